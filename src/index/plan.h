/*
 * What a run has to do: the files of the base held against the stamps of the index.
 */
#ifndef INDEX_PLAN_H
#define INDEX_PLAN_H

#include "index/hand.h"

struct plan {
    struct source *rows; /* one per file, by path; then those that the scan had to skip */
    size_t n;
    size_t n_wanted;
    struct str_list removed; /* paths in the index that are gone from the base */
    bool aside;              /* build a new generation instead of changing the current one */
};

struct plan_input {
    const struct config *config;
    const struct scan *scan;
    int dir_fd;
    struct index_reader *reader; /* the current generation; NULL: there is none to update */
    bool full;
};

/**
 * plan_make() - decide what to read and what to remove
 *
 * A file is read when size or time differ from its stamp and its content hash differs too, when
 * it quotes a fact and facts.yaml changed, or when its stamps show a run that was cut short.
 * Paths below a folder that could not be listed are left as they are.
 */
cordial_status plan_make(struct arena *mem, const struct plan_input *input, struct plan *out,
                         cordial_error *err);

#endif
