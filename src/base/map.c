/* Linear probing at a load of at most one half. */
#include "base/map.h"

enum { FIRST_SLOTS = 16 };

void map_init(struct map *m, struct arena *mem)
{
    *m = (struct map){.mem = mem};
}

static struct map_slot *find_slot(const struct map *m, struct str key, uint64_t hash)
{
    size_t i = hash & (m->cap - 1);
    while (m->slots[i].key.p != NULL &&
           (m->slots[i].hash != hash || !str_eq(m->slots[i].key, key))) {
        i = (i + 1) & (m->cap - 1);
    }
    return &m->slots[i];
}

static void grow(struct map *m)
{
    struct map old = *m;
    m->cap = old.cap == 0 ? FIRST_SLOTS : old.cap * 2;
    m->slots = arena_array(m->mem, m->cap, sizeof *m->slots);
    for (size_t i = 0; i < old.cap; i++) {
        if (old.slots[i].key.p != NULL) {
            *find_slot(m, old.slots[i].key, old.slots[i].hash) = old.slots[i];
        }
    }
}

size_t *map_get(const struct map *m, struct str key)
{
    if (m->cap == 0) {
        return NULL;
    }
    struct map_slot *slot = find_slot(m, key, str_hash(key));
    return slot->key.p != NULL ? &slot->value : NULL;
}

size_t *map_put(struct map *m, struct str key, size_t value, bool *out_new)
{
    if (m->n + 1 > m->cap / 2) {
        grow(m);
    }
    uint64_t hash = str_hash(key);
    struct map_slot *slot = find_slot(m, key, hash);
    bool is_new = slot->key.p == NULL;
    if (is_new) {
        *slot = (struct map_slot){
            .key = {key.p != NULL ? key.p : "", key.n}, .hash = hash, .value = value};
        m->n++;
    }
    if (out_new != NULL) {
        *out_new = is_new;
    }
    return &slot->value;
}
