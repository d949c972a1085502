/*
 * What may be kept of a ticket: its words without the people. Names, addresses, telephone,
 * account, order and invoice numbers, dates go; error codes, versions and programs stay. Knows the
 * reading of tickets; what the base says and which words are common come in from outside.
 */
#ifndef LEARN_STRIP_H
#define LEARN_STRIP_H

#include "base/arena.h"
#include "base/str.h"

#include <cordial/ticket.h>

#include <stdbool.h>

/* A capitalised word in this many tickets is no name. */
enum { STRIP_COMMON_LINES = 3 };

/* What is known of a folded word. */
struct strip_host {
    void *self;
    bool (*in_base)(void *self, struct str word, struct str language); /* stands in an entry? */
    size_t (*tickets_with)(void *self, struct str word);
};

/**
 * strip_ticket() - the text of a ticket that may be stored
 *
 * Subject and message in one; white space is one blank. What is left out leaves nothing behind.
 *
 * @ticket: as it was read: quotes and signature are cut already
 */
struct str strip_ticket(struct arena *mem, const cordial_ticket *ticket,
                        const struct strip_host *host);

#endif
