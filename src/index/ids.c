/* Two rounds: folders in front of ids that clash; a hash behind those that still do. */
#include "index/ids.h"

#include "base/map.h"

static struct str key_of(struct arena *mem, struct str id, const struct id_claim *claim)
{
    return arena_printf(mem, "%.*s/%.*s/%d", STR_ARG(id), STR_ARG(claim->language),
                        (int)claim->kind);
}

/* Mark, in @clashing, the raw ids that two files of one kind and language have. */
static void find_clashes(struct arena *mem, const struct id_claim *claims, size_t n,
                         struct map *clashing)
{
    struct map seen;
    map_init(&seen, mem);
    for (size_t i = 0; i < n; i++) {
        bool is_new = false;
        map_put(&seen, key_of(mem, claims[i].raw_id, &claims[i]), i, &is_new);
        if (!is_new) {
            map_put(clashing, claims[i].raw_id, 1, NULL);
        }
    }
}

static struct str with_hash(struct arena *mem, const struct id_claim *claim)
{
    struct str start = str_sub(claim->id, 0, ENTRY_ID_MAX - 9);
    return arena_printf(mem, "%.*s-%08x", STR_ARG(start),
                        (unsigned)(str_hash(claim->path) & 0xFFFFFFFF));
}

void ids_resolve(struct arena *mem, struct id_claim *claims, size_t n)
{
    struct map clashing;
    struct map taken;
    map_init(&clashing, mem);
    map_init(&taken, mem);
    find_clashes(mem, claims, n, &clashing);
    for (size_t i = 0; i < n; i++) {
        struct id_claim *claim = &claims[i];
        claim->clashed = map_get(&clashing, claim->raw_id) != NULL;
        claim->id = claim->raw_id;
        if (claim->clashed) {
            struct entry entry = {.id = claim->raw_id, .category = claim->category};
            claim->id = entry_id_with_folder(mem, &entry);
        }
        bool is_new = false;
        map_put(&taken, key_of(mem, claim->id, claim), i, &is_new);
        if (!is_new) {
            claim->id = with_hash(mem, claim);
        }
    }
}
