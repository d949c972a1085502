/* A line without its echo; asking twice; a line of a pipe. */
#include "cli/password.h"

#include "base/buf.h"
#include "cli/output.h"

#include <cordial/account.h>

#include <errno.h>
#include <termios.h>
#include <unistd.h>

enum { KEY_CANCEL = 3 }; /* Ctrl-C, while the terminal makes no signal of it */

/* Up to the end of the line; byte for byte, so that nothing behind it is taken. */
static cordial_status read_line(struct arena *mem, struct str *out, cordial_error *err)
{
    char *line = arena_alloc(mem, CORDIAL_PASSWORD_MAX + 2);
    size_t n = 0;
    for (;;) {
        char c;
        ssize_t got = read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return err_errno(err, errno, "reading the password");
        }
        if (got == 0 || c == '\n') {
            break;
        }
        if (c == KEY_CANCEL) {
            return err_set(err, CORDIAL_E_USAGE, "no password was given");
        }
        if (n > CORDIAL_PASSWORD_MAX) {
            return err_set(err, CORDIAL_E_LIMIT, "the password is longer than %d bytes",
                           CORDIAL_PASSWORD_MAX);
        }
        line[n++] = c;
    }
    n -= n > 0 && line[n - 1] == '\r';
    *out = (struct str){line, n};
    return n > 0 ? CORDIAL_OK : err_set(err, CORDIAL_E_USAGE, "no password was given");
}

static cordial_status ask(struct arena *mem, const char *words, struct str *out, cordial_error *err)
{
    output_say(str_of(words));
    cordial_status status = read_line(mem, out, err);
    output_say(STR("\n")); /* the one that was typed is not seen */
    return status;
}

static cordial_status ask_twice(struct arena *mem, struct str *out, cordial_error *err)
{
    struct str again;
    TRY(ask(mem, "Password: ", out, err));
    TRY(ask(mem, "Once more: ", &again, err));
    return str_eq(*out, again) ? CORDIAL_OK
                               : err_set(err, CORDIAL_E_USAGE, "the two passwords differ");
}

cordial_status password_read(struct arena *mem, struct str *out, cordial_error *err)
{
    struct termios before;
    if (isatty(STDIN_FILENO) != 1 || tcgetattr(STDIN_FILENO, &before) != 0) {
        return read_line(mem, out, err);
    }
    struct termios silent = before;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG); /* no signal may leave the terminal silent */
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) != 0) {
        return err_errno(err, errno, "hiding the password");
    }
    cordial_status status = ask_twice(mem, out, err);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    return status;
}
