/* A walk with a stack of folders still to list. */
#include "index/scan.h"

#include "base/file.h"
#include "base/utf8.h"
#include "entry/entry.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct walk {
    struct arena *mem;
    int base_fd;
    struct scan *out;
};

static void skip(struct walk *w, struct str path, const char *why)
{
    struct scan *out = w->out;
    out->skips = arena_more(w->mem, out->skips, out->n_skips, &out->cap_skips, sizeof *out->skips);
    out->skips[out->n_skips++] = (struct scan_skip){path, why};
}

static void add_folder(struct walk *w, struct str path)
{
    struct str_list *list = &w->out->folders;
    list->rows = arena_more(w->mem, list->rows, list->n, &list->cap, sizeof *list->rows);
    list->rows[list->n++] = path;
}

static void add_file(struct walk *w, struct str path, const struct stat *st)
{
    struct scan *out = w->out;
    out->files = arena_more(w->mem, out->files, out->n, &out->cap, sizeof *out->files);
    out->files[out->n++] = (struct scan_file){
        .path = path,
        .bytes = (uint64_t)st->st_size,
        .mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
    };
}

static size_t depth_of(struct str path)
{
    size_t depth = 1;
    for (size_t i = 0; i < path.n; i++) {
        depth += path.p[i] == '/';
    }
    return depth;
}

/* What is wrong with a path as such; NULL: nothing. */
static const char *wrong_path(struct str path)
{
    if (path.n > SCAN_PATH_MAX) {
        return "the path is too long";
    }
    if (utf8_check(path) != STR_NOT_FOUND) {
        return "the name is not UTF-8";
    }
    for (size_t i = 0; i < path.n; i++) {
        if ((unsigned char)path.p[i] < 0x20 || path.p[i] == 0x7f) {
            return "the name holds a control character";
        }
    }
    return NULL;
}

static bool leads_to_folder(int folder_fd, const char *name)
{
    struct stat st;
    return fstatat(folder_fd, name, &st, 0) == 0 && S_ISDIR(st.st_mode);
}

static void look_at(struct walk *w, int folder_fd, struct str folder, const char *name)
{
    struct str path = folder.n > 0 ? arena_printf(w->mem, "%.*s/%s", STR_ARG(folder), name)
                                   : arena_str(w->mem, str_of(name));
    bool markdown = entry_is_markdown(str_of(name));
    struct stat st;
    if (fstatat(folder_fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        return; /* gone since it was listed */
    }
    const char *wrong = wrong_path(path);
    if (S_ISDIR(st.st_mode)) {
        if (wrong == NULL && depth_of(path) > SCAN_DEPTH_MAX) {
            wrong = "folders are nested too deep";
        }
        if (wrong == NULL) {
            add_folder(w, path);
        } else {
            skip(w, path, wrong);
        }
    } else if (S_ISLNK(st.st_mode) && (markdown || leads_to_folder(folder_fd, name))) {
        skip(w, path, "symbolic links are not followed");
    } else if (!markdown) {
        return;
    } else if (!S_ISREG(st.st_mode)) {
        skip(w, path, "not a regular file");
    } else if (wrong != NULL) {
        skip(w, path, wrong);
    } else {
        add_file(w, path, &st);
    }
}

static cordial_status list_folder(struct walk *w, struct str folder, cordial_error *err)
{
    int fd = -1;
    TRY(dir_open_beneath(w->base_fd, folder.n > 0 ? folder.p : ".", &fd, err));
    DIR *dir = fdopendir(fd);
    if (dir == NULL) {
        err_errno(err, errno, "listing '%.*s'", STR_ARG(folder));
        close(fd);
        return err->status;
    }
    for (struct dirent *d = readdir(dir); d != NULL; d = readdir(dir)) {
        if (d->d_name[0] != '.') {
            look_at(w, fd, folder, d->d_name);
        }
    }
    closedir(dir);
    return CORDIAL_OK;
}

static int by_path(const void *a, const void *b)
{
    return str_cmp(((const struct scan_file *)a)->path, ((const struct scan_file *)b)->path);
}

cordial_status scan_base(struct arena *mem, int dir_fd, struct scan *out, cordial_error *err)
{
    *out = (struct scan){0};
    struct walk w = {mem, dir_fd, out};
    add_folder(&w, STR(""));
    for (size_t i = 0; i < out->folders.n; i++) {
        struct str folder = out->folders.rows[i];
        cordial_status status = list_folder(&w, folder, err);
        if (status != CORDIAL_OK && i == 0) {
            return status;
        }
        if (status != CORDIAL_OK) {
            skip(&w, folder, "the folder cannot be listed");
        }
    }
    if (out->n > 1) {
        qsort(out->files, out->n, sizeof *out->files, by_path);
    }
    return CORDIAL_OK;
}
