/* Windows of the text as phrases, the documents that have one, the whole run in their words. */
#include "search/inside.h"

#include "index/fields.h"
#include "ticket/scan.h"

enum {
    WINDOW = 4,      /* words of a phrase that is looked up … */
    STEP = 3,        /* … from one word to the next: each run of six holds a whole window */
    RUN_WORDS = 6,   /* from which on the same words are no accident */
    RUN_TELLING = 3, /* of them */
    HITS = 16,       /* documents of a window; a phrase of more is a common one */
    AGENTS = 1,      /* the number of their database */
    COMMON = 1000,   /* documents that have a window's rarest word: not looked up */
    ABSENT = 20000,  /* windows that are kept as absent: phrases come in most drafts */
};

/* A document whose words were compared once. */
struct compared {
    uint32_t docid;
    struct words open;   /* what may be sent */
    struct words secret; /* what may not */
};

struct looking {
    struct arena *mem;
    struct searcher *s;
    struct str language;
    struct words words; /* of the text, without the parts of codes */
    struct compared *rows;
    size_t n;
    size_t cap;
    size_t n_likely; /* of the rows: entries that the text was probably made of */
};

/* Codes are one word each here, as in the index's positions. */
static struct words whole_words(struct arena *mem, struct str text)
{
    return scan_make(mem, text, STR("")).words;
}

/* ---- the documents ---- */

static void add_words(struct arena *mem, struct words *out, struct str text)
{
    struct words words = whole_words(mem, text);
    for (size_t i = 0; i < words.n; i++) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = words.rows[i];
    }
}

static void add_sections(struct arena *mem, struct words *out, const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_sections; i++) {
        add_words(mem, out, entry->sections[i].text);
    }
}

static cordial_status compare(struct looking *l, uint32_t docid, const struct compared **out,
                              cordial_error *err)
{
    for (size_t i = 0; i < l->n; i++) {
        if (l->rows[i].docid == docid) {
            *out = &l->rows[i];
            return CORDIAL_OK;
        }
    }
    const struct indexed *known;
    TRY(searcher_document(l->s, docid, &known, err));
    struct indexed row = *known;
    TRY(index_reader_card(l->mem, l->s->reader, CARD_WHOLE, &row, err));
    const struct entry *entry = &row.card.entry;
    bool sent = entry->kind == ENTRY_REPLY || row.database == 0;
    struct compared made = {.docid = docid};
    if (!row.note) {
        add_sections(l->mem, sent ? &made.open : &made.secret, entry);
    }
    add_words(l->mem, &made.secret, entry->note);
    l->rows = arena_more(l->mem, l->rows, l->n, &l->cap, sizeof *l->rows);
    l->rows[l->n] = made;
    *out = &l->rows[l->n++];
    return CORDIAL_OK;
}

/* ---- runs ---- */

struct run {
    size_t first; /* words of the text, half open */
    size_t behind;
};

static bool same_word(const struct words *a, size_t i, const struct words *b, size_t j)
{
    return str_eq(a->rows[i].text, b->rows[j].text);
}

/* The longest run around the window at @at that stands in @other; empty when there is none. */
static struct run longest_run(const struct words *text, size_t at, const struct words *other)
{
    struct run best = {at, at};
    for (size_t j = 0; j + WINDOW <= other->n; j++) {
        size_t same = 0;
        while (same < WINDOW && same_word(text, at + same, other, j + same)) {
            same++;
        }
        if (same < WINDOW) {
            continue;
        }
        struct run run = {at, at + WINDOW};
        for (size_t k = j; run.first > 0 && k > 0 && same_word(text, run.first - 1, other, k - 1);
             k--) {
            run.first--;
        }
        for (size_t k = j + WINDOW;
             run.behind < text->n && k < other->n && same_word(text, run.behind, other, k); k++) {
            run.behind++;
        }
        best = run.behind - run.first > best.behind - best.first ? run : best;
    }
    return best;
}

static bool is_telling_run(const struct looking *l, struct run run)
{
    size_t telling = 0;
    for (size_t i = run.first; i < run.behind; i++) {
        telling += !word_is_stop(l->language, l->words.rows[i].text);
    }
    return run.behind - run.first >= RUN_WORDS && telling >= RUN_TELLING;
}

/* ---- windows ---- */

static struct str word_term(const struct looking *l, size_t i)
{
    const struct word *word = &l->words.rows[i];
    return term_make(l->mem, word->code ? TERM_CODE : TERM_WORD, l->language, word->text);
}

static struct str window_key(const struct looking *l, size_t at)
{
    const struct word *w = &l->words.rows[at];
    return arena_printf(l->mem, "%.*s %.*s %.*s %.*s %.*s", STR_ARG(l->language),
                        STR_ARG(w[0].text), STR_ARG(w[1].text), STR_ARG(w[2].text),
                        STR_ARG(w[3].text));
}

