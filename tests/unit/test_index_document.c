#include "scratch.h"

#include "index/card.h"
#include "index/document.h"
#include "index/wordtable.h"
#include "text/stem.h"

static struct str examples[] = {STR("cannot send mail")};
static struct str redirects[] = {STR("Old Name")};
static struct section sections[] = {
    {STR(""), STR(""), 0, STR("Mailboxes are refused")},
    {STR("Cause"), STR("cause"), 2, STR("error 553 twice: 553")},
};

static struct entry example(void)
{
    return (struct entry){
        .path = STR("en/box.md"),
        .id = STR("box"),
        .title = STR("Mailbox full"),
        .language = STR("en"),
        .audience = CORDIAL_AUDIENCE_PUBLIC,
        .examples = {examples, 1, 1},
        .redirects = {redirects, 1, 1},
        .owner = STR("ownerword"),
        .note = STR("noteword"),
        .sections = sections,
        .n_sections = N_ROWS(sections),
    };
}

/* Put documents into a database and open it. */
static struct xc_reader *store(struct scratch *s, struct document *documents, size_t n)
{
    struct xc_writer *w = NULL;
    struct xc_reader *r = NULL;
    const char *path = scratch_path(s, "db");
    assert_ok(xc_writer_open(path, true, &w, &s->err), &s->err);
    assert_ok(xc_writer_begin(w, &s->err), &s->err);
    for (size_t i = 0; i < n; i++) {
        assert_ok(xc_writer_add(w, documents[i].doc, &s->err), &s->err);
    }
    assert_ok(xc_writer_commit(w, &s->err), &s->err);
    xc_writer_close(w);
    assert_ok(xc_reader_open(&path, 1, &r, &s->err), &s->err);
    return r;
}

static struct xc_reader *store_entry(struct scratch *s, const struct entry *entry)
{
    struct document_maker *m = document_maker_open();
    struct document d;
    document_of_entry(m, entry, &d);
    struct xc_reader *r = store(s, &d, 1);
    document_done(&d);
    document_maker_close(m);
    return r;
}

static void check_terms(struct xc_reader *r, const char *const *terms, size_t n, size_t count)
{
    for (size_t i = 0; i < n; i++) {
        if (xc_term_count(r, str_of(terms[i])) != count) {
            print_error("term %s\n", terms[i]);
        }
        assert_int_equal(xc_term_count(r, str_of(terms[i])), count);
    }
}

static void entry_has_the_terms_of_the_schema(void **state)
{
    struct scratch *s = *state;
    struct entry entry = example();
    struct xc_reader *r = store_entry(s, &entry);
    static const char *const terms[] = {
        "Qen/box.md", "Ibox",          "Jold-name", "Len",    "Tarticle", "Wen:mailbox",
        "ENmailbox",  "Wen:mailboxes", "ENrefus",   "ENcaus", "ENsend",   "K553",
    };
    static const char *const absent[] = {"Sdraft",      "Treply", "ENnoteword", "Wen:noteword",
                                         "ENownerword", "EN553",  "Wen:553"};
    struct str value;
    check_terms(r, terms, N_ROWS(terms), 1);
    check_terms(r, absent, N_ROWS(absent), 0);
    assert_ok(xc_read_value(&s->mem, r, 1, 0, &value, &s->err), &s->err);
    assert_str(value, "box");
    xc_reader_close(r);
}

static void agents_entry_is_found_by_its_note(void **state)
{
    struct scratch *s = *state;
    struct entry entry = example();
    entry.audience = CORDIAL_AUDIENCE_AGENTS;
    entry.kind = ENTRY_REPLY;
    entry.state = ENTRY_DRAFT;
    struct xc_reader *r = store_entry(s, &entry);
    static const char *const terms[] = {"Sdraft", "Treply", "ENnoteword", "ENownerword"};
    check_terms(r, terms, N_ROWS(terms), 1);
    xc_reader_close(r);
}

static void note_holds_nothing_of_the_entrys_text(void **state)
{
    struct scratch *s = *state;
    struct entry entry = example();
    struct document_maker *m = document_maker_open();
    struct document d;
    document_of_note(m, &entry, &d);
    struct xc_reader *r = store(s, &d, 1);
    static const char *const terms[] = {"Qen/box.md", "Ibox", "Tnote", "Len", "ENnoteword"};
    static const char *const absent[] = {"ENmailbox", "K553", "Jold-name", "Tarticle"};
    check_terms(r, terms, N_ROWS(terms), 1);
    check_terms(r, absent, N_ROWS(absent), 0);
    struct card card;
    assert_true(card_read(&s->mem, buf_str(&d.card), CARD_WHOLE, &card));
    assert_str(card.entry.note, "noteword");
    assert_int_equal(card.entry.n_sections, 0);
    document_done(&d);
    document_maker_close(m);
    document_maker_close(NULL);
    xc_reader_close(r);
}

