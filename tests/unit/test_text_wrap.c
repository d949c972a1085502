#include "unit.h"

#include "text/wrap.h"

static void long_line_that_goes_on_was_wrapped(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *next;
        bool want;
    } cases[] = {
        {"I have tried everything that the manual says about the", "mailbox", true},
        {"I have tried everything that the manual says about it.", "mailbox", false},
        {"I have tried everything that the manual says about it:", "mailbox", false},
        {"I have tried everything that the manual says about the", "", false},
        {"I have tried everything that the manual says about the", "\nmailbox", false},
        {"I have tried everything that the manual says about the", "- mailbox", false},
        {"I have tried everything", "mailbox", false},
        {"Ho gi\u00e0 provato tutto quello che dice il manuale, ma la", "\u00e8", true},
        {"\u0645\u0646 \u0647\u0631 \u0686\u0647 \u062f\u0631 \u0631\u0627\u0647\u0646\u0645\u0627"
         " \u0646\u0648\u0634\u062a\u0647 \u0634\u062f\u0647 \u0627\u0633\u062a \u0631\u0627"
         " \u0627\u0645\u062a\u062d\u0627\u0646 \u06a9\u0631\u062f\u0645 \u0648\u0644\u06cc",
         "\u0628\u0627\u0632", true},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct str text = arena_printf(&mem, "Hello,\n%s\n%s", cases[i].line, cases[i].next);
        assert_int_equal(wrap_at(text, strlen("Hello,\n") + strlen(cases[i].line)), cases[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_line_that_goes_on_was_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
