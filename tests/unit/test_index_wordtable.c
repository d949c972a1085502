#include "unit.h"

#include "index/wordtable.h"

static void write_words(struct arena *mem, struct str text, struct buf *out)
{
    struct wordtable_writer w = {.out = out};
    struct words words = words_cut(mem, text);
    for (size_t i = 0; i < words.n; i++) {
        wordtable_add(&w, &words.rows[i], word_key(words.rows[i].text));
    }
}

static void words_are_found_where_they_stand(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf table = {0};
    char gap[5000];
    memset(gap, ' ', sizeof gap);
    struct str text =
        arena_printf(&mem, "one, two%.*sthree %.*s\u0686\u0647\u0627\u0631 caff\u00e8 err-4012",
                     (int)sizeof gap, gap, 62, gap);
    write_words(&mem, text, &table);
    struct words words = words_cut(&mem, text);
    struct wordtable_reader r = {.rows = buf_str(&table)};
    struct wordtable_word word;
    for (size_t i = 0; i < words.n; i++) {
        if (words.rows[i].part) {
            continue;
        }
        assert_true(wordtable_next(&r, &word));
        assert_int_equal(word.start, words.rows[i].start);
        assert_int_equal(word.end, words.rows[i].end);
        assert_int_equal(word.key, word_key(words.rows[i].text));
    }
    assert_false(wordtable_next(&r, &word));
}

static void gap_of_any_size_is_told(void **state)
{
    (void)state;
    static const size_t gaps[] = {
        0, 1, 62, 63, 64, 126, (1 << 20) - 2, (1 << 20) - 1, 1 << 20, (1 << 20) + 63, 3 << 20};
    for (size_t i = 0; i < N_ROWS(gaps); i++) {
        AUTO(buf_done) struct buf table = {0};
        struct wordtable_writer w = {.out = &table};
        struct word first = {.start = 0, .end = 3};
        struct word second = {.start = 3 + gaps[i], .end = 7 + gaps[i]};
        struct wordtable_word word;
        wordtable_add(&w, &first, 1);
        wordtable_add(&w, &second, 2);
        struct wordtable_reader r = {.rows = buf_str(&table)};
        assert_true(wordtable_next(&r, &word));
        assert_true(wordtable_next(&r, &word));
        assert_int_equal(word.key, 2);
        assert_int_equal(word.start, second.start);
        assert_int_equal(word.end, second.end);
        assert_false(wordtable_next(&r, &word));
    }
}

static void words_that_overlap_are_told_but_no_parts(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf table = {0};
    struct wordtable_writer w = {.out = &table};
    struct word rows[] = {{.start = 2, .end = 8},
                          {.start = 5, .end = 11},
                          {.start = 12, .end = 19},
                          {.start = 12, .end = 15, .part = true},
                          {.start = 3, .end = 4}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        wordtable_add(&w, &rows[i], (uint32_t)i);
    }
    struct wordtable_reader r = {.rows = buf_str(&table)};
    struct wordtable_word word;
    for (size_t i = 0; i < 3; i++) {
        assert_true(wordtable_next(&r, &word) && word.key == i);
        assert_int_equal(word.start, rows[i].start);
        assert_int_equal(word.end, rows[i].end);
    }
    assert_false(wordtable_next(&r, &word));
}

static void word_behind_a_very_long_one_stands_right(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf table = {0};
    struct wordtable_writer w = {.out = &table};
    struct word rows[] = {{.start = 0, .end = 200}, {.start = 201, .end = 205}};
    wordtable_add(&w, &rows[0], 1);
    wordtable_add(&w, &rows[1], 2);
    struct wordtable_reader r = {.rows = buf_str(&table)};
    struct wordtable_word word;
    assert_true(wordtable_next(&r, &word));
    assert_true(word.end <= 200);
    assert_true(wordtable_next(&r, &word));
    assert_int_equal(word.start, 201);
    assert_int_equal(word.end, 205);
}

static void table_that_was_cut_ends_early(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf table = {0};
    write_words(&mem, STR("one two three"), &table);
    for (size_t n = 0; n <= table.n; n++) {
        char *exact = arena_alloc(&mem, n);
        memcpy(exact, table.p, n);
        struct wordtable_reader r = {.rows = {exact, n}};
        struct wordtable_word word;
        size_t read = 0;
        while (wordtable_next(&r, &word)) {
            read++;
        }
        assert_int_equal(read, n / 4);
    }
}

static void keys_fit_their_bits_and_differ(void **state)
{
    (void)state;
    assert_true(word_key(STR("mailbox")) < (uint32_t)1 << WORD_KEY_BITS);
    assert_int_equal(word_key(STR("mailbox")), word_key(STR("mailbox")));
    assert_int_not_equal(word_key(STR("mailbox")), word_key(STR("mailboxe")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_where_they_stand),
        cmocka_unit_test(gap_of_any_size_is_told),
        cmocka_unit_test(words_that_overlap_are_told_but_no_parts),
        cmocka_unit_test(word_behind_a_very_long_one_stands_right),
        cmocka_unit_test(table_that_was_cut_ends_early),
        cmocka_unit_test(keys_fit_their_bits_and_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
