/*
 * The store: a SQLite database in the state folder that cannot be rebuilt. The one door to SQLite.
 * Opens it, brings its schema up to date, prepares the statements. There are two, so that pages for
 * anyone never open what is the agents': cordial.db and portal.db. What is kept in them is for the
 * files beside this one (ledger.h, portal.h); how they differ is in shape.h.
 *
 * Write-ahead log, synchronous FULL: what was acknowledged survives a power cut, and readers never
 * wait for a writer. Rows that are deleted are overwritten on the disk. One store per thread.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

enum { STORE_BUSY_MS = 10000 };

struct store;

enum store_mode {
    STORE_READ,  /* one that is there */
    STORE_WRITE, /* made when it is not there */
};

/** store_path() - STATE/cordial.db */
const char *store_path(struct arena *mem, const char *state);

/**
 * store_open() - open the store of a state folder
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOINPUT when there is none and @mode is STORE_READ;
 * CORDIAL_E_UNAVAILABLE when it was written by a newer cordial; CORDIAL_E_CANTCREATE, also for one
 * of an older cordial that may not be written; CORDIAL_E_IO for a damaged one; CORDIAL_E_LOCKED.
 */
cordial_status store_open(const char *state, enum store_mode mode, struct store **out,
                          cordial_error *err);

/** store_open_portal() - the same of portal.db */
cordial_status store_open_portal(const char *state, enum store_mode mode, struct store **out,
                                 cordial_error *err);

void store_close(struct store *s);
void store_closep(struct store **s); /* AUTO(store_closep) */

/** store_begin() - start a transaction that may write; waits for another writer */
cordial_status store_begin(struct store *s, cordial_error *err);

/** store_commit() - what was written since store_begin() is on the disk after this */
cordial_status store_commit(struct store *s, cordial_error *err);

/** store_rollback() - forget what was written since store_begin(); nothing to do is fine */
void store_rollback(struct store *s);

/** store_version() - another number whenever another connection has committed anything */
cordial_status store_version(struct store *s, int64_t *out, cordial_error *err);

/** store_tidy() - move what is in the write-ahead log into the database, so that no deleted row
 * stays on the disk; another reader may hinder it, and then the next one does it */
void store_tidy(struct store *s);

#endif
