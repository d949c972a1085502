#include "unit.h"

#include "base/map.h"

static void put_keeps_the_first_value_of_a_key(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct map m;
    map_init(&m, &mem);
    assert_null(map_get(&m, STR("a")));
    bool is_new = false;
    *map_put(&m, STR("a"), 1, &is_new) += 10;
    assert_true(is_new);
    assert_int_equal(*map_put(&m, STR("a"), 5, &is_new), 11);
    assert_false(is_new);
}

static void every_key_is_found_again_after_growing(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct map m;
    map_init(&m, &mem);
    for (size_t i = 0; i < 5000; i++) {
        map_put(&m, arena_printf(&mem, "key %zu", i), i, NULL);
    }
    assert_int_equal(m.n, 5000);
    for (size_t i = 0; i < 5000; i++) {
        assert_int_equal(*map_get(&m, arena_printf(&mem, "key %zu", i)), i);
    }
    assert_null(map_get(&m, STR("key 5000")));
}

static void empty_string_is_a_key(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct map m;
    map_init(&m, &mem);
    map_put(&m, (struct str){NULL, 0}, 3, NULL);
    assert_int_equal(*map_get(&m, STR("")), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(put_keeps_the_first_value_of_a_key),
        cmocka_unit_test(every_key_is_found_again_after_growing),
        cmocka_unit_test(empty_string_is_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
