#include "search_base.h"

#include "base/utf8.h"
#include "index/document.h"
#include "search/snippet.h"

/* A card over sections, with tables of words or without. */
static struct card make_card(struct scratch *s, const char *language, struct section *sections,
                             size_t n, bool tables)
{
    struct entry entry = {.path = STR("x.md"),
                          .id = STR("x"),
                          .language = str_of(language),
                          .sections = sections,
                          .n_sections = n};
    struct card card = {.entry = entry};
    if (tables) {
        struct document_maker *m = document_maker_open();
        struct document d;
        document_of_entry(m, &entry, &d);
        assert_true(card_read(&s->mem, buf_keep(&d.card, &s->mem), CARD_WHOLE, &card));
        document_done(&d);
        document_maker_close(m);
    }
    return card;
}

static struct snippet cut(struct scratch *s, const struct card *card, const char *query)
{
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct words words = words_cut(&s->mem, str_of(query));
    size_t *weights = arena_array(&s->mem, words.n + 1, sizeof *weights);
    for (size_t i = 0; i < words.n; i++) {
        weights[i] = 1;
    }
    struct sought sought = {words.rows, weights, words.n};
    struct snippet out;
    snippet_make(&s->mem, searcher, card, &sought, &out);
    return out;
}

/* The snippet with its marks in brackets. */
static struct str marked(struct scratch *s, const struct snippet *snippet)
{
    AUTO(buf_done) struct buf b = {0};
    struct str text = str_of(snippet->text);
    size_t at = 0;
    for (size_t i = 0; i < snippet->n_marks; i++) {
        cordial_mark mark = snippet->marks[i];
        assert_true(mark.start >= at && mark.start < mark.end && mark.end <= text.n);
        buf_add(&b, str_sub(text, at, mark.start));
        buf_add_char(&b, '[');
        buf_add(&b, str_sub(text, mark.start, mark.end));
        buf_add_char(&b, ']');
        at = mark.end;
    }
    buf_add(&b, str_from(text, at));
    return buf_keep(&b, &s->mem);
}

