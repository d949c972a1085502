/* Appending through a buffer; maps that are kept until the end, since texts in them are lent. */
#include "index/texts.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/filemap.h"
#include "index/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WRITE_BUFFER = 1 << 18 };

struct texts_writer {
    FILE *f;
    uint64_t file;
    uint64_t bytes; /* so far */
};

cordial_status texts_writer_open(const char *generation, cordial_audience audience, size_t file,
                                 struct texts_writer **out, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    const char *path = place_texts(&mem, generation, audience, file);
    FILE *f = fopen(path, "ae");
    struct stat st;
    if (f == NULL || fstat(fileno(f), &st) != 0) {
        err_errno(err, errno, "opening '%s'", path);
        file_closep(&f);
        return err->status;
    }
    setvbuf(f, NULL, _IOFBF, WRITE_BUFFER);
    struct texts_writer *w = heap_alloc(sizeof *w);
    *w = (struct texts_writer){.f = f, .file = file, .bytes = (uint64_t)st.st_size};
    *out = w;
    return CORDIAL_OK;
}

void texts_writer_close(struct texts_writer *w)
{
    if (w != NULL) {
        fclose(w->f);
        free(w);
    }
}

cordial_status texts_writer_add(struct texts_writer *w, struct str text, struct text_place *out,
                                cordial_error *err)
{
    if (text.n > 0 && fwrite(text.p, 1, text.n, w->f) != text.n) {
        return err_errno(err, errno, "writing the texts of the index");
    }
    *out = (struct text_place){w->file, w->bytes, text.n};
    w->bytes += text.n;
    return CORDIAL_OK;
}

cordial_status texts_writer_sync(struct texts_writer *w, cordial_error *err)
{
    if (fflush(w->f) != 0 || fdatasync(fileno(w->f)) != 0) {
        return err_errno(err, errno, "writing the texts of the index");
    }
    return CORDIAL_OK;
}

/* A file as it was at some time. */
struct view {
    struct view *older;
    const struct filemap *file;
};

struct texts {
    struct arena mem;
    int fds[TEXTS_FILES_MAX]; /* -1: no such file */
    struct view *views[TEXTS_FILES_MAX];
};

static cordial_status map_file(struct texts *t, size_t file, cordial_error *err)
{
    const struct filemap *now = NULL;
    if (t->fds[file] < 0) {
        return CORDIAL_OK;
    }
    if (filemap_open(t->fds[file], &now, err) != CORDIAL_OK) {
        return err_within(err, "the texts of the index");
    }
    if (t->views[file] != NULL && t->views[file]->file == now) {
        filemap_close(now);
        return CORDIAL_OK;
    }
    struct view *view = arena_alloc(&t->mem, sizeof *view);
    *view = (struct view){t->views[file], now};
    t->views[file] = view;
    return CORDIAL_OK;
}

cordial_status texts_open(const char *generation, cordial_audience audience, struct texts **out,
                          cordial_error *err)
{
    struct texts *t = heap_alloc(sizeof *t);
    cordial_status status = CORDIAL_OK;
    for (size_t i = 0; i < TEXTS_FILES_MAX; i++) {
        const char *path = place_texts(&t->mem, generation, audience, i);
        t->fds[i] = open(path, O_RDONLY | O_CLOEXEC);
        if (status == CORDIAL_OK) {
            status = map_file(t, i, err);
        }
    }
    if (status != CORDIAL_OK) {
        texts_close(t);
        return status;
    }
    *out = t;
    return CORDIAL_OK;
}

void texts_close(struct texts *t)
{
    if (t == NULL) {
        return;
    }
    for (size_t i = 0; i < TEXTS_FILES_MAX; i++) {
        for (struct view *view = t->views[i]; view != NULL; view = view->older) {
            filemap_close(view->file);
        }
        fd_closep(&t->fds[i]);
    }
    arena_done(&t->mem);
    free(t);
}

static bool holds(const struct view *view, const struct text_place *place)
{
    return view != NULL && place->bytes <= view->file->n &&
           place->offset <= view->file->n - place->bytes;
}

cordial_status texts_get(struct texts *t, const struct text_place *place, struct str *out,
                         cordial_error *err)
{
    if (place->bytes == 0) {
        *out = (struct str){"", 0};
        return CORDIAL_OK;
    }
    if (place->file < TEXTS_FILES_MAX && !holds(t->views[place->file], place)) {
        TRY(map_file(t, place->file, err));
    }
    if (place->file >= TEXTS_FILES_MAX || !holds(t->views[place->file], place)) {
        return err_set(err, CORDIAL_E_IO, "the index: a text is not where it should be");
    }
    *out = (struct str){t->views[place->file]->file->p + place->offset, place->bytes};
    return CORDIAL_OK;
}

void texts_rest(struct texts *t)
{
    for (size_t i = 0; i < TEXTS_FILES_MAX; i++) {
        for (struct view *view = t->views[i]; view != NULL; view = view->older) {
            filemap_rest(view->file);
        }
    }
}

uint64_t texts_bytes(const struct texts *t)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < TEXTS_FILES_MAX; i++) {
        sum += t->views[i] != NULL ? t->views[i]->file->n : 0;
    }
    return sum;
}
