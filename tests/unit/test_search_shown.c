#include "search_base.h"

#include "index/fields.h"
#include "search/shown.h"

/* The document of a file. */
static uint32_t docid_of(struct scratch *s, struct searcher *searcher, const char *path)
{
    struct indexed_list all;
    assert_ok(index_reader_file(&s->mem, searcher->reader, str_of(path), &all, &s->err), &s->err);
    assert_true(all.n > 0);
    return all.rows[0].docid;
}

static struct shown show(struct scratch *s, const char *path, const char *preferred,
                         const char *word)
{
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct words words = words_cut(&s->mem, str_of(word));
    static const size_t weights[] = {1, 1, 1, 1};
    struct sought sought = {words.rows, weights, words.n};
    struct shown out;
    assert_ok(shown_make(&s->mem, searcher, docid_of(s, searcher, path), str_of(preferred),
                         word != NULL ? &sought : NULL, &out, &s->err),
              &s->err);
    return out;
}

static void entry_in_the_language_that_serves_best_is_shown(void **state)
{
    static const struct {
        const char *found;
        const char *preferred;
        const char *shown;
    } cases[] = {
        {"en/mail/mailbox-full.md", "nl", "nl/mail/mailbox-full.md"},
        {"en/mail/mailbox-full.md", "fa", "fa/mail/mailbox-full.md"},
        {"nl/mail/mailbox-full.md", "en", "en/mail/mailbox-full.md"},
        {"nl/mail/mailbox-full.md", "it", "en/mail/mailbox-full.md"},
        {"nl/mail/mailbox-full.md", NULL, "nl/mail/mailbox-full.md"},
        {"en/mail/mailbox-full.reply.md", "en", "en/mail/mailbox-full.md"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct shown shown = show(*state, cases[i].found, cases[i].preferred, NULL);
        assert_str(shown.entry.path, cases[i].shown);
    }
}

static void kinds_of_entries_are_told(void **state)
{
    struct shown shown = show(*state, "fa/mail/mailbox-full.md", NULL, NULL);
    assert_true(shown.has_article && shown.has_reply);
    shown = show(*state, "it/billing/refund.md", NULL, NULL);
    assert_true(shown.has_article && !shown.has_reply);
    assert_string_equal(shown.snippet.text, "");
}

static void snippet_is_from_the_entry_shown_when_it_has_the_words(void **state)
{
    struct shown shown = show(*state, "en/mail/mailbox-full.reply.md", "en", "wastebasket");
    assert_non_null(strstr(shown.snippet.text, "Delete old newsletters"));
    assert_str(shown.snippet.section->anchor, "make-room");
}

static void snippet_is_from_the_entry_found_when_the_shown_one_lacks_the_words(void **state)
{
    struct shown shown = show(*state, "nl/mail/mailbox-full.md", "en", "nieuwsbrieven");
    assert_str(shown.entry.language, "en");
    assert_non_null(strstr(shown.snippet.text, "nieuwsbrieven"));
    assert_int_equal(shown.snippet.n_marks, 1);
    assert_null(shown.snippet.section);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entry_in_the_language_that_serves_best_is_shown),
        cmocka_unit_test(kinds_of_entries_are_told),
        cmocka_unit_test(snippet_is_from_the_entry_shown_when_it_has_the_words),
        cmocka_unit_test(snippet_is_from_the_entry_found_when_the_shown_one_lacks_the_words),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
