/* Counting the words; leaving out what is the customer's own; idf; the weightiest. */
#include "search/terms.h"

#include "index/fields.h"
#include "index/wordtable.h"
#include "search/query.h"

#include <math.h>
#include <stdlib.h>

enum { WORDS_LOOKED_AT = 4000 }; /* of a ticket; what is said later repeats it */

/* Kinds of facts whose words belong to the customer and not to his problem. */
static const cordial_fact_kind personal[] = {
    CORDIAL_FACT_EMAIL, CORDIAL_FACT_DOMAIN, CORDIAL_FACT_URL,    CORDIAL_FACT_IP,
    CORDIAL_FACT_ORDER, CORDIAL_FACT_DATE,   CORDIAL_FACT_AMOUNT, CORDIAL_FACT_PHONE,
};

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

static void add_word(struct counting *c, const struct word *word)
{
    bool skip = !word->code && (word_is_stop(c->language, word->text) || word->text.n < 2);
    if (skip || word->part || map_get(&c->own, word->text) != NULL) {
        return;
    }
    bool is_new = false;
    size_t row = *map_put(&c->seen, word->text, c->n, &is_new);
    if (is_new) {
        c->rows = arena_more(c->mem, c->rows, c->n, &c->cap, sizeof *c->rows);
        c->rows[c->n++] = (struct ticket_term){.word = *word};
    }
    c->rows[row].count++;
}

static void count_words(struct counting *c)
{
    struct words subject = words_cut(c->mem, str_of(c->ticket->subject));
    struct words text = words_cut(c->mem, str_of(c->ticket->text));
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

/* Documents that have the word, in the language that has it most. */
static size_t count_documents(const struct counting *c, const struct word *word)
{
    if (word->code) {
        return searcher_term_count(c->s, term_make(c->mem, TERM_CODE, c->language, word->text));
    }
    size_t most = 0;
    for (size_t i = 0; i < c->s->n_languages; i++) {
        struct str term = searcher_stem_term(c->mem, &c->s->languages[i], word->text);
        size_t n = searcher_term_count(c->s, term);
        most = n > most ? n : most;
    }
    return most;
}

static double idf(size_t all, size_t with)
{
    return log(1 + ((double)(all - with) + 0.5) / ((double)with + 0.5));
}

static int weightiest_first(const void *a, const void *b)
{
    const struct ticket_term *x = a;
    const struct ticket_term *y = b;
    double wx = x->idf * (1 + log((double)x->count));
    double wy = y->idf * (1 + log((double)y->count));
    if (wx != wy) {
        return wx < wy ? 1 : -1;
    }
    return str_cmp(x->word.text, y->word.text);
}

struct ticket_terms terms_choose(struct arena *mem, struct searcher *s,
                                 const cordial_ticket *ticket, size_t max)
{
    struct counting c = {.mem = mem, .s = s, .ticket = ticket};
    c.language = str_of(ticket->language);
    map_init(&c.seen, mem);
    map_init(&c.own, mem);
    note_own_words(&c);
    count_words(&c);
    struct ticket_terms out = {.rows = c.rows, .language = c.language};
    size_t all = xc_reader_count(index_reader_xc(s->reader));
    for (size_t i = 0; i < c.n; i++) {
        size_t with = count_documents(&c, &c.rows[i].word);
        c.rows[i].idf = idf(all, with < all ? with : all);
        out.weight += c.rows[i].idf;
        if (with > 0) {
            c.rows[out.n++] = c.rows[i];
        }
    }
    if (out.n > 1) {
        qsort(out.rows, out.n, sizeof *out.rows, weightiest_first);
    }
    out.n = out.n > max ? max : out.n;
    return out;
}

void term_set_init(struct term_set *set, struct arena *mem, const struct ticket_terms *terms,
                   struct searcher_language *language)
{
    *set = (struct term_set){.terms = terms, .stemmer = language->stemmer};
    map_init(&set->by_stem, mem);
    uint32_t *keys = arena_array(mem, terms->n, sizeof *keys);
    set->keys = keys;
    for (size_t i = 0; i < terms->n; i++) {
        const struct word *word = &terms->rows[i].word;
        struct str key =
            word->code ? word->text : arena_str(mem, stem(language->stemmer, word->text));
        map_put(&set->by_stem, key, i, NULL);
        keys[i] = word_key(key);
        set->filter |= (uint64_t)1 << (keys[i] & 63);
    }
}

const struct ticket_term *term_set_find(const struct term_set *set, const struct word *word)
{
    struct str key = word->code ? word->text : stem(set->stemmer, word->text);
    const size_t *row = map_get(&set->by_stem, key);
    return row != NULL ? &set->terms->rows[*row] : NULL;
}

size_t term_set_by_key(const struct term_set *set, uint32_t key)
{
    for (size_t i = 0; (set->filter >> (key & 63) & 1) != 0 && i < set->terms->n; i++) {
        if (set->keys[i] == key) {
            return i;
        }
    }
    return STR_NOT_FOUND;
}
