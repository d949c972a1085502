/*
 * A mail (RFC 5322, MIME) to subject, body and sender. The one door to GMime. Knows parts and
 * encodings; which lines of the body are quoted or a signature is for cut.h.
 */
#ifndef TICKET_MAIL_H
#define TICKET_MAIL_H

#include "ticket/ticket.h"

enum {
    MAIL_HEAD_MAX = 256 * 1024,     /* bytes before the first empty line */
    MAIL_SUBJECT_MAX = 8 * 1024,    /* bytes, decoded */
    MAIL_PARTS_MAX = 1000,          /* parts looked at */
    MAIL_DASHED_MAX = 20000,        /* lines that begin with "--": each may begin a part */
    MAIL_DEPTH_MAX = 32,            /* parts within parts */
    MAIL_BODY_MAX = 4 * 1024 * 1024 /* bytes of text parts, decoded */
};

/* What stands above a forwarded mail that came as a part of its own; cut.c knows it. */
#define MAIL_FORWARD_LINE "---------- Forwarded message ----------"

/** mail_is_likely() - do the bytes begin with the head of a mail, with or without an mbox line? */
bool mail_is_likely(struct str bytes);

/**
 * mail_read() - the subject, body and sender of a mail
 *
 * Of alternatives the plain text counts unless it is empty. Attachments are passed over; a mail
 * within the mail is appended below MAIL_FORWARD_LINE.
 *
 * @out: subject, body, from_name and from_email are set; the rest is left as it is
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA when there is no head; CORDIAL_E_LIMIT.
 */
cordial_status mail_read(struct arena *mem, struct str bytes, struct message *out,
                         cordial_error *err);

#endif
