/*
 * Checking a reply: the table of rules in checks.c, and what runs it. Looks at the text, the
 * ticket and the best answer; never at where the text came from, so that cordial's drafts and an
 * agent's replies are judged alike.
 */
#ifndef REPLY_CHECK_H
#define REPLY_CHECK_H

#include "base/arena.h"
#include "base/err.h"
#include "entry/config.h"
#include "entry/entry.h"
#include "text/words.h"

#include <cordial/check.h>
#include <cordial/suggest.h>

/* Findings of one rule; of more, the first ones are reported. */
enum { CHECK_FINDINGS_MAX = 100 };

struct check_request {
    const struct config *config;
    struct str text;
    struct str language;          /* of the text */
    struct str agent;             /* who signs; "" when unknown */
    const cordial_ticket *ticket; /* or NULL */
    const struct entry *reply;    /* the best answer's, in the text's language; or NULL */
    const struct entry *article;  /* the same; or NULL */
    cordial_decision decision;    /* what the draft is for; ANSWER for a reply of an agent */
};

/**
 * check_run() - run every rule
 *
 * @out: every member but took_ms set; strings in @mem
 */
void check_run(struct arena *mem, const struct check_request *request, cordial_check *out);

/** check_fix() - the text with the safe fixes of its findings applied */
struct str check_fix(struct arena *mem, struct str text, const cordial_check *check);

/* One rule. The rows are in checks.c, sorted by factor, then id. */
struct check_context;
struct check_rule {
    const char *id;
    cordial_factor factor;
    cordial_severity severity;
    void (*check)(struct check_context *c);
    const char *summary; /* what it asks for */
    const char *why;
};

/** check_rules() - the table */
const struct check_rule *check_rules(size_t *out_n);

#endif
