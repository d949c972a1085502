#include "unit.h"

#include "base/buf.h"
#include "index/wordlist.h"

static const char *const words[] = {"box", "boxes", "mail", "mailbox", "mailboxes", "pillarbox"};

/* A list of these words; its bytes live in @out. */
static struct wordlist written(struct buf *out)
{
    struct xc_term rows[N_ROWS(words)];
    for (size_t i = 0; i < N_ROWS(words); i++) {
        rows[i] = (struct xc_term){str_of(words[i]), i + 1};
    }
    wordlist_write(out, rows, N_ROWS(words));
    struct lexicon_cursor c = {.p = out->p, .n = out->n};
    struct wordlist list;
    wordlist_read(&c, &list);
    assert_false(c.damaged);
    return list;
}

static void word_is_found_by_itself_its_beginning_and_its_ending(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf bytes = {0};
    struct wordlist list = written(&bytes);
    for (size_t i = 0; i < N_ROWS(words); i++) {
        assert_int_equal(wordlist_find(&list, str_of(words[i])), i);
        assert_int_equal(list.counts[i], i + 1);
    }
    assert_true(wordlist_find(&list, STR("mailb")) == STR_NOT_FOUND);
    struct span begins = wordlist_starting(&list, STR("mailbox"));
    assert_int_equal(begins.from, 3);
    assert_int_equal(begins.to, 5);
    struct span ends = wordlist_ending(&list, STR("box"));
    assert_int_equal(ends.to - ends.from, 3);
    for (size_t i = ends.from; i < ends.to; i++) {
        assert_true(str_ends(wordlist_at(&list, wordlist_at_end(&list, i)), STR("box")));
    }
}

static void beginning_is_followed_byte_by_byte(void **state)
{
    (void)state;
    static const size_t left[] = {3, 3, 3, 3, 2, 2, 2, 1, 1};
    AUTO(buf_done) struct buf bytes = {0};
    struct wordlist list = written(&bytes);
    struct str word = STR("mailboxes");
    struct span span = {0, list.n};
    for (size_t i = 0; i < word.n; i++) {
        span = wordlist_narrow(&list, span, i, word.p[i]);
        assert_int_equal(span.to - span.from, left[i]);
        assert_true(str_starts(wordlist_at(&list, span.from), str_sub(word, 0, i + 1)));
    }
    span = wordlist_narrow(&list, span, word.n, 's');
    assert_int_equal(span.from, span.to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(word_is_found_by_itself_its_beginning_and_its_ending),
        cmocka_unit_test(beginning_is_followed_byte_by_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
