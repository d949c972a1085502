/*
 * From replies and a reading to a draft: greeting, acknowledgement, cause, remedy, alternative,
 * next step, reassurance, closing, signature; and the other kinds of drafts. The same ticket
 * always gives the same draft, as far as it names no time of day.
 */
#ifndef REPLY_COMPOSE_H
#define REPLY_COMPOSE_H

#include "base/arena.h"
#include "base/err.h"
#include "entry/config.h"
#include "entry/entry.h"

#include <cordial/suggest.h>
#include <cordial/ticket.h>

struct compose_request {
    const struct config *config;
    const cordial_ticket *ticket;
    cordial_decision decision;
    bool chosen; /* by the agent: answers whatever the decision, and asks for the needs as well */
    const char *as;                     /* a kind that compose_has_kind(); NULL: by the decision */
    struct str language;                /* the customer's */
    struct str agent;                   /* who signs; "" when unknown */
    int64_t now_s;                      /* seconds since 1970; 0: nothing has a date */
    const struct entry *const *replies; /* to compose from, the main one first */
    size_t n_replies;
    const struct entry *article; /* the main answer's, used when it has no reply; or NULL */
    struct str_list needs;       /* what the answers need and the ticket lacks */
    struct str_list open;        /* questions of the ticket that no answer answers */
    /* Finds another reply's template by id for {{> id}}, in the draft's language. */
    bool (*reply_by_id)(void *self, struct str id, struct str *out_template);
    void *self;
};

/**
 * compose() - make the draft
 *
 * Phrases come from the base's courtesy/LANG.yaml, else from cordial's own few for the language
 * (pack list "courtesy"). A language that has neither gets no sentence in another language: the
 * draft is then the customer's name, the parts of the replies and the signature. A draft that
 * has nothing else to say is written in the base's fallback language then, and in English as a
 * last resort; out->language says so.
 *
 * A reply in another language than the customer's stands between greeting and closing in his,
 * behind a sentence (foreign.any) that says so; without that sentence the whole draft is in the
 * reply's language.
 *
 * Several replies follow one another, each led in by a phrase, their steps numbered on; an urgent
 * customer gets the remedy of each before its cause. An answer without a reply is given by the
 * beginning of its article and a link to it, when the article is public. Of an article for agents
 * nothing is quoted: the answer itself is a missing value then, which the agent writes after
 * reading the article among the sources. Without any entry the draft is of the kind "none".
 *
 * For a customer who is no expert the first use of a term that words/LANG.yaml explains has its
 * explanation in parentheses behind it.
 *
 * @out: set on success; strings in @mem
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA for a template that cannot be filled, naming its file.
 */
cordial_status compose(struct arena *mem, const struct compose_request *request, cordial_draft *out,
                       cordial_error *err);

/** compose_kind_at() - the kinds that can be asked for, sorted by name; NULL behind the last */
const cordial_kind *compose_kind_at(size_t i);

/** compose_has_kind() - can a kind of this name be asked for? */
bool compose_has_kind(const char *name);

/** compose_like() - the decision whose drafts one of this kind is like, for checking it */
cordial_decision compose_like(const char *name, cordial_decision decision);

#endif
