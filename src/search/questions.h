/*
 * Which answer answers which question of a ticket: the answers that were suggested for the
 * whole ticket are held against the words of each question and of what leads to it.
 */
#ifndef SEARCH_QUESTIONS_H
#define SEARCH_QUESTIONS_H

#include "search/searcher.h"

#include <cordial/ticket.h>

/* Questions of a ticket that are looked at; the main answer is taken to answer the others. */
enum { QUESTIONS_MAX = 8 };

/**
 * questions_fit() - for each question the answer that fits it best
 *
 * The first answer is the ticket's main one. A question is another one's only when its own words
 * say so, with confidence; and nobody's only when they tell of something that the main answer
 * does not speak of. Words that tell nothing ("can you help me?") leave it with the main answer.
 *
 * @ids:       answers, the main one first; at least one
 * @threshold: confidence from which an answer other than the main one is taken
 * @out:       a row of @ids for each question of the ticket; STR_NOT_FOUND: it is left open
 */
cordial_status questions_fit(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                             const struct str_list *ids, double threshold, size_t *out,
                             cordial_error *err);

#endif
