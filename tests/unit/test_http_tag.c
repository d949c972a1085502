#include "unit.h"

#include "http/gzip.h"
#include "http/tag.h"

static void tag_follows_the_content_and_its_coding(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str a = tag_of(&mem, STR("content"), false);
    assert_int_equal(a.n, 18);
    assert_true(str_eq(a, tag_of(&mem, STR("content"), false)));
    assert_false(str_eq(a, tag_of(&mem, STR("content"), true)));
    assert_false(str_eq(a, tag_of(&mem, STR("other"), false)));
}

static void tags_that_a_caller_has_are_found_in_his_list(void **state)
{
    (void)state;
    static const struct {
        const char *list;
        bool want;
    } rows[] = {
        {"\"a\"", true}, {"W/\"a\"", true}, {"\"b\", \"a\"", true},
        {"*", true},     {"\"b\"", false},  {"", false},
        {"a", false},    {"\"ab\"", false}, {"\"b\",W/\"a\"", true},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_int_equal(tag_matches(str_of(rows[i].list), STR("\"a\"")), rows[i].want);
    }
}

static void gzip_is_for_those_who_take_it(void **state)
{
    (void)state;
    static const struct {
        const char *accept;
        bool want;
    } rows[] = {
        {"gzip", true},      {"br, gzip", true},     {"GZIP;q=0.5", true},
        {"gzip;q=0", false}, {"gzip; q=0.0", false}, {"", false},
        {"identity", false}, {"xgzip", false},       {"gzip;q=0.01", true},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_int_equal(gzip_is_wanted(str_of(rows[i].accept)), rows[i].want);
    }
    assert_true(gzip_pays("text/html; charset=utf-8"));
    assert_true(gzip_pays("application/json"));
    assert_false(gzip_pays("image/png"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tag_follows_the_content_and_its_coding),
        cmocka_unit_test(tags_that_a_caller_has_are_found_in_his_list),
        cmocka_unit_test(gzip_is_for_those_who_take_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
