/*
 * The server: connections, guards, deadlines, whole bodies, threads, log lines. It knows no route:
 * it asks the application how large a body may be, and for the answer.
 */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "http/request.h"
#include "http/response.h"

struct server;

/* What the server is for. The functions are called in many threads at once. */
struct server_app {
    void *self;
    /* What one thread has to itself, such as open databases; called at its first request. */
    void *(*worker_open)(void *self);
    void (*worker_close)(void *self, void *worker);
    /* The largest body that a request may have, by its head. */
    size_t (*body_max)(void *self, void *worker, const struct request *request);
    /* Fill @response. @out_route is for the log: the row's path, never what was asked for. */
    void (*answer)(void *self, void *worker, struct request *request, struct response *response,
                   const char **out_route);
    /* A document for an error that the server itself finds: 400, 413, 421, … */
    void (*problem)(void *self, struct request *request, unsigned code, const char *words,
                    struct response *response);
};

struct server_options {
    const char *address;      /* "127.0.0.1:8080", "[::1]:8080" */
    int listen_fd;            /* from systemd; -1: none */
    unsigned threads;         /* 0: by the processors */
    bool trust_proxy;         /* X-Forwarded-For and -Proto are from a proxy of ours */
    const char *const *hosts; /* names that may stand in Host beside addresses and localhost */
    size_t n_hosts;
    int head_s; /* deadlines; 0: 10 s for the head, 30 s for the body, 60 s for the answer */
    int body_s;
    int send_s;
    int log_fd; /* where log lines go; -1: nowhere */
};

/* For /metrics. Counters only grow. */
struct server_counts {
    uint64_t connections; /* open now */
    uint64_t accepted;
    uint64_t swept;       /* ended by a deadline */
    uint64_t refused;     /* by the guards */
    uint64_t requests;    /* answered */
    uint64_t by_class[6]; /* [2]: 2xx, … */
    uint64_t sent_bytes;
    uint64_t took_us;    /* of all answers together */
    uint64_t took_le[8]; /* answers within server_buckets_ms[i] */
};
#define SERVER_BUCKETS 8
extern const double server_buckets_ms[SERVER_BUCKETS];

/**
 * server_start() - listen and answer, in threads of its own
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE for an address that is none; CORDIAL_E_CANTCREATE when it
 * is taken; CORDIAL_E_PERMISSION.
 */
cordial_status server_start(const struct server_options *options, const struct server_app *app,
                            struct server **out, cordial_error *err);

/** server_address() - where it listens: "127.0.0.1:8080", also when port 0 was asked for */
const char *server_address(const struct server *server);

/** server_is_loopback() - does it listen for this machine alone? */
bool server_is_loopback(const struct server *server);

void server_counts(struct server *server, struct server_counts *out);

/**
 * server_stop() - accept no more, let what has begun end, then end
 *
 * @wait_ms: how long requests that have begun may take
 */
void server_stop(struct server *server, int wait_ms);

#endif
