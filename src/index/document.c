/*
 * Words are gathered for the whole entry first, so that a word's term and stem are made once
 * however often it stands there.
 */
#include "index/document.h"

#include "base/map.h"
#include "index/bag.h"
#include "index/card.h"
#include "index/fields.h"
#include "index/wordtable.h"
#include "text/grams.h"
#include "text/languages.h"
#include "text/stem.h"
#include "text/words.h"
#include "text/written.h"

#include <stdlib.h>

enum { POSITION_GAP = 100 };

struct document_maker {
    struct arena mem; /* of the document that is being made */
    struct arena kept;
    struct bag_counter *all;   /* stems of the whole entry */
    struct bag_counter *part;  /* stems of a field */
    struct bag_counter *grams; /* of the whole entry */
    struct map languages;      /* code -> index into stemmers */
    struct stemmer **stemmers;
    size_t n_stemmers;
    size_t cap_stemmers;
};

struct document_maker *document_maker_open(void)
{
    struct document_maker *m = heap_alloc(sizeof *m);
    m->all = bag_counter_open();
    m->part = bag_counter_open();
    m->grams = bag_counter_open();
    map_init(&m->languages, &m->kept);
    return m;
}

void document_maker_close(struct document_maker *m)
{
    if (m == NULL) {
        return;
    }
    for (size_t i = 0; i < m->n_stemmers; i++) {
        stemmer_close(m->stemmers[i]);
    }
    bag_counter_close(m->all);
    bag_counter_close(m->part);
    bag_counter_close(m->grams);
    arena_done(&m->mem);
    arena_done(&m->kept);
    free(m);
}

static struct stemmer *stemmer_for(struct document_maker *m, struct str language)
{
    size_t *known = map_get(&m->languages, language);
    if (known != NULL) {
        return m->stemmers[*known];
    }
    m->stemmers =
        arena_more(&m->kept, m->stemmers, m->n_stemmers, &m->cap_stemmers, sizeof *m->stemmers);
    m->stemmers[m->n_stemmers] = stemmer_open(language);
    map_put(&m->languages, arena_str(&m->kept, language), m->n_stemmers, NULL);
    return m->stemmers[m->n_stemmers++];
}

/* A distinct word of the entry. */
struct gathered {
    struct str term; /* TERM_WORD or TERM_CODE */
    struct str stem; /* TERM_STEM; the null string for a code */
    uint32_t key;    /* of the stem or code, for tables of words */
    unsigned weight; /* summed over its places */
    struct str word; /* folded */
    struct str form; /* in which it is written most, as far as the votes tell */
    unsigned votes;  /* by which the form leads over all others */
};

struct making {
    struct document_maker *m;
    struct xc_doc *doc;
    struct str language;
    struct stemmer *stemmer;
    bool capitals;   /* as in text/languages.h */
    struct map seen; /* word -> index into rows */
    struct gathered *rows;
    size_t n;
    size_t cap;
    unsigned position;
};

static struct making begin(struct document_maker *m, struct str language)
{
    arena_reset(&m->mem);
    bag_clear(m->all);
    bag_clear(m->part);
    bag_clear(m->grams);
    const struct language *row = language_find(language);
    struct making k = {
        .m = m,
        .capitals = row != NULL && row->capitals,
        .doc = xc_doc_new(),
        .language = language,
        .stemmer = stemmer_for(m, language),
    };
    map_init(&k.seen, &m->mem);
    return k;
}

static size_t gather(struct making *k, const struct word *word)
{
    struct arena *mem = &k->m->mem;
    bool is_new = false;
    size_t row = *map_put(&k->seen, word->text, k->n, &is_new);
    if (!is_new) {
        return row;
    }
    struct gathered g = {.word = word->text};
    if (word->code) {
        g.term = term_make(mem, TERM_CODE, k->language, word->text);
        g.key = word_key(word->text);
    } else {
        struct str stemmed = stem(k->stemmer, word->text);
        g.term = term_make(mem, TERM_WORD, k->language, word->text);
        g.stem = term_make(mem, TERM_STEM, k->language, stemmed);
        g.key = word_key(stemmed);
    }
    k->rows = arena_more(mem, k->rows, k->n, &k->cap, sizeof *k->rows);
    k->rows[k->n] = g;
    return k->n++;
}

static void add_grams(struct making *k, const struct words *words)
{
    struct gram_reader r = grams_begin(&k->m->mem, words);
    struct gram gram;
    while (gram_next(&r, &gram)) {
        bag_add(k->m->grams, word_key(gram.text));
    }
}

/* The majority of all places by one count: Boyer and Moore 1981. */
static void vote(struct making *k, struct gathered *g, struct str text, const struct word *word)
{
    struct str original = str_sub(text, word->start, word->end);
    struct str form = written_form(&k->m->mem, original, g->word, k->capitals);
    if (g->votes == 0) {
        g->form = form;
        g->votes = 1;
    } else if (str_eq(form, g->form)) {
        g->votes++;
    } else {
        g->votes--;
    }
}

