#include "unit.h"

#include "index/stamp.h"

static const struct stamp example = {
    .path = STR("en/box.md"),
    .bytes = 1234,
    .mtime_ns = -5, /* before 1970 */
    .hash = UINT64_MAX,
    .facts_hash = 7,
    .id = STR("mail-box"),
    .raw_id = STR("box"),
    .language = STR("en"),
    .category = STR("mail"),
    .kind = ENTRY_REPLY,
    .audience = CORDIAL_AUDIENCE_PUBLIC,
    .has_note = true,
    .card = {1, 2, 3},
    .body = {4, 5, 6},
};

static void stamp_is_read_as_it_was_written(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf b = {0};
    struct stamp got;
    stamp_write(&b, &example);
    assert_true(stamp_read(buf_str(&b), &got));
    assert_str(got.path, "en/box.md");
    assert_int_equal(got.bytes, 1234);
    assert_true(got.mtime_ns == -5);
    assert_true(got.hash == UINT64_MAX);
    assert_int_equal(got.facts_hash, 7);
    assert_str(got.id, "mail-box");
    assert_str(got.raw_id, "box");
    assert_str(got.language, "en");
    assert_str(got.category, "mail");
    assert_int_equal(got.kind, ENTRY_REPLY);
    assert_int_equal(got.audience, CORDIAL_AUDIENCE_PUBLIC);
    assert_true(got.has_note);
    assert_int_equal(got.card.file, 1);
    assert_int_equal(got.card.offset, 2);
    assert_int_equal(got.card.bytes, 3);
    assert_int_equal(got.body.file, 4);
    assert_int_equal(got.body.offset, 5);
    assert_int_equal(got.body.bytes, 6);
}

static void bytes_that_were_cut_are_no_stamp(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    struct stamp got;
    stamp_write(&b, &example);
    for (size_t n = 0; n < b.n; n++) {
        char *exact = arena_alloc(&mem, n);
        memcpy(exact, b.p, n);
        assert_false(stamp_read((struct str){exact, n}, &got));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stamp_is_read_as_it_was_written),
        cmocka_unit_test(bytes_that_were_cut_are_no_stamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
