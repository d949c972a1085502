/*
 * The stems of the index, sorted from their beginnings and from their ends, so that the longer
 * words around a word stand side by side in one list or the other.
 */
#include "search/compounds.h"

#include "index/fields.h"
#include "text/compound.h"
#include "text/languages.h"

#include <stdlib.h>

const double COMPOUND_PART_SCALE = 0.6;
const double COMPOUND_CONTAINING_SCALE = 0.3;

enum {
    STEMS_MAX = 2000000,
    LOOKED_AT_MAX = 4000, /* longer words around one; what begins more is no word but a syllable */
    EXPANDED_MAX = 50000, /* words whose answers are kept */
};

/* A stem read from its end, and which one it is. */
struct ending {
    struct str reversed;
    size_t row;
};

struct compounds {
    struct xc_terms stems;  /* sorted */
    struct ending *endings; /* sorted */
    struct searcher_language *language;
    struct compound_words words;
    struct arena *mem;
    struct map expanded; /* word -> index into rows */
    struct compound *rows;
    size_t n;
    size_t cap;
};

static struct str reverse(struct arena *mem, struct str s)
{
    char *p = arena_alloc(mem, s.n + 1);
    for (size_t i = 0; i < s.n; i++) {
        p[i] = s.p[s.n - 1 - i];
    }
    return (struct str){p, s.n};
}

static int by_reversed(const void *a, const void *b)
{
    return str_cmp(((const struct ending *)a)->reversed, ((const struct ending *)b)->reversed);
}

