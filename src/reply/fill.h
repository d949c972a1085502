/*
 * Filling a template for one ticket: the values that replies and phrases of courtesy may name,
 * and what stands where one is missing. Knows nothing of the order of a draft.
 *
 * A value is data. It is put in as text: not read as a template, not as Markdown, and a link in
 * it is no link. Only addresses that the base itself gives (base.url, link.ID, a fact that is a
 * web address) become links.
 */
#ifndef REPLY_FILL_H
#define REPLY_FILL_H

#include "base/buf.h"
#include "entry/config.h"
#include "entry/entry.h"

#include <cordial/suggest.h>
#include <cordial/ticket.h>

struct missing_values {
    cordial_missing *rows; /* each name once */
    size_t n;
    size_t cap;
};

struct filler {
    struct arena *mem;
    const struct config *config;
    const cordial_ticket *ticket;
    struct str language;
    struct str agent; /* "" when unknown */
    cordial_register reg;
    int64_t now_s; /* for what has a date: promises, facts that expire; 0: neither is looked at */
    struct str question;  /* of the ticket, that a phrase speaks of; "" when there is none */
    enum reply_part part; /* that is being filled: {{> id}} gives the same one of the other reply */
    bool (*reply_by_id)(void *self, struct str id, struct str *out_template); /* or NULL */
    void *self;
    bool plain;                    /* give plain text instead of Markdown */
    bool promising;                /* private: promise.by is being filled */
    struct missing_values missing; /* appended to */
    cordial_error *partial_err;    /* private */
    cordial_status partial_status; /* private */
};

/**
 * fill() - fill a template, giving Markdown unless the filler is plain
 *
 * customer.name, customer.first_name, customer.email, agent.name, team.name, ticket.subject,
 * ticket.FACT (the first one that the customer gave), ticket.question, fact.NAME, promise.by (with
 * promise.time, .weekday, .date and .zone, of which its phrase is made), base.name, base.url,
 * link.ID; `formal` is true unless the customer is addressed informally, `informal` when he is;
 * `expert` when he shows that he is one. A value that is missing and has no fallback stands as
 * [question]; so does a fact that has expired, or that is only there in another language.
 *
 * In a language that is written from right to left, a value that would scramble in its line is
 * put between marks (text/bidi.h); so it is in others.
 *
 * {{> id}} gives the part of the other reply that is being filled, or, when that reply has but
 * one part, this one. An id that there is no reply for stands as a missing value.
 *
 * @out: appended to
 *
 * Returns as mustache_fill().
 */
cordial_status fill(struct filler *f, struct str template, struct buf *out, cordial_error *err);

/**
 * fill_name() - a name that fill() can give a value, such as "customer.name"
 *
 * Without those of facts and links, which the base gives.
 *
 * Returns the name number @i, perhaps in @mem; NULL behind the last.
 */
const char *fill_name(struct arena *mem, size_t i);

/** fill_knows() - is it such a name, or one of a fact or a link, whether or not these are there? */
bool fill_knows(struct str name);

/**
 * fill_facts() - an article's Markdown with its {{fact.NAME}}
 *
 * A fact that is missing, or has expired, is a missing value as in fill(). Every other {{ stays
 * as it is, also one of a fact that the base has in no language.
 */
struct str fill_facts(struct filler *f, struct str body);

/** fill_link() - the address of an answer's page, the null string when the base has no address */
struct str fill_link(struct arena *mem, const struct config *config, struct str language,
                     struct str id);

#endif
