/*
 * One run of the indexer: lock, scan, plan, then build aside or change the current generation.
 */
#ifndef INDEX_RUN_H
#define INDEX_RUN_H

#include "index/hand.h"
#include "index/plan.h"

#include <cordial/index.h>

struct index_job {
    int dir_fd;      /* the base's folder */
    struct str name; /* its name, for a base.yaml that has none */
    const char *state;
    const cordial_index_options *options;
    size_t hands; /* for a new generation; 0: as many as cores and files are worth */
};

/**
 * index_run() - bring the index up to date
 *
 * @mem:         owns the report
 * @out_folders: the folders of the base, for watching; or NULL
 *
 * Returns as cordial_index().
 */
cordial_status index_run(struct arena *mem, const struct index_job *job, cordial_index_report *out,
                         struct str_list *out_folders, cordial_error *err);

/* What the two ways of changing an index share. */
struct run {
    struct arena *mem;
    const struct index_job *job;
    const struct config *config;
    struct plan *plan;
    struct notes skipped;
    struct notes guesses;
    struct map remarks;
    const char *generation; /* its name afterwards */
    bool lone;              /* no answer has more than one document */
    size_t done;            /* files read, for progress */
};

/** run_aside() - build a new generation with several hands and publish it (aside.c) */
cordial_status run_aside(struct run *run, cordial_error *err);

/** run_live() - change the current generation (live.c) */
cordial_status run_live(struct run *run, cordial_error *err);

/**
 * run_resolve_ids() - give every source its id
 *
 * Also finds out whether every answer is alone. Sources that are not read keep their stamps' ids
 * unless a clash changed them; then they become wanted.
 *
 * @out_changed: set to the sources whose stamp has another id than their document was made with
 */
void run_resolve_ids(struct run *run, struct source ***out_changed, size_t *out_n);

/** run_join() - take over what a hand has to say */
void run_join(struct run *run, const struct hand *hand);

/** run_write_meta() - schema, shape and whether answers are alone, into the public database */
cordial_status run_write_meta(const struct run *run, struct xc_writer *db, cordial_error *err);

#endif
