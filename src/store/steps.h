/*
 * How a database came to its shape: a row for each step of the schema, applied in order. A
 * database says in user_version how many it has; a new wish is a new row, never a changed one.
 */
#ifndef STORE_STEPS_H
#define STORE_STEPS_H

#include <stddef.h>

struct store_step {
    const char *summary;
    const char *sql;
};

#endif
