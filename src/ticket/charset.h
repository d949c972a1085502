/*
 * Bytes of a mail to UTF-8: by the label they carry when it can be true, by looking when it
 * cannot. Labels of mails are wrong or missing often enough.
 */
#ifndef TICKET_CHARSET_H
#define TICKET_CHARSET_H

#include "base/arena.h"
#include "base/str.h"

/**
 * charset_decode() - text in some charset, as UTF-8 without NUL
 *
 * What is UTF-8 with anything beyond ASCII in it is UTF-8, whatever the label says. Bytes that the
 * charset does not have become U+FFFD.
 *
 * @label: of the Content-Type, "" when there was none; borrowed
 */
struct str charset_decode(struct arena *mem, struct str bytes, struct str label);

#endif
