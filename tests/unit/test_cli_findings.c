#include "unit.h"

#include "cli/findings.h"

static const struct term pipe_term = {.width = 0};

static void findings_show_place_quote_and_advice(void **state)
{
    (void)state;
    const struct str text = STR("Dear sir,\n\nyou did not check\nyour mail.\n");
    const cordial_finding findings[] = {
        {.rule = "greeting",
         .factor = CORDIAL_FACTOR_POLITE,
         .severity = CORDIAL_SEVERITY_ERROR,
         .message = "there is no greeting",
         .fix = "Hello Paul,"},
        {.rule = "blame",
         .factor = CORDIAL_FACTOR_POLITE,
         .severity = CORDIAL_SEVERITY_ERROR,
         .start = 11,
         .end = 33,
         .message = "this blames the customer",
         .fix = "please check"},
        {.rule = "space",
         .factor = CORDIAL_FACTOR_COMMUNICATIVE,
         .severity = CORDIAL_SEVERITY_WARNING,
         .start = 0,
         .end = 4,
         .message = "this is not needed",
         .fix = ""},
    };
    const cordial_check check = {.factors = {-1, 0.25, 1, -1, -1, -1, -1, -1},
                                 .findings = findings,
                                 .n_findings = N_ROWS(findings)};
    struct buf out = {0};
    struct page page = {.out = &out, .term = &pipe_term};
    findings_print(&page, &check, text);
    assert_str(buf_str(&out), "Not sendable: 2 errors, 1 warning\n"
                              "error     polite, greeting\n"
                              "          there is no greeting\n"
                              "          such as 'Hello Paul,'\n"
                              "error     polite, blame\n"
                              "          this blames the customer (line 3)\n"
                              "          now 'you did not check your'\n"
                              "          better 'please check'\n"
                              "warning   communicative, space\n"
                              "          this is not needed (line 1)\n"
                              "          now 'Dear'\n"
                              "          leave it out\n"
                              "Factors   polite 25%, communicative 100%\n");
    buf_done(&out);
}

static void long_quote_is_cut_between_characters(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 200; i++) {
        buf_add_cstr(&text, "é");
    }
    const cordial_finding findings[] = {
        {.rule = "x", .severity = CORDIAL_SEVERITY_INFO, .start = 1, .end = 399, .message = "m"}};
    const cordial_check check = {.sendable = true,
                                 .factors = {-1, -1, -1, -1, -1, -1, -1, -1},
                                 .findings = findings,
                                 .n_findings = 1};
    struct buf out = {0};
    struct page page = {.out = &out, .term = &pipe_term};
    findings_print(&page, &check, buf_str(&text));
    assert_true(str_find(buf_str(&out), STR("é…'\n")) != STR_NOT_FOUND);
    buf_done(&out);
    buf_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_show_place_quote_and_advice),
        cmocka_unit_test(long_quote_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
