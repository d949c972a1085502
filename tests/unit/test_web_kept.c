#include "unit.h"

#include "base/buf.h"
#include "web/kept.h"

static void put(struct kept *kept, uint64_t version, struct str key, struct str body)
{
    struct response response = {.type = "text/plain", .body = body};
    kept_put(kept, version, key, &response);
}

static bool has(struct kept *kept, uint64_t version, struct str key)
{
    AUTO(arena_done) struct arena mem = {0};
    struct response got;
    return kept_find(kept, version, key, &mem, &got);
}

static void answer_is_found_for_its_key_and_version_alone(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct kept *kept = kept_new();
    struct response got = {0};
    assert_false(has(kept, 1, STR("/a?q=x")));
    put(kept, 1, STR("/a?q=x"), STR("answer"));
    assert_true(kept_find(kept, 1, STR("/a?q=x"), &mem, &got));
    assert_str(got.body, "answer");
    assert_false(has(kept, 2, STR("/a?q=x")));
    assert_false(has(kept, 1, STR("/a?q=y")));
    assert_false(has(kept, 1, STR("/a?q=xanswer")));
    assert_false(has(kept, 0, STR("")));
    put(kept, 2, STR("/a?q=x"), STR("newer"));
    assert_false(has(kept, 1, STR("/a?q=x")));
    assert_true(kept_find(kept, 2, STR("/a?q=x"), &mem, &got));
    assert_str(got.body, "newer");
    kept_free(kept);
}

static void copy_outlives_what_takes_the_place(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct kept *kept = kept_new();
    struct response got = {0};
    struct response page = {.type = "text/html",
                            .body = STR("first"),
                            .gzipped = STR("small"),
                            .cache = "no-cache",
                            .policy = "none"};
    response_add(&mem, &page, "Vary", STR("Cookie"));
    kept_put(kept, 1, STR("k"), &page);
    assert_true(kept_find(kept, 1, STR("k"), &mem, &got));
    put(kept, 1, STR("k"), STR("other"));
    kept_free(kept);
    assert_str(got.body, "first");
    assert_str(got.gzipped, "small");
    assert_string_equal(got.type, "text/html");
    assert_string_equal(got.cache, "no-cache");
    assert_string_equal(got.policy, "none");
    assert_int_equal(got.header.n, 1);
    assert_str(got.header.rows[0].name, "Vary");
    assert_str(got.header.rows[0].value, "Cookie");
}

static void what_is_large_is_not_kept(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf large = {0};
    struct kept *kept = kept_new();
    for (size_t i = 0; i < 64 * 1024; i++) {
        buf_add_char(&large, 'x');
    }
    put(kept, 1, STR("k"), buf_str(&large));
    assert_false(has(kept, 1, STR("k")));
    put(kept, 1, buf_str(&large), STR("answer"));
    assert_false(has(kept, 1, buf_str(&large)));
    kept_free(kept);
}

static void what_is_asked_for_stays_among_many(void **state)
{
    (void)state;
    struct kept *kept = kept_new();
    put(kept, 1, STR("asked for"), STR("answer"));
    for (size_t i = 0; i < 5000; i++) {
        char key[32];
        snprintf(key, sizeof key, "once %zu", i);
        put(kept, 1, str_of(key), STR("answer"));
        assert_true(has(kept, 1, STR("asked for")));
    }
    assert_false(has(kept, 1, STR("once 0")));
    kept_free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer_is_found_for_its_key_and_version_alone),
        cmocka_unit_test(copy_outlives_what_takes_the_place),
        cmocka_unit_test(what_is_large_is_not_kept),
        cmocka_unit_test(what_is_asked_for_stays_among_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
