/*
 * Facts: what can be picked out of a text as it stands, an address, a number, a date, a program.
 * Each kind has a finder of its own; they run in an order in which what one has taken is no
 * longer free for the next.
 */
#ifndef TICKET_FACTS_H
#define TICKET_FACTS_H

#include "ticket/scan.h"

struct fact {
    cordial_fact_kind kind;
    size_t start; /* bytes of the text, half open */
    size_t end;
    struct str value; /* as written; of a code only the digits */
};

struct facts {
    struct fact *rows;
    size_t n;
    size_t cap;
};

/* A search for facts that is under way. */
struct finder {
    const struct scan *scan;
    struct facts found;
    unsigned char *taken; /* a byte of the text each: 1 + the kind that took it, or 0 */
    unsigned char *told;  /* the same: part of the message of an error */
};

/** facts_begin() - nothing found yet */
struct finder facts_begin(const struct scan *scan);

/** facts_take() - note a fact whose bytes no other may use; false when some are taken already */
bool facts_take(struct finder *f, cordial_fact_kind kind, size_t start, size_t end);

/** facts_note() - note a fact that may lie over others, such as a whole error message */
void facts_note(struct finder *f, cordial_fact_kind kind, size_t start, size_t end);

/** facts_is_free() - has no fact taken any byte of this range? */
bool facts_is_free(const struct finder *f, size_t start, size_t end);

/* The finders, one a file. */
void find_addresses(struct finder *f); /* addresses.c: email, url, domain, ip */
void find_amounts(struct finder *f);   /* amounts.c */
void find_dates(struct finder *f);     /* dates.c */
void find_numbers(struct finder *f);   /* numbers.c: order, phone */
void find_programs(struct finder *f);  /* programs.c: program, version, plan */
void find_errors(struct finder *f);    /* errors.c: code, error */
void find_moments(struct finder *f);   /* moments.c: since */

/** facts_find() - all facts of a text, in order of appearance */
struct facts facts_find(const struct scan *scan);

#endif
