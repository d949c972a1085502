#include "unit.h"

static void split_gives_every_piece_and_the_last_empty_one(void **state)
{
    (void)state;
    struct str rest = STR("a,,b,");
    struct str piece;
    const char *want[] = {"a", "", "b", ""};
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_true(str_split(&rest, ',', &piece));
        assert_str(piece, want[i]);
    }
    assert_false(str_split(&rest, ',', &piece));
}

static void line_knows_all_endings(void **state)
{
    (void)state;
    struct str rest = STR("a\r\nb\rc\n\nd");
    struct str line;
    const char *want[] = {"a", "b", "c", "", "d"};
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_true(str_line(&rest, &line));
        assert_str(line, want[i]);
    }
    assert_false(str_line(&rest, &line));
}

static void int_refuses_what_does_not_fit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        int64_t value;
    } cases[] = {
        {"0", true, 0},
        {"-17", true, -17},
        {"9223372036854775807", true, INT64_MAX},
        {"9223372036854775808", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"1x", false, 0},
        {" 1", false, 0},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        int64_t value = 0;
        assert_int_equal(str_int(str_of(cases[i].text), &value), cases[i].ok);
        assert_int_equal(value, cases[i].value);
    }
}

static void find_sees_the_first_place(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
    assert_true(str_find(STR("ab"), STR("abc")) == STR_NOT_FOUND);
    assert_int_equal(str_find_ci(STR("xABC"), STR("bc")), 2);
}

static void null_string_is_an_empty_one(void **state)
{
    (void)state;
    struct str none = {NULL, 0};
    assert_true(str_eq(none, STR("")));
    assert_int_equal(str_trim(none).n, 0);
    assert_int_equal(str_cmp(none, STR("a")), -1);
    assert_true(str_hash(none) == str_hash(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(split_gives_every_piece_and_the_last_empty_one),
        cmocka_unit_test(line_knows_all_endings),
        cmocka_unit_test(int_refuses_what_does_not_fit),
        cmocka_unit_test(find_sees_the_first_place),
        cmocka_unit_test(null_string_is_an_empty_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
