/* Connections, requests, threads. */
#include "http/traffic.h"

#include "base/clock.h"
#include "http/guard.h"
#include "http/payload.h"
#include "http/send.h"
#include "http/target.h"
#include "http/weblog.h"

#include <arpa/inet.h>
#include <stdlib.h>

enum { DROPPED_MAX = 256 * 1024 }; /* bytes that are read of what is too large */

/* What a thread has to itself. */
struct worker {
    struct server *server;
    void *own; /* the application's */
};

/* One request and its answer. Made when its first line is read. */
struct exchange {
    struct arena mem;
    struct request request;
    struct buf body;
    size_t body_max;
    bool begun;
    bool counted; /* in server.in_work */
    bool too_large;
    size_t dropped; /* bytes of a body that is too large */
    unsigned code;  /* of the answer, for the log */
    uint64_t bytes; /* of its body */
    const char *route;
    struct conn *conn;
};

/* Threads */

void traffic_close_worker(void *value)
{
    struct worker *worker = value;
    worker->server->app.worker_close(worker->server->app.self, worker->own);
    free(worker);
}

static void *own_worker(struct server *server)
{
    struct worker *worker = pthread_getspecific(server->worker_key);
    if (worker == NULL) {
        worker = heap_alloc(sizeof *worker);
        worker->server = server;
        worker->own = server->app.worker_open(server->app.self);
        pthread_setspecific(server->worker_key, worker);
    }
    return worker->own;
}

/* Connections */

static void client_text(const struct sockaddr *address, char *out, size_t size)
{
    const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)address;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)address;
    snprintf(out, size, "local");
    if (address == NULL) {
        return;
    }
    if (address->sa_family == AF_INET) {
        inet_ntop(AF_INET, &four->sin_addr, out, (socklen_t)size);
    } else if (address->sa_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&six->sin6_addr)) {
        inet_ntop(AF_INET, &six->sin6_addr.s6_addr[12], out, (socklen_t)size);
    } else if (address->sa_family == AF_INET6) {
        inet_ntop(AF_INET6, &six->sin6_addr, out, (socklen_t)size);
    }
}

void traffic_connection(void *cls, struct MHD_Connection *connection, void **context,
                        enum MHD_ConnectionNotificationCode code)
{
    struct server *server = cls;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        sweep_remove(server->sweep, *context);
        atomic_fetch_sub(&server->connections, 1);
        return;
    }
    char client[INET6_ADDRSTRLEN];
    int fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    client_text(
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr,
        client, sizeof client);
    *context = sweep_add(server->sweep, fd, client);
    atomic_fetch_add(&server->connections, 1);
    atomic_fetch_add(&server->accepted, 1);
}

