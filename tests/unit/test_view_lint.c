#include "view.h"

static const cordial_lint_finding findings[] = {
    {.rule = "key",
     .severity = CORDIAL_SEVERITY_WARNING,
     .file = "en/a b.md",
     .line = 3,
     .column = 1,
     .end_line = 3,
     .end_column = 8,
     .message = "unknown key",
     .fix = "keywords"},
    {.rule = "read",
     .severity = CORDIAL_SEVERITY_ERROR,
     .file = "en/x.md",
     .message = "not a regular file"},
    {.rule = "sentence",
     .severity = CORDIAL_SEVERITY_INFO,
     .file = "fa/\u06a9.md",
     .line = 9,
     .message = "too long"},
};
static const cordial_lint_report report = {.findings = findings, .n_findings = N_ROWS(findings)};

static void findings_have_every_key(void **state)
{
    (void)state;
    assert_document(
        view_lint(&report),
        "{\"findings\":[{\"rule\":\"key\",\"severity\":\"warning\",\"file\":\"en/a b.md\","
        "\"line\":3,\"column\":1,\"message\":\"unknown key\","
        "\"fix\":{\"text\":\"keywords\",\"safe\":false}},"
        "{\"rule\":\"read\",\"severity\":\"error\",\"file\":\"en/x.md\",\"line\":null,"
        "\"column\":null,\"message\":\"not a regular file\",\"fix\":null},"
        "{\"rule\":\"sentence\",\"severity\":\"info\",\"file\":\"fa/\u06a9.md\",\"line\":9,"
        "\"column\":null,\"message\":\"too long\",\"fix\":null}],\"took_ms\":0.0}");
}

static void rules_are_listed_with_every_key(void **state)
{
    (void)state;
    json_t *document = view_lint_rules();
    json_t *rules = json_object_get(document, "rules");
    size_t n = 0;
    while (cordial_lint_rule_at(n) != NULL) {
        n++;
    }
    assert_int_equal(json_array_size(rules), n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(json_object_size(json_array_get(rules, i)), 5);
    }
    json_decref(document);
}

/* --- SARIF 2.1.0: what its schema requires, and what readers of it need ------------------------
 */

static json_t *member(json_t *object, const char *path)
{
    struct str rest = str_of(path);
    for (struct str name; str_split(&rest, '.', &name);) {
        int64_t number;
        object = str_int(name, &number) ? json_array_get(object, (size_t)number)
                                        : json_object_getn(object, name.p, name.n);
        assert_non_null(object);
    }
    return object;
}

static const char *text_at(json_t *object, const char *path)
{
    const char *text = json_string_value(member(object, path));
    assert_non_null(text);
    return text;
}

static void log_names_version_schema_and_tool(void **state)
{
    (void)state;
    json_t *log = view_lint_sarif(&report, "");
    assert_string_equal(text_at(log, "version"), "2.1.0");
    assert_true(str_ends(str_of(text_at(log, "$schema")), STR("sarif-2.1.0.json")));
    assert_int_equal(json_array_size(member(log, "runs")), 1);
    assert_string_equal(text_at(log, "runs.0.tool.driver.name"), "cordial");
    assert_string_equal(text_at(log, "runs.0.tool.driver.version"), cordial_version());
    assert_string_equal(text_at(log, "runs.0.columnKind"), "unicodeCodePoints");
    json_decref(log);
}

static void each_rule_of_the_log_is_described(void **state)
{
    (void)state;
    json_t *log = view_lint_sarif(&report, "");
    json_t *rules = member(log, "runs.0.tool.driver.rules");
    for (size_t i = 0; i < json_array_size(rules); i++) {
        json_t *rule = json_array_get(rules, i);
        const char *level = text_at(rule, "defaultConfiguration.level");
        assert_string_equal(text_at(rule, "id"), cordial_lint_rule_at(i)->id);
        assert_true(*text_at(rule, "shortDescription.text") != '\0');
        assert_true(*text_at(rule, "fullDescription.text") != '\0');
        assert_true(strcmp(level, "error") == 0 || strcmp(level, "warning") == 0 ||
                    strcmp(level, "note") == 0);
    }
    json_decref(log);
}

static void result_points_to_its_rule_and_place(void **state)
{
    (void)state;
    json_t *log = view_lint_sarif(&report, "kb/");
    json_t *result = member(log, "runs.0.results.0");
    json_int_t index = json_integer_value(member(result, "ruleIndex"));
    json_t *rule = json_array_get(member(log, "runs.0.tool.driver.rules"), (size_t)index);
    assert_string_equal(text_at(rule, "id"), text_at(result, "ruleId"));
    assert_string_equal(text_at(result, "level"), "warning");
    assert_string_equal(text_at(result, "message.text"), "unknown key");
    assert_string_equal(text_at(result, "locations.0.physicalLocation.artifactLocation.uri"),
                        "kb/en/a%20b.md");
    json_t *region = member(result, "locations.0.physicalLocation.region");
    assert_int_equal(json_integer_value(member(region, "startLine")), 3);
    assert_int_equal(json_integer_value(member(region, "endColumn")), 8);
    json_t *change = member(result, "fixes.0.artifactChanges.0");
    assert_string_equal(text_at(change, "artifactLocation.uri"), "kb/en/a%20b.md");
    assert_string_equal(text_at(change, "replacements.0.insertedContent.text"), "keywords");
    assert_int_equal(json_integer_value(member(change, "replacements.0.deletedRegion.startColumn")),
                     1);
    json_decref(log);
}

static void result_without_a_place_has_no_region(void **state)
{
    (void)state;
    json_t *log = view_lint_sarif(&report, "");
    json_t *whole = member(log, "runs.0.results.1.locations.0.physicalLocation");
    json_t *line = member(log, "runs.0.results.2.locations.0.physicalLocation");
    assert_null(json_object_get(whole, "region"));
    assert_int_equal(json_object_size(member(line, "region")), 1);
    assert_string_equal(text_at(line, "artifactLocation.uri"), "fa/%DA%A9.md");
    assert_string_equal(text_at(log, "runs.0.results.2.level"), "note");
    assert_null(json_object_get(member(log, "runs.0.results.1"), "fixes"));
    json_decref(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_have_every_key),
        cmocka_unit_test(rules_are_listed_with_every_key),
        cmocka_unit_test(log_names_version_schema_and_tool),
        cmocka_unit_test(each_rule_of_the_log_is_described),
        cmocka_unit_test(result_points_to_its_rule_and_place),
        cmocka_unit_test(result_without_a_place_has_no_region),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
