/*
 * A text as a bag of features (stems, n-grams): a key of 20 bits for each (wordtable.h) and how
 * often it stands there, for comparing a ticket with an answer without touching the text. Three
 * bytes a distinct feature behind four of length.
 */
#ifndef INDEX_BAG_H
#define INDEX_BAG_H

#include "base/buf.h"
#include "index/wordtable.h"

enum { BAG_COUNT_MAX = 16 }; /* a feature that stands there more often counts no more */

/* Counting: keys in the order in which they come first. Reused from bag to bag. */
struct bag_counter;

struct bag_counter *bag_counter_open(void);
void bag_counter_close(struct bag_counter *c);

void bag_add(struct bag_counter *c, uint32_t key);

/** bag_clear() - nothing is counted */
void bag_clear(struct bag_counter *c);

/** bag_write() - append what was counted to @out, and clear */
void bag_write(struct bag_counter *c, struct buf *out);

struct bag {
    double norm; /* Euclidean, of the logarithmic counts; at least 1 */
    struct str rows;
};

struct bag_row {
    uint32_t key;
    unsigned count; /* 1..BAG_COUNT_MAX */
};

/** bag_read() - an empty bag when the bytes are none */
struct bag bag_read(struct str bytes);

enum { BAG_ROW_BYTES = 3 };

static inline size_t bag_size(const struct bag *bag)
{
    return bag->rows.n / BAG_ROW_BYTES;
}

static inline struct bag_row bag_get(const struct bag *bag, size_t row)
{
    const unsigned char *p = (const unsigned char *)bag->rows.p + row * BAG_ROW_BYTES;
    uint32_t bytes = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16;
    return (struct bag_row){bytes & ((1 << WORD_KEY_BITS) - 1), (bytes >> WORD_KEY_BITS) + 1};
}

/** bag_weight() - what a count weighs: 1 + its logarithm (Manning et al. 2008, 6.4.1) */
double bag_weight(unsigned count);

#endif
