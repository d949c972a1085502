/* Hashing; the set of features; words and pairs; n-grams; trimming and scaling. */
#include "learn/features.h"

#include "base/utf8.h"

#include <math.h>

const struct feature_grams features_of_models = {2, 5};
const struct feature_grams features_of_past = {4, 4};

/* ---- hashes ---- */

#define HASH_START 0x9E3779B97F4A7C15u
#define HASH_STEP  0xD6E8FEB86659FD93u

static uint64_t hash_add(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * HASH_STEP;
    return hash ^ (hash >> 32);
}

/* 0 is for free slots. */
static uint32_t hash_end(uint64_t hash, uint32_t kind)
{
    uint32_t h = ((uint32_t)hash_add(hash, kind) & ~(uint32_t)FEATURE_KIND) | kind;
    return h > FEATURE_KIND ? h : h + FEATURE_KIND + 1;
}

uint32_t feature_of_word(struct str word)
{
    return hash_end(str_hash(word), FEATURE_WORD);
}

/* ---- the set ---- */

struct set {
    struct arena *mem;
    struct feature *slots; /* open addressing; hash 0: free */
    size_t n;
    size_t cap; /* a power of two */
};

static void set_grow(struct set *set)
{
    struct set larger = {
        .mem = set->mem,
        .cap = set->cap * 2,
        .slots = arena_array(set->mem, set->cap * 2, sizeof *larger.slots),
    };
    for (size_t i = 0; i < set->cap; i++) {
        if (set->slots[i].hash != 0) {
            size_t at = (set->slots[i].hash >> 2) & (larger.cap - 1);
            while (larger.slots[at].hash != 0) {
                at = (at + 1) & (larger.cap - 1);
            }
            larger.slots[at] = set->slots[i];
        }
    }
    larger.n = set->n;
    *set = larger;
}

static void set_add(struct set *set, uint32_t hash)
{
    size_t at = (hash >> 2) & (set->cap - 1);
    while (set->slots[at].hash != 0 && set->slots[at].hash != hash) {
        at = (at + 1) & (set->cap - 1);
    }
    set->n += set->slots[at].hash == 0;
    set->slots[at].hash = hash;
    set->slots[at].value++;
    if (set->n * 2 > set->cap) {
        set_grow(set);
    }
}

/* ---- what a text has ---- */

/* The n-grams of " word ": characters, not bytes. */
static void add_grams(struct set *set, struct str word, struct feature_grams grams)
{
    uint32_t points[WORD_MAX + 2];
    size_t n = 0;
    points[n++] = ' ';
    for (size_t at = 0; at < word.n && n <= WORD_MAX;) {
        points[n++] = utf8_next(word, &at);
    }
    points[n++] = ' ';
    for (size_t start = 0; start < n; start++) {
        uint64_t hash = HASH_START;
        for (size_t i = start; i < n && i < start + grams.max; i++) {
            hash = hash_add(hash, points[i]);
            if (i + 1 - start >= grams.min) {
                set_add(set, hash_end(hash, FEATURE_GRAM));
            }
        }
    }
}

static void add_words(struct set *set, const struct words *words, struct feature_grams grams)
{
    uint64_t before = 0;
    size_t taken = 0;
    for (size_t i = 0; i < words->n && taken < FEATURE_WORDS_MAX; i++) {
        const struct word *word = &words->rows[i];
        set_add(set, feature_of_word(word->text));
        if (word->part) { /* of a code, which was read as a whole */
            continue;
        }
        uint64_t hash = str_hash(word->text);
        add_grams(set, word->text, grams);
        if (taken > 0) {
            set_add(set, hash_end(hash_add(before, hash), FEATURE_PAIR));
        }
        before = hash;
        taken++;
    }
}

struct features features_cut(struct arena *mem, const struct words *words,
                             struct feature_grams grams)
{
    struct set set = {.mem = mem, .cap = 256, .slots = arena_array(mem, 256, sizeof *set.slots)};
    add_words(&set, words, grams);
    struct features out = {.rows = set.slots, .n = 0};
    for (size_t i = 0; i < set.cap; i++) { /* in place: what is moved was passed already */
        if (set.slots[i].hash != 0) {
            out.rows[out.n++] = set.slots[i];
        }
    }
    return out;
}

/* ---- trimming and scaling ---- */

/* Is @a to be kept rather than @b? */
static bool is_before(const struct feature *a, const struct feature *b)
{
    return a->value != b->value ? a->value > b->value : a->hash < b->hash;
}

static void swap(struct feature *a, struct feature *b)
{
    struct feature kept = *a;
    *a = *b;
    *b = kept;
}

/* Brings those before the one in the middle to the front; returns where that one ends up. */
static size_t part(struct feature *rows, size_t low, size_t high)
{
    struct feature *last = &rows[high - 1];
    size_t at = low;
    swap(&rows[low + (high - low) / 2], last);
    for (size_t i = low; i + 1 < high; i++) {
        if (is_before(&rows[i], last)) {
            swap(&rows[i], &rows[at++]);
        }
    }
    swap(&rows[at], last);
    return at;
}

/* Hoare's selection: linear on average; what stands in front is the same whatever the order was. */
void features_trim(struct features *f, size_t max)
{
    size_t low = 0;
    size_t high = f->n;
    while (f->n > max && high - low > 1) {
        size_t at = part(f->rows, low, high);
        if (at <= max) {
            low = at + 1;
        }
        if (at >= max) {
            high = at;
        }
        if (low > high) {
            break;
        }
    }
    f->n = f->n < max ? f->n : max;
}

void features_scale(struct features *f)
{
    static const double shares[2] = {0.7, 1.0}; /* words, n-grams; by cross-validation */
    double squares[2] = {0, 0};
    for (size_t i = 0; i < f->n; i++) {
        squares[f->rows[i].hash & FEATURE_GRAM] += (double)f->rows[i].value * f->rows[i].value;
    }
    double factors[2] = {0, 0};
    double whole = 0;
    for (size_t i = 0; i < 2; i++) {
        factors[i] = squares[i] > 0 ? shares[i] / sqrt(squares[i]) : 0;
        whole += squares[i] > 0 ? shares[i] * shares[i] : 0;
    }
    for (size_t i = 0; i < f->n; i++) {
        double factor = factors[f->rows[i].hash & FEATURE_GRAM] / sqrt(whole);
        f->rows[i].value = (float)(f->rows[i].value * factor);
    }
}
