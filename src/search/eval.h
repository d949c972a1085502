/*
 * Measures over golden tickets that were answered. Pure arithmetic: knows neither index nor file.
 */
#ifndef SEARCH_EVAL_H
#define SEARCH_EVAL_H

#include "base/arena.h"

#include <cordial/eval.h>

/** eval_judge() - set rank and decided of a ticket from what was expected and what came */
void eval_judge(cordial_eval_ticket *ticket);

/** eval_ndcg() - of one ticket, at CORDIAL_EVAL_RANKS; 0 when it has no answer */
double eval_ndcg(const cordial_eval_ticket *ticket);

/**
 * eval_measure() - all measures over some tickets
 *
 * @tickets: judged
 */
void eval_measure(const cordial_eval_ticket *tickets, size_t n, const char *language,
                  cordial_eval_part *out);

/** eval_by_language() - the same for the tickets of each language, sorted by code */
cordial_eval_part *eval_by_language(struct arena *mem, const cordial_eval_ticket *tickets, size_t n,
                                    size_t *out_n);

/**
 * eval_sign_test() - how likely a split at least so uneven is by luck
 *
 * Two-sided and exact: the binomial distribution with p = 1/2. 1 when nothing changed.
 */
double eval_sign_test(size_t better, size_t worse);

#endif
