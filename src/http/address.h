/*
 * Where to listen: an address in words, or a socket that systemd opened.
 */
#ifndef HTTP_ADDRESS_H
#define HTTP_ADDRESS_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

/**
 * address_listen() - a listening socket
 *
 * @words: "127.0.0.1:8080", "[::1]:8080", "localhost:8080", ":8080" for all addresses, "8080" for
 *         127.0.0.1; port 0 takes a free one
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE for words that are no address; CORDIAL_E_CANTCREATE when it
 * cannot be listened on, with the reason.
 */
cordial_status address_listen(struct arena *mem, const char *words, int *out_fd,
                              cordial_error *err);

/** address_inherited() - the socket that systemd passed ($LISTEN_FDS), or -1 */
int address_inherited(void);

/** address_of() - where a socket listens: "127.0.0.1:8080" */
const char *address_of(struct arena *mem, int fd);

/** address_is_loopback() - does a socket listen for this machine alone? */
bool address_is_loopback(int fd);

#endif