/* Words of a text into terms and bags; into a table of words too, when there is one. */
static void add_words(struct making *k, enum field field, struct str text,
                      struct wordtable_writer *table)
{
    unsigned weight = field_row(field)->weight;
    struct words words = words_cut(&k->m->mem, text);
    for (size_t i = 0; i < words.n; i++) {
        const struct word *word = &words.rows[i];
        k->position += !word->part;
        size_t row = gather(k, word);
        struct gathered *g = &k->rows[row];
        g->weight += weight;
        xc_doc_posting(k->doc, g->term, k->position, word->code ? weight : 0);
        if (!word->part && !word->code) {
            vote(k, g, text, word);
        }
        if (!word->part) {
            bag_add(k->m->all, g->key);
            bag_add(k->m->part, g->key);
        }
        if (table != NULL && !word->part) {
            wordtable_add(table, word, g->key);
        }
    }
    add_grams(k, &words);
    k->position += POSITION_GAP;
}

static void add_text(struct making *k, enum field field, struct str text)
{
    add_words(k, field, text, NULL);
}

/* What was counted in a bag, which is empty then. */
static struct str take_bag(struct making *k, struct bag_counter *counter)
{
    AUTO(buf_done) struct buf bytes = {0};
    bag_write(counter, &bytes);
    return buf_keep(&bytes, &k->m->mem);
}

/* Title and examples, each with a bag of its own, and keywords. */
static void add_fields(struct making *k, const struct entry *entry, struct profile *out)
{
    struct str *examples = arena_array(&k->m->mem, entry->examples.n, sizeof *examples);
    add_text(k, FIELD_TITLE, entry->title);
    out->title = take_bag(k, k->m->part);
    for (size_t i = 0; i < entry->examples.n; i++) {
        add_text(k, FIELD_EXAMPLES, entry->examples.rows[i]);
        examples[i] = take_bag(k, k->m->part);
    }
    for (size_t i = 0; i < entry->keywords.n; i++) {
        add_text(k, FIELD_KEYWORDS, entry->keywords.rows[i]);
    }
    out->examples = examples;
}

static void add_note(struct making *k, const struct entry *entry)
{
    add_text(k, FIELD_NOTE, entry->note);
    add_text(k, FIELD_NOTE, entry->owner);
    add_text(k, FIELD_NOTE, entry->review);
}

/* Headings and texts of the sections; the tables of words of the texts. */
static const struct str *add_sections(struct making *k, const struct entry *entry)
{
    struct str *tables = arena_array(&k->m->mem, entry->n_sections, sizeof *tables);
    AUTO(buf_done) struct buf rows = {0};
    for (size_t i = 0; i < entry->n_sections; i++) {
        struct wordtable_writer table = {.out = &rows};
        buf_clear(&rows);
        add_text(k, FIELD_HEADING, entry->sections[i].title);
        add_words(k, FIELD_BODY, entry->sections[i].text, &table);
        tables[i] = buf_keep(&rows, &k->m->mem);
    }
    return tables;
}

static void add_mark(struct making *k, enum term_kind kind, struct str text)
{
    xc_doc_term(k->doc, term_make(&k->m->mem, kind, k->language, text), 0);
}

static void add_form(struct making *k, const struct gathered *g)
{
    if (g->form.n > 0 && !str_eq(g->form, g->word)) {
        struct str both = arena_printf(&k->m->mem, "%.*s=%.*s", STR_ARG(g->word), STR_ARG(g->form));
        add_mark(k, TERM_FORM, both);
    }
}

/* Stems, forms, and the marks and values that every document has. */
static void finish(struct making *k, const struct entry *entry, struct str kind)
{
    for (size_t i = 0; i < k->n; i++) {
        if (k->rows[i].stem.n > 0) {
            xc_doc_term(k->doc, k->rows[i].stem, k->rows[i].weight);
            add_form(k, &k->rows[i]);
        }
    }
    add_mark(k, TERM_PATH, entry->path);
    add_mark(k, TERM_ID, entry->id);
    add_mark(k, TERM_LANGUAGE, entry->language);
    add_mark(k, TERM_KIND, kind);
    xc_doc_value(k->doc, SLOT_ID, entry->id);
}

void document_of_entry(struct document_maker *m, const struct entry *entry, struct document *out)
{
    bool agents = entry->audience == CORDIAL_AUDIENCE_AGENTS;
    struct making k = begin(m, entry->language);
    struct card card = {.entry = *entry};
    add_fields(&k, entry, &card.profile);
    card.tables = add_sections(&k, entry);
    card.profile.stems = take_bag(&k, m->all);
    card.profile.grams = take_bag(&k, m->grams);
    if (agents) {
        add_note(&k, entry);
    }
    for (size_t i = 0; i < entry->redirects.n; i++) {
        add_mark(&k, TERM_REDIRECT, entry_id_fold(&m->mem, entry->redirects.rows[i]));
    }
    if (entry->state == ENTRY_DRAFT) {
        add_mark(&k, TERM_STATE, STR("draft"));
    }
    finish(&k, entry, entry->kind == ENTRY_REPLY ? STR("reply") : STR("article"));
    *out = (struct document){.doc = k.doc};
    card_write(&out->card, &card, agents);
}

bool document_has_note(const struct entry *entry)
{
    return entry->audience == CORDIAL_AUDIENCE_PUBLIC &&
           (entry->note.n > 0 || entry->owner.n > 0 || entry->review.n > 0);
}

void document_of_note(struct document_maker *m, const struct entry *entry, struct document *out)
{
    struct making k = begin(m, entry->language);
    add_note(&k, entry);
    finish(&k, entry, STR("note"));
    struct card card = {.entry = *entry};
    card.entry.n_sections = 0;
    *out = (struct document){.doc = k.doc};
    card_write(&out->card, &card, true);
}

void document_done(struct document *d)
{
    xc_doc_free(d->doc);
    buf_done(&d->card);
    *d = (struct document){0};
}
