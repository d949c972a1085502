/*
 * What the whole server has, shared by all threads: which base, how it was started, page files,
 * limits. Only read after the start, or behind locks of its own.
 */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include "http/page.h"
#include "http/rate.h"
#include "http/server.h"
#include "web/assets.h"
#include "web/call.h"
#include "web/kept.h"

#include <stdatomic.h>

struct site {
    const char *base_path;
    const char *state;        /* the folder of index and records */
    bool portal_only;         /* opens the public index and portal.db alone; writes no index */
    bool trust_proxy;         /* X-Forwarded-For and -Proto are believed */
    const char *trust_header; /* names the user who the proxy signed in, in lower case; NULL: off */
    const char *form_secret;  /* of this run; form tokens of a proxy's users are made from it */
    bool loopback;            /* listens for this machine alone */
    int log_fd;
    struct assets *assets;   /* web/assets.h */
    struct page_files pages; /* of them */
    struct rates *rates;
    struct kept *kept; /* answers for rows of ROUTE_KEPT */
    struct server *server;
    atomic_uint reloads; /* grows with each SIGHUP: handles are opened again */
    atomic_bool draining;
};

#endif
