/* Names, the lock, publishing. */
#include "index/place.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/lock.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

const char *place_index(struct arena *mem, const char *state)
{
    return arena_printf(mem, "%s/index", state).p;
}

const char *place_new(struct arena *mem, const char *state)
{
    return arena_printf(mem, "%s/index/new", state).p;
}

const char *place_database(struct arena *mem, const char *generation, cordial_audience audience)
{
    const char *name = audience == CORDIAL_AUDIENCE_PUBLIC ? "public.xap" : "agents.xap";
    return arena_printf(mem, "%s/%s", generation, name).p;
}

const char *place_texts(struct arena *mem, const char *generation, cordial_audience audience,
                        size_t number)
{
    const char *name = audience == CORDIAL_AUDIENCE_PUBLIC ? "public" : "agents";
    return arena_printf(mem, "%s/%s-text.%zu", generation, name, number).p;
}

const char *place_lexicon(struct arena *mem, const char *generation, cordial_audience audience)
{
    const char *name = audience == CORDIAL_AUDIENCE_PUBLIC ? "public" : "agents";
    return arena_printf(mem, "%s/%s-words", generation, name).p;
}

const char *place_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

cordial_status place_current(struct arena *mem, const char *state, const char **out,
                             cordial_error *err)
{
    const char *link = arena_printf(mem, "%s/index/current", state).p;
    char name[64];
    ssize_t n = readlink(link, name, sizeof name - 1);
    if (n <= 0 && (errno == ENOENT || errno == ENOTDIR)) {
        return err_set(err, CORDIAL_E_UNAVAILABLE,
                       "the base has no index yet: make it with 'cordial index'");
    }
    if (n <= 0) {
        return err_errno(err, errno, "reading '%s'", link);
    }
    name[n] = '\0';
    *out = arena_printf(mem, "%s/index/%s", state, name).p;
    return CORDIAL_OK;
}

/* The number of a generation's name; 0 for any other name. */
static int64_t generation_number(const char *name)
{
    int64_t number = 0;
    if (name[0] != 'g' || !str_int(str_of(name + 1), &number)) {
        return 0;
    }
    return number;
}

static int newest_first(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

struct numbers {
    int64_t *rows; /* newest first */
    size_t n;
    size_t cap;
};

static cordial_status list_generations(struct arena *mem, const char *index, struct numbers *out,
                                       cordial_error *err)
{
    DIR *dir = opendir(index);
    if (dir == NULL) {
        return err_errno(err, errno, "listing '%s'", index);
    }
    for (struct dirent *d = readdir(dir); d != NULL; d = readdir(dir)) {
        int64_t number = generation_number(d->d_name);
        if (number > 0) {
            out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
            out->rows[out->n++] = number;
        }
    }
    closedir(dir);
    if (out->n > 1) {
        qsort(out->rows, out->n, sizeof *out->rows, newest_first);
    }
    return CORDIAL_OK;
}

static const char *generation_name(struct arena *mem, int64_t number)
{
    return arena_printf(mem, "g%06lld", (long long)number).p;
}

/* Every file of a folder is on the disk after this. */
static cordial_status sync_files(struct arena *mem, const char *path, cordial_error *err)
{
    DIR *dir = opendir(path);
    if (dir == NULL) {
        return err_errno(err, errno, "listing '%s'", path);
    }
    cordial_status status = CORDIAL_OK;
    for (struct dirent *d = readdir(dir); d != NULL && status == CORDIAL_OK; d = readdir(dir)) {
        if (d->d_type != DT_REG) {
            continue;
        }
        const char *name = arena_printf(mem, "%s/%s", path, d->d_name).p;
        AUTO(fd_closep) int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (fd < 0 || fsync(fd) != 0) {
            status = err_errno(err, errno, "syncing '%s'", name);
        }
    }
    closedir(dir);
    return status == CORDIAL_OK ? dir_sync(path, err) : status;
}

static cordial_status switch_link(struct arena *mem, const char *index, const char *name,
                                  cordial_error *err)
{
    const char *aside = arena_printf(mem, "%s/current.new", index).p;
    const char *link = arena_printf(mem, "%s/current", index).p;
    unlink(aside); /* of a run that was cut short */
    if (symlink(name, aside) != 0 || rename(aside, link) != 0) {
        return err_errno(err, errno, "switching '%s'", link);
    }
    return dir_sync(index, err);
}

cordial_status place_publish(struct arena *mem, const char *state, const char **out_name,
                             cordial_error *err)
{
    const char *index = place_index(mem, state);
    const char *built = place_new(mem, state);
    struct numbers old = {0};
    TRY(sync_files(mem, place_database(mem, built, CORDIAL_AUDIENCE_PUBLIC), err));
    TRY(sync_files(mem, place_database(mem, built, CORDIAL_AUDIENCE_AGENTS), err));
    TRY(sync_files(mem, built, err));
    TRY(list_generations(mem, index, &old, err));
    const char *name = generation_name(mem, old.n > 0 ? old.rows[0] + 1 : 1);
    if (rename(built, arena_printf(mem, "%s/%s", index, name).p) != 0) {
        return err_errno(err, errno, "renaming '%s'", built);
    }
    TRY(dir_sync(index, err));
    TRY(switch_link(mem, index, name, err));
    for (size_t i = GENERATIONS_KEPT - 1; i < old.n; i++) {
        const char *gone = generation_name(mem, old.rows[i]);
        TRY(dir_remove(arena_printf(mem, "%s/%s", index, gone).p, err));
    }
    *out_name = name;
    return CORDIAL_OK;
}

cordial_status place_lock(struct arena *mem, const char *state, int wait_s, int *out_fd,
                          cordial_error *err)
{
    TRY(dir_make(place_index(mem, state), err));
    const char *path = arena_printf(mem, "%s/index/lock", state).p;
    return lock_take(path, "the index is being written", wait_s, out_fd, err);
}
