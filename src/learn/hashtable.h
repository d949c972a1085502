/*
 * A sorted table of hashes in a mapped file, looked up through an index of their top bits. The
 * place of a hash is its number among the rows beside it.
 */
#ifndef LEARN_HASHTABLE_H
#define LEARN_HASHTABLE_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { HASHTABLE_BITS_MAX = 20 };

struct hashtable {
    const uint32_t *hashes; /* ascending */
    const uint32_t *tops;   /* 2^bits + 1 places: where the hashes with these top bits begin */
    uint32_t n;
    uint32_t bits;
};

/** hashtable_bits() - how many top bits serve @n hashes best */
uint32_t hashtable_bits(size_t n);

/** hashtable_write_tops() - the index of @n ascending hashes */
void hashtable_write_tops(struct buf *out, const uint32_t *hashes, size_t n, uint32_t bits);

/** hashtable_find() - the place of @hash; false when it is not there. Safe for damaged tables. */
bool hashtable_find(const struct hashtable *t, uint32_t hash, uint32_t *out);

/* Taking arrays out of a mapped body, each 8-byte aligned. */
struct body_cursor {
    struct str body;
    size_t at;
    bool damaged; /* an array did not fit; everything taken since is empty */
};

/** body_take() - the next @n items of @size bytes; no array, and damaged set, when they are not
 * there */
const void *body_take(struct body_cursor *c, size_t n, size_t size);

/** body_pad() - zero bytes up to the next array */
void body_pad(struct buf *out);

#endif
