/*
 * Addresses, sums and numbers picked out of a text that is no ticket: mail and web addresses, sums
 * of money, numbers of telephones and orders, found as in tickets.
 */
#ifndef TICKET_PICKED_H
#define TICKET_PICKED_H

#include "base/arena.h"
#include "base/str.h"

#include <cordial/ticket.h>

struct picked {
    cordial_fact_kind kind;
    size_t start; /* bytes of the text, half open */
    size_t end;
    struct str value; /* as written */
};

struct picked_list {
    struct picked *rows;
    size_t n;
};

/** picked_find() - those of a text; of each kind by place */
struct picked_list picked_find(struct arena *mem, struct str text, struct str language);

#endif
