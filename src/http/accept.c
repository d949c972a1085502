/* One thread that waits for the socket or the end. */
#include "http/accept.h"

#include "base/arena.h"
#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum { AT_ONCE = 64, FULL_MS = 20 };

struct acceptor {
    struct MHD_Daemon *daemon;
    int listen_fd;
    int stop_fd;
    const _Atomic uint64_t *open;
    uint64_t most;
    pthread_t thread;
};

/* False when no other may be taken just now. */
static bool take_one(struct acceptor *a, bool *out_full)
{
    struct sockaddr_storage address;
    socklen_t n = sizeof address;
    *out_full = atomic_load(a->open) >= a->most;
    if (*out_full) {
        return false;
    }
    int fd = accept4(a->listen_fd, (struct sockaddr *)&address, &n, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0) {
        bool gone = errno == ECONNABORTED || errno == EINTR;
        *out_full = !gone && errno != EAGAIN && errno != EWOULDBLOCK; /* of descriptors or memory */
        return gone;
    }
    /* It closes what it cannot take. */
    MHD_add_connection(a->daemon, fd, (struct sockaddr *)&address, n);
    return true;
}

static void *take(void *data)
{
    struct acceptor *a = data;
    struct pollfd fds[] = {{.fd = a->stop_fd, .events = POLLIN},
                           {.fd = a->listen_fd, .events = POLLIN}};
    while (fds[0].revents == 0) {
        bool full = false;
        int taken = 0;
        if (poll(fds, 2, -1) < 0 || fds[1].revents == 0) {
            continue;
        }
        while (taken < AT_ONCE && take_one(a, &full)) {
            taken++;
        }
        if (full) {
            clock_sleep_ms(FULL_MS);
        }
    }
    return NULL;
}

static void free_acceptor(struct acceptor *a)
{
    if (a->stop_fd >= 0) {
        close(a->stop_fd);
    }
    free(a);
}

cordial_status accept_start(struct MHD_Daemon *daemon, int listen_fd, const _Atomic uint64_t *open,
                            uint64_t most, struct acceptor **out, cordial_error *err)
{
    struct acceptor *a = heap_alloc(sizeof *a);
    *a = (struct acceptor){.daemon = daemon, .listen_fd = listen_fd, .open = open, .most = most};
    int flags = fcntl(listen_fd, F_GETFL);
    a->stop_fd = eventfd(0, EFD_CLOEXEC);
    if (a->stop_fd < 0 || flags < 0 || fcntl(listen_fd, F_SETFL, flags | O_NONBLOCK) != 0 ||
        pthread_create(&a->thread, NULL, take, a) != 0) {
        free_acceptor(a);
        return err_set(err, CORDIAL_E_INTERNAL, "connections cannot be taken");
    }
    *out = a;
    return CORDIAL_OK;
}

void accept_stop(struct acceptor *a)
{
    if (a == NULL) {
        return;
    }
    eventfd_write(a->stop_fd, 1);
    pthread_join(a->thread, NULL);
    free_acceptor(a);
}
