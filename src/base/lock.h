/*
 * A lock that is a file: one process holds it, its name stands in the file, and the end of the
 * process gives it back whatever happens.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include "base/err.h"

/**
 * lock_take() - become the only holder
 *
 * @path:   of the file, made when it is not there; its folder must be
 * @doing:  what its holder does, for the message, such as "the index is being written"
 * @wait_s: how long to wait for another one
 * @out_fd: closing it, or the end of the process, gives the lock back
 *
 * Returns CORDIAL_OK; CORDIAL_E_LOCKED naming the holder; CORDIAL_E_CANTCREATE.
 */
cordial_status lock_take(const char *path, const char *doing, int wait_s, int *out_fd,
                         cordial_error *err);

#endif
