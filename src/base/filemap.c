/* A list under a lock: there are a few maps, and they are opened when an index is. */
#include "base/filemap.h"

#include "base/arena.h"
#include "base/file.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct shared {
    struct filemap file; /* first: what is handed out is this */
    struct shared *next;
    dev_t device;
    ino_t inode;
    size_t users;
};

/* A mapped file keeps its inode, so that no other has the same device and inode. */
static struct {
    pthread_mutex_t lock;
    struct shared *first;
} all = {.lock = PTHREAD_MUTEX_INITIALIZER};

static struct shared *find(const struct stat *st)
{
    struct shared *s = all.first;
    while (s != NULL && (s->device != st->st_dev || s->inode != st->st_ino ||
                         s->file.n != (size_t)st->st_size)) {
        s = s->next;
    }
    return s;
}

static struct shared *map(int fd, const struct stat *st)
{
    size_t n = (size_t)st->st_size;
    void *p = n > 0 ? mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0) : NULL;
    if (p == MAP_FAILED) {
        return NULL;
    }
    struct shared *s = heap_alloc(sizeof *s);
    *s = (struct shared){{p, n}, all.first, st->st_dev, st->st_ino, 0};
    all.first = s;
    return s;
}

cordial_status filemap_open(int fd, const struct filemap **out, cordial_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0) {
        return err_errno(err, errno, "a file to be mapped");
    }
    pthread_mutex_lock(&all.lock);
    struct shared *s = find(&st);
    s = s != NULL ? s : map(fd, &st);
    int failed = errno;
    if (s != NULL) {
        s->users++;
        *out = &s->file;
    }
    pthread_mutex_unlock(&all.lock);
    return s != NULL ? CORDIAL_OK : err_errno(err, failed, "mapping a file");
}

static void take_out(struct shared *s)
{
    struct shared **at = &all.first;
    while (*at != s) {
        at = &(*at)->next;
    }
    *at = s->next;
}

void filemap_close(const struct filemap *file)
{
    if (file == NULL) {
        return;
    }
    struct shared *s = (struct shared *)(uintptr_t)file;
    pthread_mutex_lock(&all.lock);
    bool last = --s->users == 0;
    if (last) {
        take_out(s);
    }
    pthread_mutex_unlock(&all.lock);
    if (last) {
        munmap((void *)(uintptr_t)s->file.p, s->file.n);
        free(s);
    }
}

void filemap_rest(const struct filemap *file)
{
    if (file->n > 0) {
        madvise((void *)(uintptr_t)file->p, file->n, MADV_DONTNEED);
    }
}

/* proc(5): pages in all, resident ones, resident ones of files. */
static size_t resident_of_files(void)
{
    AUTO(file_closep) FILE *f = fopen("/proc/self/statm", "re");
    unsigned long pages[3] = {0};
    bool read = f != NULL && fscanf(f, "%lu %lu %lu", &pages[0], &pages[1], &pages[2]) == 3;
    return read ? pages[2] * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

void filemap_rest_all(size_t most)
{
    if (resident_of_files() <= most) {
        return;
    }
    pthread_mutex_lock(&all.lock);
    for (struct shared *s = all.first; s != NULL; s = s->next) {
        filemap_rest(&s->file);
    }
    pthread_mutex_unlock(&all.lock);
}
