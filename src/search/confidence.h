/*
 * From evidence to a rank and a probability. The weights are one table in confidence.c, the same
 * for all bases and languages.
 */
#ifndef SEARCH_CONFIDENCE_H
#define SEARCH_CONFIDENCE_H

#include "search/evidence.h"

/* From here on an answer is given; below, nothing fits. base.yaml may set another value. */
extern const double confidence_answer_default;

/** confidence_score() - by which answers are ranked; about 0..1 */
double confidence_score(const struct evidence *e);

/**
 * confidence_of() - the probability that an answer is right
 *
 * @e:     its evidence
 * @score: its score
 * @rival: the score of the best other answer
 *
 * Returns 0..1.
 */
double confidence_of(const struct evidence *e, double score, double rival);

#endif
