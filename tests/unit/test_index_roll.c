#include "unit.h"

#include "index/roll.h"

/* Documents 2, 5 and 9 behind some bytes, as they are read back. */
static struct roll example_roll(struct arena *mem, struct buf *out, bool *out_damaged)
{
    struct roll_maker m;
    struct roll roll;
    lexicon_add(out, "head", 4, 1);
    roll_begin(&m, mem, out);
    roll_add(&m, 2, STR("two"));
    roll_add(&m, 5, STR("five!"));
    roll_add(&m, 9, STR("nine"));
    roll_end(&m);
    struct lexicon_cursor c = {.p = out->p, .n = out->n, .at = 4};
    roll_read(&c, &roll);
    *out_damaged = c.damaged || c.at != c.n;
    return roll;
}

static void documents_are_found_by_their_numbers(void **state)
{
    (void)state;
    static const struct {
        uint32_t docid;
        const char *want; /* NULL: not there */
    } cases[] = {{0, NULL},    {1, NULL},   {2, "two"}, {3, NULL},
                 {5, "five!"}, {9, "nine"}, {10, NULL}};
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    bool damaged;
    struct roll roll = example_roll(&mem, &b, &damaged);
    assert_false(damaged);
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str got;
        bool found = roll_find(&roll, cases[i].docid, &got);
        assert_int_equal(found, cases[i].want != NULL);
        if (found) {
            assert_str(got, cases[i].want);
        }
    }
}

static void dropped_document_is_gone_and_others_stay(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct str got;
    bool damaged;
    struct roll roll = example_roll(&mem, &b, &damaged);
    roll_drop(&roll, 5);
    roll_drop(&roll, 6);
    assert_false(roll_find(&roll, 5, &got));
    assert_true(roll_find(&roll, 2, &got));
    assert_true(roll_find(&roll, 9, &got));
    assert_str(got, "nine");
}

static void roll_of_nothing_can_be_read(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct roll_maker m;
    struct roll roll;
    struct str got;
    roll_begin(&m, &mem, &b);
    roll_end(&m);
    struct lexicon_cursor c = {.p = b.p, .n = b.n};
    roll_read(&c, &roll);
    assert_false(c.damaged);
    assert_false(roll_find(&roll, 1, &got));
}

static void bytes_that_were_cut_are_no_roll(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct roll roll;
    struct str got;
    bool damaged;
    example_roll(&mem, &b, &damaged);
    for (size_t n = 4; n < b.n; n++) {
        uint32_t *exact = arena_alloc(&mem, n);
        memcpy(exact, b.p, n);
        struct lexicon_cursor c = {.p = (char *)exact, .n = n, .at = 4};
        roll_read(&c, &roll);
        assert_true(c.damaged);
        assert_false(roll_find(&roll, 2, &got));
    }
}

static void row_that_points_outside_is_not_found(void **state)
{
    (void)state;
    struct roll_row rows[] = {{1, 2, 3}, {2, 5, 1}, {3, UINT32_MAX, 2}, {4, 0, UINT32_MAX}};
    struct roll roll = {rows, N_ROWS(rows), "12345", 5};
    struct str got;
    assert_true(roll_find(&roll, 1, &got));
    for (uint32_t docid = 2; docid <= 4; docid++) {
        assert_false(roll_find(&roll, docid, &got));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_found_by_their_numbers),
        cmocka_unit_test(dropped_document_is_gone_and_others_stay),
        cmocka_unit_test(roll_of_nothing_can_be_read),
        cmocka_unit_test(bytes_that_were_cut_are_no_roll),
        cmocka_unit_test(row_that_points_outside_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
