/*
 * From a ticket to answers, a draft and its check.
 */
#ifndef CORDIAL_SUGGEST_H
#define CORDIAL_SUGGEST_H

#include <cordial/base.h>
#include <cordial/check.h>
#include <cordial/search.h>
#include <cordial/ticket.h>

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CORDIAL_MAIL_MAX = 32 * 1024 * 1024, /* bytes of a raw mail */
    CORDIAL_TICKET_MAX = 1024 * 1024,    /* bytes of any other ticket */
};

typedef enum cordial_decision {
    CORDIAL_DECISION_ANSWER, /* confident */
    CORDIAL_DECISION_ASK,    /* a fact that the answer needs is missing: the draft asks for it */
    CORDIAL_DECISION_NONE,   /* nothing fits: hand over */
} cordial_decision;

/* One piece of evidence. */
typedef struct cordial_reason {
    const char *kind; /* "code", "example", "past", "words" */
    const char *text;
} cordial_reason;

typedef struct cordial_suggestion {
    const char *id;
    const char *title;
    const char *language;
    const char *category;
    bool has_article;
    bool has_reply;
    cordial_audience audience;
    double confidence;             /* 0..1: that this answer is among the right ones */
    const cordial_reason *reasons; /* the strongest first */
    size_t n_reasons;
    const char *snippet;
    const cordial_mark *marks;
    size_t n_marks;
} cordial_suggestion;

/* A value that stands as [question] in the draft. */
typedef struct cordial_missing {
    const char *name;
    const char *question;
} cordial_missing;

/* What a draft can be, other than what follows from the decision. */
typedef struct cordial_kind {
    const char *name;    /* "chat", "delay", … */
    const char *summary; /* what such a draft says */
} cordial_kind;

typedef struct cordial_draft {
    const char *kind; /* "answer", "ask", "none", or one that was asked for */
    const char *text;
    const char *markdown;
    const char *html;
    const char *language;
    cordial_register reg;
    const char *const *sources; /* ids */
    size_t n_sources;
    const cordial_missing *missing;
    size_t n_missing;
} cordial_draft;

typedef struct cordial_suggestions {
    const cordial_ticket *ticket;
    cordial_decision decision;
    const cordial_suggestion *rows; /* best first */
    size_t n_rows;
    const cordial_draft *draft; /* NULL when none was asked for */
    const char *handover;       /* a note for the colleague, or NULL */
    const cordial_check *check; /* of the draft; NULL without one */
    double took_ms;
} cordial_suggestions;

typedef struct cordial_suggest_options {
    size_t n;               /* suggestions wanted; 0: 5 */
    cordial_format format;  /* of the ticket */
    const char *language;   /* of the ticket when it is known, or NULL */
    const char *agent;      /* who signs the draft, or NULL */
    const char *const *use; /* ids to compose from, or NULL: cordial chooses */
    size_t n_use;
    bool no_draft;
    const char *as;       /* the kind of draft wanted, or NULL: by the decision */
    int64_t now_s;        /* the moment it is written, seconds since 1970; 0: the clock's */
    const char *messages; /* the language of the findings' messages, as cordial_check_options has */
    const char *without;  /* kinds of evidence to leave out, as "title,example", or NULL */
} cordial_suggest_options;

const char *cordial_decision_name(cordial_decision decision);

/** cordial_kind_at() - the kinds that can be asked for, sorted by name; NULL behind the last */
const cordial_kind *cordial_kind_at(size_t i);

/**
 * cordial_suggest() - read a ticket and suggest answers, with a draft
 *
 * @ticket:  the ticket as it arrived, @bytes long; limits above
 * @options: NULL for the defaults
 * @out:     freed with cordial_suggestions_free()
 *
 * Returns CORDIAL_OK, whatever the decision; CORDIAL_E_DATA when the ticket cannot be read;
 * CORDIAL_E_LIMIT; CORDIAL_E_NOTFOUND for an unknown id in use; CORDIAL_E_USAGE for one of several
 * that has no reply, and for a kind of draft or of evidence that is not known;
 * CORDIAL_E_UNAVAILABLE.
 */
cordial_status cordial_suggest(cordial_base *base, const char *ticket, size_t bytes,
                               const cordial_suggest_options *options, cordial_suggestions **out,
                               cordial_error *err);

/** cordial_suggestions_free() - NULL is allowed */
void cordial_suggestions_free(cordial_suggestions *suggestions);

#ifdef __cplusplus
}
#endif

#endif
