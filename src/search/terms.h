/*
 * The words of a ticket and what each tells: how rare it is in the base. The weightiest that the
 * index holds are looked for; all of them are held against the answers that were found. Names,
 * addresses and other things that belong to the customer are no terms.
 */
#ifndef SEARCH_TERMS_H
#define SEARCH_TERMS_H

#include "base/map.h"
#include "search/searcher.h"

#include <cordial/ticket.h>

struct ticket_term {
    struct word word;
    size_t count;     /* in the ticket */
    size_t documents; /* of all open databases that have it; 0: no entry knows it */
    double idf;       /* by the number of documents in all open databases that have it */
    bool stop;        /* too common in the ticket's language to be looked for */
};

struct ticket_terms {
    struct ticket_term *rows; /* all: those to look for first, the weightiest of them in front */
    size_t n;
    size_t n_chosen;      /* rows to look for */
    double weight;        /* sum of idf over all telling words, also those in no entry */
    struct str language;  /* in which its words are read */
    struct words words;   /* those words in the order of the ticket */
    const size_t *row_of; /* per row of words: its row among the terms */
};

/**
 * terms_choose() - choose the terms of a ticket
 *
 * What is frequent in a large base finds little and costs much: once the weightiest are in enough
 * documents, the others only weigh what these find.
 *
 * @max:    how many to look for at most
 * @enough: documents in the lists of those looked for, each list counted for itself
 *
 * Source of the idf: Robertson and Zaragoza 2009, (3.3), kept above 0.
 */
struct ticket_terms terms_choose(struct arena *mem, struct searcher *s,
                                 const cordial_ticket *ticket, size_t max, size_t enough);

#endif