static void found_words_are_marked_at_their_bytes(void **state)
{
    struct scratch *s = *state;
    static const struct {
        const char *language;
        const char *text;
        const char *query;
        const char *want;
    } cases[] = {
        {"en", "The mailbox is full.", "mailboxes", "The [mailbox] is full."},
        {"en", "Error 553: ERR-4012 again", "553 err-4012", "Error [553]: [ERR-4012] again"},
        {"en", "An e-mail and an email.", "email", "An [e-mail] and an [email]."},
        {"en", "\u201cMailbox\u201d \u2013 na\u00efve caf\u00e9s", "cafe naive",
         "\u201cMailbox\u201d \u2013 [na\u00efve] [caf\u00e9s]"},
        {"it", "Un caff\u00e8 offerto", "caffe", "Un [caff\u00e8] offerto"},
        {"it", "Un caffe\u0300 offerto", "caff\u00e8", "Un [caffe\u0300] offerto"},
        {"fa",
         "\u0627\u06cc\u0646 \u0646\u0627\u0645\u0647\u200c\u0647\u0627\u06cc "
         "\u0642\u062f\u06cc\u0645\u06cc",
         "\u0646\u0627\u0645\u0647\u0647\u0627\u064a",
         "\u0627\u06cc\u0646 [\u0646\u0627\u0645\u0647\u200c\u0647\u0627\u06cc] "
         "\u0642\u062f\u06cc\u0645\u06cc"},
        {"fa",
         "\u0627\u06cc\u0646 \u0646\u0627\u0645\u0647 \u0647\u0627\u06cc \u0642\u062f\u06cc\u0645\u06cc",
         "\u0646\u0627\u0645\u0647",
         "\u0627\u06cc\u0646 [\u0646\u0627\u0645\u0647 \u0647\u0627\u06cc] \u0642\u062f\u06cc\u0645\u06cc"},
        {"fa", "\u0646\u0627\u0645\u0647 \u0631\u0627 \u0645\u06cc \u0641\u0631\u0633\u062a\u0645.",
         "\u0645\u06cc\u200c\u0641\u0631\u0633\u062a\u0646\u062f",
         "\u0646\u0627\u0645\u0647 \u0631\u0627 [\u0645\u06cc \u0641\u0631\u0633\u062a\u0645]."},
        {"en", "one\ntwo\tthree", "three", "one two [three]"},
        {"en", "", "word", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        for (int tables = 0; tables < 2; tables++) {
            struct section section = {.title = STR(""), .text = str_of(cases[i].text)};
            struct card card = make_card(s, cases[i].language, &section, 1, tables);
            struct snippet snippet = cut(s, &card, cases[i].query);
            assert_str(marked(s, &snippet), cases[i].want);
        }
    }
}

static void stretch_with_most_of_the_words_is_shown(void **state)
{
    struct scratch *s = *state;
    char filler[900];
    for (size_t i = 0; i < sizeof filler; i++) {
        filler[i] = i % 6 == 5 ? ' ' : 'x';
    }
    struct str text = arena_printf(&s->mem, "apple here. %.*s apple and pear there. %.*s pear", 600,
                                   filler, 600, filler);
    struct section sections[] = {
        {.title = STR(""), .text = STR("apple alone")},
        {.title = STR("Second"), .anchor = STR("second"), .level = 2, .text = text},
    };
    for (int tables = 0; tables < 2; tables++) {
        struct card card = make_card(s, "en", sections, 2, tables);
        struct snippet snippet = cut(s, &card, "apple pear");
        assert_int_equal(snippet.weight, 2);
        assert_str(snippet.section->anchor, "second");
        assert_int_equal(snippet.n_marks, 2);
        assert_non_null(strstr(snippet.text, "apple and pear there."));
        assert_true(str_starts(str_of(snippet.text), STR("\u2026 ")));
        assert_true(str_ends(str_of(snippet.text), STR(" \u2026")));
        assert_true(strlen(snippet.text) < 260);
    }
}

static void without_any_word_the_start_is_shown(void **state)
{
    struct scratch *s = *state;
    struct section sections[] = {{.title = STR(""), .text = STR("")},
                                 {.title = STR("One"), .text = STR("The start.")}};
    struct card card = make_card(s, "en", sections, 2, true);
    struct snippet snippet = cut(s, &card, "zyxwv");
    assert_string_equal(snippet.text, "The start.");
    assert_int_equal(snippet.weight, 0);
    assert_int_equal(snippet.n_marks, 0);
    card.entry.n_sections = 0;
    snippet = cut(s, &card, "zyxwv");
    assert_string_equal(snippet.text, "");
    assert_null(snippet.section);
}

static void snippet_is_whole_text_wherever_it_is_cut(void **state)
{
    struct scratch *s = *state;
    AUTO(buf_done) struct buf b = {0};
    for (int i = 0; i < 400; i++) { /* no blank to cut at */
        buf_add_cstr(&b, i == 200 ? " \u0645\u06cc\u0632 " : "\u0686");
    }
    for (size_t shift = 0; shift < 4; shift++) {
        struct str text = arena_printf(&s->mem, "%.*s%s", (int)shift, "abcd", b.p);
        struct section section = {.title = STR(""), .text = text};
        struct card card = make_card(s, "fa", &section, 1, true);
        struct snippet found = cut(s, &card, "\u0645\u06cc\u0632");
        struct snippet start = cut(s, &card, "zyxwv");
        assert_int_equal(utf8_check(str_of(found.text)), STR_NOT_FOUND);
        assert_int_equal(utf8_check(str_of(start.text)), STR_NOT_FOUND);
        assert_int_equal(found.n_marks, 1);
    }
}

static void language_without_entries_gives_the_start(void **state)
{
    struct scratch *s = *state;
    struct section section = {.title = STR(""), .text = STR("mot")};
    struct card card = make_card(s, "fr", &section, 1, false);
    struct snippet snippet = cut(s, &card, "mot");
    assert_string_equal(snippet.text, "mot");
    assert_int_equal(snippet.n_marks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_words_are_marked_at_their_bytes),
        cmocka_unit_test(stretch_with_most_of_the_words_is_shown),
        cmocka_unit_test(without_any_word_the_start_is_shown),
        cmocka_unit_test(snippet_is_whole_text_wherever_it_is_cut),
        cmocka_unit_test(language_without_entries_gives_the_start),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
