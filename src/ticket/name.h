/*
 * The customer's name: as he signed, as he says it, or as his address gives it. Never that of
 * the person he writes to, or of a quoted one.
 */
#ifndef TICKET_NAME_H
#define TICKET_NAME_H

#include "ticket/scan.h"
#include "ticket/ticket.h"

/**
 * name_find() - the customer's name for a greeting, "" when nothing names a person
 *
 * @m:    the signature and the sender
 * @text: his own words
 */
struct str name_find(const struct message *m, const struct scan *text);

#endif
