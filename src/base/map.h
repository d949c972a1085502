/*
 * From strings to numbers: open addressing, growing, nothing removed. The keys are borrowed
 * and must outlive the map; the map itself lives in an arena.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

struct map_slot {
    struct str key; /* p NULL: free */
    uint64_t hash;
    size_t value;
};

struct map {
    struct arena *mem;
    struct map_slot *slots;
    size_t n;
    size_t cap; /* a power of two, or 0 */
};

/** map_init() - an empty map whose room comes from @mem */
void map_init(struct map *m, struct arena *mem);

/** map_get() - the value under @key; NULL when there is none. Valid until the next map_put(). */
size_t *map_get(const struct map *m, struct str key);

/**
 * map_put() - the place of the value under @key, made with @value when the key is new
 *
 * @out_new: set to whether the key is new; may be NULL
 *
 * Returns a place that is valid until the next map_put().
 */
size_t *map_put(struct map *m, struct str key, size_t value, bool *out_new);

#endif
