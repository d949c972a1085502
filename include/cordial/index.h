/*
 * Building and updating the index of a base.
 */
#ifndef CORDIAL_INDEX_H
#define CORDIAL_INDEX_H

#include <cordial/base.h>

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One thing that the run has to say about a file. */
typedef struct cordial_note {
    const char *file; /* below the base */
    unsigned line;    /* 0: none */
    unsigned column;
    const char *message;
} cordial_note;

typedef struct cordial_index_report {
    size_t indexed;              /* files read and written into the index */
    size_t unchanged;            /* files that were as the index has them */
    size_t removed;              /* files that left the index */
    const cordial_note *skipped; /* could not be read; the last good version stays */
    size_t n_skipped;
    const cordial_note *guesses; /* what was assumed, and unknown keys with their count */
    size_t n_guesses;
    const char *generation;
    double took_ms;
} cordial_index_report;

/* Called now and then during a long run. @total: files to read, 0 while it is unknown. */
typedef void (*cordial_progress)(void *data, size_t done, size_t total);

/* Asked now and then while watching; true ends the watch. */
typedef bool (*cordial_stop)(void *data);

/* Called while watching, after each update that changed or skipped something. */
typedef void (*cordial_updated)(void *data, const cordial_index_report *report);

typedef struct cordial_index_options {
    bool full;                 /* build aside, even if an update would do */
    int wait_s;                /* for another writer; 0: the default of 10 s */
    cordial_progress progress; /* or NULL */
    cordial_stop stop;         /* watching: or NULL, never */
    cordial_updated updated;   /* watching: or NULL */
    void *data;                /* handed to the functions above */
} cordial_index_options;

/**
 * cordial_index() - bring the index up to date with the files
 *
 * @options: NULL for the defaults
 * @out:     freed with cordial_index_report_free()
 *
 * Returns CORDIAL_OK, also when files were skipped; CORDIAL_E_LOCKED naming the other writer;
 * CORDIAL_E_IO, CORDIAL_E_CANTCREATE when the index cannot be written, with the old one intact;
 * CORDIAL_E_CONFIG.
 */
cordial_status cordial_index(cordial_base *base, const cordial_index_options *options,
                             cordial_index_report **out, cordial_error *err);

/**
 * cordial_index_watch() - index, then keep the index up to date until told to stop
 *
 * A saved file is in the index within a second.
 *
 * Returns as cordial_index(). While watching, a base.yaml or companion that is wrong is told
 * through `updated` like a skipped file, and waited out.
 */
cordial_status cordial_index_watch(cordial_base *base, const cordial_index_options *options,
                                   cordial_error *err);

/** cordial_index_report_free() - NULL is allowed */
void cordial_index_report_free(cordial_index_report *report);

#ifdef __cplusplus
}
#endif

#endif
