/*
 * Entries that say nearly the same: shingles of words, MinHash signatures (Broder 1997), bands of
 * them as keys (Indyk and Motwani 1998), and for the few that meet in a band the true share.
 * Cost is linear in the words of the base; entries that all meet in one band are compared with
 * its first ones alone.
 */
#include "lint/rules.h"

#include "text/words.h"

#include <stdlib.h>

enum {
    SHINGLE_WORDS = 4,
    SHINGLES_MIN = 24, /* less text is alike by chance */
    BANDS = 16,
    BAND_ROWS = 4,
    HASHES = BANDS * BAND_ROWS,
    BAND_FIRST_MAX = 4, /* entries of one band that later ones are compared with */
};

/* So large a share of the shingles of both together is "nearly the same". */
#define SHARE_MIN 0.7

struct sketch {
    const struct subject *subject;
    uint64_t *shingles; /* sorted, each once */
    size_t n;
};

/* The first entries that have a band in common. */
struct band {
    size_t first[BAND_FIRST_MAX];
    size_t n;
};

struct sketches {
    struct lint *l;
    struct sketch *rows;
    size_t n;
    struct map bands; /* key to the number of a band */
    struct band *band_rows;
    size_t n_bands;
    size_t cap_bands;
};

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* A good mix of 64 bits (the finish of splitmix64). */
static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

/* The hashes of an entry's words, in order. */
struct hashes {
    struct arena *mem;
    uint64_t *rows;
    size_t n;
    size_t cap;
};

static void add_words(struct hashes *hashes, struct str text)
{
    struct words words = words_cut(hashes->mem, text);
    for (size_t i = 0; i < words.n; i++) {
        if (!words.rows[i].part) {
            hashes->rows = arena_more(hashes->mem, hashes->rows, hashes->n, &hashes->cap,
                                      sizeof *hashes->rows);
            hashes->rows[hashes->n++] = str_hash(words.rows[i].text);
        }
    }
}

static struct sketch sketch_of(struct lint *l, const struct subject *s)
{
    AUTO(arena_done) struct arena mem = {0};
    struct hashes words = {.mem = &mem};
    struct sketch sketch = {.subject = s};
    for (size_t i = 0; i < s->entry.n_sections; i++) {
        add_words(&words, s->entry.sections[i].text);
    }
    size_t n = words.n >= SHINGLE_WORDS ? words.n - SHINGLE_WORDS + 1 : 0;
    sketch.shingles = arena_array(l->scratch, n, sizeof *sketch.shingles);
    for (size_t i = 0; i < n; i++) {
        uint64_t shingle = 0;
        for (size_t k = 0; k < SHINGLE_WORDS; k++) {
            shingle = mix(shingle ^ words.rows[i + k]);
        }
        sketch.shingles[i] = shingle;
    }
    if (n > 1) {
        qsort(sketch.shingles, n, sizeof *sketch.shingles, by_number);
    }
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || sketch.shingles[i] != sketch.shingles[sketch.n - 1]) {
            sketch.shingles[sketch.n++] = sketch.shingles[i];
        }
    }
    return sketch;
}

/* The share of shingles that two have in common, of all that either has (Jaccard). */
static double share_of(const struct sketch *a, const struct sketch *b)
{
    size_t common = 0;
    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        common += a->shingles[i] == b->shingles[k];
        bool left = a->shingles[i] <= b->shingles[k];
        k += b->shingles[k] <= a->shingles[i];
        i += left;
    }
    return (double)common / (double)(a->n + b->n - common);
}

static void sign(const struct sketch *sketch, uint64_t out[HASHES])
{
    for (size_t h = 0; h < HASHES; h++) {
        uint64_t seed = mix(h + 1);
        out[h] = UINT64_MAX;
        for (size_t i = 0; i < sketch->n; i++) {
            uint64_t value = (sketch->shingles[i] ^ seed) * 0x9E3779B97F4A7C15u;
            out[h] = value < out[h] ? value : out[h];
        }
    }
}

static bool may_meet(const struct sketch *a, const struct sketch *b)
{
    return a->subject->answer != b->subject->answer &&
           a->subject->entry.kind == b->subject->entry.kind &&
           str_eq(a->subject->entry.language, b->subject->entry.language);
}

/* Entries of which the share was looked at. */
struct met {
    size_t rows[BANDS * BAND_FIRST_MAX];
    size_t n;
    size_t like; /* the one most like it; SIZE_MAX: none */
    double share;
};

static void meet(const struct sketches *all, size_t at, size_t other, struct met *met)
{
    for (size_t i = 0; i < met->n; i++) {
        if (met->rows[i] == other) {
            return;
        }
    }
    met->rows[met->n++] = other;
    if (!may_meet(&all->rows[other], &all->rows[at])) {
        return;
    }
    double share = share_of(&all->rows[other], &all->rows[at]);
    if (share > met->share || (share == met->share && other < met->like)) {
        met->share = share;
        met->like = other;
    }
}

static struct band *band_of(struct sketches *all, size_t number, const uint64_t *rows)
{
    struct str bytes = {(const char *)rows, BAND_ROWS * sizeof *rows};
    struct str key =
        arena_printf(all->l->scratch, "%zu/%016llx", number, (unsigned long long)str_hash(bytes));
    bool is_new = false;
    size_t at = *map_put(&all->bands, key, all->n_bands, &is_new);
    if (is_new) {
        all->band_rows = arena_more(all->l->scratch, all->band_rows, all->n_bands, &all->cap_bands,
                                    sizeof *all->band_rows);
        all->n_bands++;
    }
    return &all->band_rows[at];
}

/* Find what stands before this entry and is most like it, and let later ones meet it. */
static struct met find_like(struct sketches *all, size_t at)
{
    uint64_t signature[HASHES];
    struct met met = {.like = SIZE_MAX};
    sign(&all->rows[at], signature);
    for (size_t b = 0; b < BANDS; b++) {
        struct band *band = band_of(all, b, &signature[b * BAND_ROWS]);
        for (size_t i = 0; i < band->n; i++) {
            meet(all, at, band->first[i], &met);
        }
        if (band->n < BAND_FIRST_MAX) {
            band->first[band->n++] = at;
        }
    }
    return met;
}

void lint_duplicate(struct lint *l)
{
    struct sketches all = {.l = l, .rows = arena_array(l->scratch, l->n, sizeof *all.rows)};
    map_init(&all.bands, l->scratch);
    for (size_t i = 0; i < l->n; i++) {
        all.rows[all.n] = sketch_of(l, l->subjects[i]);
        if (all.rows[all.n].n < SHINGLES_MIN) {
            continue;
        }
        struct met met = find_like(&all, all.n);
        const struct subject *s = all.rows[all.n].subject;
        all.n++;
        if (met.share >= SHARE_MIN) {
            const struct subject *other = all.rows[met.like].subject;
            lint_at(l, s, s->text_at, s->text_at,
                    "%.0f%% of this is also in %.*s: make one of the two, and put the other's id "
                    "into its redirects",
                    met.share * 100, STR_ARG(other->entry.path));
        }
    }
}
