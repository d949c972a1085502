/*
 * What a rule looks at: the text with its words, sentences and shape, and where its findings go.
 * Rules see nothing of each other.
 */
#ifndef REPLY_CONTEXT_H
#define REPLY_CONTEXT_H

#include "reply/check.h"
#include "reply/jargon.h"
#include "reply/messages.h"
#include "reply/times.h"
#include "text/phrase.h"
#include "text/words.h"
#include "ticket/picked.h"

struct sentence {
    size_t start; /* bytes of the text, half open, without white space */
    size_t end;
    size_t n_words;
};

/* How a reply is built. Places are bytes of the text. */
struct reply_shape {
    bool has_greeting;
    size_t greeting_start;
    size_t greeting_end; /* behind its phrase: the name follows */
    size_t body_start;   /* behind the greeting's line or sentence */
    bool has_closing;
    size_t sign_start; /* closing, name, team; the end of the text when there is none */
    bool sign_inline;  /* it stands in one line with the text before it */
};

struct finding_row {
    cordial_finding finding;
    size_t rule; /* its number in the table */
};

struct check_context {
    struct arena *mem;
    const struct check_request *request;
    struct str text;           /* as it was given */
    struct str flow;           /* the same bytes, quoted lines blanked and wrapped lines joined */
    struct words words;        /* of flow */
    struct str_list word_set;  /* the different ones, sorted, for coverage_of() */
    struct jargon_uses jargon; /* the base's terms that are not explained; none for an expert */
    struct told_times times;   /* of flow */
    struct picked_list picked; /* addresses, sums and numbers of flow */
    struct str known;          /* of measure.c, like the next four: made when first asked for */
    struct str_list known_words;
    struct str_list known_numbers;
    struct told_times known_times;
    bool has_known_times;
    struct sentence *sentences; /* of flow */
    size_t n_sentences;
    size_t cap_sentences;
    struct reply_shape shape;
    size_t rule;      /* the one that runs */
    size_t first_row; /* of its findings */
    bool looked;      /* set by a rule that had something to look at */
    struct finding_row *rows;
    size_t n_rows;
    size_t cap_rows;
};

/** context_init() - read the text's words, sentences and shape */
void context_init(struct check_context *c, struct arena *mem, const struct check_request *request);

/** context_read() - read what costs more: times, addresses, unexplained words of the trade */
void context_read(struct check_context *c);

/** context_list() - a word list of the text's language */
struct pack context_list(const struct check_context *c, const char *name);

/** context_phrases() - where phrases of a word list stand in the text */
struct phrase_hits context_phrases(const struct check_context *c, const char *list);

/** context_has_phrase() - is there one within [start, end)? */
bool context_has_phrase(const struct check_context *c, const char *list, size_t start, size_t end);

/** context_is_answer() - is the reply meant to answer, and not to ask or to hand over? */
bool context_is_answer(const struct check_context *c);

/** context_same_language() - is there a ticket, in the language of the reply? */
bool context_same_language(const struct check_context *c);

/** context_is_urgent() - is the customer in a hurry? */
bool context_is_urgent(const struct check_context *c);

/** context_promised_minutes() - by when base.yaml promises an answer to him; 0 when it does not */
double context_promised_minutes(const struct check_context *c);

/** context_sentence() - the sentence that a place is in; NULL between sentences */
const struct sentence *context_sentence(const struct check_context *c, size_t at);

/** sentence_hit() - the first hit in a sentence; NULL when there is none, or no sentence */
const struct phrase_hit *sentence_hit(const struct phrase_hits *hits, const struct sentence *s);

/** context_is_list_line() - is a line an item of a list? */
bool context_is_list_line(struct str line);

/** context_without_signs() - a line without the dash before it and the signs at its end */
struct str context_without_signs(struct str s);

/** context_is_person() - is a sentence or line a person's name? With a full stop it is none. */
bool context_is_person(const struct check_context *c, struct str s);

/** context_ticket_has() - did the customer write this himself, in text or subject? */
bool context_ticket_has(const struct check_context *c, struct str s);

/**
 * context_phrase() - a phrase of courtesy, filled as plain text for this ticket
 *
 * Returns the null string when there is none, or when a value for it is missing.
 */
struct str context_phrase(const struct check_context *c, const char *path);

/** context_is_full() - has the rule that runs all the findings it may have? */
bool context_is_full(const struct check_context *c);

/**
 * add_finding() - report [start, end) of the text; the caller may set its fix and severity
 *
 * @code:   of its message, in messages/
 * @values: of the message, as VALUES() or NO_VALUES
 */
cordial_finding *add_finding(struct check_context *c, size_t start, size_t end, const char *code,
                             struct str_list values);

/** context_number() - a number as a value of a message, in the digits of its language */
struct str context_number(const struct check_context *c, double n);

/** set_fix() - what to put in the place of the finding */
void set_fix(cordial_finding *finding, struct str text, bool safe);

#endif
