#include "unit.h"

#include "base/utf8.h"

static void check_finds_the_first_wrong_byte(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } cases[] = {
        {"plain", STR_NOT_FOUND},
        {"caff\xc3\xa8", STR_NOT_FOUND},
        {"\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85", STR_NOT_FOUND},
        {"ab\xff", 2},
        {"\xc0\xae", 0},         /* overlong */
        {"a\xed\xa0\x80", 1},    /* a surrogate */
        {"\xf4\x90\x80\x80", 0}, /* above U+10FFFF */
        {"x\xe2\x82", 1},        /* cut short */
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_true(utf8_check(str_of(cases[i].text)) == cases[i].at);
    }
}

static void every_length_is_read_back_as_written(void **state)
{
    (void)state;
    static const uint32_t points[] = {0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF};
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < N_ROWS(points); i++) {
        utf8_add(&b, points[i]);
    }
    size_t at = 0;
    for (size_t i = 0; i < N_ROWS(points); i++) {
        assert_int_equal(utf8_next(buf_str(&b), &at), points[i]);
    }
    assert_int_equal(at, b.n);
}

static void clean_replaces_wrong_bytes_and_drops_nul(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str dirty = {"a\0b\xff", 4};
    assert_str(utf8_clean(&mem, dirty), "ab\xef\xbf\xbd");
}

static void floor_goes_back_to_a_start(void **state)
{
    (void)state;
    struct str s = STR("a\xe2\x82\xac");
    assert_int_equal(utf8_floor(s, 3), 1);
    assert_int_equal(utf8_floor(s, 0), 0);
    assert_int_equal(utf8_floor(s, 99), s.n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_finds_the_first_wrong_byte),
        cmocka_unit_test(every_length_is_read_back_as_written),
        cmocka_unit_test(clean_replaces_wrong_bytes_and_drops_nul),
        cmocka_unit_test(floor_goes_back_to_a_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
