#include "unit.h"

#include "base/buf.h"

static void empty_buffer_is_an_empty_string(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_done(NULL);
    buf_done(&b);
    buf_clear(&b);
    buf_trim_end(&b);
    assert_non_null(buf_str(&b).p);
    assert_str(buf_str(&b), "");
    buf_add(&b, STR(""));
    buf_add(&b, (struct str){NULL, 0});
    buf_printf(&b, "%s", "");
    assert_null(b.p);
}

static void what_is_appended_ends_in_nul(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf b = {0};
    buf_add(&b, STR("one"));
    buf_add_char(&b, ' ');
    buf_add_cstr(&b, "two");
    buf_printf(&b, " %d%%", 3);
    assert_string_equal(b.p, "one two 3%");
    assert_int_equal(b.n, 10);
    assert_str(buf_str(&b), "one two 3%");
}

static void nul_bytes_are_kept(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf b = {0};
    buf_add(&b, (struct str){"a\0b", 3});
    buf_add_char(&b, '\0');
    assert_int_equal(b.n, 4);
    assert_memory_equal(b.p, "a\0b\0", 5);
}

static void buffer_grows_as_needed(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf b = {0};
    for (int i = 0; i < 3000; i++) {
        buf_printf(&b, "%04d", i);
    }
    buf_printf(&b, "%5000s", "end");
    assert_int_equal(b.n, 3000 * 4 + 5000);
    assert_memory_equal(b.p + 2999 * 4, "2999", 4);
    assert_string_equal(b.p + b.n - 3, "end");
}

static void cleared_buffer_is_filled_anew(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf b = {0};
    buf_add_cstr(&b, "before");
    buf_clear(&b);
    assert_string_equal(b.p, "");
    buf_add_cstr(&b, "now");
    assert_string_equal(b.p, "now");
}

static void white_space_at_the_end_is_trimmed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *want;
    } cases[] = {
        {"a b \t\r\n", "a b"}, {" \n ", ""}, {" a", " a"}, {"a\u00a0", "a\u00a0"}, {"a\v", "a\v"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(buf_done) struct buf b = {0};
        buf_add_cstr(&b, cases[i].text);
        buf_trim_end(&b);
        assert_string_equal(b.p, cases[i].want);
    }
}

static void kept_bytes_outlive_the_buffer(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct buf b = {0};
    buf_add_cstr(&b, "kept");
    struct str kept = buf_keep(&b, &mem);
    buf_done(&b);
    assert_null(b.p);
    assert_string_equal(kept.p, "kept");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_buffer_is_an_empty_string),
        cmocka_unit_test(what_is_appended_ends_in_nul),
        cmocka_unit_test(nul_bytes_are_kept),
        cmocka_unit_test(buffer_grows_as_needed),
        cmocka_unit_test(cleared_buffer_is_filled_anew),
        cmocka_unit_test(white_space_at_the_end_is_trimmed),
        cmocka_unit_test(kept_bytes_outlive_the_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
