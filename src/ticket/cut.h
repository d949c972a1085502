/*
 * Which lines of a message are the customer's own: quoted earlier mails and the signature are
 * cut off. Knows how mail programs quote, in any language (packs/any/quote-*.txt), and how
 * letters end (packs/LANG/closing.txt); not what the words mean.
 */
#ifndef TICKET_CUT_H
#define TICKET_CUT_H

#include "ticket/ticket.h"

/**
 * cut_message() - set own, signature and matter_start of a message
 *
 * Quoted lines go, lines between them stay. A forwarded mail stays, without its ">", when it is
 * what the message is about: it was marked as forwarded, or hardly anything else is there. The
 * signature (from "-- ", a closing formula or the lines with the name on) goes into signature.
 *
 * @m:   subject, body and from_name are read
 * @err: filled on failure
 *
 * Returns CORDIAL_OK; CORDIAL_E_LIMIT when over TICKET_TEXT_MAX bytes are left. Cost is linear.
 */
cordial_status cut_message(struct arena *mem, struct message *m, cordial_error *err);

/** cut_is_closing() - does a line begin with a closing formula? The length of it, or 0. */
size_t cut_is_closing(struct arena *mem, struct str line);

#endif
