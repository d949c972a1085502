#include "unit.h"

#include "base/buf.h"
#include "entry/anchor.h"

static void letters_of_any_script_stay(void **state)
{
    (void)state;
    static const struct {
        const char *title, *anchor;
    } cases[] = {
        {"Getting started", "getting-started"},
        {"  What? No -- really! ", "what-no-really"},
        {"Über Ärger", "über-ärger"},
        {"شروع کار", "شروع-کار"},
        {"می‌شود", "می-شود"},
        {"Error 0x80070005", "error-0x80070005"},
        {"हिन्दी", "हिन्दी"},
        {"🎉", "section"},
        {"🖨\uFE0F Stampa", "stampa"},
        {"", "section"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct anchors a = {0};
        anchors_init(&a, &mem);
        assert_str(anchor_make(&a, str_of(cases[i].title)), cases[i].anchor);
    }
}

static void the_same_title_again_gets_a_number(void **state)
{
    (void)state;
    static const struct {
        const char *title, *anchor;
    } steps[] = {
        {"a", "a"},    {"A", "a-1"},     {"a-1", "a-1-1"},
        {"a!", "a-2"}, {"a 1", "a-1-2"}, {"!", "section"},
    };
    AUTO(arena_done) struct arena mem = {0};
    struct anchors a = {0};
    anchors_init(&a, &mem);
    for (size_t i = 0; i < N_ROWS(steps); i++) {
        assert_str(anchor_make(&a, str_of(steps[i].title)), steps[i].anchor);
    }
}

static void a_long_title_makes_a_short_anchor(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf title = {0};
    for (int i = 0; i < 1000; i++) {
        buf_add_cstr(&title, "é");
    }
    struct anchors a = {0};
    anchors_init(&a, &mem);
    struct str anchor = anchor_make(&a, buf_str(&title));
    assert_true(anchor.n <= ANCHOR_BYTES_MAX && anchor.n > ANCHOR_BYTES_MAX / 2);
    assert_int_equal(anchor.n % 2, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_of_any_script_stay),
        cmocka_unit_test(the_same_title_again_gets_a_number),
        cmocka_unit_test(a_long_title_makes_a_short_anchor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
