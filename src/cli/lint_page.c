/* Lines for people, lines for GitHub, the list of rules. */
#include "cli/lint_page.h"

#include "cli/badges.h"

enum { ID_COLUMNS = 17, SEVERITY_COLUMNS = 9, RULE_INDENT = 2 };

static size_t count(const cordial_lint_report *report, cordial_severity severity)
{
    size_t n = 0;
    for (size_t i = 0; i < report->n_findings; i++) {
        n += report->findings[i].severity == severity;
    }
    return n;
}

static void add_place(struct page *page, const cordial_lint_finding *finding, const char *folder)
{
    page_value(page, STYLE_PLAIN, str_of(folder));
    page_value(page, STYLE_STRONG, str_of(finding->file));
    if (finding->line > 0) {
        page_printf(page, ":%u", finding->line);
    }
    if (finding->line > 0 && finding->column > 0) {
        page_printf(page, ":%u", finding->column);
    }
    page_words(page, STYLE_PLAIN, ": ");
}

static void add_counts(struct page *page, const cordial_lint_report *report)
{
    page_count(page, report->n_files, "entry", "entries");
    page_words(page, STYLE_PLAIN, ": ");
    page_count(page, count(report, CORDIAL_SEVERITY_ERROR), "error", "errors");
    page_words(page, STYLE_PLAIN, ", ");
    page_count(page, count(report, CORDIAL_SEVERITY_WARNING), "warning", "warnings");
    page_words(page, STYLE_PLAIN, ", ");
    page_count(page, count(report, CORDIAL_SEVERITY_INFO), "info", "info");
    page_end(page);
}

void lint_page_findings(struct page *page, const cordial_lint_report *report, const char *folder)
{
    for (size_t i = 0; i < report->n_findings; i++) {
        const cordial_lint_finding *finding = &report->findings[i];
        add_place(page, finding, folder);
        page_words(page, severity_style(finding->severity),
                   cordial_severity_name(finding->severity));
        page_words(page, STYLE_PLAIN, ": ");
        page_value(page, STYLE_PLAIN, str_of(finding->message));
        page_words(page, STYLE_DIM, " [");
        page_words(page, STYLE_DIM, finding->rule);
        page_words(page, STYLE_DIM, "]");
        page_end(page);
    }
    add_counts(page, report);
}

/* Escaped as workflow commands want it; in a property also what divides properties. */
static void add_escaped(struct buf *out, const char *s, bool property)
{
    for (; *s != '\0'; s++) {
        bool divides = property && (*s == ':' || *s == ',');
        if (*s == '%' || *s == '\r' || *s == '\n' || divides) {
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)*s);
        } else {
            buf_add_char(out, *s);
        }
    }
}

static const char *command_of(cordial_severity severity)
{
    static const char *const commands[] = {
        [CORDIAL_SEVERITY_ERROR] = "error",
        [CORDIAL_SEVERITY_WARNING] = "warning",
        [CORDIAL_SEVERITY_INFO] = "notice",
    };
    return commands[severity];
}

void lint_page_annotations(struct page *page, const cordial_lint_report *report, const char *folder)
{
    for (size_t i = 0; i < report->n_findings; i++) {
        const cordial_lint_finding *finding = &report->findings[i];
        struct buf line = {0};
        buf_printf(&line, "::%s file=", command_of(finding->severity));
        add_escaped(&line, folder, true);
        add_escaped(&line, finding->file, true);
        if (finding->line > 0) {
            buf_printf(&line, ",line=%u", finding->line);
        }
        if (finding->line > 0 && finding->column > 0) {
            buf_printf(&line, ",col=%u", finding->column);
        }
        if (finding->end_column > 0) {
            buf_printf(&line, ",endLine=%u,endColumn=%u", finding->end_line, finding->end_column);
        }
        buf_printf(&line, ",title=cordial %s::", finding->rule);
        add_escaped(&line, finding->message, false);
        term_add_clean(page->out, buf_str(&line)); /* for a program: no marks around it */
        buf_add_char(page->out, '\n');
        buf_done(&line);
    }
}

static void add_columns(struct page *page, enum style style, const char *words, size_t columns)
{
    page_words(page, style, words);
    for (size_t i = strlen(words); i < columns; i++) {
        buf_add_char(page->out, ' ');
    }
}

static void add_rule(struct page *page, const cordial_lint_rule *rule)
{
    page->indent = RULE_INDENT;
    page_start(page);
    add_columns(page, STYLE_STRONG, rule->id, ID_COLUMNS);
    add_columns(page, severity_style(rule->severity), cordial_severity_name(rule->severity),
                SEVERITY_COLUMNS);
    page_words(page, STYLE_PLAIN, rule->summary);
    page_end(page);
    page->indent = RULE_INDENT + ID_COLUMNS + SEVERITY_COLUMNS;
    page_paragraph(page, &(struct page_text){.text = str_of(rule->why), .style = STYLE_DIM});
    page->indent = 0;
}

void lint_page_rules(struct page *page)
{
    const char *family = "";
    const cordial_lint_rule *rule;
    for (size_t i = 0; (rule = cordial_lint_rule_at(i)) != NULL; i++) {
        if (strcmp(family, rule->family) != 0) {
            page_words(page, STYLE_PLAIN, i > 0 ? "\n" : "");
            page_words(page, STYLE_TITLE, rule->family);
            page_end(page);
        }
        family = rule->family;
        add_rule(page, rule);
    }
}
