/*
 * From a ticket to ranked answers: which words of it matter, which answers have them, how well
 * each covers the ticket, and how likely the best one is right.
 */
#ifndef SEARCH_SUGGEST_H
#define SEARCH_SUGGEST_H

#include "search/evidence.h"
#include "search/searcher.h"

#include <cordial/suggest.h>

enum {
    SUGGEST_DEFAULT = 5, /* rows */
    SUGGEST_MAX = 100,
};

struct suggested {
    cordial_decision decision;
    cordial_suggestion *rows; /* best first; confidence never rises */
    size_t n;
    struct str_list lacks; /* what the best answer needs and the ticket has not, for "ask" */
    double threshold;      /* confidence from which an answer is given */
};

struct suggest_options {
    size_t n;         /* rows wanted, 1..SUGGEST_MAX */
    unsigned without; /* kinds of evidence to leave out: bits 1 << enum evidence_kind */
};

/** suggest_run() - rank the answers for a ticket */
cordial_status suggest_run(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                           const struct suggest_options *options, struct suggested *out,
                           cordial_error *err);

/**
 * suggest_lacks() - add what an answer needs and the ticket has not
 *
 * @lacks: appended to, each need once; its rows are in @mem
 */
cordial_status suggest_lacks(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                             struct str id, struct str_list *lacks, cordial_error *err);

#endif
