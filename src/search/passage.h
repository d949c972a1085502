/*
 * Passages: the stretches of about a hundred words of a text. A long article answers in one of
 * them, and what the rest says must not water it down.
 */
#ifndef SEARCH_PASSAGE_H
#define SEARCH_PASSAGE_H

#include "index/card.h"
#include "search/probe.h"

enum { PASSAGE_WORDS = 100 };

/**
 * passage_best() - how well the best passage of an entry matches, 0..1
 *
 * BM25 (Robertson and Zaragoza 2009, 3.15) of each passage, with the title in it, as a share of
 * what the ticket's telling words could give at most. Passages end with their section.
 */
double passage_best(struct arena *mem, const struct ticket_terms *terms, const struct probe *stems,
                    const struct card *card);

#endif
