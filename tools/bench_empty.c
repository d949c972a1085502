/*
 * The least that a server on libmicrohttpd can do: the same few bytes for every request. What
 * cordial does in the same run is measured against it.
 *
 * usage: bench_empty PORT THREADS      (until a signal ends it)
 */
#include <microhttpd.h>
#include <stdlib.h>
#include <unistd.h>

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *bytes, size_t *n,
                              void **context)
{
    (void)url;
    (void)method;
    (void)version;
    (void)bytes;
    *n = 0;
    if (*context == NULL) {
        *context = cls;
        return MHD_YES;
    }
    return MHD_queue_response(connection, 200, cls);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        return 2;
    }
    struct MHD_Response *response =
        MHD_create_response_from_buffer(3, (void *)(uintptr_t) "ok\n", MHD_RESPMEM_PERSISTENT);
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, (uint16_t)strtol(argv[1], NULL, 10), NULL, NULL, answer,
        response, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)strtol(argv[2], NULL, 10), MHD_OPTION_END);
    if (daemon == NULL) {
        return 1;
    }
    pause();
    return 0;
}
