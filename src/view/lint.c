/* Findings about entries: our own document, and SARIF 2.1.0 (OASIS, 27 March 2020). */
#include "view/parts.h"

#include "base/buf.h"

#include <string.h>

static json_t *fix(const cordial_lint_finding *finding)
{
    if (finding->fix == NULL) {
        return json_null();
    }
    json_t *object = view_object();
    view_set(object, "text", view_text(finding->fix));
    view_set(object, "safe", json_false());
    return object;
}

static json_t *place(unsigned number)
{
    return number > 0 ? view_count(number) : json_null();
}

json_t *view_lint(const cordial_lint_report *report)
{
    json_t *object = view_object();
    json_t *list = view_list();
    for (size_t i = 0; i < report->n_findings; i++) {
        const cordial_lint_finding *finding = &report->findings[i];
        json_t *row = view_object();
        view_set(row, "rule", view_text(finding->rule));
        view_set(row, "severity", view_text(cordial_severity_name(finding->severity)));
        view_set(row, "file", view_text(finding->file));
        view_set(row, "line", place(finding->line));
        view_set(row, "column", place(finding->column));
        view_set(row, "message", view_text(finding->message));
        view_set(row, "fix", fix(finding));
        view_push(list, row);
    }
    view_set(object, "findings", list);
    view_set(object, "took_ms", view_ms(report->took_ms));
    return object;
}

json_t *view_lint_rules(void)
{
    json_t *object = view_object();
    json_t *list = view_list();
    const cordial_lint_rule *rule;
    for (size_t i = 0; (rule = cordial_lint_rule_at(i)) != NULL; i++) {
        json_t *row = view_object();
        view_set(row, "rule", view_text(rule->id));
        view_set(row, "family", view_text(rule->family));
        view_set(row, "severity", view_text(cordial_severity_name(rule->severity)));
        view_set(row, "summary", view_text(rule->summary));
        view_set(row, "why", view_text(rule->why));
        view_push(list, row);
    }
    view_set(object, "rules", list);
    return object;
}

/* --- SARIF ------------------------------------------------------------------------------------ */

static const char *level_of(cordial_severity severity)
{
    static const char *const levels[] = {
        [CORDIAL_SEVERITY_ERROR] = "error",
        [CORDIAL_SEVERITY_WARNING] = "warning",
        [CORDIAL_SEVERITY_INFO] = "note",
    };
    return levels[severity];
}

static json_t *message(const char *text)
{
    json_t *object = view_object();
    view_set(object, "text", view_text(text));
    return object;
}

static json_t *rule_of_tool(const cordial_lint_rule *rule)
{
    json_t *object = view_object();
    json_t *configuration = view_object();
    json_t *properties = view_object();
    json_t *tags = view_list();
    view_set(configuration, "level", view_text(level_of(rule->severity)));
    view_push(tags, view_text(rule->family));
    view_set(properties, "tags", tags);
    view_set(object, "id", view_text(rule->id));
    view_set(object, "shortDescription", message(rule->summary));
    view_set(object, "fullDescription", message(rule->why));
    view_set(object, "defaultConfiguration", configuration);
    view_set(object, "properties", properties);
    return object;
}

static json_t *tool(void)
{
    json_t *object = view_object();
    json_t *driver = view_object();
    json_t *rules = view_list();
    const cordial_lint_rule *rule;
    for (size_t i = 0; (rule = cordial_lint_rule_at(i)) != NULL; i++) {
        view_push(rules, rule_of_tool(rule));
    }
    view_set(driver, "name", view_text("cordial"));
    view_set(driver, "version", view_text(cordial_version()));
    view_set(driver, "rules", rules);
    view_set(object, "driver", driver);
    return object;
}

static size_t rule_number(const char *id)
{
    size_t i = 0;
    while (strcmp(cordial_lint_rule_at(i)->id, id) != 0) {
        i++;
    }
    return i;
}

/* A path as a relative reference (RFC 3986): what is no letter, digit or "-._~/" as %XX. */
static json_t *uri(const char *folder, const char *file)
{
    struct buf out = {0};
    const char *const parts[] = {folder, file};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        for (const char *p = parts[i]; *p != '\0'; p++) {
            bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
                         (*p >= '0' && *p <= '9') || strchr("-._~/", *p) != NULL;
            if (plain) {
                buf_add_char(&out, *p);
            } else {
                buf_printf(&out, "%%%02X", (unsigned)(unsigned char)*p);
            }
        }
    }
    json_t *text = view_text(out.p);
    buf_done(&out);
    return text;
}

static json_t *region(const cordial_lint_finding *finding)
{
    json_t *object = view_object();
    view_set(object, "startLine", view_count(finding->line));
    if (finding->column > 0) {
        view_set(object, "startColumn", view_count(finding->column));
    }
    if (finding->column > 0 && finding->end_column > 0) {
        view_set(object, "endLine", view_count(finding->end_line));
        view_set(object, "endColumn", view_count(finding->end_column));
    }
    return object;
}

static json_t *artifact(const cordial_lint_finding *finding, const char *folder)
{
    json_t *object = view_object();
    view_set(object, "uri", uri(folder, finding->file));
    return object;
}

static json_t *locations(const cordial_lint_finding *finding, const char *folder)
{
    json_t *list = view_list();
    json_t *object = view_object();
    json_t *physical = view_object();
    view_set(physical, "artifactLocation", artifact(finding, folder));
    if (finding->line > 0) {
        view_set(physical, "region", region(finding));
    }
    view_set(object, "physicalLocation", physical);
    view_push(list, object);
    return list;
}

/* Wraps @item into a list of one. */
static json_t *alone(json_t *item)
{
    json_t *list = view_list();
    view_push(list, item);
    return list;
}

static json_t *fixes(const cordial_lint_finding *finding, const char *folder)
{
    json_t *replacement = view_object();
    view_set(replacement, "deletedRegion", region(finding));
    view_set(replacement, "insertedContent", message(finding->fix));
    json_t *change = view_object();
    view_set(change, "artifactLocation", artifact(finding, folder));
    view_set(change, "replacements", alone(replacement));
    json_t *object = view_object();
    view_set(object, "artifactChanges", alone(change));
    return alone(object);
}

static json_t *result(const cordial_lint_finding *finding, const char *folder)
{
    json_t *object = view_object();
    view_set(object, "ruleId", view_text(finding->rule));
    view_set(object, "ruleIndex", view_count(rule_number(finding->rule)));
    view_set(object, "level", view_text(level_of(finding->severity)));
    view_set(object, "message", message(finding->message));
    view_set(object, "locations", locations(finding, folder));
    if (finding->fix != NULL && finding->end_column > 0) {
        view_set(object, "fixes", fixes(finding, folder));
    }
    return object;
}

json_t *view_lint_sarif(const cordial_lint_report *report, const char *folder)
{
    json_t *results = view_list();
    for (size_t i = 0; i < report->n_findings; i++) {
        view_push(results, result(&report->findings[i], folder));
    }
    json_t *run = view_object();
    view_set(run, "tool", tool());
    view_set(run, "columnKind", view_text("unicodeCodePoints"));
    view_set(run, "results", results);
    json_t *object = view_object();
    view_set(object, "$schema", view_text("https://json.schemastore.org/sarif-2.1.0.json"));
    view_set(object, "version", view_text("2.1.0"));
    view_set(object, "runs", alone(run));
    return object;
}
