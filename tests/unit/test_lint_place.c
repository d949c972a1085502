#include "unit.h"

#include "lint/subject.h"

static void check(struct place_cursor *c, const char *text, size_t start, size_t end,
                  struct place want)
{
    struct place got = place_of(c, str_of(text), start, end);
    assert_int_equal(got.line, want.line);
    assert_int_equal(got.column, want.column);
    assert_int_equal(got.end_line, want.end_line);
    assert_int_equal(got.end_column, want.end_column);
}

static void columns_count_characters_and_lines_end_in_three_ways(void **state)
{
    (void)state;
    struct place_cursor c = {0};
    const char *text = "aé\r\nسلام x\ry\nz";
    check(&c, text, 0, 1, (struct place){1, 1, 1, 2});
    check(&c, text, 1, 3, (struct place){1, 2, 1, 3});
    check(&c, text, 14, 15, (struct place){2, 6, 2, 7});
    check(&c, text, 16, 19, (struct place){3, 1, 4, 2});
    check(&c, text, 5, 5, (struct place){2, 1, 0, 0}); /* back again */
}

static void mark_at_the_start_of_a_file_is_no_character(void **state)
{
    (void)state;
    struct place_cursor c = {0};
    check(&c, "\xEF\xBB\xBFxy", 4, 5, (struct place){1, 2, 1, 3});
}

static void bytes_are_found_by_line_and_column(void **state)
{
    (void)state;
    struct place_cursor c = {0};
    struct str text = STR("ab\ncd\n\nef");
    static const struct {
        unsigned line;
        unsigned column;
        size_t want;
    } cases[] = {{1, 1, 0}, {4, 2, 8}, {2, 2, 4}, {3, 1, 6}, {2, 1, 3}, {9, 1, 9}, {4, 70, 9}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(place_byte(&c, text, cases[i].line, cases[i].column), cases[i].want);
    }
    assert_int_equal(place_byte(&c, STR(""), 1, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_count_characters_and_lines_end_in_three_ways),
        cmocka_unit_test(mark_at_the_start_of_a_file_is_no_character),
        cmocka_unit_test(bytes_are_found_by_line_and_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
