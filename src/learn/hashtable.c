/* The index of top bits; looking up; arrays of a body. */
#include "learn/hashtable.h"

enum { ALIGN = 8 };

uint32_t hashtable_bits(size_t n)
{
    uint32_t bits = 4;
    while (bits < HASHTABLE_BITS_MAX && (size_t)1 << (bits + 2) < n) {
        bits++;
    }
    return bits;
}

void hashtable_write_tops(struct buf *out, const uint32_t *hashes, size_t n, uint32_t bits)
{
    size_t at = 0;
    for (uint32_t top = 0; top < (uint32_t)1 << bits; top++) {
        while (at < n && hashes[at] >> (32 - bits) < top) {
            at++;
        }
        uint32_t place = (uint32_t)at;
        buf_add(out, (struct str){(const char *)&place, sizeof place});
    }
    uint32_t end = (uint32_t)n;
    buf_add(out, (struct str){(const char *)&end, sizeof end});
}

bool hashtable_find(const struct hashtable *t, uint32_t hash, uint32_t *out)
{
    if (t->n == 0) {
        return false;
    }
    uint32_t top = hash >> (32 - t->bits);
    uint32_t end = t->tops[top + 1] < t->n ? t->tops[top + 1] : t->n;
    for (uint32_t i = t->tops[top]; i < end && t->hashes[i] <= hash; i++) {
        if (t->hashes[i] == hash) {
            *out = i;
            return true;
        }
    }
    return false;
}

const void *body_take(struct body_cursor *c, size_t n, size_t size)
{
    static const uint64_t nothing[2] = {0, 0};
    size_t left = c->body.n - c->at;
    if (c->damaged || (n > 0 && size > left / n)) {
        c->damaged = true;
        return nothing;
    }
    const char *p = c->body.p + c->at;
    size_t bytes = (n * size + ALIGN - 1) / ALIGN * ALIGN;
    c->at += bytes < left ? bytes : left;
    return n > 0 ? (const void *)p : nothing;
}

void body_pad(struct buf *out)
{
    while (out->n % ALIGN != 0) {
        buf_add_char(out, '\0');
    }
}