static struct conn *conn_of(struct MHD_Connection *connection)
{
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

/* Requests */

/* The first line is read: its target as it came. The result is handed to traffic_answer(). */
void *traffic_begin(void *cls, const char *target, struct MHD_Connection *connection)
{
    struct server *server = cls;
    struct exchange *x = heap_alloc(sizeof *x);
    x->route = "-";
    x->conn = conn_of(connection);
    x->request.mem = &x->mem;
    x->request.start_us = clock_us();
    x->request.target = arena_str(&x->mem, str_of(target != NULL ? target : ""));
    x->request.path = STR("/");
    x->request.client = conn_client(x->conn);
    uint64_t number = atomic_fetch_add(&server->id_next, 1) + server->id_seed;
    x->request.id = arena_printf(&x->mem, "%016llx",
                                 (unsigned long long)str_hash(
                                     (struct str){(const char *)&number, sizeof number}))
                        .p;
    return x;
}

static void count_answer(struct server *server, const struct exchange *x, int64_t took_us)
{
    atomic_fetch_add(&server->requests, 1);
    atomic_fetch_add(&server->by_class[x->code / 100 % 6], 1);
    atomic_fetch_add(&server->sent_bytes, x->bytes);
    atomic_fetch_add(&server->took_us, (uint64_t)took_us);
    for (size_t i = 0; i < SERVER_BUCKETS; i++) {
        if ((double)took_us <= server_buckets_ms[i] * 1000) {
            atomic_fetch_add(&server->took_le[i], 1);
        }
    }
}

void traffic_end(void *cls, struct MHD_Connection *connection, void **context,
                 enum MHD_RequestTerminationCode code)
{
    struct server *server = cls;
    struct exchange *x = *context;
    (void)connection;
    (void)code;
    if (x == NULL) {
        return;
    }
    conn_enter(x->conn, PHASE_HEAD);
    if (x->counted) {
        atomic_fetch_sub(&server->in_work, 1);
    }
    json_decref(x->request.json);
    buf_done(&x->body);
    arena_done(&x->mem);
    free(x);
    *context = NULL;
}

static enum MHD_Result add_header(void *cls, enum MHD_ValueKind kind, const char *name,
                                  size_t name_n, const char *value, size_t value_n)
{
    struct exchange *x = cls;
    (void)kind;
    pairs_add(&x->mem, &x->request.header, (struct str){name, name_n},
              (struct str){value, value_n});
    return MHD_YES;
}

/* The same pairs with names in lower case, and strings of our own. */
static void own_headers(struct exchange *x)
{
    struct pairs *header = &x->request.header;
    for (size_t i = 0; i < header->n; i++) {
        char *name = arena_alloc(&x->mem, header->rows[i].name.n + 1);
        for (size_t k = 0; k < header->rows[i].name.n; k++) {
            char c = header->rows[i].name.p[k];
            name[k] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        header->rows[i].name.p = name;
        header->rows[i].value = arena_str(&x->mem, str_trim(header->rows[i].value));
    }
}

static enum method method_of(const char *method)
{
    static const struct {
        const char *name;
        enum method method;
    } rows[] = {
        {"GET", METHOD_GET}, {"HEAD", METHOD_GET},      {"POST", METHOD_POST},
        {"PUT", METHOD_PUT}, {"DELETE", METHOD_DELETE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(method, rows[i].name) == 0) {
            return rows[i].method;
        }
    }
    return METHOD_OTHER;
}

/* What the proxy in front says of the caller. The last address is the one that it saw itself. */
static void believe_proxy(struct exchange *x)
{
    struct str rest = request_header(&x->request, "x-forwarded-for");
    struct str piece;
    while (str_split(&rest, ',', &piece)) {
        piece = str_trim(piece);
        if (piece.n > 0 && piece.n < INET6_ADDRSTRLEN) {
            x->request.client = arena_cstr(&x->mem, piece);
        }
    }
    x->request.https = str_eq_ci(request_header(&x->request, "x-forwarded-proto"), STR("https"));
}

static unsigned check_host(const struct server *server, const struct exchange *x, bool old,
                           const char **out_words)
{
    struct str host = request_header(&x->request, "host");
    const struct guard_hosts hosts = {server->options.hosts, server->options.n_hosts};
    if (host.p == NULL && old) {
        return 0; /* HTTP/1.0 has none */
    }
    if (guard_host(host, &hosts)) {
        return 0;
    }
    *out_words = "this server does not answer for that host; --host NAME lets it";
    return 421;
}

/* Every check that needs no body. Returns 0, else the code. */
static unsigned check_head(struct server *server, struct exchange *x,
                           struct MHD_Connection *connection, const char *version,
                           const char **out_words)
{
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, add_header, x);
    if (server->checks_lines && !guard_lines(version, &x->request.header)) {
        *out_words = "the head has a folded line, a bare line feed or a NUL";
        return 400;
    }
    own_headers(x);
    if (strcmp(version, "HTTP/1.1") != 0 && strcmp(version, "HTTP/1.0") != 0) {
        *out_words = "this server speaks HTTP/1.1";
        return 505;
    }
    unsigned code = guard_head(&x->request.header, out_words);
    if (code != 0) {
        return code;
    }
    if (server->options.trust_proxy) {
        believe_proxy(x);
    }
    if (x->request.target.n > REQUEST_TARGET_MAX) {
        *out_words = "the target is too long";
        return 414;
    }
    *out_words = target_read(&x->mem, x->request.target, &x->request.path, &x->request.query);
    if (*out_words != NULL) {
        return 400;
    }
    return check_host(server, x, strcmp(version, "HTTP/1.0") == 0, out_words);
}

static unsigned check_length(struct server *server, struct exchange *x, const char **out_words)
{
    int64_t length = 0;
    x->body_max = server->app.body_max(server->app.self, own_worker(server), &x->request);
    if (str_int(request_header(&x->request, "content-length"), &length) &&
        (uint64_t)length > x->body_max) {
        *out_words = x->body_max == 0 ? "nothing is taken here" : "the body is too large";
        return 413;
    }
    return 0;
}

static enum MHD_Result send_answer(struct server *server, struct exchange *x,
                                   struct MHD_Connection *connection, struct response *response)
{
    response->close = response->close || atomic_load(&server->draining);
    struct MHD_Response *made = send_make(&x->request, response, &x->bytes);
    x->code = response->code;
    int64_t took_us = clock_us() - x->request.start_us;
    count_answer(server, x, took_us);
    weblog_request(server->options.log_fd,
                   &(struct weblog_request){
                       .id = x->request.id,
                       .method = x->request.head ? "HEAD" : method_name(x->request.method),
                       .route = x->route,
                       .status = x->code,
                       .took_us = took_us,
                       .bytes = x->bytes,
                   });
    conn_enter(x->conn, PHASE_SEND);
    enum MHD_Result done = MHD_queue_response(connection, x->code, made);
    MHD_destroy_response(made);
    return done;
}

/* An answer after which nothing else on this connection can be trusted. */
static enum MHD_Result refuse(struct server *server, struct exchange *x,
                              struct MHD_Connection *connection, unsigned code, const char *words)
{
    struct response response = {.code = code, .close = true};
    atomic_fetch_add(&server->refused, 1);
    server->app.problem(server->app.self, &x->request, code, words, &response);
    return send_answer(server, x, connection, &response);
}

static enum MHD_Result begin(struct server *server, struct exchange *x,
                             struct MHD_Connection *connection, const char *method,
                             const char *version)
{
    const char *words = NULL;
    x->begun = true;
    x->counted = true;
    atomic_fetch_add(&server->in_work, 1);
    x->request.method = method_of(method);
    x->request.head = strcmp(method, "HEAD") == 0;
    unsigned code = check_head(server, x, connection, version, &words);
    code = code != 0 ? code : check_length(server, x, &words);
    if (code != 0) {
        return refuse(server, x, connection, code, words);
    }
    conn_enter(x->conn, PHASE_BODY);
    return MHD_YES;
}

/* A body in chunks does not say how long it is; what is too long is read a little further, so that
 * the answer is heard, and then cut off. */
static enum MHD_Result take_body(struct exchange *x, const char *bytes, size_t *n)
{
    x->too_large = x->too_large || x->body.n + *n > x->body_max;
    if (x->too_large) {
        x->dropped += *n;
    } else {
        buf_add(&x->body, (struct str){bytes, *n});
    }
    *n = 0;
    return x->dropped > DROPPED_MAX ? MHD_NO : MHD_YES;
}

static enum MHD_Result answer(struct server *server, struct exchange *x,
                              struct MHD_Connection *connection)
{
    const char *words = NULL;
    conn_enter(x->conn, PHASE_WORK);
    if (x->too_large) {
        return refuse(server, x, connection, 413, "the body is too large");
    }
    x->request.body = buf_str(&x->body);
    unsigned code = payload_read(&x->request, &words);
    struct response response = {0};
    if (code != 0) {
        response.code = code;
        server->app.problem(server->app.self, &x->request, code, words, &response);
    } else {
        server->app.answer(server->app.self, own_worker(server), &x->request, &response, &x->route);
    }
    return send_answer(server, x, connection, &response);
}

enum MHD_Result traffic_answer(void *cls, struct MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *bytes,
                               size_t *n, void **context)
{
    struct server *server = cls;
    struct exchange *x = *context;
    (void)url;
    if (x == NULL) {
        return MHD_NO;
    }
    if (!x->begun) {
        return begin(server, x, connection, method, version);
    }
    return *n > 0 ? take_body(x, bytes, n) : answer(server, x, connection);
}
