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
    struct str language;                /* of the draft */
    struct str agent;                   /* who signs; "" when unknown */
    const struct entry *const *replies; /* to compose from, the main one first */
    size_t n_replies;
    const struct entry *article; /* the main answer's, used when it has no reply; or NULL */
    struct str_list needs;       /* what the answer needs and the ticket lacks, for "ask" */
    /* Finds another reply's template by id for {{> id}}, in the draft's language. */
    bool (*reply_by_id)(void *self, struct str id, struct str *out_template);
    void *self;
};

/**
 * compose() - make the draft
 *
 * @out: set on success; strings in @mem
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA for a template that cannot be filled, naming its file.
 */
cordial_status compose(struct arena *mem, const struct compose_request *request, cordial_draft *out,
                       cordial_error *err);

#endif
