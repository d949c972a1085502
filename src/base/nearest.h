/*
 * The name that somebody probably meant.
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/str.h"

struct nearest {
    struct str typed;
    const char *name; /* the best so far; NULL: none is near enough */
    size_t distance;
};

/** nearest_init() - nothing is near yet */
void nearest_init(struct nearest *nearest, struct str typed);

/**
 * nearest_try() - keep @name when it is nearer than what was kept
 *
 * Near enough is one wrong, missing, added or swapped letter for each three of the name, or a
 * beginning of three letters or more.
 */
void nearest_try(struct nearest *nearest, const char *name);

#endif
