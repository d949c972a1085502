#include "unit.h"

#include "base/utf8.h"
#include "text/fold.h"

static void texts_are_folded_to_what_is_compared(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *want;
    } cases[] = {
        {"", ""},
        {"Mail BOX 553!", "mail box 553!"},
        {"\u00c9t\u00e9 na\u00efve", "ete naive"},
        {"Stra\u00dfe", "strasse"},
        {"\ufb01le \u2460", "file 1"},
        {"\u0130stanbul", "istanbul"},
        {"e\u0301", "e"},
        {"\u0643\u064a", "\u06a9\u06cc"}, /* Arabic kaf and yeh are Persian's */
        {"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
         "\u0645\u06cc\u062e\u0648\u0627\u0647\u0645"},
        {"\u06c0 \u0629", "\u0647 \u0647"}, /* heh with yeh above, teh marbuta */
        {"\u0645\u064f\u062d\u0640\u0645", "\u0645\u062d\u0645"}, /* harakat and tatweel */
        {"\u06f1\u06f2 \u0663", "12 3"},
        /* A letter that is drawn out; two alike may be meant; Latin ones always are. */
        {"\u0633\u0644\u0627\u0645\u0645\u0645\u0645 \u0633\u0644\u0627\u0645\u0645 www",
         "\u0633\u0644\u0627\u0645 \u0633\u0644\u0627\u0645\u0645 www"},
        {"\u0633\u0644\u0627\u0645\u0640\u0645\u064e\u0645\u0645", "\u0633\u0644\u0627\u0645"},
        {"\ufb90\ufe97\ufe8e\ufe8f", "\u06a9\u062a\u0627\u0628"}, /* presentation forms */
        {"\ufdfd", "\u0628\u0633\u0645 \u0627\u0644\u0644\u0647 "
                   "\u0627\u0644\u0631\u062d\u0645\u0646 \u0627\u0644\u0631\u062d\u06cc\u0645"},
        {"it\u2019s e\u2011mail", "it's e-mail"},
        {"a\u00adb\u200bc\u202ed", "abcd"},
        {"\u304c \uac00", "\u304c \uac00"}, /* kana and Hangul keep their marks */
        /* and meet the same written in two signs, or in narrow ones */
        {"\u304b\u3099 \uff76\uff9e \uff8a\uff9f", "\u304c \u30ac \u30d1"},
        {"\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00"},
        {"a\u3099", "a\u3099"},
        {"\uff21\uff11", "a1"}, /* full width */
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(fold_str(&mem, str_of(cases[i].text)), cases[i].want);
    }
}

static void folding_twice_changes_nothing_more(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "\u00c9T\u00c9 \u0130 \u1e9e \ufb03",
        "\u0627\u0644\u0644\u0651\u064f\u063a\u0629 \ufdfa",
        "\u212b \u2167 \u00bd",
        "\u0390 \u1fc3 \u03a3\u03c2",
        "\u0633\u0644\u0627\u0645\u0645\u0645 \u0645\u0645\u0645 \ufdfd",
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        struct str once = fold_str(&mem, str_of(texts[i]));
        assert_str(fold_str(&mem, once), once.p);
    }
}

static void offsets_lead_back_to_the_character_they_came_from(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct folded f;
    fold(&mem, STR("a\u00dfz\u200cE\u0301x"), &f); /* a ß z ZWNJ E combining acute x */
    assert_str(f.text, "asszex");
    static const size_t origins[] = {0, 1, 1, 3, 7, 10, 11};
    for (size_t i = 0; i < N_ROWS(origins); i++) {
        assert_int_equal(fold_origin(&f, i), origins[i]);
    }
}

static void ascii_keeps_its_offsets(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct folded f;
    fold(&mem, STR("AbC"), &f);
    assert_null(f.origin);
    assert_int_equal(fold_origin(&f, 3), 3);
}

static void bytes_that_are_no_text_become_the_replacement(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    assert_str(fold_str(&mem, STR("A\xff")), "a\ufffd");
    assert_str(fold_str(&mem, STR("\xe2\x82")), "\ufffd\ufffd");
    struct str with_nul = fold_str(&mem, (struct str){"\u00c9\0B", 4});
    assert_int_equal(with_nul.n, 3);
    assert_memory_equal(with_nul.p, "e\0b", 4);
}

static void origins_never_fall_for_any_characters(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf text = {0};
    struct folded f;
    for (uint32_t c = 1; c < 0x3000; c++) {
        utf8_add(&text, c);
    }
    fold(&mem, buf_str(&text), &f);
    for (size_t i = 1; i <= f.text.n; i++) {
        assert_true(fold_origin(&f, i) >= fold_origin(&f, i - 1));
    }
    assert_int_equal(fold_origin(&f, f.text.n), text.n);
    assert_int_equal(utf8_check(f.text), STR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_folded_to_what_is_compared),
        cmocka_unit_test(folding_twice_changes_nothing_more),
        cmocka_unit_test(offsets_lead_back_to_the_character_they_came_from),
        cmocka_unit_test(ascii_keeps_its_offsets),
        cmocka_unit_test(bytes_that_are_no_text_become_the_replacement),
        cmocka_unit_test(origins_never_fall_for_any_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
