/*
 * A ticket as it was read: the customer's own words and what cordial picked out of them.
 * All strings are UTF-8 and belong to the handle that the ticket came with.
 */
#ifndef CORDIAL_TICKET_H
#define CORDIAL_TICKET_H

#include <cordial/status.h>

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How a ticket arrives. CORDIAL_FORMAT_ANY: recognised by looking. */
typedef enum cordial_format {
    CORDIAL_FORMAT_ANY,
    CORDIAL_FORMAT_TEXT,
    CORDIAL_FORMAT_MAIL, /* RFC 5322 */
    CORDIAL_FORMAT_JSON, /* a help desk's webhook, or {"subject","body","name","email"} */
} cordial_format;

/** cordial_format_find() - the format called "text", "eml" or "json"; false for another word */
bool cordial_format_find(const char *word, cordial_format *out);

/* The kinds of facts, in the order in which documents show them. */
typedef enum cordial_fact_kind {
    CORDIAL_FACT_EMAIL,
    CORDIAL_FACT_DOMAIN,
    CORDIAL_FACT_URL,
    CORDIAL_FACT_IP,
    CORDIAL_FACT_CODE, /* digits of an error or status number */
    CORDIAL_FACT_ORDER,
    CORDIAL_FACT_DATE,
    CORDIAL_FACT_AMOUNT,
    CORDIAL_FACT_VERSION,
    CORDIAL_FACT_PROGRAM,
    CORDIAL_FACT_PHONE,
    CORDIAL_FACT_ERROR, /* quoted error text, and codes that are not plain digits */
    CORDIAL_FACT_SINCE,
    CORDIAL_FACT_PLAN,
} cordial_fact_kind;
#define CORDIAL_FACT_KINDS 14

/** cordial_fact_name() - "email", "domain", … as documents and `needs` write it */
const char *cordial_fact_name(cordial_fact_kind kind);

typedef enum cordial_mood {
    CORDIAL_MOOD_ANGRY,
    CORDIAL_MOOD_WORRIED,
    CORDIAL_MOOD_CALM,
    CORDIAL_MOOD_PLEASED,
} cordial_mood;

typedef enum cordial_register {
    CORDIAL_REGISTER_NONE,
    CORDIAL_REGISTER_FORMAL,
    CORDIAL_REGISTER_INFORMAL,
} cordial_register;

typedef enum cordial_skill {
    CORDIAL_SKILL_NONE,
    CORDIAL_SKILL_NOVICE,
    CORDIAL_SKILL_EXPERT,
} cordial_skill;

/* A part of cordial_ticket.text: byte offsets, half open. */
typedef struct cordial_span {
    const char *kind; /* a fact's name, or "urgent", "angry", … for a cue */
    const char *text; /* as the customer wrote it */
    size_t start;
    size_t end;
} cordial_span;

typedef struct cordial_question {
    const char *text;
    size_t start;
    size_t end;
    const char *answered_by; /* an answer's id; NULL while it is left open */
} cordial_question;

typedef struct cordial_values {
    const char *const *rows; /* each value once, in order of appearance */
    size_t n;
} cordial_values;

typedef struct cordial_ticket {
    const char *text;           /* decoded, quotes and signature cut */
    const char *subject;        /* "" when there is none */
    const char *language;       /* "en"; "" when it cannot be told */
    double language_confidence; /* 0..1 */
    const char *customer;       /* a name for the greeting, or NULL */
    const char *email;          /* the customer's address from the message's head, or NULL */
    cordial_mood mood;
    bool urgent;
    cordial_register reg;
    cordial_skill skill;
    cordial_values facts[CORDIAL_FACT_KINDS];
    const cordial_question *questions;
    size_t n_questions;
    const cordial_span *claims; /* what the customer states but cannot know */
    size_t n_claims;
    const cordial_span *cues; /* what showed mood and urgency */
    size_t n_cues;
    const cordial_span *spans; /* where the facts stand */
    size_t n_spans;
} cordial_ticket;

/* A ticket as somebody can read and change it: decoded, with quotes and signature in it. */
typedef struct cordial_message {
    const char *name; /* of the writer, from the head; "" when there is none, like the others */
    const char *email;
    const char *subject;
    const char *text;
} cordial_message;

/**
 * cordial_message_read() - decode a ticket without reading more in it
 *
 * @ticket: as it arrived, @bytes long; limits as cordial_suggest() has them
 * @out:    freed with cordial_message_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA when the bytes are not what @format says; CORDIAL_E_LIMIT.
 */
cordial_status cordial_message_read(const char *ticket, size_t bytes, cordial_format format,
                                    cordial_message **out, cordial_error *err);

/** cordial_message_free() - NULL is allowed */
void cordial_message_free(cordial_message *message);

const char *cordial_mood_name(cordial_mood mood);
const char *cordial_register_name(cordial_register reg);
const char *cordial_skill_name(cordial_skill skill);

#ifdef __cplusplus
}
#endif

#endif
