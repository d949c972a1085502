#include "view.h"

#include "view/parts.h"

#include <math.h>

static void share_is_rounded_and_printed_short(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *want;
    } cases[] = {
        {0.93, "[0.93]"},        {1.0 / 3, "[0.3333]"},        {1, "[1.0]"},
        {-0.00001, "[0.0]"},     {0.99996, "[1.0]"},           {12.345678, "[12.3457]"},
        {(double)NAN, "[null]"}, {(double)INFINITY, "[null]"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        json_t *list = view_list();
        view_push(list, view_share(cases[i].value));
        assert_document(list, cases[i].want);
    }
}

static void duration_keeps_microseconds(void **state)
{
    (void)state;
    json_t *list = view_list();
    view_push(list, view_ms(2.1));
    view_push(list, view_ms(0));
    view_push(list, view_ms(1.23456));
    assert_document(list, "[2.1,0.0,1.235]");
}

static void text_that_is_no_utf8_is_mended(void **state)
{
    (void)state;
    json_t *list = view_list();
    view_push(list, view_text("caf\xe9.md"));
    view_push(list, view_text(NULL));
    view_push(list, view_optional(NULL));
    view_push(list, view_optional(""));
    view_push(list, view_optional("سلام"));
    assert_document(list, "[\"caf\uFFFD.md\",\"\",null,null,\"سلام\"]");
}

static void has_lists_what_is_there(void **state)
{
    (void)state;
    json_t *list = view_list();
    view_push(list, view_has(false, false));
    view_push(list, view_has(true, false));
    view_push(list, view_has(false, true));
    view_push(list, view_has(true, true));
    assert_document(list, "[[],[\"article\"],[\"reply\"],[\"article\",\"reply\"]]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(share_is_rounded_and_printed_short),
        cmocka_unit_test(duration_keeps_microseconds),
        cmocka_unit_test(text_that_is_no_utf8_is_mended),
        cmocka_unit_test(has_lists_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
