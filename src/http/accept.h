/*
 * Taking connections, and handing them to the threads of the server in turn. Left to themselves,
 * the thread that is awake first takes all that come at once, and the others have nothing to do.
 */
#ifndef HTTP_ACCEPT_H
#define HTTP_ACCEPT_H

#include "base/err.h"

#include <stdatomic.h>
#include <stdint.h>

struct MHD_Daemon;
struct acceptor;

/**
 * accept_start() - a thread that takes connections until accept_stop()
 *
 * @listen_fd: becomes non-blocking; not closed
 * @open:      how many connections are open
 * @most:      how many may be: others wait until one is closed
 */
cordial_status accept_start(struct MHD_Daemon *daemon, int listen_fd, const _Atomic uint64_t *open,
                            uint64_t most, struct acceptor **out, cordial_error *err);

/** accept_stop() - no more connections after this; NULL is allowed */
void accept_stop(struct acceptor *acceptor);

#endif
