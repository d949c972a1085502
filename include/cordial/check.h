/*
 * Checking a reply before it is sent: findings of rules, gathered under eight factors.
 */
#ifndef CORDIAL_CHECK_H
#define CORDIAL_CHECK_H

#include <cordial/base.h>
#include <cordial/ticket.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum cordial_factor {
    CORDIAL_FACTOR_KNOWLEDGEABLE,
    CORDIAL_FACTOR_POLITE,
    CORDIAL_FACTOR_COMMUNICATIVE,
    CORDIAL_FACTOR_HONEST,
    CORDIAL_FACTOR_PROMPT,
    CORDIAL_FACTOR_UNDERSTANDING,
    CORDIAL_FACTOR_COMPETENT,
    CORDIAL_FACTOR_RESPONSIBLE,
} cordial_factor;
#define CORDIAL_FACTORS 8

typedef enum cordial_severity {
    CORDIAL_SEVERITY_ERROR,
    CORDIAL_SEVERITY_WARNING,
    CORDIAL_SEVERITY_INFO,
} cordial_severity;

typedef struct cordial_finding {
    const char *rule;
    cordial_factor factor;
    cordial_severity severity;
    size_t start; /* bytes of the checked text, half open; both 0: the whole text */
    size_t end;
    const char *message;
    const char *fix; /* a text to put in the place of [start, end), or NULL */
    bool fix_safe;   /* the fix may be applied without asking */
} cordial_finding;

typedef struct cordial_check {
    bool sendable;                   /* no finding is an error */
    double factors[CORDIAL_FACTORS]; /* 0..1; negative: no rule looked at this factor */
    const cordial_finding *findings; /* by place in the text */
    size_t n_findings;
    const char *text; /* the checked text, with safe fixes applied when asked for */
    double took_ms;
} cordial_check;

typedef struct cordial_check_options {
    const char *ticket; /* the ticket that the reply answers, or NULL */
    size_t ticket_bytes;
    cordial_format ticket_format;
    const char *language; /* of the reply, or NULL: the ticket's, else identified */
    const char *agent;    /* who signs, or NULL */
    const char *messages; /* the language of the findings' messages: en, fa, it, nl; NULL: en */
    bool fix;             /* apply the safe fixes to the text; words are looked for that may be
                             meant by those that no dictionary has */
    bool no_spelling;     /* do not look words up in dictionaries */
} cordial_check_options;

const char *cordial_factor_name(cordial_factor factor);
const char *cordial_severity_name(cordial_severity severity);

/**
 * cordial_check_text() - check a reply that somebody wrote
 *
 * With a ticket, the reply is also measured against the base's best answer to it. What the
 * reply quotes ("> ") is its ticket when none is given. Of a conversation, questions of the
 * customer's earlier messages count too, as long as none of ours has taken them up.
 *
 * @base: a base with an index
 * @text: the reply, UTF-8, at most CORDIAL_TICKET_MAX bytes; of a mail with its head the body
 *        counts, and findings have their place in it (the check's text)
 * @out:  freed with cordial_check_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA, CORDIAL_E_LIMIT for the texts; what opening the index
 * returns.
 */
cordial_status cordial_check_text(cordial_base *base, const char *text, size_t text_bytes,
                                  const cordial_check_options *options, cordial_check **out,
                                  cordial_error *err);

/** cordial_check_free() - NULL is allowed */
void cordial_check_free(cordial_check *check);

#ifdef __cplusplus
}
#endif

#endif
