#include "unit.h"

#include "index/fields.h"
#include "xapian-c/xapian-c.h"

static void every_field_is_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < FIELDS; i++) {
        const struct field_row *row = field_row((enum field)i);
        assert_true(row->weight >= 1);
        assert_true(strlen(row->name) > 2);
        assert_true(strlen(row->example) > 2);
        assert_true(strlen(row->summary) > 5);
        assert_int_equal(row->agents, i == FIELD_NOTE);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(row->name, field_row((enum field)j)->name);
        }
    }
    assert_true(field_row(FIELD_TITLE)->weight > field_row(FIELD_HEADING)->weight);
    assert_true(field_row(FIELD_HEADING)->weight > field_row(FIELD_BODY)->weight);
}

static void each_kind_of_term_has_its_prefix(void **state)
{
    (void)state;
    static const struct {
        enum term_kind kind;
        const char *term;
    } cases[] = {
        {TERM_CODE, "Kabc"},     {TERM_WORD, "Wit:abc"}, {TERM_STEM, "ITabc"},
        {TERM_PATH, "Qabc"},     {TERM_ID, "Iabc"},      {TERM_REDIRECT, "Jabc"},
        {TERM_LANGUAGE, "Labc"}, {TERM_KIND, "Tabc"},    {TERM_STATE, "Sabc"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(term_make(&mem, cases[i].kind, STR("it"), STR("abc")), cases[i].term);
    }
    assert_str(term_words_prefix(&mem, STR("nl")), "Wnl:");
    assert_str(term_languages_prefix(), "L");
}

static void long_term_is_cut_and_stays_its_own(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    char path[600];
    memset(path, 'p', sizeof path);
    for (size_t n = XC_TERM_MAX - 3; n + 1 < sizeof path; n++) {
        struct str one = term_make(&mem, TERM_PATH, STR(""), (struct str){path, n});
        struct str other = term_make(&mem, TERM_PATH, STR(""), (struct str){path, n + 1});
        assert_true(one.n <= XC_TERM_MAX);
        assert_false(str_eq(one, other));
        if (n + 1 <= XC_TERM_MAX) {
            assert_int_equal(one.n, n + 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_explained),
        cmocka_unit_test(each_kind_of_term_has_its_prefix),
        cmocka_unit_test(long_term_is_cut_and_stays_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
