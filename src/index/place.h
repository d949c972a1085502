/*
 * Where an index lives: the state folder with its generations, the link to the current one, and
 * the lock. Nothing here knows what is in a generation.
 *
 *     STATE/index/current      a symbolic link to the generation that readers open
 *     STATE/index/g000017/     a generation: public.xap and agents.xap, and their texts beside
 *                              them, public-text.0 and so on
 *     STATE/index/new/         one that is being built; left over when a build was cut short
 *     STATE/index/lock         held while writing; names its holder
 */
#ifndef INDEX_PLACE_H
#define INDEX_PLACE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <cordial/base.h>

enum { GENERATIONS_KEPT = 3, LOCK_WAIT_S = 10 };

/** place_index() - STATE/index */
const char *place_index(struct arena *mem, const char *state);

/** place_new() - the folder in which a generation is built */
const char *place_new(struct arena *mem, const char *state);

/** place_database() - the path of a database in a generation's folder */
const char *place_database(struct arena *mem, const char *generation, cordial_audience audience);

/** place_texts() - the path of a file with the texts of a database */
const char *place_texts(struct arena *mem, const char *generation, cordial_audience audience,
                        size_t number);

/** place_lexicon() - the path of the words and titles of a database */
const char *place_lexicon(struct arena *mem, const char *generation, cordial_audience audience);

/**
 * place_current() - the folder of the current generation, with the link resolved
 *
 * Returns CORDIAL_OK; CORDIAL_E_UNAVAILABLE when there is none.
 */
cordial_status place_current(struct arena *mem, const char *state, const char **out,
                             cordial_error *err);

/**
 * place_publish() - the new folder becomes the current generation
 *
 * Syncs its files, renames it, switches the link in one step, and removes all but the newest
 * GENERATIONS_KEPT. The lock must be held.
 *
 * @out_name: the generation's name, such as "g000017"
 */
cordial_status place_publish(struct arena *mem, const char *state, const char **out_name,
                             cordial_error *err);

/** place_name() - the last part of a path: a generation's name */
const char *place_name(const char *path);

/**
 * place_lock() - become the only writer
 *
 * @wait_s: how long to wait for another one
 * @out_fd: closing it, or the end of the process, gives the lock back
 *
 * Returns CORDIAL_OK; CORDIAL_E_LOCKED naming the holder; CORDIAL_E_CANTCREATE.
 */
cordial_status place_lock(struct arena *mem, const char *state, int wait_s, int *out_fd,
                          cordial_error *err);

#endif
