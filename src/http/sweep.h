/*
 * Deadlines of connections. libmicrohttpd's timeout counts silence alone, so a caller that sends a
 * byte now and then stays for ever; a thread here ends those that take too long over a head, a body
 * or an answer. Knows sockets, no protocol.
 */
#ifndef HTTP_SWEEP_H
#define HTTP_SWEEP_H

#include <stdint.h>

enum phase {
    PHASE_HEAD, /* from the connection's begin, or the answer before, to a whole head */
    PHASE_BODY, /* to a whole body */
    PHASE_WORK, /* while an answer is made: no deadline */
    PHASE_SEND, /* to the last byte of the answer */
};
#define PHASES 4

struct sweep;
struct conn;

/* @limits_ms: for each phase; 0: none */
struct sweep *sweep_start(const int64_t limits_ms[PHASES]);

/** sweep_stop() - after the last connection has ended */
void sweep_stop(struct sweep *sweep);

/**
 * sweep_add() - watch over a connection
 *
 * @fd:     its socket, open until sweep_remove()
 * @client: its address as text; copied
 */
struct conn *sweep_add(struct sweep *sweep, int fd, const char *client);

void sweep_remove(struct sweep *sweep, struct conn *conn);

/** conn_enter() - a phase begins; safe beside the sweeping */
void conn_enter(struct conn *conn, enum phase phase);

/** conn_client() - the address it came with */
const char *conn_client(const struct conn *conn);

/** sweep_swept() - how many were ended */
uint64_t sweep_swept(const struct sweep *sweep);

#endif
