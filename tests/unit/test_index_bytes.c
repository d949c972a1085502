#include "unit.h"

#include "index/bytes.h"

static void numbers_are_read_as_they_were_written(void **state)
{
    (void)state;
    static const struct {
        uint64_t value;
        size_t bytes;
    } cases[] = {
        {0, 1},     {1, 1},          {127, 1},       {128, 2},         {16383, 2},
        {16384, 3}, {UINT32_MAX, 5}, {INT64_MAX, 9}, {UINT64_MAX, 10},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(buf_done) struct buf b = {0};
        bytes_add_number(&b, cases[i].value);
        assert_int_equal(b.n, cases[i].bytes);
        struct bytes_reader r = {.rest = buf_str(&b)};
        assert_true(bytes_number(&r) == cases[i].value);
        assert_false(r.damaged);
        assert_int_equal(r.rest.n, 0);
    }
}

static void strings_and_lists_follow_one_another(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct str rows[] = {STR("one"), STR(""), {"t\0o", 3}};
    bytes_add_str(&b, STR("first"));
    bytes_add_list(&b, (struct str_list){rows, 3, 3});
    bytes_add_list(&b, (struct str_list){0});
    bytes_add_str(&b, (struct str){NULL, 0});
    bytes_add_number(&b, 7);
    struct bytes_reader r = {.rest = buf_str(&b)};
    assert_str(bytes_str(&r), "first");
    struct str_list list = bytes_list(&mem, &r);
    assert_int_equal(list.n, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_true(str_eq(list.rows[i], rows[i]));
    }
    assert_int_equal(bytes_list(&mem, &r).n, 0);
    assert_non_null(bytes_str(&r).p);
    assert_int_equal(bytes_number(&r), 7);
    assert_false(r.damaged);
}

static void bytes_that_were_cut_give_empty_values(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct str rows[] = {STR("a"), STR("bc")};
    bytes_add_number(&b, 300);
    bytes_add_list(&b, (struct str_list){rows, 2, 2});
    bytes_add_str(&b, STR("tail"));
    for (size_t n = 0; n < b.n; n++) {
        char *exact = arena_alloc(&mem, n);
        memcpy(exact, b.p, n);
        struct bytes_reader r = {.rest = {exact, n}};
        bytes_number(&r);
        bytes_list(&mem, &r);
        bytes_str(&r);
        assert_true(r.damaged);
        assert_int_equal(bytes_number(&r), 0);
        assert_int_equal(bytes_str(&r).n, 0);
        assert_int_equal(bytes_list(&mem, &r).n, 0);
    }
}

static void lengths_beyond_all_bounds_are_damage(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    static const char *const cases[] = {
        "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", /* a number without an end */
        "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"
        "abc", /* a length of 2^64 - 1 */
        "\x7f"
        "abc",
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct bytes_reader as_str = {.rest = str_of(cases[i])};
        struct bytes_reader as_list = {.rest = str_of(cases[i])};
        assert_int_equal(bytes_str(&as_str).n, 0);
        assert_int_equal(bytes_list(&mem, &as_list).n, 0);
        assert_true(as_str.damaged && as_list.damaged);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_they_were_written),
        cmocka_unit_test(strings_and_lists_follow_one_another),
        cmocka_unit_test(bytes_that_were_cut_give_empty_values),
        cmocka_unit_test(lengths_beyond_all_bounds_are_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
