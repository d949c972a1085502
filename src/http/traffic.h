/*
 * What a running server consists of, and what libmicrohttpd calls: the life of a connection, of a
 * request, of a thread. For server.c alone.
 */
#ifndef HTTP_TRAFFIC_H
#define HTTP_TRAFFIC_H

#include "http/accept.h"
#include "http/server.h"
#include "http/sweep.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

struct server {
    struct server_options options;
    struct server_app app;
    struct arena mem;
    struct MHD_Daemon *daemon;
    struct acceptor *acceptor;
    struct sweep *sweep;
    pthread_key_t worker_key;
    int listen_fd;
    const char *address;
    bool checks_lines;
    uint64_t id_seed;
    _Atomic uint64_t id_next;
    atomic_bool draining;
    _Atomic uint64_t in_work; /* requests whose head is read and that are not yet sent */
    _Atomic uint64_t connections;
    _Atomic uint64_t accepted;
    _Atomic uint64_t refused;
    _Atomic uint64_t requests;
    _Atomic uint64_t by_class[6];
    _Atomic uint64_t sent_bytes;
    _Atomic uint64_t took_us;
    _Atomic uint64_t took_le[SERVER_BUCKETS];
};

/** traffic_close_worker() - the end of a thread that answered requests */
void traffic_close_worker(void *worker);

/** traffic_connection() - a connection begins or ends; MHD_OPTION_NOTIFY_CONNECTION */
void traffic_connection(void *server, struct MHD_Connection *connection, void **context,
                        enum MHD_ConnectionNotificationCode code);

/** traffic_begin() - a request's first line is read; MHD_OPTION_URI_LOG_CALLBACK */
void *traffic_begin(void *server, const char *target, struct MHD_Connection *connection);

/** traffic_answer() - head, pieces of the body and its end: the handler of all requests */
enum MHD_Result traffic_answer(void *server, struct MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *bytes,
                               size_t *n, void **context);

/** traffic_end() - a request is answered, or its caller has left; MHD_OPTION_NOTIFY_COMPLETED */
void traffic_end(void *server, struct MHD_Connection *connection, void **context,
                 enum MHD_RequestTerminationCode code);

#endif