/* The first stem that is not below @s. */
static size_t seek_stem(const struct compounds *c, struct str s)
{
    size_t low = 0;
    size_t high = c->stems.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(c->stems.rows[middle].text, s) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static size_t seek_ending(const struct compounds *c, struct str reversed)
{
    size_t low = 0;
    size_t high = c->stems.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(c->endings[middle].reversed, reversed) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static size_t count_stem(const struct compounds *c, struct str s)
{
    size_t row = seek_stem(c, s);
    bool found = row < c->stems.n && str_eq(c->stems.rows[row].text, s);
    return found ? c->stems.rows[row].count : 0;
}

/* For struct compound_words. A piece may be a word as written or, from a stem, a stem already. */
static size_t count_word(void *self, struct str word)
{
    const struct compounds *c = self;
    size_t n = count_stem(c, stem_once(c->language->stemmer, word));
    n = n > 0 ? n : count_stem(c, word);
    return n > 0 && !word_is_stop(c->language->code, word) ? n : 0;
}

/* Read the stems of a language. */
static struct compounds *load(struct searcher *s, struct searcher_language *language)
{
    struct compounds *c = arena_alloc(&s->mem, sizeof *c);
    *c = (struct compounds){.language = language, .mem = &s->mem};
    c->words = (struct compound_words){count_word, c, pack_find(language->code, "compound-link")};
    map_init(&c->expanded, &s->mem);
    struct str prefix = term_make(&s->mem, TERM_STEM, language->code, STR(""));
    cordial_error err;
    if (xc_read_terms(&s->mem, index_reader_xc(s->reader), prefix, STEMS_MAX, &c->stems, &err) !=
        CORDIAL_OK) {
        c->stems.n = 0;
    }
    c->endings = arena_array(&s->mem, c->stems.n, sizeof *c->endings);
    for (size_t i = 0; i < c->stems.n; i++) {
        c->endings[i] = (struct ending){reverse(&s->mem, c->stems.rows[i].text), i};
    }
    if (c->stems.n > 1) {
        qsort(c->endings, c->stems.n, sizeof *c->endings, by_reversed);
    }
    return c;
}

/* The most frequent of the containing words seen so far, as rows of the stems. */
struct frequent {
    size_t rows[COMPOUND_CONTAINING_MAX];
    size_t n;
};

static bool is_before(const struct compounds *c, size_t a, size_t b)
{
    const struct xc_term *rows = c->stems.rows;
    return rows[a].count != rows[b].count ? rows[a].count > rows[b].count : a < b;
}

static bool would_enter(const struct compounds *c, const struct frequent *f, size_t row)
{
    for (size_t i = 0; i < f->n; i++) {
        if (f->rows[i] == row) {
            return false;
        }
    }
    return f->n < COMPOUND_CONTAINING_MAX || is_before(c, row, f->rows[f->n - 1]);
}

static void enter(const struct compounds *c, struct frequent *f, size_t row)
{
    size_t at = f->n < COMPOUND_CONTAINING_MAX ? f->n++ : f->n - 1;
    while (at > 0 && is_before(c, row, f->rows[at - 1])) {
        f->rows[at] = f->rows[at - 1];
        at--;
    }
    f->rows[at] = row;
}

/* Longer words that begin with @head. */
static void look_behind(const struct compounds *c, struct str head, struct frequent *f)
{
    size_t first = seek_stem(c, head);
    for (size_t i = first; i < c->stems.n && i < first + LOOKED_AT_MAX; i++) {
        struct str text = c->stems.rows[i].text;
        if (!str_starts(text, head)) {
            return;
        }
        struct str rest = str_from(text, head.n);
        if (rest.n >= COMPOUND_PART_MIN && would_enter(c, f, i) &&
            compound_is_joint(&c->words, rest, true)) {
            enter(c, f, i);
        }
    }
}

/* Longer words that end with @tail. */
static void look_before(const struct compounds *c, struct str tail, struct frequent *f)
{
    struct str reversed = reverse(c->mem, tail);
    size_t first = seek_ending(c, reversed);
    for (size_t i = first; i < c->stems.n && i < first + LOOKED_AT_MAX; i++) {
        if (!str_starts(c->endings[i].reversed, reversed)) {
            return;
        }
        size_t row = c->endings[i].row;
        struct str text = c->stems.rows[row].text;
        struct str rest = str_sub(text, 0, text.n - tail.n);
        if (rest.n >= COMPOUND_PART_MIN && would_enter(c, f, row) &&
            compound_is_joint(&c->words, rest, false)) {
            enter(c, f, row);
        }
    }
}

static void find_parts(const struct compounds *c, struct str word, struct str own,
                       struct compound *out)
{
    struct str pieces[COMPOUND_PARTS_MAX];
    size_t n = compound_split(&c->words, word, pieces);
    struct str *parts = arena_array(c->mem, n, sizeof *parts);
    for (size_t i = 0; i < n; i++) {
        struct str stemmed = stem(c->language->stemmer, pieces[i]);
        struct str known = count_stem(c, stemmed) > 0 ? stemmed : pieces[i];
        if (!str_eq(known, own)) {
            parts[out->n_parts++] = arena_str(c->mem, known);
        }
    }
    out->parts = parts;
}

static void find_containing(const struct compounds *c, struct str word, struct str own,
                            struct compound *out)
{
    struct frequent f = {.n = 0};
    if (word.n >= COMPOUND_PART_MIN) {
        look_behind(c, word, &f);
    }
    if (own.n >= COMPOUND_PART_MIN) {
        look_behind(c, own, &f);
        look_before(c, own, &f);
    }
    struct str *rows = arena_array(c->mem, f.n, sizeof *rows);
    for (size_t i = 0; i < f.n; i++) {
        rows[i] = c->stems.rows[f.rows[i]].text;
    }
    out->containing = rows;
    out->n_containing = f.n;
}

static struct compound expand(const struct compounds *c, struct str word)
{
    struct compound out = {0};
    if (word_is_stop(c->language->code, word)) {
        return out;
    }
    struct str own = arena_str(c->mem, stem(c->language->stemmer, word));
    find_parts(c, word, own, &out);
    find_containing(c, word, own, &out);
    return out;
}

struct compound compound_expand(struct searcher *s, struct searcher_language *language,
                                struct str word)
{
    const struct language *row = language_find(language->code);
    if (row == NULL || !row->compounds) {
        return (struct compound){0};
    }
    if (language->compounds == NULL) {
        language->compounds = load(s, language);
    }
    struct compounds *c = language->compounds;
    const size_t *known = map_get(&c->expanded, word);
    if (known != NULL) {
        return c->rows[*known];
    }
    struct compound out = expand(c, word);
    if (c->n < EXPANDED_MAX) {
        c->rows = arena_more(c->mem, c->rows, c->n, &c->cap, sizeof *c->rows);
        c->rows[c->n] = out;
        map_put(&c->expanded, arena_str(c->mem, word), c->n++, NULL);
    }
    return out;
}

struct compound compound_of_unknown(struct arena *mem, struct searcher *s,
                                    struct searcher_language *language, struct str word)
{
    bool known = searcher_term_count(s, searcher_stem_term(mem, language, word)) > 0;
    return known ? (struct compound){0} : compound_expand(s, language, word);
}
