/* Small sets of places, chosen by hash, under a few locks. */
#include "web/kept.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    SHARDS = 16,
    SETS = 8,               /* in each shard */
    WAYS = 4,               /* places where an answer may stand */
    KEY_MAX = 2 * 1024,     /* bytes */
    ANSWER_MAX = 32 * 1024, /* bytes, as it is and compressed */
};

struct place {
    struct arena mem; /* of the key and the answer; made anew with each */
    struct str key;   /* empty: free */
    uint64_t version;
    uint64_t used; /* when it was put or found last, by the shard's count */
    struct response response;
};

struct shard {
    pthread_mutex_t lock;
    uint64_t count;
    struct place sets[SETS][WAYS];
};

struct kept {
    struct shard shards[SHARDS];
};

struct kept *kept_new(void)
{
    struct kept *kept = heap_alloc(sizeof *kept);
    for (size_t i = 0; i < SHARDS; i++) {
        pthread_mutex_init(&kept->shards[i].lock, NULL);
    }
    return kept;
}

static void free_shard(struct shard *shard)
{
    for (size_t i = 0; i < SETS * WAYS; i++) {
        arena_done(&shard->sets[i / WAYS][i % WAYS].mem);
    }
    pthread_mutex_destroy(&shard->lock);
}

void kept_free(struct kept *kept)
{
    for (size_t i = 0; kept != NULL && i < SHARDS; i++) {
        free_shard(&kept->shards[i]);
    }
    free(kept);
}

static struct place *set_of(struct shard *shard, uint64_t hash)
{
    return shard->sets[hash / SHARDS % SETS];
}

/* The place of the key, else NULL. */
static struct place *find(struct place *set, struct str key)
{
    for (size_t i = 0; i < WAYS; i++) {
        if (str_eq(set[i].key, key)) {
            return &set[i];
        }
    }
    return NULL;
}

static struct place *longest_unused(struct place *set)
{
    struct place *best = &set[0];
    for (size_t i = 1; i < WAYS; i++) {
        best = set[i].used < best->used ? &set[i] : best;
    }
    return best;
}

bool kept_find(struct kept *kept, uint64_t version, struct str key, struct arena *mem,
               struct response *out)
{
    uint64_t hash = str_hash(key);
    struct shard *shard = &kept->shards[hash % SHARDS];
    pthread_mutex_lock(&shard->lock);
    struct place *place = key.n > 0 ? find(set_of(shard, hash), key) : NULL;
    bool found = place != NULL && place->version == version;
    if (found) {
        place->used = ++shard->count;
        response_copy(mem, &place->response, out);
    }
    pthread_mutex_unlock(&shard->lock);
    return found;
}

void kept_put(struct kept *kept, uint64_t version, struct str key, const struct response *response)
{
    size_t n = response->body.n + response->gzipped.n;
    if (key.n == 0 || key.n > KEY_MAX || response->body.n == 0 || n > ANSWER_MAX) {
        return;
    }
    uint64_t hash = str_hash(key);
    struct shard *shard = &kept->shards[hash % SHARDS];
    pthread_mutex_lock(&shard->lock);
    struct place *set = set_of(shard, hash);
    struct place *place = find(set, key);
    place = place != NULL ? place : longest_unused(set);
    arena_done(&place->mem);
    *place = (struct place){.version = version, .used = ++shard->count};
    place->key = arena_str(&place->mem, key);
    response_copy(&place->mem, response, &place->response);
    pthread_mutex_unlock(&shard->lock);
}
