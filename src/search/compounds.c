/*
 * The words and stems of the lexicons, sorted from their beginnings and from their ends, so that
 * the longer words around a word stand side by side in one order or the other.
 */
#include "search/compounds.h"

#include "index/fields.h"
#include "text/compound.h"
#include "text/languages.h"

const double COMPOUND_PART_SCALE = 0.6;
const double COMPOUND_CONTAINING_SCALE = 0.3;

enum {
    LOOKED_AT_MAX = 4000, /* longer words around one; what begins more is no word but a syllable */
    EXPANDED_MAX = 50000, /* words whose answers are kept */
};

/* Lists of one kind, one a layer of a lexicon, and in each the rows that share a beginning. */
struct lists {
    const struct wordlist *rows[SEARCHER_LAYERS_MAX];
    struct span spans[SEARCHER_LAYERS_MAX];
    size_t n;
};

struct compounds {
    struct lists written;
    struct lists stems;
    struct str begun; /* the piece of a word that the spans of both belong to */
    struct searcher_language *language;
    struct compound_words words;
    struct arena *mem;
    struct map expanded; /* word -> index into rows */
    struct compound *rows;
    size_t n;
    size_t cap;
};

static size_t count_in(const struct lists *lists, struct str word)
{
    size_t count = 0;
    for (size_t i = 0; i < lists->n; i++) {
        size_t row = wordlist_find(lists->rows[i], word);
        count += row != STR_NOT_FOUND ? lists->rows[i]->counts[row] : 0;
    }
    return count;
}

static void add_list(struct lists *lists, const struct wordlist *list)
{
    if (list->n > 0) {
        lists->rows[lists->n++] = list;
    }
}

static void begin_spans(struct lists *lists)
{
    for (size_t i = 0; i < lists->n; i++) {
        lists->spans[i] = (struct span){0, lists->rows[i]->n};
    }
}

static void narrow_spans(struct lists *lists, size_t depth, char c)
{
    for (size_t i = 0; i < lists->n; i++) {
        lists->spans[i] = wordlist_narrow(lists->rows[i], lists->spans[i], depth, c);
    }
}

/* Is the beginning that the spans share, of @n bytes, a word itself? */
static bool ends_here(const struct lists *lists, size_t n)
{
    for (size_t i = 0; i < lists->n; i++) {
        const struct span *span = &lists->spans[i];
        if (span->from < span->to && wordlist_at(lists->rows[i], span->from).n == n &&
            lists->rows[i]->counts[span->from] > 0) {
            return true;
        }
    }
    return false;
}

/*
 * Does the index have a piece as a word or as a stem, just as it stands? The pieces of a word are
 * asked for from the same start with ever more bytes: what was found of the one before is used.
 */
static bool is_written(struct compounds *c, struct str piece)
{
    if (c->begun.p != piece.p || c->begun.n > piece.n) {
        begin_spans(&c->written);
        begin_spans(&c->stems);
        c->begun = str_sub(piece, 0, 0);
    }
    for (; c->begun.n < piece.n; c->begun.n++) {
        narrow_spans(&c->written, c->begun.n, piece.p[c->begun.n]);
        narrow_spans(&c->stems, c->begun.n, piece.p[c->begun.n]);
    }
    return ends_here(&c->written, piece.n) || ends_here(&c->stems, piece.n);
}

/* For struct compound_words. A piece may be a word as written or, from a stem, a stem already. */
static size_t count_piece(void *self, struct str piece, bool last)
{
    struct compounds *c = self;
    if (!last && !is_written(c, piece)) {
        return 0;
    }
    size_t n = count_in(&c->stems, stem_once(c->language->stemmer, piece));
    n = n > 0 ? n : count_in(&c->stems, piece);
    return n > 0 && !word_is_stop(c->language->code, piece) ? n : 0;
}

/* The words and stems of a language in every layer that the audience may see. */
static struct compounds *load(struct searcher *s, struct searcher_language *language)
{
    struct compounds *c = arena_alloc(&s->mem, sizeof *c);
    *c = (struct compounds){.language = language, .mem = &s->mem};
    c->words = (struct compound_words){count_piece, c, pack_find(language->code, "compound-link")};
    map_init(&c->expanded, &s->mem);
    cordial_error ignored; /* without words nothing is found here, and reading the index says why */
    if (searcher_layers(s, &ignored) != CORDIAL_OK) {
        return c;
    }
    for (size_t i = 0; i < s->n_layers; i++) {
        const struct lexicon_words *words =
            lexicon_layer_words(s->layers[i].lexicon, language->code);
        if (words != NULL) {
            add_list(&c->written, &words->list);
            add_list(&c->stems, &words->stems);
        }
    }
    return c;
}

