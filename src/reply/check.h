/*
 * Checking a reply: the table of rules in checks.c, and what runs it. Looks at the text, the
 * ticket and the best answers; never at where the text came from, so that cordial's drafts and an
 * agent's replies are judged alike.
 */
#ifndef REPLY_CHECK_H
#define REPLY_CHECK_H

#include "base/arena.h"
#include "base/err.h"
#include "entry/config.h"
#include "entry/entry.h"
#include "search/inside.h"
#include "text/spell.h"
#include "text/words.h"

#include <cordial/check.h>
#include <cordial/suggest.h>

/* Findings of one rule; of more, the first ones are reported. */
enum { CHECK_FINDINGS_MAX = 100 };

/* An answer that a reply is measured against: its entries, in whatever language there are. */
struct check_source {
    struct str id;
    const struct entry *reply;   /* or NULL */
    const struct entry *article; /* or NULL */
};

/* What rules may ask of the whole base. */
struct check_base {
    void *self;
    /* Does a folded word stand in an entry, of a language or ("") of any? */
    bool (*has_word)(void *self, struct str language, struct str word);
    /* Is there an answer of this id, now or earlier? */
    bool (*has_answer)(void *self, struct str id);
};

struct check_request {
    const struct config *config;
    struct str text;
    struct str language;                /* of the text */
    struct str agent;                   /* who signs; "" when unknown */
    const cordial_ticket *ticket;       /* or NULL */
    const struct check_source *sources; /* the main one first */
    size_t n_sources;
    cordial_decision decision; /* what the draft is for; an agent's reply answers, or it asks */
    int64_t now_s;             /* seconds since 1970; 0: what depends on the day is not looked at */
    const struct check_base *base; /* or NULL */
    struct inside_spans inside;    /* what stands in the text and is for agents alone */
    struct str_list earlier;       /* questions of earlier messages that were not answered yet */
    struct speller *speller;       /* NULL: spelling is not looked at */
    const char *const *only;       /* the ids of the rules to run, ended by NULL; or NULL: all */
    const char *messages;          /* the language of the findings' messages; NULL: English */
    bool corrections; /* offer words for those that no dictionary has; costs milliseconds */
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
    bool plain; /* it looks at words and sentences alone, so that context_read() is not needed */
};

/** check_rules() - the table */
const struct check_rule *check_rules(size_t *out_n);

#endif
