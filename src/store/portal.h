/*
 * What customers leave: votes and questions, in portal.db. Rows in, rows out.
 */
#ifndef STORE_PORTAL_H
#define STORE_PORTAL_H

#include "store/store.h"

#include <stdbool.h>

struct portal_vote {
    struct str answer;
    struct str language;
    bool helpful;
    struct str reason;
    struct str comment;
    int64_t when_s;
};

struct portal_count {
    struct str answer;
    size_t helpful;
    size_t unhelpful;
};

struct portal_counts {
    struct portal_count *rows; /* by answer */
    size_t n;
    size_t cap;
};

struct portal_comments {
    struct portal_vote *rows; /* the newest first */
    size_t n;
    size_t cap;
};

struct portal_question {
    int64_t number;
    struct str name;
    struct str email;
    struct str subject;
    struct str text;
    struct str language;
    struct str offered;
    int64_t when_s;
    bool settled;
};

struct portal_questions {
    struct portal_question *rows; /* the newest first */
    size_t n;
    size_t cap;
    size_t open;
    size_t total;
};

/** portal_vote() - keep a vote; @out_number may be NULL */
cordial_status portal_vote(struct store *s, const struct portal_vote *vote, int64_t *out_number,
                           cordial_error *err);

/** portal_votes() - all votes, counted by answer */
cordial_status portal_votes(struct arena *mem, struct store *s, struct portal_counts *out,
                            cordial_error *err);

/** portal_comments() - the votes that say why, at most @max */
cordial_status portal_comments(struct arena *mem, struct store *s, size_t max,
                               struct portal_comments *out, cordial_error *err);

/** portal_ask() - keep a question; its number is not read */
cordial_status portal_ask(struct store *s, const struct portal_question *question,
                          int64_t *out_number, cordial_error *err);

/** portal_asked() - questions, at most @max; @settled: those that are settled too */
cordial_status portal_asked(struct arena *mem, struct store *s, bool settled, size_t max,
                            struct portal_questions *out, cordial_error *err);

/** portal_settle() - CORDIAL_E_NOTFOUND */
cordial_status portal_settle(struct store *s, int64_t number, bool settled, cordial_error *err);

/** portal_forget() - remove a question for good; CORDIAL_E_NOTFOUND */
cordial_status portal_forget(struct store *s, int64_t number, cordial_error *err);

/** portal_forget_before() - remove votes and questions that are older for good */
cordial_status portal_forget_before(struct store *s, int64_t when_s, cordial_error *err);

#endif
