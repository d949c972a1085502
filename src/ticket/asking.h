/*
 * What asks in a text and what wishes: the phrases of the language's lists, as the writer says them
 * himself, and whether a clause is a question or goes on with one. Not what is asked for in the
 * end: that is in ticket/questions.h.
 */
#ifndef TICKET_ASKING_H
#define TICKET_ASKING_H

#include "ticket/sentences.h"

struct asking {
    const struct scan *s;
    struct phrase_hits word;     /* "how": begins a question, direct or not */
    struct phrase_hits whether;  /* "whether": goes on asking behind a word that joins */
    struct phrase_hits verb;     /* "is", "can": before a subject, begins one with a mark */
    struct pack subject;         /* "it", "the"; where a language inverts */
    struct pack person;          /* "I", "you": a subject that alone shows that it does */
    struct phrase_hits within;   /* makes a clause a question wherever it stands in it */
    struct phrase_hits none;     /* "whatever": holds such a word and asks nothing */
    struct phrase_hits plain;    /* "how do I": begins a question even without a mark */
    struct phrase_hits lead;     /* "I would like to know": makes a sentence ask */
    struct phrase_hits wish;     /* "please", "send me": begins a wish */
    struct phrase_hits anywhere; /* makes a sentence a wish wherever it stands in it */
    struct phrase_hits goal;     /* "I want to": may only say what a question is for */
    struct phrase_hits courtesy; /* "can you help" */
    struct phrase_hits guess;    /* "I think": a statement even with a question mark */
    struct phrase_hits end;      /* a wish where it ends a sentence */
    struct phrase_hits rhetoric; /* "do you call this": asks for nothing */
    struct phrase_hits command;  /* "send": begins a sentence that tells to do something */
    struct pack object;          /* "the", "me": what follows it there */
    struct phrase_hits remedy;   /* "what should I do" */
    struct phrase_hits trouble;  /* "does not work" */
    struct phrase_hits unsure;   /* "I don't know": asks, if nothing else does */
    struct pack again;           /* "di": goes on wishing behind a word that joins */
    struct pack purpose;         /* "to": says what for */
    struct pack filler;
    const bool *telling; /* by word: does it say what is wanted? */
    const bool *quoted;  /* by word: is it in quotation marks? */
};

/**
 * asking_make() - the phrases of a text that ask, wish, or say what is wanted
 *
 * What stands in quotation marks or is told of another ("she says I need") neither wishes nor asks.
 */
struct asking asking_make(const struct scan *s);

/** asking_is_quoted() - is every word of a sentence another's? */
bool asking_is_quoted(const struct asking *a, const struct stretch *sentence);

/** asking_tells() - does a word here say what is wanted, and not only press? */
bool asking_tells(const struct asking *a, const struct stretch *at);

/** asking_first() - the first word of a clause that is no filler such as "so" */
size_t asking_first(const struct asking *a, const struct stretch *clause);

/** asking_begins() - does one of these phrases begin at this word? */
bool asking_begins(const struct asking *a, const struct phrase_hits *hits, size_t word);

/** asking_verb_at() - the verb that begins a question at this word, NULL when none does */
const struct phrase_hit *asking_verb_at(const struct asking *a, size_t word);

/** asking_inverts() - does a clause begin with a verb, and its subject where the language has it?
 */
bool asking_inverts(const struct asking *a, const struct stretch *clause, bool first);

/** asking_leads_on() - "tell me what it costs": is a question right behind what makes one? */
bool asking_leads_on(const struct asking *a, const struct stretch *clause);

/** asking_only_leads() - "could you tell me:", without what? */
bool asking_only_leads(const struct asking *a, const struct stretch *clause);

/** asking_is_question() - does a clause begin a question, in a sentence that asks anyway? */
bool asking_is_question(const struct asking *a, const struct stretch *clause, bool first);

/** asking_commands() - "send me": does it tell to do something from its first word on? */
bool asking_commands(const struct asking *a, const struct stretch *clause);

/** asking_goes_on() - does a clause, not the first, go on wishing: "... and send me the invoice"?
 */
bool asking_goes_on(const struct asking *a, const struct stretch *clause);

#endif
