/*
 * What libmicrohttpd lets through and must not be: heads that two servers could read as two
 * different requests.
 */
#ifndef HTTP_GUARD_H
#define HTTP_GUARD_H

#include "http/request.h"

/* Which hosts may be asked for: a name outside is somebody else's, or a rebound one. */
struct guard_hosts {
    const char *const *names; /* beside addresses and localhost */
    size_t n;
};

/**
 * guard_head() - whether a head can be read in one way only
 *
 * Refused are: two Content-Length or Host; Content-Length with Transfer-Encoding;
 * Transfer-Encoding other than exactly "chunked"; a Content-Length that is not digits; a name
 * that is no token; control characters in values.
 *
 * @out_words: set when something is wrong
 *
 * Returns 0, else the HTTP code: 400, 501.
 */
unsigned guard_head(const struct pairs *header, const char **out_words);

/**
 * guard_lines() - whether the lines of the head stood as they must
 *
 * libmicrohttpd 0.9.75 joins folded lines, takes a bare LF for a line's end and cuts values at a
 * NUL, and does not say so. But its strings still stand where they came, each CR LF as two NULs: a
 * name that does not begin right behind the line before it tells of one of these. Used with that
 * version's family alone.
 *
 * @version: the end of the request line, "HTTP/1.1"
 * @header:  the strings as the library gave them, not copied, each with a NUL behind
 */
bool guard_lines(const char *version, const struct pairs *header);

/**
 * guard_host() - whether the request is for us
 *
 * An address as such is, as are localhost and the names given; of a name alone, nobody can tell,
 * so it is refused: a page elsewhere may have bound it to our address.
 */
bool guard_host(struct str host, const struct guard_hosts *hosts);

#endif
