/*
 * Runs: what golden tickets were answered with, as lines of text, and one held against another.
 */
#ifndef SEARCH_EVAL_RUN_H
#define SEARCH_EVAL_RUN_H

#include "base/buf.h"
#include "search/eval.h"

/** eval_run_write() - a line for each row of each ticket; see cordial_eval_run() */
void eval_run_write(struct buf *out, const cordial_eval_ticket *tickets, size_t n);

/**
 * eval_compare() - an earlier run against judged tickets
 *
 * @run: what eval_run_write() wrote then
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA with a place.
 */
cordial_status eval_compare(struct arena *mem, struct str run, const cordial_eval_ticket *tickets,
                            size_t n, cordial_eval_comparison *out, cordial_error *err);

#endif
