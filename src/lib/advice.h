/*
 * What suggesting and checking share: the ticket read, its answers, and the entries to compose
 * from or to measure a reply against.
 */
#ifndef LIB_ADVICE_H
#define LIB_ADVICE_H

#include "lib/handle.h"
#include "search/suggest.h"

#include <cordial/suggest.h>

/* The entries of one answer in one language. */
struct source {
    struct str id;
    struct entry *article; /* or NULL; with body and HTML */
    struct entry *reply;   /* or NULL; with its template */
};

/** advice_read() - read a ticket with what the base says about its languages */
cordial_status advice_read(struct arena *mem, struct searcher *s, struct str bytes,
                           cordial_format format, struct str language, cordial_ticket *out,
                           cordial_error *err);

/**
 * advice_source() - an answer's entries in the language that serves best
 *
 * A reply in the preferred language, else an article in it, else the same in the fallback
 * language, else in any.
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND for an unknown id.
 */
cordial_status advice_source(struct arena *mem, struct searcher *s, struct str id,
                             struct str language, struct source *out, cordial_error *err);

#endif
