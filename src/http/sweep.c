/* A list of connections and a thread that goes through it. */
#include "http/sweep.h"

#include "base/arena.h"
#include "base/clock.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

enum {
    CLIENT_BYTES = 64,
    TURN_MS = 500, /* how often connections are looked at, at most */
};

struct conn {
    struct conn *next;
    struct conn *before;
    int fd;
    _Atomic int64_t since_us;
    atomic_int phase;
    char client[CLIENT_BYTES];
};

struct sweep {
    pthread_t thread;
    pthread_mutex_t lock; /* of the list and of stopped */
    pthread_cond_t changed;
    struct conn *first;
    bool stopped;
    int64_t limits_us[PHASES];
    int64_t turn_ms;
    _Atomic uint64_t swept;
};

static void sweep_one(struct sweep *sweep, struct conn *conn, int64_t now_us)
{
    int64_t since_us = atomic_load(&conn->since_us);
    int64_t limit_us = sweep->limits_us[atomic_load(&conn->phase)];
    if (limit_us > 0 && now_us - since_us > limit_us) {
        /* The library sees the end of the socket and closes it; the number stays taken till then.
         */
        shutdown(conn->fd, SHUT_RDWR);
        atomic_store(&conn->since_us, now_us);
        atomic_fetch_add(&sweep->swept, 1);
    }
}

static void wait_a_turn(struct sweep *sweep)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    int64_t ns = until.tv_nsec + sweep->turn_ms * 1000000;
    until.tv_sec += ns / 1000000000;
    until.tv_nsec = ns % 1000000000;
    while (!sweep->stopped &&
           pthread_cond_timedwait(&sweep->changed, &sweep->lock, &until) != ETIMEDOUT) {
    }
}

static void *run(void *self)
{
    struct sweep *sweep = self;
    pthread_mutex_lock(&sweep->lock);
    while (!sweep->stopped) {
        wait_a_turn(sweep);
        int64_t now_us = clock_us();
        for (struct conn *conn = sweep->first; conn != NULL; conn = conn->next) {
            sweep_one(sweep, conn, now_us);
        }
    }
    pthread_mutex_unlock(&sweep->lock);
    return NULL;
}

struct sweep *sweep_start(const int64_t limits_ms[PHASES])
{
    struct sweep *sweep = heap_alloc(sizeof *sweep);
    sweep->turn_ms = TURN_MS;
    for (size_t i = 0; i < PHASES; i++) {
        sweep->limits_us[i] = limits_ms[i] * 1000;
        if (limits_ms[i] > 0 && limits_ms[i] / 4 < sweep->turn_ms) {
            sweep->turn_ms = limits_ms[i] / 4 + 1;
        }
    }
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&sweep->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&sweep->lock, NULL);
    if (pthread_create(&sweep->thread, NULL, run, sweep) != 0) {
        memory_ended();
    }
    return sweep;
}

void sweep_stop(struct sweep *sweep)
{
    pthread_mutex_lock(&sweep->lock);
    sweep->stopped = true;
    pthread_cond_signal(&sweep->changed);
    pthread_mutex_unlock(&sweep->lock);
    pthread_join(sweep->thread, NULL);
    pthread_cond_destroy(&sweep->changed);
    pthread_mutex_destroy(&sweep->lock);
    free(sweep);
}

struct conn *sweep_add(struct sweep *sweep, int fd, const char *client)
{
    struct conn *conn = heap_alloc(sizeof *conn);
    conn->fd = fd;
    snprintf(conn->client, sizeof conn->client, "%s", client);
    conn_enter(conn, PHASE_HEAD);
    pthread_mutex_lock(&sweep->lock);
    conn->next = sweep->first;
    if (conn->next != NULL) {
        conn->next->before = conn;
    }
    sweep->first = conn;
    pthread_mutex_unlock(&sweep->lock);
    return conn;
}

void sweep_remove(struct sweep *sweep, struct conn *conn)
{
    pthread_mutex_lock(&sweep->lock);
    if (conn->before != NULL) {
        conn->before->next = conn->next;
    } else {
        sweep->first = conn->next;
    }
    if (conn->next != NULL) {
        conn->next->before = conn->before;
    }
    pthread_mutex_unlock(&sweep->lock);
    free(conn);
}

void conn_enter(struct conn *conn, enum phase phase)
{
    atomic_store(&conn->phase, (int)phase);
    atomic_store(&conn->since_us, clock_us());
}

const char *conn_client(const struct conn *conn)
{
    return conn->client;
}

uint64_t sweep_swept(const struct sweep *sweep)
{
    return atomic_load(&sweep->swept);
}
