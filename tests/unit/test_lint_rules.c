/*
 * Every rule of the table on its fixtures: tests/data/lint/RULE/bad is a base in which it finds
 * what bad/expect says, "FILE:LINE:COLUMN SEVERITY" a line; in RULE/good it finds nothing.
 */
#include "unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "text/spell.h"

#include <cordial/lint.h>

#include <stdlib.h>

static const char *fixture(struct arena *mem, const char *rule, const char *name)
{
    return arena_printf(mem, "%s/lint/%s/%s", getenv("CORDIAL_TEST_DATA"), rule, name).p;
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* What a rule finds in a base, as lines, sorted. */
static struct str found(struct arena *mem, const char *rule, const char *path)
{
    cordial_error err = {0};
    cordial_base *base = NULL;
    cordial_lint_report *report = NULL;
    const cordial_lint_options options = {.rules = &rule, .n_rules = 1};
    assert_ok(cordial_base_open(path, NULL, &base, &err), &err);
    assert_ok(cordial_lint(base, &options, &report, &err), &err);
    struct str *lines = arena_array(mem, report->n_findings, sizeof *lines);
    for (size_t i = 0; i < report->n_findings; i++) {
        const cordial_lint_finding *f = &report->findings[i];
        assert_string_equal(f->rule, rule);
        assert_true(strlen(f->message) > 10);
        lines[i] = arena_printf(mem, "%s:%u:%u %s\n", f->file, f->line, f->column,
                                cordial_severity_name(f->severity));
    }
    if (report->n_findings > 1) {
        qsort(lines, report->n_findings, sizeof *lines, by_text);
    }
    struct buf out = {0};
    for (size_t i = 0; i < report->n_findings; i++) {
        buf_add(&out, lines[i]);
    }
    cordial_lint_free(report);
    cordial_base_close(base);
    struct str kept = buf_keep(&out, mem);
    buf_done(&out);
    return kept;
}

/* Without one of English there is nothing to look words up in. */
static bool has_dictionary(void)
{
    struct speller *speller = speller_open();
    bool has = speller_has(speller, STR("en"));
    speller_close(speller);
    return has;
}

static void each_rule_finds_what_is_bad_and_nothing_in_what_is_good(void **state)
{
    (void)state;
    struct arena mem = {0};
    bool fine = true;
    const cordial_lint_rule *rule;
    for (size_t i = 0; (rule = cordial_lint_rule_at(i)) != NULL; i++) {
        struct str want = {NULL, 0};
        cordial_error err = {0};
        const char *expect = fixture(&mem, rule->id, "bad/expect");
        if (strcmp(rule->id, "spelling") == 0 && !has_dictionary()) {
            continue;
        }
        assert_ok(file_read(&mem, expect, 1 << 20, &want, &err), &err);
        assert_true(want.n > 0);
        struct str bad = found(&mem, rule->id, fixture(&mem, rule->id, "bad"));
        struct str good = found(&mem, rule->id, fixture(&mem, rule->id, "good"));
        if (!str_eq(bad, want) || good.n > 0) {
            print_error("%s: in bad\n%.*swanted\n%.*sin good\n%.*s\n", rule->id, STR_ARG(bad),
                        STR_ARG(want), STR_ARG(good));
            fine = false;
        }
    }
    arena_done(&mem);
    assert_true(fine);
}

static void rules_are_unique_and_explained(void **state)
{
    (void)state;
    const cordial_lint_rule *rule;
    for (size_t i = 0; (rule = cordial_lint_rule_at(i)) != NULL; i++) {
        const cordial_lint_rule *next = cordial_lint_rule_at(i + 1);
        bool same = next != NULL && strcmp(rule->family, next->family) == 0;
        assert_true(strlen(rule->id) <= 16);
        assert_true(strlen(rule->summary) > 10);
        assert_false(str_ends(str_of(rule->summary), STR(".")));
        assert_true(str_ends(str_of(rule->why), STR(".")));
        assert_true(!same || strcmp(rule->id, next->id) < 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_finds_what_is_bad_and_nothing_in_what_is_good),
        cmocka_unit_test(rules_are_unique_and_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
