#include "unit.h"

#include "text/languages.h"
#include "text/pack.h"
#include "xapian-c/xapian-c.h"

static void rows_are_sorted_and_found(void **state)
{
    (void)state;
    size_t n;
    const struct language *rows = language_rows(&n);
    for (size_t i = 0; i < n; i++) {
        assert_true(i == 0 || strcmp(rows[i - 1].code, rows[i].code) < 0);
        assert_ptr_equal(language_find(str_of(rows[i].code)), &rows[i]);
        assert_true(strlen(rows[i].name) > 2);
    }
    assert_null(language_find(STR("xx")));
    assert_null(language_find(STR("")));
    assert_null(language_find(STR("EN")));
}

static void every_named_stemmer_is_there(void **state)
{
    (void)state;
    size_t n;
    const struct language *rows = language_rows(&n);
    for (size_t i = 0; i < n; i++) {
        struct xc_stemmer *s = rows[i].stemmer != NULL ? xc_stemmer_open(rows[i].stemmer) : NULL;
        assert_int_equal(rows[i].stemmer != NULL, s != NULL);
        xc_stemmer_close(s);
    }
}

static void every_folder_of_lists_has_a_row_and_the_other_way_round(void **state)
{
    (void)state;
    size_t n;
    size_t n_rows;
    const struct str *codes = pack_languages(&n);
    language_rows(&n_rows);
    assert_int_equal(n, n_rows);
    for (size_t i = 0; i < n; i++) {
        assert_non_null(language_find(codes[i]));
    }
}

static void tag_gives_its_code(void **state)
{
    (void)state;
    static const struct {
        const char *tag;
        const char *code; /* NULL: no tag */
    } cases[] = {
        {"nl", "nl"},         {"nl-BE", "nl"}, {"NL_be", "nl"},   {"fas", "fas"},
        {"zh-Hant-TW", "zh"}, {"", NULL},      {"e", NULL},       {"mail", NULL},
        {"e1", NULL},         {"-en", NULL},   {"\u00e9n", NULL}, {" en", NULL},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str out = STR("untouched");
        bool is = language_code(&mem, str_of(cases[i].tag), &out);
        assert_int_equal(is, cases[i].code != NULL);
        assert_str(out, is ? cases[i].code : "untouched");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_sorted_and_found),
        cmocka_unit_test(every_named_stemmer_is_there),
        cmocka_unit_test(every_folder_of_lists_has_a_row_and_the_other_way_round),
        cmocka_unit_test(tag_gives_its_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
