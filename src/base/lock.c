/* The holder's name; taking the lock. */
#include "base/lock.h"

#include "base/clock.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

enum { LOCK_RETRY_MS = 50, HOLDER_MAX = 200 };

static cordial_status tell_holder(int fd, const char *doing, cordial_error *err)
{
    char holder[HOLDER_MAX];
    ssize_t n = pread(fd, holder, sizeof holder - 1, 0);
    holder[n > 0 ? n : 0] = '\0';
    struct str rest = str_of(holder);
    struct str who = {NULL, 0};
    str_line(&rest, &who);
    return err_set(err, CORDIAL_E_LOCKED, "%s by %.*s", doing,
                   STR_ARG(who.n > 0 ? who : STR("another process")));
}

static void write_holder(int fd)
{
    char host[64] = "";
    gethostname(host, sizeof host - 1);
    char holder[HOLDER_MAX];
    int n = snprintf(holder, sizeof holder, "process %ld on %s\n", (long)getpid(), host);
    /* Over the last holder's name and then to its length, so that there is always a first line. */
    if (pwrite(fd, holder, (size_t)n, 0) != n || ftruncate(fd, n) != 0) {
        (void)!ftruncate(fd, 0); /* no name is better than half of one */
    }
}

cordial_status lock_take(const char *path, const char *doing, int wait_s, int *out_fd,
                         cordial_error *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0) {
        err_errno(err, errno, "making '%s'", path);
        return err->status = CORDIAL_E_CANTCREATE;
    }
    int64_t end_us = clock_us() + (int64_t)wait_s * 1000000;
    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            err_errno(err, errno, "locking '%s'", path);
            close(fd);
            return err->status;
        }
        if (clock_us() >= end_us) {
            tell_holder(fd, doing, err);
            close(fd);
            return err->status;
        }
        clock_sleep_ms(LOCK_RETRY_MS);
    }
    write_holder(fd);
    *out_fd = fd;
    return CORDIAL_OK;
}
