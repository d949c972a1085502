/* Filling errors; the status names; the printed line. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const status_names[] = {
    [CORDIAL_OK] = "ok",
    [CORDIAL_E_NOTFOUND] = "not found",
    [CORDIAL_E_USAGE] = "wrong use",
    [CORDIAL_E_DATA] = "malformed",
    [CORDIAL_E_LIMIT] = "over a limit",
    [CORDIAL_E_NOINPUT] = "no input",
    [CORDIAL_E_UNAVAILABLE] = "unavailable",
    [CORDIAL_E_INTERNAL] = "internal",
    [CORDIAL_E_CANTCREATE] = "cannot create",
    [CORDIAL_E_IO] = "input or output",
    [CORDIAL_E_LOCKED] = "locked",
    [CORDIAL_E_PERMISSION] = "no permission",
    [CORDIAL_E_CONFIG] = "configuration",
};

const char *cordial_status_name(cordial_status status)
{
    size_t n = sizeof status_names / sizeof status_names[0];
    return (size_t)status < n ? status_names[status] : "unknown";
}

static void hide_control(char *text)
{
    for (char *p = text; *p != '\0'; p++) {
        if ((unsigned char)*p < 0x20 || *p == 0x7f) {
            *p = '?';
        }
    }
}

const char *cordial_error_print(const cordial_error *err, char *out, size_t size)
{
    char place[64] = "";
    if (err->line > 0 && err->column > 0) {
        snprintf(place, sizeof place, "%u:%u: ", err->line, err->column);
    } else if (err->line > 0) {
        snprintf(place, sizeof place, "%u: ", err->line);
    } else if (err->file[0] != '\0') {
        snprintf(place, sizeof place, " ");
    }
    snprintf(out, size, "%s%s%s%s", err->file, err->file[0] != '\0' ? ":" : "", place,
             err->message);
    if (size > 0) {
        hide_control(out);
    }
    return out;
}

static void fill(cordial_error *err, cordial_status status, const char *format, va_list args)
{
    *err = (cordial_error){.status = status};
    vsnprintf(err->message, sizeof err->message, format, args);
}

cordial_status err_set(cordial_error *err, cordial_status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(err, status, format, args);
    va_end(args);
    return status;
}

cordial_status err_at(cordial_error *err, cordial_status status, unsigned line, unsigned column,
                      const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(err, status, format, args);
    va_end(args);
    err->line = line;
    err->column = column;
    return status;
}

static cordial_status status_of_errno(int value)
{
    switch (value) {
    case ENOENT:
    case ENOTDIR:
        return CORDIAL_E_NOINPUT;
    case EACCES:
    case EPERM:
    case ELOOP: /* a symbolic link where none is followed */
    case EXDEV: /* a path that leaves its folder */
        return CORDIAL_E_PERMISSION;
    case EROFS:
        return CORDIAL_E_CANTCREATE;
    default:
        return CORDIAL_E_IO;
    }
}

cordial_status err_errno(cordial_error *err, int value, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(err, status_of_errno(value), format, args);
    va_end(args);
    char words[128];
    size_t n = strlen(err->message);
    snprintf(err->message + n, sizeof err->message - n, ": %s",
             strerror_r(value, words, sizeof words));
    return err->status;
}

cordial_status err_within(cordial_error *err, const char *format, ...)
{
    char step[CORDIAL_ERROR_MESSAGE / 2];
    char inner[CORDIAL_ERROR_MESSAGE];
    va_list args;
    va_start(args, format);
    vsnprintf(step, sizeof step, format, args);
    va_end(args);
    memcpy(inner, err->message, sizeof inner);
    int n = snprintf(err->message, sizeof err->message, "%s: ", step);
    size_t room = sizeof err->message - (size_t)n;
    snprintf(err->message + n, room, "%.*s", (int)room - 1, inner);
    return err->status;
}

cordial_status err_in_file(cordial_error *err, const char *file)
{
    if (err->file[0] == '\0') {
        snprintf(err->file, sizeof err->file, "%s", file);
    }
    return err->status;
}
