/*
 * A password from a person at a terminal, who does not see it, or from a program.
 */
#ifndef CLI_PASSWORD_H
#define CLI_PASSWORD_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/**
 * password_read() - a new password
 *
 * At a terminal it is asked for twice; else it is the first line of standard input, without its
 * end.
 *
 * @out: in @mem
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE when there is none, the two differ, or Ctrl-C was typed;
 * CORDIAL_E_LIMIT; CORDIAL_E_IO.
 */
cordial_status password_read(struct arena *mem, struct str *out, cordial_error *err);

#endif
