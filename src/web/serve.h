/*
 * The server's life: start, ready, watching the folder, reload, draining, end. What the command
 * `serve` calls.
 */
#ifndef WEB_SERVE_H
#define WEB_SERVE_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct serve_options {
    const char *base_path;
    const char *state; /* NULL: .cordial in the base */
    const char *listen;
    bool portal_only;
    bool trust_proxy;
    const char *trust_header; /* see web/site.h */
    const char *assets;       /* a folder with pages/ and assets/ to read instead; NULL: built in */
    const char *const *hosts; /* names that may stand in Host */
    size_t n_hosts;
    int head_s; /* deadlines of callers; 0: the usual ones */
    int body_s;
    int send_s;
    bool quiet;                                     /* no log lines */
    void (*ready)(void *data, const char *address); /* called when it listens; or NULL */
    void *data;
};

/** serve() - until SIGTERM or SIGINT; CORDIAL_OK when it was asked to end */
cordial_status serve(const struct serve_options *options, cordial_error *err);

#endif
