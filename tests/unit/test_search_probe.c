#include "unit.h"

#include "search/probe.h"

#include <math.h>

static void counters_closep(struct bag_counter **c)
{
    bag_counter_close(*c);
}

static struct bag bag_of(struct arena *mem, const uint32_t *keys, size_t n)
{
    AUTO(counters_closep) struct bag_counter *c = bag_counter_open();
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < n; i++) {
        bag_add(c, keys[i]);
    }
    bag_write(c, &b);
    return bag_read(buf_keep(&b, mem));
}

static void feature_is_found_by_its_key(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct probe *p = arena_alloc(&mem, sizeof *p);
    probe_init(p, &mem, 1000);
    for (uint32_t i = 0; i < 1000; i++) {
        probe_add(p, i * 1024 + 5, 1, 1, i);
    }
    for (uint32_t i = 0; i < 1000; i++) {
        assert_int_equal(probe_find(p, i * 1024 + 5)->term, i);
        assert_null(probe_find(p, i * 1024 + 6));
    }
}

static void twice_the_same_feature_is_one(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct probe *p = arena_alloc(&mem, sizeof *p);
    probe_init(p, &mem, 2);
    probe_add(p, 9, 1, 1, 0);
    probe_add(p, 9, 3, 2, 1);
    assert_int_equal(p->n, 1);
    assert_int_equal(probe_find(p, 9)->count, 3);
    assert_true(probe_find(p, 9)->weight == 3);
}

static void same_text_is_wholly_alike_and_another_not_at_all(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    static const uint32_t same[] = {1, 2, 3};
    static const uint32_t half[] = {1, 8, 9};
    static const uint32_t none[] = {7, 8, 9};
    struct probe *p = arena_alloc(&mem, sizeof *p);
    bool found[3] = {false, false, false};
    probe_init(p, &mem, 3);
    for (uint32_t i = 1; i <= 3; i++) {
        probe_add(p, i, 2, 1, i - 1);
    }
    probe_finish(p);
    struct bag bag = bag_of(&mem, same, 3);
    assert_true(fabs(probe_cosine(p, &bag, NULL) - 1) < 1e-6);
    bag = bag_of(&mem, half, 3);
    assert_true(fabs(probe_cosine(p, &bag, found) - 1.0 / 3) < 1e-6);
    assert_true(found[0] && !found[1] && !found[2]);
    bag = bag_of(&mem, none, 3);
    assert_true(probe_cosine(p, &bag, NULL) == 0);
}

static void empty_probe_is_like_nothing(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    static const uint32_t keys[] = {0, 1};
    struct probe *p = arena_alloc(&mem, sizeof *p);
    struct bag bag = bag_of(&mem, keys, 2);
    probe_init(p, &mem, 0);
    probe_finish(p);
    assert_true(probe_cosine(p, &bag, NULL) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feature_is_found_by_its_key),
        cmocka_unit_test(twice_the_same_feature_is_one),
        cmocka_unit_test(same_text_is_wholly_alike_and_another_not_at_all),
        cmocka_unit_test(empty_probe_is_like_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
