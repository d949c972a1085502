/*
 * From the bytes that arrived to the customer's own words: plain text, mail or a help desk's
 * JSON, recognised by looking. Knows formats; what the words mean is for reading.h.
 */
#ifndef TICKET_TICKET_H
#define TICKET_TICKET_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <cordial/suggest.h>
#include <cordial/ticket.h>

enum { TICKET_TEXT_MAX = 64 * 1024 }; /* bytes of text after quotes are cut */

/* A ticket decoded: what the customer wrote, and what the envelope says of him. */
struct message {
    struct str subject;
    struct str body;      /* the whole text, quotes and signature still in it */
    struct str own;       /* his own words: quotes and signature cut; a part of body, or joined */
    size_t matter_start;  /* in own: where a forwarded mail begins; own.n when there is none */
    struct str signature; /* the cut signature block, "" when there is none */
    struct str from_name; /* from the head or the sender object; "" when unknown */
    struct str from_email;
};

/**
 * message_read() - decode a ticket
 *
 * @mem:    owns the result
 * @bytes:  as it arrived
 * @format: CORDIAL_FORMAT_ANY: recognised by looking
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA with a place when the bytes are not what @format says;
 * CORDIAL_E_LIMIT over CORDIAL_MAIL_MAX, CORDIAL_TICKET_MAX or TICKET_TEXT_MAX.
 */
cordial_status message_read(struct arena *mem, struct str bytes, cordial_format format,
                            struct message *out, cordial_error *err);

/**
 * ticket_read() - decode a ticket and read it
 *
 * @languages: the base's, which are preferred when the ticket's is doubtful
 * @language:  when it is known; else the null string
 * @out:       every member set; who answers a question is left to later readers
 *
 * Returns as message_read().
 */
cordial_status ticket_read(struct arena *mem, struct str bytes, cordial_format format,
                           struct str_list languages, struct str language, cordial_ticket *out,
                           cordial_error *err);

/** ticket_is_thanks() - does somebody pleased write who wants nothing? */
bool ticket_is_thanks(const cordial_ticket *ticket);

#endif
