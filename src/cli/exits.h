/*
 * How the program ends: the one table from statuses to exit codes (those of sysexits.h).
 */
#ifndef CLI_EXITS_H
#define CLI_EXITS_H

#include <cordial/status.h>

enum {
    EXIT_DONE = 0,
    EXIT_FINDING = 1, /* nothing found, or something to look at */
    EXIT_USAGE = 2,
    EXIT_WRITING = 74,
};

struct exit_row {
    int code;
    const char *meaning;
};

extern const struct exit_row exit_rows[];
extern const size_t n_exit_rows;

/** exit_code() - the code for a status; that of an internal fault for one without a row */
int exit_code(cordial_status status);

#endif