/* The most frequent of the containing words seen so far. */
struct frequent {
    struct xc_term rows[COMPOUND_CONTAINING_MAX];
    size_t n;
};

static bool is_before(const struct xc_term *a, const struct xc_term *b)
{
    return a->count != b->count ? a->count > b->count : str_cmp(a->text, b->text) < 0;
}

static bool would_enter(const struct frequent *f, const struct xc_term *term)
{
    for (size_t i = 0; i < f->n; i++) {
        if (str_eq(f->rows[i].text, term->text)) {
            return false;
        }
    }
    return f->n < COMPOUND_CONTAINING_MAX || is_before(term, &f->rows[f->n - 1]);
}

static void enter(struct frequent *f, struct xc_term term)
{
    size_t at = f->n < COMPOUND_CONTAINING_MAX ? f->n++ : f->n - 1;
    while (at > 0 && is_before(&term, &f->rows[at - 1])) {
        f->rows[at] = f->rows[at - 1];
        at--;
    }
    f->rows[at] = term;
}

/* Stems that begin with a word, or end with it, in the order of their other letters. */
struct around {
    const struct lists *stems;
    struct span spans[SEARCHER_LAYERS_MAX];
    struct str word;
    bool behind; /* the word is their beginning */
    size_t left; /* to look at */
};

static struct around begin_around(const struct compounds *c, struct str word, bool behind)
{
    struct around a = {.stems = &c->stems, .word = word, .behind = behind, .left = LOOKED_AT_MAX};
    for (size_t i = 0; i < c->stems.n; i++) {
        a.spans[i] = behind ? wordlist_starting(c->stems.rows[i], word)
                            : wordlist_ending(c->stems.rows[i], word);
    }
    return a;
}

static size_t row_at(const struct around *a, size_t list)
{
    size_t place = a->spans[list].from;
    return a->behind ? place : wordlist_at_end(a->stems->rows[list], place);
}

/* The next of them in any list; one that several have is one, with the sum of their counts. */
static bool next_around(struct around *a, struct xc_term *out)
{
    *out = (struct xc_term){0};
    for (size_t i = 0; i < a->stems->n && a->left > 0; i++) {
        if (a->spans[i].from < a->spans[i].to) {
            struct str text = wordlist_at(a->stems->rows[i], row_at(a, i));
            int order = a->behind ? str_cmp(text, out->text) : str_cmp_ends(text, out->text);
            out->text = out->text.p == NULL || order < 0 ? text : out->text;
        }
    }
    for (size_t i = 0; i < a->stems->n && out->text.p != NULL; i++) {
        size_t row = a->spans[i].from < a->spans[i].to ? row_at(a, i) : STR_NOT_FOUND;
        if (row != STR_NOT_FOUND && str_eq(wordlist_at(a->stems->rows[i], row), out->text)) {
            out->count += a->stems->rows[i]->counts[row];
            a->spans[i].from++;
        }
    }
    a->left -= a->left > 0;
    return out->text.p != NULL;
}

static void look_around(const struct compounds *c, struct str word, bool behind, struct frequent *f)
{
    struct around a = begin_around(c, word, behind);
    struct xc_term term;
    while (word.n >= COMPOUND_PART_MIN && next_around(&a, &term)) {
        size_t rest = term.text.n - word.n;
        struct str other = behind ? str_from(term.text, word.n) : str_sub(term.text, 0, rest);
        if (rest >= COMPOUND_PART_MIN && term.count > 0 && would_enter(f, &term) &&
            compound_is_joint(&c->words, other, behind)) {
            enter(f, term);
        }
    }
}

static void find_parts(struct compounds *c, struct str word, struct str own, struct compound *out)
{
    struct str pieces[COMPOUND_PARTS_MAX];
    size_t n = compound_split(&c->words, word, pieces);
    struct str *parts = arena_array(c->mem, n, sizeof *parts);
    for (size_t i = 0; i < n; i++) {
        struct str stemmed = stem(c->language->stemmer, pieces[i]);
        struct str known = count_in(&c->stems, stemmed) > 0 ? stemmed : pieces[i];
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
    look_around(c, word, true, &f);
    look_around(c, own, true, &f);
    look_around(c, own, false, &f);
    struct str *rows = arena_array(c->mem, f.n, sizeof *rows);
    for (size_t i = 0; i < f.n; i++) {
        rows[i] = f.rows[i].text;
    }
    out->containing = rows;
    out->n_containing = f.n;
}

static struct compound expand(struct compounds *c, struct str word)
{
    struct compound out = {0};
    if (word_is_stop(c->language->code, word)) {
        return out;
    }
    struct str own = arena_str(c->mem, stem(c->language->stemmer, word));
    c->begun = (struct str){NULL, 0}; /* another word may stand where one before stood */
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
