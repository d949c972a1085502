/* Reading a named file, a list in an option, a variable. */
#include "cli/input.h"

#include "base/file.h"
#include "cli/output.h"

#include <stdlib.h>
#include <unistd.h>

cordial_status input_read(struct arena *mem, const char *path, const char *what, size_t max,
                          struct str *out, cordial_error *err)
{
    bool standard = path == NULL || strcmp(path, "-") == 0;
    if (standard && isatty(STDIN_FILENO) == 1) {
        output_say(arena_printf(
            mem, "cordial: type %s here and end it with Ctrl-D on a line of its own\n", what));
    }
    return file_read(mem, standard ? "-" : path, max, out, err);
}

const char **input_list(struct arena *mem, const char *value, size_t *out_n)
{
    const char **rows = arena_array(mem, str_of(value).n + 1, sizeof *rows);
    size_t n = 0;
    struct str rest = str_of(value);
    struct str piece;
    while (str_split(&rest, ',', &piece)) {
        piece = str_trim(piece);
        if (piece.n > 0) {
            rows[n++] = arena_cstr(mem, piece);
        }
    }
    *out_n = n;
    return rows;
}

const char *input_variable(const char *value, const char *name)
{
    const char *found = value != NULL ? value : getenv(name);
    return found != NULL && *found != '\0' ? found : NULL;
}
