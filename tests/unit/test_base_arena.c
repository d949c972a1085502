#include "unit.h"

#include <stdlib.h>

static void memory_is_zeroed_and_aligned_for_any_type(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    static const size_t sizes[] = {0, 1, 15, 16, 17, 4095, 4096, 100000, 3 << 20};
    for (size_t i = 0; i < N_ROWS(sizes); i++) {
        unsigned char *p = arena_alloc(&mem, sizes[i]);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < sizes[i]; j++) {
            assert_int_equal(p[j], 0);
        }
        memset(p, 0xAA, sizes[i]);
    }
}

static void pieces_do_not_overlap(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    unsigned char *pieces[2000];
    for (size_t i = 0; i < N_ROWS(pieces); i++) {
        pieces[i] = arena_alloc(&mem, i % 37 + 1);
        memset(pieces[i], (int)(i & 0xFF), i % 37 + 1);
    }
    for (size_t i = 0; i < N_ROWS(pieces); i++) {
        for (size_t j = 0; j < i % 37 + 1; j++) {
            assert_int_equal(pieces[i][j], i & 0xFF);
        }
    }
}

static void memory_is_zeroed_again_after_a_reset(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    arena_reset(&mem); /* an empty one stays empty */
    assert_null(mem.last);
    memset(arena_alloc(&mem, 3000), 0xFF, 3000);
    memset(arena_alloc(&mem, 30000), 0xFF, 30000);
    arena_reset(&mem);
    assert_non_null(mem.last);
    const unsigned char *p = arena_alloc(&mem, 30000);
    for (size_t i = 0; i < 30000; i++) {
        assert_int_equal(p[i], 0);
    }
}

static void arena_is_usable_after_it_was_done(void **state)
{
    (void)state;
    struct arena mem = {0};
    arena_done(NULL);
    arena_done(&mem);
    arena_alloc(&mem, 10);
    arena_done(&mem);
    assert_null(mem.last);
    assert_str(arena_str(&mem, STR("again")), "again");
    arena_done(&mem);
}

static void growing_array_keeps_its_rows(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    int *rows = NULL;
    size_t n = 0;
    size_t cap = 0;
    for (int i = 0; i < 5000; i++) {
        rows = arena_more(&mem, rows, n, &cap, sizeof *rows);
        assert_int_equal(rows[n], 0);
        rows[n++] = i;
    }
    for (int i = 0; i < 5000; i++) {
        assert_int_equal(rows[i], i);
    }
    assert_true(cap >= n && cap <= 2 * n);
}

static void copies_end_in_nul(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str inner = {"a\0b", 3};
    struct str copy = arena_str(&mem, inner);
    assert_int_equal(copy.n, 3);
    assert_memory_equal(copy.p, "a\0b", 4);
    assert_string_equal(arena_cstr(&mem, inner), "a");
    assert_string_equal(arena_cstr(&mem, (struct str){NULL, 0}), "");
    assert_string_equal(arena_cstr(&mem, str_sub(STR("mailbox"), 0, 4)), "mail");
}

static void formatted_strings_have_their_length(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    assert_str(arena_printf(&mem, "%s", ""), "");
    assert_str(arena_printf(&mem, "%d of %zu", 3, (size_t)9), "3 of 9");
    struct str long_one = arena_printf(&mem, "%10000d", 7);
    assert_int_equal(long_one.n, 10000);
    assert_int_equal(long_one.p[9999], '7');
    assert_int_equal(long_one.p[10000], '\0');
}

static void heap_memory_is_zeroed_also_when_it_is_none(void **state)
{
    (void)state;
    unsigned char *p = heap_alloc(0);
    assert_non_null(p);
    free(p);
    p = heap_alloc(100);
    for (size_t i = 0; i < 100; i++) {
        assert_int_equal(p[i], 0);
    }
    free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned_for_any_type),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(memory_is_zeroed_again_after_a_reset),
        cmocka_unit_test(arena_is_usable_after_it_was_done),
        cmocka_unit_test(growing_array_keeps_its_rows),
        cmocka_unit_test(copies_end_in_nul),
        cmocka_unit_test(formatted_strings_have_their_length),
        cmocka_unit_test(heap_memory_is_zeroed_also_when_it_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
