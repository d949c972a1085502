/*
 * What customers leave on the portal: votes on articles, and questions. Kept in portal.db of the
 * state folder, apart from everything that is the agents'.
 */
#ifndef CORDIAL_PORTAL_H
#define CORDIAL_PORTAL_H

#include <cordial/base.h>

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CORDIAL_VOTE_TEXT_MAX = 2000,     /* bytes of a vote's comment */
    CORDIAL_INQUIRY_TEXT_MAX = 20000, /* bytes of a question */
    CORDIAL_INQUIRY_LINE_MAX = 300,   /* bytes of each other field */
    CORDIAL_INQUIRIES_LIST = 50,
    CORDIAL_COMMENTS_LIST = 50,
};

typedef struct cordial_vote {
    const char *answer;   /* an id, or an earlier one */
    const char *language; /* of the article that was read */
    bool helpful;
    const char *reason;  /* a word such as "unclear", or NULL */
    const char *comment; /* or NULL */
    int64_t when_s;      /* seconds since 1970; not read when it is given */
} cordial_vote;

/**
 * cordial_vote_add() - did an article help?
 *
 * @out_number: of the vote; may be NULL
 *
 * Returns CORDIAL_OK when the vote is on the disk; CORDIAL_E_NOTFOUND when the audience finds no
 * such answer; CORDIAL_E_LIMIT, CORDIAL_E_USAGE, CORDIAL_E_UNAVAILABLE, CORDIAL_E_IO,
 * CORDIAL_E_CANTCREATE.
 */
cordial_status cordial_vote_add(cordial_base *base, const cordial_vote *vote, int64_t *out_number,
                                cordial_error *err);

/* The votes on one answer. */
typedef struct cordial_vote_count {
    const char *answer;
    size_t helpful;
    size_t unhelpful;
} cordial_vote_count;

typedef struct cordial_votes {
    const cordial_vote_count *rows; /* what most likely helps first */
    size_t n_rows;
} cordial_votes;

/**
 * cordial_votes_count() - the votes by answer
 *
 * Ordered by the lower end of Wilson's interval for the share that was helped, at 95 %: one vote
 * of one is less than nine of ten.
 *
 * @out: freed with cordial_votes_free(); empty when nobody has voted
 */
cordial_status cordial_votes_count(cordial_base *base, cordial_votes **out, cordial_error *err);

/** cordial_votes_free() - NULL is allowed */
void cordial_votes_free(cordial_votes *votes);

typedef struct cordial_comments {
    const cordial_vote *rows; /* the newest first; reason and comment are never NULL */
    size_t n_rows;
} cordial_comments;

/**
 * cordial_comments_list() - the votes that say why; for agents' handles alone
 *
 * @n:   at most so many; 0: CORDIAL_COMMENTS_LIST
 * @out: freed with cordial_comments_free(); empty when nobody has said why
 */
cordial_status cordial_comments_list(cordial_base *base, size_t n, cordial_comments **out,
                                     cordial_error *err);

/** cordial_comments_free() - NULL is allowed */
void cordial_comments_free(cordial_comments *comments);

typedef struct cordial_inquiry {
    int64_t number;
    const char *name;
    const char *email;
    const char *subject;
    const char *text;
    const char *language;
    const char *offered; /* ids of the answers that were offered before it was sent, by blanks */
    int64_t when_s;      /* seconds since 1970 */
    bool settled;
} cordial_inquiry;

/**
 * cordial_inquiry_send() - keep a question for the agents
 *
 * Of @question number, when_s and settled are not read; a NULL text is an empty one. Questions
 * and votes older than base.yaml's `questions: {keep_days}` are removed.
 *
 * @out_number: of the question; may be NULL
 *
 * Returns CORDIAL_OK when it is on the disk; CORDIAL_E_USAGE without a text or for what is not
 * UTF-8; CORDIAL_E_CONFIG when base.yaml switches questions off; CORDIAL_E_LIMIT, CORDIAL_E_IO,
 * CORDIAL_E_CANTCREATE.
 */
cordial_status cordial_inquiry_send(cordial_base *base, const cordial_inquiry *question,
                                    int64_t *out_number, cordial_error *err);

typedef struct cordial_inquiries {
    const cordial_inquiry *rows; /* the newest first */
    size_t n_rows;
    size_t open; /* not settled */
    size_t total;
} cordial_inquiries;

typedef struct cordial_inquiries_query {
    bool settled; /* those too */
    size_t n;     /* at most so many; 0: CORDIAL_INQUIRIES_LIST */
} cordial_inquiries_query;

/**
 * cordial_inquiries_list() - the questions that were sent; for agents' handles alone
 *
 * @query: NULL for the defaults
 * @out:   freed with cordial_inquiries_free(); empty when nobody has asked
 */
cordial_status cordial_inquiries_list(cordial_base *base, const cordial_inquiries_query *query,
                                      cordial_inquiries **out, cordial_error *err);

/** cordial_inquiries_free() - NULL is allowed */
void cordial_inquiries_free(cordial_inquiries *questions);

/** cordial_inquiry_settle() - a question is answered, or open again; CORDIAL_E_NOTFOUND */
cordial_status cordial_inquiry_settle(cordial_base *base, int64_t number, bool settled,
                                      cordial_error *err);

/** cordial_inquiry_forget() - remove a question for good; CORDIAL_E_NOTFOUND */
cordial_status cordial_inquiry_forget(cordial_base *base, int64_t number, cordial_error *err);

#ifdef __cplusplus
}
#endif

#endif
