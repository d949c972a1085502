/*
 * How a database is laid out: its file, the steps of its schema, its statements. For the files of
 * store/ alone.
 */
#ifndef STORE_SHAPE_H
#define STORE_SHAPE_H

#include "store/steps.h"
#include "store/store.h"

struct store_shape {
    const char *file; /* in the state folder */
    const struct store_step *steps;
    size_t n_steps;
    const char *const *texts; /* of statements; the first four as enum sql has them */
    size_t n_texts;
};

extern const struct store_shape store_shape_cordial;
extern const struct store_shape store_shape_portal;

/** store_open_as() - store_open() for any database */
cordial_status store_open_as(const struct store_shape *shape, const char *state,
                             enum store_mode mode, struct store **out, cordial_error *err);

#endif
