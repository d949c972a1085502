#include "unit.h"

#include "base/utf8.h"
#include "cli/term.h"

static void colour_follows_option_then_environment_then_terminal(void **state)
{
    (void)state;
    static const struct {
        struct term_wishes wishes;
        bool tty;
        bool want;
    } cases[] = {
        {{.term = "xterm"}, true, true},
        {{.term = "xterm"}, false, false},
        {{.term = "dumb"}, true, false},
        {{.term = NULL}, true, false},
        {{.option = "auto", .term = "xterm"}, true, true},
        {{.option = "always", .term = "dumb"}, false, true},
        {{.option = "never", .clicolor_force = "1", .term = "xterm"}, true, false},
        {{.no_color = "1", .term = "xterm"}, true, false},
        {{.no_color = "", .term = "xterm"}, true, true},
        {{.no_color = "1", .clicolor_force = "1", .term = "xterm"}, true, false},
        {{.clicolor_force = "1"}, false, true},
        {{.clicolor_force = "0", .term = "xterm"}, false, false},
        {{.option = "always", .no_color = "1"}, false, true},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(term_wants_colour(&cases[i].wishes, cases[i].tty), cases[i].want);
    }
}

static void clean_text_holds_no_control_character(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *want;
    } cases[] = {
        {{"a\x1b[31mb", 7}, "a\uFFFD[31mb"},
        {{"a\x9bz", 3}, "a\uFFFDz"},
        {{"a\xc2\x9b"
          "31m",
          6},
         "a\uFFFD31m"},
        {{"a\0b\x7f", 4}, "a\uFFFDb\uFFFD"},
        {{"one\ntwo\tthree", 13}, "one two three"},
        {{"a\u202Egnp.exe", 11}, "agnp.exe"},
        {{"\u2067x\u2069", 7}, "x"},
        {{"می‌خواهم", 17}, "می‌خواهم"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct buf out = {0};
        term_add_clean(&out, cases[i].text);
        assert_str(buf_str(&out), cases[i].want);
        buf_done(&out);
    }
}

static void width_counts_columns(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned want;
    } cases[] = {
        {"", 0},  {"abc", 3}, {"é", 1},  {"e\u0301", 1}, {"日本", 4}, {"می‌خواهم", 7},
        {"😀", 2}, {"─", 1},   {"Ａ", 2},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(term_str_width(str_of(cases[i].text)), cases[i].want);
    }
}

static void right_to_left_is_seen(void **state)
{
    (void)state;
    assert_true(term_is_rtl(STR("mail: صندوق")));
    assert_true(term_is_rtl(STR("שלום")));
    assert_false(term_is_rtl(STR("mail é 日本 😀")));
    assert_false(term_is_rtl(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour_follows_option_then_environment_then_terminal),
        cmocka_unit_test(clean_text_holds_no_control_character),
        cmocka_unit_test(width_counts_columns),
        cmocka_unit_test(right_to_left_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
