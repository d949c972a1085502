/*
 * The base behind its public handle, and what every public function does first and last.
 */
#ifndef LIB_HANDLE_H
#define LIB_HANDLE_H

#include "base/arena.h"
#include "entry/config.h"
#include "search/searcher.h"
#include "store/store.h"
#include "text/spell.h"

#include <cordial/base.h>

struct base_site;

struct cordial_base {
    struct arena mem;
    const char *path; /* of the folder, absolute */
    const char *state;
    int dir_fd;
    cordial_audience audience;
    struct config config;
    struct searcher *searcher; /* opened at the first call that needs the index */
    struct speller *speller;   /* opened at the first check of spelling */
    struct base_site *site;    /* made when the base is first shown as a site */
    struct store *portal;      /* opened when a customer first leaves something, or it is read */
    struct arena described;    /* of the last cordial_base_describe() */
    cordial_base_status status;
};

/* Public functions let the caller leave out the error; inside it is never NULL. */
#define LOCAL_ERROR(err)                                                                           \
    cordial_error local_error_;                                                                    \
    (err) = (err) != NULL ? (err) : &local_error_

/** handle_searcher() - the open index, as new as it can be; CORDIAL_E_UNAVAILABLE without one */
cordial_status handle_searcher(cordial_base *base, struct searcher **out, cordial_error *err);

/**
 * A result that was handed out: its data and the arena that everything in it lives in. The
 * data comes first, so that the pointer the caller got is the one to free.
 */
#define HANDED(type)                                                                               \
    struct {                                                                                       \
        type data;                                                                                 \
        struct arena mem;                                                                          \
    }

#endif
