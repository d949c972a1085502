/*
 * The answers that a ticket may need, each with its evidence. Cheap evidence finds them: the index
 * names the documents with most of the ticket's telling words. Only these are held against the
 * whole ticket with all kinds of evidence.
 */
#ifndef SEARCH_CANDIDATES_H
#define SEARCH_CANDIDATES_H

#include "search/evidence.h"
#include "search/searcher.h"

enum {
    CANDIDATES_TERMS = 12,    /* words of a ticket that are looked for */
    CANDIDATES_ENOUGH = 4000, /* documents with them, from which on no further one is */
    CANDIDATES_MAX = 50,      /* answers that are weighed */
};

struct candidate {
    uint32_t docid; /* its best document */
    struct str id;
    struct evidence evidence;
    double score;      /* by which it is ranked (confidence.h) */
    double confidence; /* 0..1, never rising with rank */
};

struct candidates {
    struct ticket_terms terms;
    struct candidate *rows; /* best first */
    size_t n;
};

/**
 * candidates_find() - find, weigh and rank
 *
 * No notes and no drafts.
 *
 * @without: kinds of evidence to leave out: bits 1 << enum evidence_kind
 */
cordial_status candidates_find(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                               unsigned without, struct candidates *out, cordial_error *err);

/**
 * candidates_weigh() - weigh and rank these answers and no others, by what the base says of them
 *
 * Without a look into the index for others, and without the past: for a part of a ticket whose
 * candidates are known. Cost: a small part of candidates_find().
 */
cordial_status candidates_weigh(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                                const struct str_list *ids, struct candidates *out,
                                cordial_error *err);

#endif
