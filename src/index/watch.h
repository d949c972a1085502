/*
 * Watching the folders of a base: inotify tells that something changed, a look at all files from
 * time to time finds what it could not tell (an overflow, a network file system).
 */
#ifndef INDEX_WATCH_H
#define INDEX_WATCH_H

#include "index/run.h"

/**
 * index_watch() - run, then run again after each change, until options->stop says so
 *
 * A change is in the index within a second.
 *
 * @path: of the base's folder, as the system knows it
 *
 * Returns as index_run(). A run that finds the index locked by another process tries again.
 */
cordial_status index_watch(const struct index_job *job, const char *path, cordial_error *err);

#endif
