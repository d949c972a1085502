#include "unit.h"

#include "base/buf.h"
#include "web/kept.h"

static void answer_is_found_for_its_key_and_version_alone(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct kept *kept = kept_new();
    struct str got = {0};
    assert_false(kept_find(kept, 1, STR("/a?q=x"), &mem, &got));
    kept_put(kept, 1, STR("/a?q=x"), STR("answer"));
    assert_true(kept_find(kept, 1, STR("/a?q=x"), &mem, &got));
    assert_str(got, "answer");
    assert_false(kept_find(kept, 2, STR("/a?q=x"), &mem, &got));
    assert_false(kept_find(kept, 1, STR("/a?q=y"), &mem, &got));
    assert_false(kept_find(kept, 1, STR("/a?q=xanswer"), &mem, &got));
    kept_put(kept, 2, STR("/a?q=x"), STR("newer"));
    assert_true(kept_find(kept, 2, STR("/a?q=x"), &mem, &got));
    assert_str(got, "newer");
    kept_clear(kept);
    assert_false(kept_find(kept, 2, STR("/a?q=x"), &mem, &got));
    kept_free(kept);
}

static void copy_outlives_what_takes_the_place(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct kept *kept = kept_new();
    struct str got = {0};
    kept_put(kept, 1, STR("k"), STR("first"));
    assert_true(kept_find(kept, 1, STR("k"), &mem, &got));
    kept_put(kept, 1, STR("k"), STR("other"));
    assert_str(got, "first");
    kept_free(kept);
}

static void what_is_large_is_not_kept(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf large = {0};
    struct kept *kept = kept_new();
    struct str got = {0};
    for (size_t i = 0; i < 64 * 1024; i++) {
        buf_add_char(&large, 'x');
    }
    kept_put(kept, 1, STR("k"), buf_str(&large));
    assert_false(kept_find(kept, 1, STR("k"), &mem, &got));
    kept_put(kept, 1, buf_str(&large), STR("answer"));
    assert_false(kept_find(kept, 1, buf_str(&large), &mem, &got));
    kept_free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer_is_found_for_its_key_and_version_alone),
        cmocka_unit_test(copy_outlives_what_takes_the_place),
        cmocka_unit_test(what_is_large_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
