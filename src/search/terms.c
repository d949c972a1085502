/* Counting the words; leaving out what is the customer's own; idf; the weightiest. */
#include "search/terms.h"

#include "index/fields.h"
#include "search/query.h"

#include <math.h>
#include <stdlib.h>

enum { WORDS_LOOKED_AT = 4000 }; /* of a ticket; what is said later repeats it */

/* Kinds of facts whose words belong to the customer and not to his problem. */
static const cordial_fact_kind personal[] = {
    CORDIAL_FACT_EMAIL, CORDIAL_FACT_DOMAIN, CORDIAL_FACT_URL,    CORDIAL_FACT_IP,
    CORDIAL_FACT_ORDER, CORDIAL_FACT_DATE,   CORDIAL_FACT_AMOUNT, CORDIAL_FACT_PHONE,
};

enum { FEW_DOCUMENTS = 10 }; /* in a language; among fewer nobody can tell how rare a word is */
enum { TERMS_MIN = 3 };      /* that are looked for, in however many documents they are */

struct counting {
    struct arena *mem;
    struct searcher *s;
    const cordial_ticket *ticket;
    struct str language;
    struct map seen; /* word -> index into rows */
    struct map own;  /* words of the customer's name */
    struct ticket_term *rows;
    size_t n;
    size_t cap;
    struct word *words; /* in the ticket's order */
    size_t *row_of;
    size_t n_words;
};

