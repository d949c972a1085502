#include "unit.h"

#include "entry/entry.h"

static void a_template_is_cut_at_its_headings(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        const char *parts[REPLY_PARTS]; /* cause, remedy, alternative, next */
    } cases[] = {
        {"", {"", "", "", ""}},
        {"Just this.\n", {"", "Just this.", "", ""}},
        {"# cause\nC\n\n# remedy\nR\n## More\n# Alternative #\nA\r\n# NEXT\n\nN",
         {"C", "R\n## More", "A", "N"}},
        {"R\n# cause\nC", {"C", "R", "", ""}},
        {"\n\n# remedy\nR", {"", "R", "", ""}},
        {"# remedy\n```sh\n# install\nx\n```\ny\n# next\nN",
         {"", "```sh\n# install\nx\n```\ny", "", "N"}},
        {"#cause\n", {"", "#cause", "", ""}},
        {"# cause\n# next", {"", "", "", ""}},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str parts[REPLY_PARTS];
        cordial_error err = {0};
        assert_ok(entry_parts(str_of(cases[i].body), parts, &err), &err);
        for (size_t k = 0; k < REPLY_PARTS; k++) {
            assert_str(parts[k], cases[i].parts[k]);
        }
    }
}

static void a_wrong_heading_is_told_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        unsigned line;
        const char *words;
    } cases[] = {
        {"# cause\nC\n# remedies\nR", 3, "no part of a reply is called 'remedies'"},
        {"# cause\nC\n\n# cause\nD", 4, "'cause' stands twice"},
        {"R\n# remedy\nR", 2, "before the first heading"},
        {"# \n", 1, "no part of a reply"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str parts[REPLY_PARTS] = {0};
        cordial_error err = {0};
        assert_int_equal(entry_parts(str_of(cases[i].body), parts, &err), CORDIAL_E_DATA);
        assert_int_equal(err.line, cases[i].line);
        assert_non_null(strstr(err.message, cases[i].words));
        assert_null(parts[0].p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_template_is_cut_at_its_headings),
        cmocka_unit_test(a_wrong_heading_is_told_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
