/* Start and stop, options of libmicrohttpd, counts. */
#include "http/server.h"

#include "base/clock.h"
#include "http/address.h"
#include "http/traffic.h"

#include <stdlib.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    HEAD_S = 10,
    BODY_S = 30,
    SEND_S = 60,
    IDLE_S = 10,
    CONNECTIONS_MAX = 12000,
    SPARE_FILES = 200, /* descriptors that are left to the application */
    WAIT_TURN_MS = 20,
};

const double server_buckets_ms[SERVER_BUCKETS] = {1, 2.5, 5, 10, 25, 50, 100, 1000};

/* As many connections as descriptors allow. */
static unsigned raise_files(void)
{
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) {
        return 512;
    }
    rlim_t wanted = CONNECTIONS_MAX + SPARE_FILES;
    files.rlim_cur = files.rlim_max < wanted ? files.rlim_max : wanted;
    setrlimit(RLIMIT_NOFILE, &files);
    return files.rlim_cur > 2 * SPARE_FILES ? (unsigned)(files.rlim_cur - SPARE_FILES)
                                            : (unsigned)files.rlim_cur / 2;
}

static unsigned thread_count(unsigned wanted)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (wanted > 0) {
        return wanted;
    }
    /* One more than there are processors, so that a long draft does not hold up all others. */
    return processors < 1 ? 2 : processors > 31 ? 32 : (unsigned)processors + 1;
}

static cordial_status listen_somewhere(struct server *server, cordial_error *err)
{
    server->listen_fd = server->options.listen_fd;
    if (server->listen_fd < 0) {
        TRY(address_listen(&server->mem, server->options.address, &server->listen_fd, err));
    }
    server->address = address_of(&server->mem, server->listen_fd);
    return CORDIAL_OK;
}

static cordial_status start_daemon(struct server *server, cordial_error *err)
{
    unsigned most = raise_files();
    server->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL,
        traffic_answer, server, MHD_OPTION_THREAD_POOL_SIZE, thread_count(server->options.threads),
        MHD_OPTION_CONNECTION_LIMIT, most, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)(2 * REQUEST_HEAD_MAX),
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK, traffic_begin, server,
        MHD_OPTION_NOTIFY_COMPLETED, traffic_end, server, MHD_OPTION_NOTIFY_CONNECTION,
        traffic_connection, server, MHD_OPTION_END);
    if (server->daemon == NULL) {
        return err_set(err, CORDIAL_E_INTERNAL, "the server on '%s' does not start",
                       server->address);
    }
    return accept_start(server->daemon, server->listen_fd, &server->connections, most,
                        &server->acceptor, err);
}

static int64_t limit_ms(int seconds, int usual)
{
    return (int64_t)(seconds > 0 ? seconds : usual) * 1000;
}

static void free_server(struct server *server)
{
    if (server->daemon != NULL) {
        MHD_stop_daemon(server->daemon);
    }
    if (server->sweep != NULL) {
        sweep_stop(server->sweep);
    }
    pthread_key_delete(server->worker_key);
    arena_done(&server->mem);
    free(server);
}

cordial_status server_start(const struct server_options *options, const struct server_app *app,
                            struct server **out, cordial_error *err)
{
    struct server *server = heap_alloc(sizeof *server);
    server->options = *options;
    server->app = *app;
    server->checks_lines = MHD_get_version()[0] == '0';
    if (getrandom(&server->id_seed, sizeof server->id_seed, 0) < 0) {
        server->id_seed = (uint64_t)clock_now_ns();
    }
    pthread_key_create(&server->worker_key, traffic_close_worker);
    const int64_t limits[PHASES] = {
        [PHASE_HEAD] = limit_ms(options->head_s, HEAD_S),
        [PHASE_BODY] = limit_ms(options->body_s, BODY_S),
        [PHASE_SEND] = limit_ms(options->send_s, SEND_S),
    };
    cordial_status status = listen_somewhere(server, err);
    if (status == CORDIAL_OK) {
        server->sweep = sweep_start(limits);
        status = start_daemon(server, err);
        if (status != CORDIAL_OK) {
            close(server->listen_fd);
        }
    }
    if (status != CORDIAL_OK) {
        free_server(server);
        return status;
    }
    *out = server;
    return CORDIAL_OK;
}

const char *server_address(const struct server *server)
{
    return server->address;
}

bool server_is_loopback(const struct server *server)
{
    return address_is_loopback(server->listen_fd);
}

void server_counts(struct server *server, struct server_counts *out)
{
    *out = (struct server_counts){
        .connections = atomic_load(&server->connections),
        .accepted = atomic_load(&server->accepted),
        .swept = sweep_swept(server->sweep),
        .refused = atomic_load(&server->refused),
        .requests = atomic_load(&server->requests),
        .sent_bytes = atomic_load(&server->sent_bytes),
        .took_us = atomic_load(&server->took_us),
    };
    for (size_t i = 0; i < sizeof out->by_class / sizeof out->by_class[0]; i++) {
        out->by_class[i] = atomic_load(&server->by_class[i]);
    }
    for (size_t i = 0; i < SERVER_BUCKETS; i++) {
        out->took_le[i] = atomic_load(&server->took_le[i]);
    }
}

void server_stop(struct server *server, int wait_ms)
{
    atomic_store(&server->draining, true);
    accept_stop(server->acceptor);
    close(server->listen_fd);
    for (int waited = 0; waited < wait_ms && atomic_load(&server->in_work) > 0;
         waited += WAIT_TURN_MS) {
        clock_sleep_ms(WAIT_TURN_MS);
    }
    free_server(server);
}
