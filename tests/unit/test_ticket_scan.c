#include "unit.h"

#include "ticket/scan.h"

static void words_are_found_by_place(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct scan s = scan_make(&mem, STR("one two, three"), STR("en"));
    assert_int_equal(scan_word_from(&s, 0), 0);
    assert_int_equal(scan_word_from(&s, 1), 1);
    assert_int_equal(scan_word_from(&s, 99), 3);
    assert_int_equal(scan_word_before(&s, 7), 1);
    assert_int_equal(scan_word_before(&s, 6), 0);
    assert_true(scan_word_before(&s, 2) == SIZE_MAX);
    assert_true(scan_gap_is(&s, 7, 9, " ,"));
    assert_false(scan_gap_is(&s, 7, 10, " ,"));
    arena_done(&mem);
}

static void hits_are_found_by_place(void **state)
{
    (void)state;
    struct phrase_hit rows[] = {{.start = 2, .end = 4}, {.start = 8, .end = 9}};
    struct phrase_hits hits = {rows, 2, 2};
    assert_ptr_equal(scan_hit_from(&hits, 0), &rows[0]);
    assert_ptr_equal(scan_hit_from(&hits, 3), &rows[1]);
    assert_null(scan_hit_from(&hits, 9));
    assert_ptr_equal(scan_hit_before(&hits, 8), &rows[0]);
    assert_ptr_equal(scan_hit_before(&hits, 9), &rows[1]);
    assert_null(scan_hit_before(&hits, 3));
}

static void digits_of_three_scripts_count(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        long value;
        size_t digits;
    } cases[] = {{"42", 42, 2}, {"۴۲", 42, 2}, {"٤٢", 42, 2}, {"4a2", -1, 2}, {"", -1, 0}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(scan_number(str_of(cases[i].text)), cases[i].value);
        assert_int_equal(scan_count_digits(str_of(cases[i].text)), cases[i].digits);
    }
}

static void quotations_are_told_from_apostrophes(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* its first mark is tried */
        const char *quoted;
    } cases[] = {
        {"\"Access denied\" it says", "Access denied"},
        {"«خطای سرور» می‌دهد", "خطای سرور"},
        {"'Access denied' dice", "Access denied"},
        {"'s avonds is het traag, 's nachts niet", NULL},
        {"'t is stuk en dat is 'm niet", NULL},
        {"\"never closed", NULL},
        {"\"not over\n\na paragraph\"", NULL},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str quoted = STR("");
        size_t end = scan_quote(str_of(cases[i].text), 0, &quoted);
        assert_int_equal(end > 0, cases[i].quoted != NULL);
        if (cases[i].quoted != NULL) {
            assert_str(quoted, cases[i].quoted);
        }
    }
    struct str quoted;
    assert_int_equal(scan_quote(STR("l'ora e' questa"), 1, &quoted), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_by_place),
        cmocka_unit_test(hits_are_found_by_place),
        cmocka_unit_test(quotations_are_told_from_apostrophes),
        cmocka_unit_test(digits_of_three_scripts_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
