/* Places by hash. */
#include "web/kept.h"

#include <stdlib.h>

enum {
    PLACES = 512,
    KEY_MAX = 2 * 1024, /* bytes */
    ANSWER_MAX = 32 * 1024,
};

struct place {
    uint64_t version;
    char *bytes; /* the key, then the answer; NULL: free */
    size_t key_n;
    size_t answer_n;
};

struct kept {
    struct place places[PLACES];
};

struct kept *kept_new(void)
{
    return heap_alloc(sizeof(struct kept));
}

void kept_clear(struct kept *kept)
{
    for (size_t i = 0; i < PLACES; i++) {
        free(kept->places[i].bytes);
        kept->places[i] = (struct place){0};
    }
}

void kept_free(struct kept *kept)
{
    if (kept != NULL) {
        kept_clear(kept);
    }
    free(kept);
}

bool kept_find(const struct kept *kept, uint64_t version, struct str key, struct arena *mem,
               struct str *out)
{
    const struct place *place = &kept->places[str_hash(key) % PLACES];
    if (place->bytes == NULL || place->version != version ||
        !str_eq((struct str){place->bytes, place->key_n}, key)) {
        return false;
    }
    *out = arena_str(mem, (struct str){place->bytes + place->key_n, place->answer_n});
    return true;
}

void kept_put(struct kept *kept, uint64_t version, struct str key, struct str answer)
{
    struct place *place = &kept->places[str_hash(key) % PLACES];
    if (key.n == 0 || key.n > KEY_MAX || answer.n == 0 || answer.n > ANSWER_MAX) {
        return;
    }
    free(place->bytes);
    *place = (struct place){version, heap_alloc(key.n + answer.n), key.n, answer.n};
    memcpy(place->bytes, key.p, key.n);
    memcpy(place->bytes + key.n, answer.p, answer.n);
}
