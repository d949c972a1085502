/* Addresses and sockets. */
#include "http/address.h"

#include "base/file.h"
#include "base/str.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    BACKLOG = 1024,
    FIRST_INHERITED = 3, /* sd_listen_fds(3) */
};

/* "host:port" in two; what is missing has its default. */
static void cut_words(struct arena *mem, const char *words, const char **host, const char **port)
{
    struct str all = str_of(words);
    const char *colon = strrchr(words, ':');
    if (colon == NULL) {
        *host = "127.0.0.1";
        *port = words;
        return;
    }
    struct str name = str_sub(all, 0, (size_t)(colon - words));
    if (name.n > 2 && name.p[0] == '[' && name.p[name.n - 1] == ']') {
        name = str_sub(name, 1, name.n - 1);
    }
    *host = name.n == 0 ? NULL : arena_cstr(mem, name);
    *port = colon + 1;
}

static int open_socket(const struct addrinfo *at)
{
    const int on = 1;
    int fd = socket(at->ai_family, at->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) {
        return -1;
    }
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, at->ai_addr, at->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0) {
        return fd;
    }
    int kept = errno;
    close(fd);
    errno = kept;
    return -1;
}

cordial_status address_listen(struct arena *mem, const char *words, int *out_fd, cordial_error *err)
{
    const char *host = NULL;
    const char *port = NULL;
    int64_t number = -1;
    cut_words(mem, words, &host, &port);
    if (!str_int(str_of(port), &number) || number < 0 || number > 65535) {
        return err_set(err, CORDIAL_E_USAGE,
                       "'%s' is no address to listen on; it looks like 127.0.0.1:8080", words);
    }
    const struct addrinfo hints = {.ai_flags = AI_PASSIVE | AI_NUMERICSERV,
                                   .ai_socktype = SOCK_STREAM};
    struct addrinfo *at = NULL;
    int fault = getaddrinfo(host, port, &hints, &at);
    if (fault != 0) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' is no address to listen on: %s", words,
                       gai_strerror(fault));
    }
    int fd = open_socket(at);
    int value = errno;
    freeaddrinfo(at);
    if (fd < 0) {
        return err_set(
            err, value == EACCES || value == EPERM ? CORDIAL_E_PERMISSION : CORDIAL_E_CANTCREATE,
            "listening on '%s': %s", words, strerror(value));
    }
    *out_fd = fd;
    return CORDIAL_OK;
}

int address_inherited(void)
{
    const char *pid = getenv("LISTEN_PID");
    const char *count = getenv("LISTEN_FDS");
    int64_t wanted = 0;
    int64_t n = 0;
    if (pid == NULL || count == NULL || !str_int(str_of(pid), &wanted) ||
        wanted != (int64_t)getpid() || !str_int(str_of(count), &n) || n < 1) {
        return -1;
    }
    fcntl(FIRST_INHERITED, F_SETFD, FD_CLOEXEC);
    fcntl(FIRST_INHERITED, F_SETFL, fcntl(FIRST_INHERITED, F_GETFL) | O_NONBLOCK);
    return FIRST_INHERITED;
}

const char *address_of(struct arena *mem, int fd)
{
    struct sockaddr_storage where = {0};
    socklen_t n = sizeof where;
    char host[INET6_ADDRSTRLEN] = "";
    char port[8] = "";
    if (getsockname(fd, (struct sockaddr *)&where, &n) != 0 ||
        getnameinfo((struct sockaddr *)&where, n, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
        return "a socket";
    }
    return arena_printf(mem, strchr(host, ':') != NULL ? "[%s]:%s" : "%s:%s", host, port).p;
}

bool address_is_loopback(int fd)
{
    struct sockaddr_storage where = {0};
    socklen_t n = sizeof where;
    if (getsockname(fd, (struct sockaddr *)&where, &n) != 0) {
        return false;
    }
    if (where.ss_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)&where;
        return ntohl(four->sin_addr.s_addr) >> 24 == 127;
    }
    if (where.ss_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)&where;
        return IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
    }
    return where.ss_family == AF_UNIX;
}
