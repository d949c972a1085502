/*
 * Files that the command line names.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/**
 * input_read() - all of a file, or of standard input for "-" and NULL
 *
 * Says on a terminal what it waits for, as a silent command looks like a hanging one.
 *
 * @what: such as "the ticket"
 */
cordial_status input_read(struct arena *mem, const char *path, const char *what, size_t max,
                          struct str *out, cordial_error *err);

/** input_list() - the pieces of "a,b,c" as C strings, without white space and empty ones; none of
 * NULL */
const char **input_list(struct arena *mem, const char *value, size_t *out_n);

/** input_variable() - @value, else the environment's variable @name, else NULL; "" counts as none
 */
const char *input_variable(const char *value, const char *name);

#endif
