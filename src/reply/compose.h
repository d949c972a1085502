/*
 * From replies and a reading to a draft: greeting, acknowledgement, cause, remedy, alternative,
 * next step, reassurance, closing, signature. The same ticket always gives the same draft.
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
    struct str language;                /* of the draft */
    struct str agent;                   /* who signs; "" when unknown */
    const struct entry *const *replies; /* to compose from, the main one first */
    size_t n_replies;
    const struct entry *article; /* the main answer's, used when it has no reply; or NULL */
    struct str_list needs;       /* what the answers need and the ticket lacks */
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
 * has nothing else to say (ask, none) is written in the base's fallback language then, and in
 * English as a last resort; out->language says so.
 *
 * Several replies follow one another, their `next` parts at the end. An answer without a reply
 * is given by the beginning of its article and a link to it, when the article is public. Of an
 * article for agents nothing is quoted: the answer itself is a missing value then, which the agent
 * writes after reading the article among the sources. Without any entry the draft is of the kind
 * "none".
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

#endif
