/*
 * The words of a ticket that matter: those that the index holds, the most telling first, with
 * their weight. Names, addresses and other things that belong to the customer are no terms.
 */
#ifndef SEARCH_TERMS_H
#define SEARCH_TERMS_H

#include "base/map.h"
#include "search/searcher.h"

#include <cordial/ticket.h>

struct ticket_term {
    struct word word;
    size_t count; /* in the ticket */
    double idf;   /* by the number of documents in all open databases that have it */
};

struct ticket_terms {
    struct ticket_term *rows; /* the weightiest first */
    size_t n;
    double weight;       /* sum of idf over all telling words, also those that stand in no entry */
    struct str language; /* in which its words are read */
};

/**
 * terms_choose() - choose the terms of a ticket
 *
 * @max: how many at most
 *
 * Source of the idf: Robertson and Zaragoza 2009, (3.3), kept above 0.
 */
struct ticket_terms terms_choose(struct arena *mem, struct searcher *s,
                                 const cordial_ticket *ticket, size_t max);

/* The terms by their stems in one language, for holding them against a text. */
struct term_set {
    struct map by_stem; /* stem or code -> index into rows */
    const struct ticket_terms *terms;
    struct stemmer *stemmer;
    const uint32_t *keys; /* of the stems (index/wordtable.h), by row */
    uint64_t filter;      /* a bit for each key's lowest six */
};

void term_set_init(struct term_set *set, struct arena *mem, const struct ticket_terms *terms,
                   struct searcher_language *language);

/** term_set_find() - the ticket's term that a word of a text is; NULL when it is none */
const struct ticket_term *term_set_find(const struct term_set *set, const struct word *word);

/** term_set_by_key() - the row of the term with that key; STR_NOT_FOUND when there is none */
size_t term_set_by_key(const struct term_set *set, uint32_t key);

#endif
