/* Buckets in a table that is looked up by hash, under a few locks. */
#include "http/rate.h"

#include "base/arena.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <stdlib.h>

enum {
    SHARDS = 16,
    SHARD_SLOTS = 1024, /* addresses and classes that are remembered in each */
    PROBES = 8,         /* places where one may stand */
};

/* Calls that may come at once, and how many a second after that; 0: no limit. */
static const struct {
    double burst;
    double per_s;
} limits[RATES] = {
    [RATE_FREE] = {0, 0},   [RATE_READ] = {240, 40}, [RATE_SEARCH] = {120, 20},
    [RATE_WORK] = {60, 10}, [RATE_SEND] = {10, 0.1}, [RATE_SIGN] = {10, 0.05},
};

struct bucket {
    uint64_t key; /* 0: free */
    int64_t at_us;
    double left;
};

struct shard {
    pthread_mutex_t lock;
    struct bucket slots[SHARD_SLOTS];
};

struct rates {
    struct shard shards[SHARDS];
};

struct rates *rates_new(void)
{
    struct rates *rates = heap_alloc(sizeof *rates);
    for (size_t i = 0; i < SHARDS; i++) {
        pthread_mutex_init(&rates->shards[i].lock, NULL);
    }
    return rates;
}

void rates_free(struct rates *rates)
{
    for (size_t i = 0; rates != NULL && i < SHARDS; i++) {
        pthread_mutex_destroy(&rates->shards[i].lock);
    }
    free(rates);
}

/* A household has a /64 of IPv6 to itself, so that is one caller. */
static uint64_t key_of(const char *client, enum rate rate)
{
    struct in6_addr six;
    struct str bytes = str_of(client);
    if (inet_pton(AF_INET6, client, &six) == 1) {
        bytes = (struct str){(const char *)&six, sizeof six / 2};
    }
    return (str_hash(bytes) ^ ((uint64_t)rate * 0x9E3779B97F4A7C15U)) | 1;
}

static struct bucket *find_bucket(struct shard *shard, uint64_t key, enum rate rate, int64_t now_us)
{
    struct bucket *oldest = NULL;
    for (size_t i = 0; i < PROBES; i++) {
        struct bucket *b = &shard->slots[((key >> 8) + i) % SHARD_SLOTS];
        if (b->key == key) {
            return b;
        }
        if (oldest == NULL || b->at_us < oldest->at_us) {
            oldest = b;
        }
    }
    *oldest = (struct bucket){.key = key, .at_us = now_us, .left = limits[rate].burst};
    return oldest;
}

static unsigned take(struct bucket *b, enum rate rate, int64_t now_us)
{
    double passed_s = now_us > b->at_us ? (double)(now_us - b->at_us) / 1e6 : 0;
    b->left += passed_s * limits[rate].per_s;
    b->left = b->left > limits[rate].burst ? limits[rate].burst : b->left;
    b->at_us = now_us;
    if (b->left >= 1) {
        b->left -= 1;
        return 0;
    }
    return (unsigned)((1 - b->left) / limits[rate].per_s) + 1;
}

unsigned rate_take(struct rates *rates, const char *client, enum rate rate, int64_t now_us)
{
    if (limits[rate].burst <= 0) {
        return 0;
    }
    uint64_t key = key_of(client, rate);
    struct shard *shard = &rates->shards[(key >> 1) % SHARDS];
    pthread_mutex_lock(&shard->lock);
    unsigned wait_s = take(find_bucket(shard, key, rate, now_us), rate, now_us);
    pthread_mutex_unlock(&shard->lock);
    return wait_s;
}
