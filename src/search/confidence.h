/*
 * From evidence to a rank and a probability. The weights are one table in confidence.c, the same
 * for all bases and languages.
 */
#ifndef SEARCH_CONFIDENCE_H
#define SEARCH_CONFIDENCE_H

#include "search/candidates.h"

/* From here on an answer is given; below, nothing fits. base.yaml may set another value. */
extern const double confidence_answer_default;

/**
 * confidence_score() - set the score of every row, by which answers are ranked
 *
 * A weighted sum of the kinds of evidence: log-odds up to a constant of the ticket. The more
 * history the answers have that the words make likely, the more the past counts and the less the
 * words do.
 */
void confidence_score(struct candidates *found);

/**
 * confidence_set() - the confidence of every row
 *
 * @found: ranked; confidence never rises with rank
 */
void confidence_set(struct candidates *found);

#endif
