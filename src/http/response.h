/*
 * What is sent back. A handler fills in what is special about it; the server adds what all
 * answers have: security headers, length, request id, and, when asked for, a tag and compression.
 */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include "http/request.h"

struct response {
    unsigned code;      /* 0: 200 */
    const char *type;   /* the Content-Type */
    struct str body;    /* lives as long as the request, at least */
    struct str gzipped; /* the same compressed beforehand, or empty */
    /* The Cache-Control; NULL: "no-store". With any other a strong ETag is made of the body, and
     * If-None-Match gives 304. */
    const char *cache;
    const char *policy;  /* the Content-Security-Policy; NULL: the strict one */
    struct pairs header; /* others: Location, Set-Cookie, … (response_add) */
    bool secret;         /* holds a token or what a guess could be tested on: never compressed */
    bool close;          /* end the connection */
};

/**
 * response_add() - a header more
 *
 * A value with a control character in it is left out: it would be another header.
 *
 * @mem: copies the value
 */
void response_add(struct arena *mem, struct response *response, const char *name, struct str value);

/** response_copy() - a response that borrows nothing from @from; its strings are in @mem */
void response_copy(struct arena *mem, const struct response *from, struct response *out);

/** response_redirect() - @code 301, 302, 303, 307 or 308 to @location, a path of this server or a
 * URL */
void response_redirect(struct arena *mem, struct response *response, unsigned code,
                       struct str location);

#endif
