/*
 * The sorted words are walked as if they were a tree: two neighbours share the rows of the table
 * of edits as far as they share letters, and where no continuation can be near enough, all words
 * with that beginning are passed over.
 */
#include "search/correct.h"

#include "base/utf8.h"
#include "index/fields.h"

enum {
    CORRECTED_MIN = 4, /* letters; shorter words are too near to everything */
    TWO_EDITS_MIN = 8, /* letters from which two edits are allowed */
    LETTERS_MAX = WORD_MAX,
};

struct letters {
    uint32_t rows[LETTERS_MAX + 1];
    size_t n;
};

static void spell(struct str s, struct letters *out)
{
    out->n = 0;
    for (size_t at = 0; at < s.n && out->n < LETTERS_MAX;) {
        out->rows[out->n++] = utf8_next(s, &at);
    }
}

/* Row i: the edits from the first i letters of the candidate to each beginning of the word. */
struct table {
    size_t rows[LETTERS_MAX + 1][LETTERS_MAX + 1];
    struct letters word;
    struct letters candidate;
};

static size_t min(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Fill row @i (from 1) and return its smallest number. */
static size_t fill_row(struct table *t, size_t i)
{
    const uint32_t *c = t->candidate.rows;
    const uint32_t *w = t->word.rows;
    size_t *row = t->rows[i];
    const size_t *above = t->rows[i - 1];
    size_t smallest = row[0] = i;
    for (size_t j = 1; j <= t->word.n; j++) {
        size_t edits = min(min(above[j], row[j - 1]) + 1, above[j - 1] + (c[i - 1] != w[j - 1]));
        if (i > 1 && j > 1 && c[i - 1] == w[j - 2] && c[i - 2] == w[j - 1]) {
            edits = min(edits, t->rows[i - 2][j - 2] + 1);
        }
        row[j] = edits;
        smallest = min(smallest, edits);
    }
    return smallest;
}

static size_t shared(const struct letters *a, const struct letters *b)
{
    size_t n = 0;
    while (n < a->n && n < b->n && a->rows[n] == b->rows[n]) {
        n++;
    }
    return n;
}

/* The first row from @from on that does not start with the first @n_letters of row @at. */
static size_t pass_over(const struct xc_terms *words, size_t at, size_t n_letters)
{
    struct str text = words->rows[at].text;
    size_t bytes = 0;
    for (size_t i = 0; i < n_letters && bytes < text.n; i++) {
        utf8_next(text, &bytes);
    }
    struct str head = str_sub(text, 0, bytes);
    size_t low = at + 1;
    size_t step = 1;
    while (low + step < words->n && str_starts(words->rows[low + step].text, head)) {
        low += step;
        step *= 2;
    }
    while (low < words->n && str_starts(words->rows[low].text, head)) {
        step = step > 1 ? step / 2 : 1;
        size_t next = min(low + step, words->n);
        bool inside = next < words->n && str_starts(words->rows[next].text, head);
        if (inside || step == 1) {
            low = next;
        }
    }
    return low;
}

struct best {
    size_t row;
    size_t edits;
    bool same_first;
    size_t count;
    bool any;
};

static void consider(struct best *best, const struct xc_terms *words, size_t at, size_t edits,
                     bool same_first)
{
    size_t count = words->rows[at].count;
    bool better =
        !best->any || edits < best->edits ||
        (edits == best->edits && (same_first > best->same_first ||
                                  (same_first == best->same_first && count > best->count)));
    if (better) {
        *best = (struct best){at, edits, same_first, count, true};
    }
}

struct str correct_word(struct arena *mem, const struct xc_terms *words, struct str word,
                        size_t max_edits)
{
    struct table *t = arena_alloc(mem, sizeof *t);
    struct letters next;
    struct best best = {0};
    spell(word, &t->word);
    for (size_t j = 0; j <= t->word.n; j++) {
        t->rows[0][j] = j;
    }
    for (size_t at = 0; at < words->n;) {
        spell(words->rows[at].text, &next);
        size_t row = shared(&t->candidate, &next);
        t->candidate = next;
        size_t smallest = 0;
        while (row < next.n && smallest <= max_edits) {
            smallest = fill_row(t, ++row);
        }
        if (smallest > max_edits) {
            at = pass_over(words, at, row);
            t->candidate.n = row; /* rows behind were not filled */
            continue;
        }
        size_t edits = t->rows[next.n][t->word.n];
        if (edits <= max_edits && edits > 0) {
            consider(&best, words, at, edits, next.rows[0] == t->word.rows[0]);
        }
        at++;
    }
    return best.any ? words->rows[best.row].text : (struct str){NULL, 0};
}

static bool is_known(struct arena *mem, struct searcher *s, const struct word *word)
{
    return word->code || query_word(mem, s, word, (struct str){NULL, 0}, true) != NULL;
}

static size_t count_letters(struct str s)
{
    struct letters letters;
    spell(s, &letters);
    return letters.n;
}

/* In the searcher's own language, else in the first other one that has a near word. */
static cordial_status find_nearest(struct arena *mem, struct searcher *s, struct str word,
                                   struct str language, struct str *out, cordial_error *err)
{
    size_t edits = count_letters(word) >= TWO_EDITS_MIN ? 2 : 1;
    struct searcher_language *own = searcher_language(s, language);
    const struct xc_terms *words;
    *out = (struct str){NULL, 0};
    if (own != NULL) {
        TRY(searcher_words(s, own, &words, err));
        *out = correct_word(mem, words, word, edits);
    }
    for (size_t i = 0; i < s->n_languages && out->p == NULL; i++) {
        TRY(searcher_words(s, &s->languages[i], &words, err));
        *out = correct_word(mem, words, word, edits);
    }
    return CORDIAL_OK;
}

cordial_status correct_query(struct arena *mem, struct searcher *s, const struct query *query,
                             struct str *out, cordial_error *err)
{
    AUTO(buf_done) struct buf text = {0};
    bool changed = false;
    *out = (struct str){NULL, 0};
    for (size_t i = 0; i < query->n; i++) {
        const struct clause *clause = &query->clauses[i];
        buf_add_cstr(&text, i > 0 ? " " : "");
        buf_add_cstr(&text, clause->negative ? "-" : "");
        buf_add_cstr(&text, clause->phrase ? "\"" : "");
        for (size_t j = 0; j < clause->n; j++) {
            struct str word = clause->words[j].text;
            struct str nearest = {NULL, 0};
            bool unknown = !clause->negative && count_letters(word) >= CORRECTED_MIN &&
                           !is_known(mem, s, &clause->words[j]);
            if (unknown) {
                TRY(find_nearest(mem, s, word, query->language, &nearest, err));
            }
            changed |= nearest.p != NULL;
            buf_add_cstr(&text, j > 0 ? " " : "");
            buf_add(&text, nearest.p != NULL ? nearest : word);
        }
        buf_add_cstr(&text, clause->phrase ? "\"" : "");
    }
    if (changed) {
        *out = buf_keep(&text, mem);
    }
    return CORDIAL_OK;
}