/* The documents of a database, or of all, that have a window; none for one of common words. */
static cordial_status search_window(struct looking *l, size_t at, size_t only, struct xc_hits *out,
                                    cordial_error *err)
{
    struct xc_query *terms = arena_array(l->mem, WINDOW, sizeof *terms);
    const struct xc_query **rows = arena_array(l->mem, WINDOW, sizeof *rows);
    size_t rarest = SIZE_MAX;
    for (size_t i = 0; i < WINDOW; i++) {
        terms[i] = (struct xc_query){.op = XC_TERM, .term = word_term(l, at + i)};
        rows[i] = &terms[i];
        size_t n = searcher_term_count(l->s, terms[i].term);
        rarest = n < rarest ? n : rarest;
    }
    *out = (struct xc_hits){0};
    if (rarest == 0 || rarest > COMMON) {
        return CORDIAL_OK;
    }
    struct xc_query phrase = {.op = XC_PHRASE, .rows = rows, .n = WINDOW};
    struct xc_search_options options = {.n = HITS + 1, .check_at_least = HITS + 1, .only = only};
    return xc_search(l->mem, index_reader_xc(l->s->reader), &phrase, &options, out, err);
}

/* What may not be sent is in the agents' database: a window that is not there is none of it. */
static cordial_status find_window(struct looking *l, size_t at, struct xc_hits *out,
                                  cordial_error *err)
{
    struct searcher *s = l->s;
    struct str key = window_key(l, at);
    *out = (struct xc_hits){0};
    if (map_get(&s->absent_windows, key) != NULL) {
        return CORDIAL_OK;
    }
    TRY(search_window(l, at, AGENTS + 1, out, err));
    if (out->n > 0) {
        return search_window(l, at, 0, out, err);
    }
    if (s->absent_windows.n < ABSENT) {
        map_put(&s->absent_windows, arena_str(&s->mem, key), 0, NULL);
    }
    return CORDIAL_OK;
}

static void add_run(struct looking *l, struct run run, struct inside_spans *out)
{
    size_t start = l->words.rows[run.first].start;
    size_t end = l->words.rows[run.behind - 1].end;
    if (out->n > 0 && out->rows[out->n - 1].end >= start) {
        struct inside_span *last = &out->rows[out->n - 1];
        last->start = start < last->start ? start : last->start;
        last->end = end > last->end ? end : last->end;
        return;
    }
    out->rows = arena_more(l->mem, out->rows, out->n, &out->cap, sizeof *out->rows);
    out->rows[out->n++] = (struct inside_span){start, end};
}

static bool has_window(const struct words *text, size_t at, const struct words *other)
{
    struct run run = longest_run(text, at, other);
    return run.behind > run.first;
}

/*
 * A run of what may not be sent, unless an entry that may be has these words too. Most words of a
 * draft are those of its answers, which are asked first, without the index.
 */
static cordial_status look_at(struct looking *l, size_t at, struct inside_spans *out,
                              cordial_error *err)
{
    struct xc_hits hits;
    struct run secret = {at, at};
    for (size_t i = 0; i < l->n_likely; i++) {
        if (has_window(&l->words, at, &l->rows[i].open)) {
            return CORDIAL_OK;
        }
    }
    TRY(find_window(l, at, &hits, err));
    for (size_t i = 0; i < hits.n; i++) {
        const struct compared *document;
        TRY(compare(l, hits.rows[i].docid, &document, err));
        struct run run = longest_run(&l->words, at, &document->secret);
        if (has_window(&l->words, at, &document->open) || hits.n > HITS) {
            return CORDIAL_OK;
        }
        secret = run.behind - run.first > secret.behind - secret.first ? run : secret;
    }
    if (is_telling_run(l, secret)) {
        add_run(l, secret, out);
    }
    return CORDIAL_OK;
}

/* The replies of an answer in the text's language, to be asked first. */
static cordial_status add_likely(struct looking *l, struct str id, cordial_error *err)
{
    const struct indexed_list *all;
    TRY(searcher_answer(l->s, id, &all, err));
    for (size_t i = 0; i < all->n; i++) {
        const struct compared *ignored;
        const struct stamp *stamp = &all->rows[i].stamp;
        bool reply = stamp->kind == ENTRY_REPLY && !all->rows[i].note;
        if (reply && str_eq(stamp->language, l->language)) {
            TRY(compare(l, all->rows[i].docid, &ignored, err));
        }
    }
    l->n_likely = l->n;
    return CORDIAL_OK;
}

cordial_status inside_find(struct arena *mem, struct searcher *s, struct str language,
                           struct str text, const struct str_list *answers,
                           struct inside_spans *out, cordial_error *err)
{
    const struct lexicon *agents;
    *out = (struct inside_spans){0};
    TRY(index_reader_lexicon(s->reader, AGENTS, &agents, err));
    if (agents == NULL) {
        return CORDIAL_OK;
    }
    out->looked = true;
    if (xc_reader_count_in(index_reader_xc(s->reader), AGENTS) == 0) {
        return CORDIAL_OK;
    }
    struct looking l = {.mem = mem, .s = s, .language = language, .words = whole_words(mem, text)};
    for (size_t i = 0; i < answers->n; i++) {
        TRY(add_likely(&l, answers->rows[i], err));
    }
    for (size_t at = 0; at + WINDOW <= l.words.n; at += STEP) {
        TRY(look_at(&l, at, out, err));
    }
    return CORDIAL_OK;
}
