/* Opening beneath a folder, reading whole files, writing in one step, removing a tree. */
#include "base/file.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { READ_STEP = 1 << 16, REMOVE_OPEN_FOLDERS = 16 };

void fd_closep(int *fd)
{
    if (*fd >= 0) {
        close(*fd);
    }
}

void file_closep(FILE **f)
{
    if (*f != NULL) {
        fclose(*f);
    }
}

cordial_status dir_open(const char *path, int *out_fd, cordial_error *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return err_errno(err, errno, "opening the folder '%s'", path);
    }
    *out_fd = fd;
    return CORDIAL_OK;
}

static int open_beneath(int dir_fd, const char *path, uint64_t flags)
{
    struct open_how how = {
        .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
    };
    return (int)syscall(SYS_openat2, dir_fd, path, &how, sizeof how);
}

/* The system's words for what openat2 refuses speak of devices and levels. */
static cordial_status tell_refused(const char *path, int failure, cordial_error *err)
{
    if (failure == EXDEV) {
        return err_set(err, CORDIAL_E_PERMISSION, "'%s' leads out of its folder", path);
    }
    if (failure == ELOOP) {
        return err_set(err, CORDIAL_E_PERMISSION,
                       "'%s' leads through a symbolic link; they are not followed", path);
    }
    return err_errno(err, failure, "opening '%s'", path);
}

cordial_status file_open_beneath(int dir_fd, const char *path, int *out_fd, cordial_error *err)
{
    int fd = open_beneath(dir_fd, path, O_NOCTTY);
    if (fd < 0) {
        return tell_refused(path, errno, err);
    }
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return err_set(err, CORDIAL_E_DATA, "'%s' is not a regular file", path);
    }
    *out_fd = fd;
    return CORDIAL_OK;
}

cordial_status dir_open_beneath(int dir_fd, const char *path, int *out_fd, cordial_error *err)
{
    int fd = open_beneath(dir_fd, path, O_DIRECTORY);
    if (fd < 0) {
        return tell_refused(path, errno, err);
    }
    *out_fd = fd;
    return CORDIAL_OK;
}

/* Bytes that the file says it has, as a first guess; a pipe says nothing. */
static size_t expected_bytes(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && st.st_size > 0 ? (size_t)st.st_size + 1 : READ_STEP;
}

cordial_status file_read_fd(struct arena *mem, int fd, size_t max, struct str *out,
                            cordial_error *err)
{
    size_t cap = expected_bytes(fd);
    cap = cap > max + 1 ? max + 1 : cap;
    char *p = arena_alloc(mem, cap + 1);
    size_t n = 0;
    for (;;) {
        if (n == cap) {
            if (cap > max) {
                return err_set(err, CORDIAL_E_LIMIT, "more than %zu bytes", max);
            }
            size_t cap_new = cap * 2 > max + 1 ? max + 1 : cap * 2;
            char *grown = arena_alloc(mem, cap_new + 1);
            memcpy(grown, p, n);
            p = grown;
            cap = cap_new;
        }
        ssize_t got = read(fd, p + n, cap - n);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return err_errno(err, errno, "reading");
        }
        if (got == 0) {
            break;
        }
        n += (size_t)got;
    }
    if (n > max) {
        return err_set(err, CORDIAL_E_LIMIT, "more than %zu bytes", max);
    }
    p[n] = '\0';
    *out = (struct str){p, n};
    return CORDIAL_OK;
}

cordial_status file_read_beneath(struct arena *mem, int dir_fd, const char *path, size_t max,
                                 struct str *out, cordial_error *err)
{
    AUTO(fd_closep) int fd = -1;
    TRY(file_open_beneath(dir_fd, path, &fd, err));
    if (file_read_fd(mem, fd, max, out, err) != CORDIAL_OK) {
        return err_in_file(err, path);
    }
    return CORDIAL_OK;
}

cordial_status file_read(struct arena *mem, const char *path, size_t max, struct str *out,
                         cordial_error *err)
{
    if (strcmp(path, "-") == 0) {
        if (file_read_fd(mem, STDIN_FILENO, max, out, err) != CORDIAL_OK) {
            return err_in_file(err, "standard input");
        }
        return CORDIAL_OK;
    }
    AUTO(fd_closep) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        return err_errno(err, errno, "opening '%s'", path);
    }
    if (file_read_fd(mem, fd, max, out, err) != CORDIAL_OK) {
        return err_in_file(err, path);
    }
    return CORDIAL_OK;
}

static cordial_status write_all(int fd, struct str bytes, cordial_error *err)
{
    for (size_t done = 0; done < bytes.n;) {
        ssize_t n = write(fd, bytes.p + done, bytes.n - done);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return err_errno(err, errno, "writing");
        }
        done += (size_t)n;
    }
    if (fsync(fd) != 0) {
        return err_errno(err, errno, "syncing");
    }
    return CORDIAL_OK;
}

/* The folder part of @path, "." when it has none. */
static struct str parent_of(struct arena *mem, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        return arena_str(mem, STR("."));
    }
    size_t n = slash == path ? 1 : (size_t)(slash - path);
    return arena_str(mem, (struct str){path, n});
}

cordial_status file_write(const char *path, struct str bytes, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    const char *aside = arena_printf(&mem, "%s.%ld.new", path, (long)getpid()).p;
    AUTO(fd_closep)
    int fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0) {
        err_errno(err, errno, "making '%s'", aside);
        return err->status = CORDIAL_E_CANTCREATE;
    }
    if (write_all(fd, bytes, err) != CORDIAL_OK) {
        unlink(aside);
        return err_within(err, "'%s'", path);
    }
    if (rename(aside, path) != 0) {
        err_errno(err, errno, "renaming to '%s'", path);
        unlink(aside);
        return err->status;
    }
    return dir_sync(parent_of(&mem, path).p, err);
}

cordial_status dir_make(const char *path, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    char *name = arena_alloc(&mem, strlen(path) + 1);
    for (size_t i = 0; path[i] != '\0'; i++) {
        if (path[i] == '/' && i > 0) {
            mkdir(name, 0755); /* what matters is whether the last one succeeds */
        }
        name[i] = path[i];
    }
    struct stat st;
    if (mkdir(path, 0755) != 0 && (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))) {
        err_errno(err, errno, "making the folder '%s'", path);
        return err->status = CORDIAL_E_CANTCREATE;
    }
    return CORDIAL_OK;
}

cordial_status dir_sync(const char *path, cordial_error *err)
{
    AUTO(fd_closep) int fd = -1;
    TRY(dir_open(path, &fd, err));
    if (fsync(fd) != 0) {
        return err_errno(err, errno, "syncing the folder '%s'", path);
    }
    return CORDIAL_OK;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *place)
{
    (void)st;
    (void)kind;
    (void)place;
    return remove(path);
}

cordial_status dir_remove(const char *path, cordial_error *err)
{
    int flags = FTW_DEPTH | FTW_PHYS | FTW_MOUNT;
    if (nftw(path, remove_one, REMOVE_OPEN_FOLDERS, flags) != 0 && errno != ENOENT) {
        return err_errno(err, errno, "removing '%s'", path);
    }
    return CORDIAL_OK;
}
