/*
 * What every unit test needs: cmocka, and short ways to compare our own types.
 */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define N_ROWS(table) (sizeof(table) / sizeof((table)[0]))

/* The string has just these bytes; both are shown when it has not. */
static inline void check_str(struct str got, const char *want, const char *file, int line)
{
    if (!str_eq(got, str_of(want))) {
        print_error("got  '%.*s'\nwant '%s'\n", STR_ARG(got), want != NULL ? want : "");
        _fail(file, line);
    }
}
#define assert_str(got, want) check_str(got, want, __FILE__, __LINE__)

/* The call succeeded; its message is shown when it did not. */
static inline void check_ok(cordial_status status, const cordial_error *err, const char *file,
                            int line)
{
    if (status != CORDIAL_OK) {
        print_error("%s: %u:%u: %s\n", cordial_status_name(status), err->line, err->column,
                    err->message);
        _fail(file, line);
    }
}
#define assert_ok(call, err) check_ok(call, err, __FILE__, __LINE__)

#endif
