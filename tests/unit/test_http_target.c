#include "unit.h"

#include "base/buf.h"
#include "http/target.h"

static void target_is_decoded_once(void **state)
{
    (void)state;
    static const struct {
        const char *raw;
        const char *path;
    } rows[] = {
        {"/", "/"},
        {"/a/b", "/a/b"},
        {"/a/", "/a/"},
        {"/%61", "/a"},
        {"/%2561", "/%61"},
        {"/a+b", "/a+b"},
        {"/%D8%B3", "/\xD8\xB3"},
        {"/a.b/..c", "/a.b/..c"},
        {"/a;x=%20", "/a;x= "},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct pairs query = {0};
        struct str path = {0};
        assert_null(target_read(&mem, str_of(rows[i].raw), &path, &query));
        assert_str(path, rows[i].path);
    }
}

static void target_that_reads_two_ways_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",         "*",      "a",        "http://a/b", "/%00",   "/%0a",   "/%0D%0A",
        "/%7f",     "/..",    "/a/../b",  "/%2e%2e/b",  "/.",     "/a/./b", "//",
        "//a",      "/a//b",  "/%2f",     "/a%2Fb",     "/%5c",   "/%",     "/%4",
        "/%4g",     "/%ff",   "/%c0%ae",  "/a b",       "/a\tb",  "/\x80",  "/a#b",
        "/a?b=%00", "/a?b=%", "/a?%ff=1", "/a?b=%xy",   "/a?b c",
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct pairs query = {0};
        struct str path = {0};
        if (target_read(&mem, str_of(rows[i]), &path, &query) == NULL) {
            fail_msg("'%s' is taken", rows[i]);
        }
    }
}

static void query_is_cut_into_pairs(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct pairs query = {0};
    struct str path = {0};
    struct str value = {0};
    assert_null(target_read(&mem, STR("/s?q=a+b%26c&&n=&flag&x=1=2"), &path, &query));
    assert_int_equal(query.n, 4);
    assert_true(pairs_get(&query, "q", &value));
    assert_str(value, "a b&c");
    assert_true(pairs_get(&query, "n", &value));
    assert_str(value, "");
    assert_true(pairs_get(&query, "flag", &value));
    assert_str(value, "");
    assert_true(pairs_get(&query, "x", &value));
    assert_str(value, "1=2");
    assert_false(pairs_get(&query, "y", &value));
}

static void parameters_have_a_limit(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf form = {0};
    struct pairs pairs = {0};
    for (size_t i = 0; i < REQUEST_PAIRS_MAX; i++) {
        buf_add_cstr(&form, "a=1&");
    }
    assert_null(form_read(&mem, buf_str(&form), &pairs));
    buf_add_cstr(&form, "b");
    pairs = (struct pairs){0};
    assert_non_null(form_read(&mem, buf_str(&form), &pairs));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(target_is_decoded_once),
        cmocka_unit_test(target_that_reads_two_ways_is_refused),
        cmocka_unit_test(query_is_cut_into_pairs),
        cmocka_unit_test(parameters_have_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