static bool is_personal_kind(const char *kind)
{
    for (size_t i = 0; i < sizeof personal / sizeof personal[0]; i++) {
        if (strcmp(kind, cordial_fact_name(personal[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Does the word stand in an address, a date or the like? */
static bool is_in_personal_span(const cordial_ticket *ticket, const struct word *word)
{
    for (size_t i = 0; i < ticket->n_spans; i++) {
        const cordial_span *span = &ticket->spans[i];
        if (word->start >= span->start && word->end <= span->end && is_personal_kind(span->kind)) {
            return true;
        }
    }
    return false;
}

/* A word of the ticket in its order; a part of a code counts with the code. */
static void add_word(struct counting *c, const struct word *word)
{
    if (word->part || map_get(&c->own, word->text) != NULL) {
        return;
    }
    bool is_new = false;
    size_t row = *map_put(&c->seen, word->text, c->n, &is_new);
    if (is_new) {
        bool stop = !word->code && (word_is_stop(c->language, word->text) || word->text.n < 2);
        c->rows = arena_more(c->mem, c->rows, c->n, &c->cap, sizeof *c->rows);
        c->rows[c->n++] = (struct ticket_term){.word = *word, .stop = stop};
    }
    c->rows[row].count++;
    c->words[c->n_words] = *word;
    c->row_of[c->n_words++] = row;
}

static void count_words(struct counting *c)
{
    struct words subject = words_cut(c->mem, str_of(c->ticket->subject));
    struct words text = words_cut(c->mem, str_of(c->ticket->text));
    c->words = arena_array(c->mem, subject.n + text.n, sizeof *c->words);
    c->row_of = arena_array(c->mem, subject.n + text.n, sizeof *c->row_of);
    for (size_t i = 0; i < subject.n; i++) {
        add_word(c, &subject.rows[i]);
    }
    for (size_t i = 0; i < text.n && i < WORDS_LOOKED_AT; i++) {
        if (!is_in_personal_span(c->ticket, &text.rows[i])) {
            add_word(c, &text.rows[i]);
        }
    }
}

static void note_own_words(struct counting *c)
{
    struct words name = words_cut(c->mem, str_of(c->ticket->customer));
    for (size_t i = 0; i < name.n; i++) {
        map_put(&c->own, name.rows[i].text, 1, NULL);
    }
}

/* In how many documents a word is, of how many that could have it. */
struct spread {
    size_t with;
    size_t all;
};

static struct spread spread_in(const struct counting *c, struct searcher_language *language,
                               const struct word *word)
{
    struct str term = searcher_stem_term(c->mem, language, word->text);
    size_t all = language->documents > FEW_DOCUMENTS ? language->documents : FEW_DOCUMENTS;
    return (struct spread){searcher_term_count(c->s, term), all};
}

/*
 * Among the documents in the ticket's language, else in the one that has the word most: in a base
 * of several languages what stands in each entry of one would seem rare among all. A code is the
 * same in each.
 */
static struct spread spread_of(const struct counting *c, const struct word *word)
{
    struct spread out = {0, xc_reader_count(index_reader_xc(c->s->reader))};
    if (word->code) {
        struct str term = term_make(c->mem, TERM_CODE, c->language, word->text);
        out.with = searcher_term_count(c->s, term);
        return out;
    }
    struct searcher_language *own = searcher_language(c->s, c->language);
    if (own != NULL) {
        out = spread_in(c, own, word);
    }
    bool is_own = out.with > 0;
    for (size_t i = 0; i < c->s->n_languages && !is_own; i++) {
        struct spread other = spread_in(c, &c->s->languages[i], word);
        out = other.with > out.with ? other : out;
    }
    return out;
}

static double idf(struct spread s)
{
    size_t without = s.all > s.with ? s.all - s.with : 0;
    return log(1 + ((double)without + 0.5) / ((double)s.with + 0.5));
}

/* What is looked for before what is not; the weightiest in front. */
static int weightiest_first(const void *a, const void *b)
{
    const struct ticket_term *x = a;
    const struct ticket_term *y = b;
    bool sought_x = x->documents > 0 && !x->stop;
    bool sought_y = y->documents > 0 && !y->stop;
    double wx = x->idf * (1 + log((double)x->count));
    double wy = y->idf * (1 + log((double)y->count));
    if (sought_x != sought_y) {
        return sought_x ? -1 : 1;
    }
    if (wx != wy) {
        return wx < wy ? 1 : -1;
    }
    return str_cmp(x->word.text, y->word.text);
}

/* The rows have moved: where each word's row is now. */
static void follow_rows(struct counting *c)
{
    size_t *moved = arena_array(c->mem, c->n, sizeof *moved);
    for (size_t i = 0; i < c->n; i++) {
        moved[*map_get(&c->seen, c->rows[i].word.text)] = i;
    }
    for (size_t i = 0; i < c->n_words; i++) {
        c->row_of[i] = moved[c->row_of[i]];
    }
}

/* How many of the first @n terms to look for: all, or until enough documents have one of them. */
static size_t count_chosen(const struct ticket_terms *terms, size_t n, size_t enough)
{
    size_t documents = 0;
    for (size_t i = 0; i < n; i++) {
        documents += terms->rows[i].documents;
        if (i >= TERMS_MIN && documents > enough) {
            return i;
        }
    }
    return n;
}

struct ticket_terms terms_choose(struct arena *mem, struct searcher *s,
                                 const cordial_ticket *ticket, size_t max, size_t enough)
{
    struct counting c = {.mem = mem, .s = s, .ticket = ticket};
    c.language = str_of(ticket->language);
    map_init(&c.seen, mem);
    map_init(&c.own, mem);
    note_own_words(&c);
    count_words(&c);
    struct ticket_terms out = {.rows = c.rows, .n = c.n, .language = c.language};
    for (size_t i = 0; i < c.n; i++) {
        struct ticket_term *term = &c.rows[i];
        struct spread spread = spread_of(&c, &term->word);
        term->documents = spread.with;
        term->idf = idf(spread);
        out.weight += term->stop ? 0 : term->idf;
        out.n_chosen += spread.with > 0 && !term->stop;
    }
    if (out.n > 1) {
        qsort(out.rows, out.n, sizeof *out.rows, weightiest_first);
    }
    follow_rows(&c);
    out.n_chosen = count_chosen(&out, out.n_chosen > max ? max : out.n_chosen, enough);
    out.words = (struct words){c.words, c.n_words, c.n_words};
    out.row_of = c.row_of;
    return out;
}
