#include "unit.h"

#include "text/bidi.h"

static void piece_is_isolated_only_where_its_line_would_scramble_it(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        bool in_rtl;
        bool in_ltr;
    } cases[] = {
        {"Outlook Express", false, false},
        {"mail.harbour.example", false, false},
        {"user@foo.example", false, false},
        {"Outlook 2016", false, false},
        {"192.0.2.80", false, false},
        {"553", false, false},
        {"12,500", false, false},
        {"18:00", false, false},
        {"C++", true, false},
        {"https://foo.example/", true, false},
        {"553 relaying denied", true, false},
        {"+31 20 555 01 00", true, false},
        {"2026-11-24", true, false},
        {"(beta)", true, false},
        {"علی رضایی", false, false},
        {"علی ۲۲", false, true},
        {"علی Reza", true, true},
        {"", false, false},
        {"...", false, false},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        if (bidi_scrambles(str_of(cases[i].piece), true) != cases[i].in_rtl ||
            bidi_scrambles(str_of(cases[i].piece), false) != cases[i].in_ltr) {
            fail_msg("'%s'", cases[i].piece);
        }
    }
}

static void isolated_piece_stands_between_marks(void **state)
{
    (void)state;
    struct arena mem = {0};
    assert_str(bidi_isolated(&mem, STR("C++"), true), "\u2068C++\u2069");
    assert_str(bidi_isolated(&mem, STR("C++"), false), "C++");
    arena_done(&mem);
}

static void first_letter_tells_the_direction_of_a_line(void **state)
{
    (void)state;
    assert_true(bidi_starts_left(STR("1. Outlook را")));
    assert_false(bidi_starts_left(STR("1. برنامهٔ Outlook")));
    assert_false(bidi_starts_left(STR("1. 2")));
    assert_true(bidi_has_right(STR("Outlook را")));
    assert_false(bidi_has_right(STR("Outlook 2")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(piece_is_isolated_only_where_its_line_would_scramble_it),
        cmocka_unit_test(isolated_piece_stands_between_marks),
        cmocka_unit_test(first_letter_tells_the_direction_of_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
