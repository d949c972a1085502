/*
 * The page that a trainer reads: measures, reliability, what failed and why, what changed.
 */
#ifndef CLI_EVAL_PAGE_H
#define CLI_EVAL_PAGE_H

#include "cli/page.h"

#include <cordial/eval.h>

struct eval_page {
    const cordial_evaluation *evaluation;
    const cordial_eval_comparison *comparison; /* or NULL */
    const cordial_eval_fall *fallen;
    size_t n_fallen;
    bool has_floor;
    bool all; /* every ticket that failed or changed */
};

void eval_page_print(struct page *page, const struct eval_page *eval);

/** eval_page_unknown() - a line for each expected id that the base does not have */
void eval_page_unknown(struct page *page, const char *file, const cordial_evaluation *evaluation);

#endif
