#include "unit.h"

#include "index/bag.h"

#include <math.h>

static void counters_closep(struct bag_counter **c)
{
    bag_counter_close(*c);
}

static void features_are_read_with_their_counts(void **state)
{
    (void)state;
    AUTO(counters_closep) struct bag_counter *c = bag_counter_open();
    AUTO(buf_done) struct buf b = {0};
    bag_add(c, 7);
    bag_add(c, (1 << WORD_KEY_BITS) - 1);
    bag_add(c, 7);
    bag_write(c, &b);
    struct bag bag = bag_read(buf_str(&b));
    assert_int_equal(bag_size(&bag), 2);
    assert_int_equal(bag_get(&bag, 0).key, 7);
    assert_int_equal(bag_get(&bag, 0).count, 2);
    assert_int_equal(bag_get(&bag, 1).key, (1 << WORD_KEY_BITS) - 1);
    assert_int_equal(bag_get(&bag, 1).count, 1);
    double want = sqrt(1 + pow(1 + log(2), 2));
    assert_true(fabs(bag.norm - want) < 1e-5);
}

static void counts_end_at_their_maximum(void **state)
{
    (void)state;
    AUTO(counters_closep) struct bag_counter *c = bag_counter_open();
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < 1000; i++) {
        bag_add(c, 1);
    }
    bag_write(c, &b);
    struct bag bag = bag_read(buf_str(&b));
    assert_int_equal(bag_get(&bag, 0).count, BAG_COUNT_MAX);
    assert_true(bag_weight(1000) == bag_weight(BAG_COUNT_MAX));
    for (unsigned i = 1; i <= BAG_COUNT_MAX; i++) {
        assert_true(fabs(bag_weight(i) - (1 + log(i))) < 1e-6);
    }
}

static void writing_starts_anew(void **state)
{
    (void)state;
    AUTO(counters_closep) struct bag_counter *c = bag_counter_open();
    AUTO(buf_done) struct buf first = {0};
    AUTO(buf_done) struct buf second = {0};
    bag_add(c, 3);
    bag_write(c, &first);
    bag_write(c, &second);
    struct bag bag = bag_read(buf_str(&second));
    assert_int_equal(bag_size(&bag), 0);
}

static void damaged_bytes_are_an_empty_bag(void **state)
{
    (void)state;
    struct bag bag = bag_read(STR("abc"));
    assert_int_equal(bag_size(&bag), 0);
    assert_true(bag.norm >= 1);
    bag = bag_read((struct str){"\0\0\0\0ab", 6});
    assert_int_equal(bag_size(&bag), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(features_are_read_with_their_counts),
        cmocka_unit_test(counts_end_at_their_maximum),
        cmocka_unit_test(writing_starts_anew),
        cmocka_unit_test(damaged_bytes_are_an_empty_bag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
