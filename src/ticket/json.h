/*
 * Tickets as help desks post them, and plain {"subject","body","name","email"}: a table of
 * shapes. Knows where a shape keeps what; not what the words mean. The door to jansson here.
 */
#ifndef TICKET_JSON_H
#define TICKET_JSON_H

#include "ticket/ticket.h"

enum { TICKET_JSON_DEPTH = 32 };

/**
 * json_read() - the subject, body and sender of a JSON ticket
 *
 * @out: subject, body, from_name and from_email are set; the rest is left as it is
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA with a place for what is no JSON, with the known shapes for
 * an object of another kind; CORDIAL_E_LIMIT when it is nested deeper than TICKET_JSON_DEPTH.
 */
cordial_status json_read(struct arena *mem, struct str bytes, struct message *out,
                         cordial_error *err);

#endif
