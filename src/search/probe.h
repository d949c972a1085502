/*
 * A ticket as weighted features, for holding it against the bags of an answer: which share of
 * both is the same. Features have keys as in index/wordtable.h; a key stands for one row.
 */
#ifndef SEARCH_PROBE_H
#define SEARCH_PROBE_H

#include "base/arena.h"
#include "index/bag.h"
#include "search/terms.h"

enum { PROBE_FILTER_BITS = 15 };

struct probe_row {
    uint32_t key;
    unsigned count; /* in the ticket */
    double weight;  /* how much it tells, without the count */
    size_t term;    /* of the ticket's terms; STR_NOT_FOUND when it is none */
    bool instead;   /* not said, but stands for what was: no part of the norm */
};

struct probe {
    struct arena *mem;
    struct probe_row *rows;
    size_t n;
    size_t cap;
    uint32_t *slots; /* hash table: row + 1, or 0 */
    size_t n_slots;  /* a power of two */
    double norm;     /* Euclidean; set by probe_finish() */
    uint64_t filter[(1 << PROBE_FILTER_BITS) / 64];
};

/** probe_init() - an empty probe with room for @n features; it grows */
void probe_init(struct probe *p, struct arena *mem, size_t n);

/** probe_add() - a feature; the weight of one that is there already stays the greater */
void probe_add(struct probe *p, uint32_t key, double weight, unsigned count, size_t term);

/** probe_add_instead() - a feature that stands for a term; nothing when it is there already */
void probe_add_instead(struct probe *p, uint32_t key, double weight, size_t term);

/** probe_finish() - after the last feature */
void probe_finish(struct probe *p);

/* Of probe_find(): a look into the table. */
const struct probe_row *probe_find_row(const struct probe *p, uint32_t key);

/* The bit of the filter for a key. */
static inline uint32_t probe_bit(uint32_t key)
{
    return key & ((1 << PROBE_FILTER_BITS) - 1);
}

/* Can the feature be there? Most of an answer's are not, so this is asked often. */
static inline bool probe_may_have(const struct probe *p, uint32_t key)
{
    return p->filter[probe_bit(key) / 64] >> (probe_bit(key) % 64) & 1;
}

/** probe_find() - the feature with that key, or NULL */
static inline const struct probe_row *probe_find(const struct probe *p, uint32_t key)
{
    return probe_may_have(p, key) ? probe_find_row(p, key) : NULL;
}

/**
 * probe_cosine() - how alike ticket and bag are, 0..1
 *
 * The cosine of the ticket's features, each by its weight and logarithmic count, and the bag's by
 * their logarithmic counts alone: so a bag needs nothing that changes with other entries. (These
 * are the weights lnc.ltc of Manning et al. 2008, 6.4.3.)
 *
 * @found: per term of the ticket, set to true for those in the bag; may be NULL
 */
double probe_cosine(const struct probe *p, const struct bag *bag, bool *found);

/** probe_stems() - the ticket's words by their stems in a language, with compounds and synonyms */
struct probe *probe_stems(struct arena *mem, struct searcher *s, const struct ticket_terms *terms,
                          struct searcher_language *language);

/** probe_grams() - the ticket's n-grams; each tells as much as the words it touches on average */
struct probe *probe_grams(struct arena *mem, const struct ticket_terms *terms);

#endif
