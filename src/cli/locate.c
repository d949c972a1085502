/* Looking for a base upwards, and for the build tree's demonstration base. */
#include "cli/locate.h"

#include "base/err.h"
#include "base/file.h"
#include "cli/input.h"

#include <cordial/cordial.h>
#include <limits.h>
#include <unistd.h>

static bool is_base(struct arena *mem, struct str folder)
{
    return cordial_base_is_at(arena_cstr(mem, folder.n > 0 ? folder : STR("/")));
}

static size_t last_slash(struct str path)
{
    size_t at = path.n;
    while (at > 0 && path.p[at - 1] != '/') {
        at--;
    }
    return at > 0 ? at - 1 : STR_NOT_FOUND;
}

const char *locate_upwards(struct arena *mem, const char *start)
{
    struct str folder = str_of(start);
    for (;;) {
        if (is_base(mem, folder)) {
            return arena_cstr(mem, folder.n > 0 ? folder : STR("/"));
        }
        size_t slash = last_slash(folder);
        if (slash == STR_NOT_FOUND) {
            return NULL;
        }
        folder = str_sub(folder, 0, slash);
    }
}

const char *locate_demonstration(struct arena *mem, const char *program)
{
    size_t slash = last_slash(str_of(program));
    if (slash == STR_NOT_FOUND) {
        return NULL;
    }
    struct str note = arena_printf(mem, "%.*s/demonstration-base", (int)slash, program);
    struct str folder;
    cordial_error ignored;
    if (access(note.p, R_OK) != 0 ||
        file_read(mem, note.p, PATH_MAX, &folder, &ignored) != CORDIAL_OK) {
        return NULL;
    }
    folder = str_trim(folder);
    return folder.n > 0 && is_base(mem, folder) ? arena_cstr(mem, folder) : NULL;
}

const char *locate_base(struct arena *mem, const char *option, bool *out_demonstration)
{
    *out_demonstration = false;
    const char *found = input_variable(option, "CORDIAL_BASE");
    char path[PATH_MAX];
    if (found == NULL && getcwd(path, sizeof path) != NULL) {
        found = locate_upwards(mem, path);
    }
    ssize_t n = found == NULL ? readlink("/proc/self/exe", path, sizeof path - 1) : -1;
    if (n > 0) {
        path[n] = '\0';
        found = locate_demonstration(mem, path);
        *out_demonstration = found != NULL;
    }
    return found != NULL ? found : ".";
}
