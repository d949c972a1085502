/*
 * Did you mean: for a word that the index does not hold, the likeliest word that it does. The
 * words come from the caller's own databases, so a customer is never led to an agents' word.
 */
#ifndef SEARCH_CORRECT_H
#define SEARCH_CORRECT_H

#include "search/query.h"

/**
 * correct_query() - the search with likelier words
 *
 * @out: the text with unknown words replaced; the null string when there is nothing to replace
 */
cordial_status correct_query(struct arena *mem, struct searcher *s, const struct query *query,
                             struct str *out, cordial_error *err);

/**
 * correct_word() - the nearest word of a sorted list
 *
 * Nearest by letters changed, left out, added or swapped with a neighbour (optimal string
 * alignment); among equally near ones the same first letter, then the more frequent.
 *
 * @max_edits: 1 or 2
 *
 * Returns the null string when none is near enough.
 */
struct str correct_word(struct arena *mem, const struct xc_terms *words, struct str word,
                        size_t max_edits);

#endif