static void only_a_public_entry_with_something_for_agents_has_a_note(void **state)
{
    (void)state;
    struct entry entry = example();
    assert_true(document_has_note(&entry));
    entry.note = STR("");
    assert_true(document_has_note(&entry));
    entry.owner = STR("");
    assert_false(document_has_note(&entry));
    entry.review = STR("2027-01-01");
    assert_true(document_has_note(&entry));
    entry.audience = CORDIAL_AUDIENCE_AGENTS;
    assert_false(document_has_note(&entry));
}

static void card_of_a_public_entry_holds_no_note(void **state)
{
    struct scratch *s = *state;
    struct entry entry = example();
    struct document_maker *m = document_maker_open();
    struct document d;
    struct card card;
    document_of_entry(m, &entry, &d);
    assert_true(card_read(&s->mem, buf_str(&d.card), CARD_WHOLE, &card));
    assert_str(card.entry.title, "Mailbox full");
    assert_str(card.entry.note, "");
    assert_str(card.entry.owner, "");
    document_done(&d);
    document_maker_close(m);
}

static void tables_tell_where_the_stems_stand(void **state)
{
    struct scratch *s = *state;
    struct entry entry = example();
    struct document_maker *m = document_maker_open();
    struct document d;
    struct card card;
    document_of_entry(m, &entry, &d);
    assert_true(card_read(&s->mem, buf_str(&d.card), CARD_WHOLE, &card));
    struct wordtable_reader r = {.rows = card.tables[0]};
    struct wordtable_word word;
    assert_true(wordtable_next(&r, &word));
    assert_int_equal(word.key, word_key(STR("mailbox"))); /* of "Mailboxes" */
    assert_int_equal(word.start, 0);
    assert_int_equal(word.end, 9);
    r = (struct wordtable_reader){.rows = card.tables[1]};
    assert_true(wordtable_next(&r, &word));
    assert_true(wordtable_next(&r, &word));
    assert_int_equal(word.key, word_key(STR("553")));
    document_done(&d);
    document_maker_close(m);
}

/* Does the document hold the two words side by side? */
static bool has_phrase(struct scratch *s, struct xc_reader *r, const char *one, const char *two)
{
    const struct xc_query first = {.op = XC_TERM, .term = str_of(one)};
    const struct xc_query second = {.op = XC_TERM, .term = str_of(two)};
    const struct xc_query *rows[] = {&first, &second};
    const struct xc_query phrase = {.op = XC_PHRASE, .rows = rows, .n = 2};
    struct xc_search_options options = {.n = 1, .bm25 = {1.2, 0.75, 0.4}};
    struct xc_hits hits;
    assert_ok(xc_search(&s->mem, r, &phrase, &options, &hits, &s->err), &s->err);
    return hits.n > 0;
}

static void no_phrase_goes_across_fields_and_sections(void **state)
{
    struct scratch *s = *state;
    struct entry entry = example();
    struct xc_reader *r = store_entry(s, &entry);
    assert_true(has_phrase(s, r, "Wen:mailbox", "Wen:full"));
    assert_true(has_phrase(s, r, "Wen:error", "K553"));
    assert_false(has_phrase(s, r, "Wen:full", "Wen:cannot"));
    assert_false(has_phrase(s, r, "Wen:refused", "Wen:cause"));
    xc_reader_close(r);
}

static void one_maker_serves_entries_of_several_languages(void **state)
{
    struct scratch *s = *state;
    static const char *const languages[] = {"en", "nl", "fa", "xx", "en"};
    struct document documents[N_ROWS(languages)];
    struct document_maker *m = document_maker_open();
    for (size_t i = 0; i < N_ROWS(languages); i++) {
        struct entry entry = example();
        entry.language = str_of(languages[i]);
        document_of_entry(m, &entry, &documents[i]);
    }
    struct xc_reader *r = store(s, documents, N_ROWS(documents));
    assert_int_equal(xc_term_count(r, STR("ENmailbox")), 2);
    assert_int_equal(xc_term_count(r, STR("XXmailboxes")), 1); /* unstemmed */
    assert_int_equal(xc_term_count(r, STR("FAmailboxes")), 1);
    assert_int_equal(xc_term_count(r, STR("K553")), 5);
    for (size_t i = 0; i < N_ROWS(documents); i++) {
        document_done(&documents[i]);
    }
    document_maker_close(m);
    xc_reader_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(entry_has_the_terms_of_the_schema),
        scratch_test(agents_entry_is_found_by_its_note),
        scratch_test(note_holds_nothing_of_the_entrys_text),
        scratch_test(only_a_public_entry_with_something_for_agents_has_a_note),
        scratch_test(card_of_a_public_entry_holds_no_note),
        scratch_test(tables_tell_where_the_stems_stand),
        scratch_test(no_phrase_goes_across_fields_and_sections),
        scratch_test(one_maker_serves_entries_of_several_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
