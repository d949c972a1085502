/*
 * Secrets: random tokens and their hashes, the form token that belongs to a token, hashes of
 * passwords. The one door to libsodium. Knows no user, no cookie and no database.
 *
 * A token has 256 random bits, so one fast hash of it is safe to keep; a password has few, so its
 * hash is slow (Argon2id, RFC 9106) with the least memory that OWASP advises, since a server of
 * small memory hashes several at once.
 */
#ifndef HTTP_SESSION_H
#define HTTP_SESSION_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

enum {
    SESSION_TOKEN_CHARS = 43, /* 256 bits as base64url without padding */
    SESSION_HASH_CHARS = 64,  /* 256 bits as hexadecimal digits */
};

/** session_token() - a new random token of [A-Za-z0-9_-] */
struct str session_token(struct arena *mem);

/** session_hash() - what may be kept of a token: BLAKE2b, from which nobody gets the token back */
struct str session_hash(struct arena *mem, struct str token);

/**
 * session_form_token() - what a form of this session has to bring along
 *
 * Made from the session's token, which no other site can read; it needs no place to be kept, and
 * does not tell the token.
 */
struct str session_form_token(struct arena *mem, struct str token);

/** session_same() - equal, found out in a time that does not tell where they differ */
bool session_same(struct str a, struct str b);

/**
 * session_password_hash() - what is kept of a password
 *
 * Takes some hundredths of a second and 19 MiB while it runs.
 *
 * Returns CORDIAL_OK; CORDIAL_E_INTERNAL when the memory for it is not there.
 */
cordial_status session_password_hash(struct arena *mem, struct str password, struct str *out,
                                     cordial_error *err);

/**
 * session_password_matches() - is this the password?
 *
 * @hash: from session_password_hash(); empty: nobody's. The answer is no and takes as long.
 */
bool session_password_matches(struct str hash, struct str password);

#endif
