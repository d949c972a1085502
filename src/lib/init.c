/* Writing a new base from the files that the build put into the program (new_base/). */
#include "base/embedded.h"
#include "base/file.h"
#include "lib/handle.h"

#include <dirent.h>
#include <errno.h>

/* Made from src/lib/new_base by the build. */
extern const struct embedded_file new_base_files[];
extern const size_t new_base_files_n;

static cordial_status check_empty(const char *path, cordial_error *err)
{
    DIR *dir = opendir(path);
    if (dir == NULL && errno == ENOENT) {
        return CORDIAL_OK;
    }
    if (dir == NULL) {
        err_errno(err, errno, "the folder '%s'", path);
        return err->status = CORDIAL_E_CANTCREATE;
    }
    bool empty = true;
    for (struct dirent *d = readdir(dir); d != NULL && empty; d = readdir(dir)) {
        empty = strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0;
    }
    closedir(dir);
    return empty ? CORDIAL_OK
                 : err_set(err, CORDIAL_E_CANTCREATE,
                           "'%s' is not empty: a new base needs a folder of its own", path);
}

cordial_status cordial_base_init(const char *path, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    TRY(check_empty(path, err));
    for (size_t i = 0; i < new_base_files_n; i++) {
        const struct embedded_file *file = &new_base_files[i];
        char *name = arena_alloc(&mem, strlen(path) + strlen(file->path) + 2);
        struct str full = arena_printf(&mem, "%s/%s", path, file->path);
        memcpy(name, full.p, full.n);
        *strrchr(name, '/') = '\0';
        TRY(dir_make(name, err));
        TRY(file_write(full.p, (struct str){(const char *)file->bytes, file->n}, err));
    }
    return CORDIAL_OK;
}
