/* A count for every possible key, and the list of those that are not zero. */
#include "index/bag.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

enum { KEYS = 1 << WORD_KEY_BITS };

struct bag_counter {
    struct arena mem;
    uint32_t *keys;
    size_t n;
    size_t cap;
    unsigned char counts[KEYS];
};

struct bag_counter *bag_counter_open(void)
{
    struct bag_counter *c = heap_alloc(sizeof *c);
    memset(c, 0, sizeof *c);
    return c;
}

void bag_counter_close(struct bag_counter *c)
{
    if (c != NULL) {
        arena_done(&c->mem);
        free(c);
    }
}

void bag_add(struct bag_counter *c, uint32_t key)
{
    if (c->counts[key] == 0) {
        c->keys = arena_more(&c->mem, c->keys, c->n, &c->cap, sizeof *c->keys);
        c->keys[c->n++] = key;
    }
    c->counts[key] += c->counts[key] < BAG_COUNT_MAX;
}

double bag_weight(unsigned count)
{
    static const double weights[BAG_COUNT_MAX + 1] = {
        0,         1,         1.6931472, 2.0986123, 2.3862944, 2.6094379,
        2.7917595, 2.9459101, 3.0794415, 3.1972246, 3.3025851, 3.3978953,
        3.4849066, 3.5649494, 3.6390573, 3.7080502, 3.7725887};
    return weights[count < BAG_COUNT_MAX ? count : BAG_COUNT_MAX];
}

void bag_clear(struct bag_counter *c)
{
    for (size_t i = 0; i < c->n; i++) {
        c->counts[c->keys[i]] = 0;
    }
    c->n = 0;
}

void bag_write(struct bag_counter *c, struct buf *out)
{
    double squares = 0;
    for (size_t i = 0; i < c->n; i++) {
        double weight = bag_weight(c->counts[c->keys[i]]);
        squares += weight * weight;
    }
    float norm = (float)sqrt(squares);
    buf_add(out, (struct str){(const char *)&norm, sizeof norm});
    for (size_t i = 0; i < c->n; i++) {
        uint32_t key = c->keys[i];
        uint32_t row = key | (uint32_t)(c->counts[key] - 1) << WORD_KEY_BITS;
        char bytes[BAG_ROW_BYTES] = {(char)row, (char)(row >> 8), (char)(row >> 16)};
        buf_add(out, (struct str){bytes, sizeof bytes});
    }
    bag_clear(c);
}

struct bag bag_read(struct str bytes)
{
    float norm = 0;
    struct bag bag = {.norm = 1};
    if (bytes.n >= sizeof norm) {
        memcpy(&norm, bytes.p, sizeof norm);
        bag.norm = norm >= 1 ? norm : 1;
        bag.rows = str_sub(bytes, sizeof norm, bytes.n);
    }
    return bag;
}
