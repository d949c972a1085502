/*
 * What account.c and session.c share: the open store behind the public handle, names and tokens.
 */
#ifndef LIB_ACCOUNT_H
#define LIB_ACCOUNT_H

#include "lib/handle.h"
#include "store/account.h"

#include <cordial/account.h>

struct cordial_accounts {
    struct arena mem;
    const char *state;
    struct store *store; /* NULL while there is none */
};

/**
 * accounts_store() - the store, opened when it was not
 *
 * @out: NULL when there is none and @mode is STORE_READ
 */
cordial_status accounts_store(cordial_accounts *accounts, enum store_mode mode, struct store **out,
                              cordial_error *err);

/** accounts_name() - a name as it is kept, in small letters; false for one that cannot be */
bool accounts_name(struct arena *mem, struct str name, struct str *out);

/** accounts_full_name() - whether a draft may be signed so: one line of UTF-8, not too long */
cordial_status accounts_full_name(struct str name, cordial_error *err);

/** accounts_token() - the C string that is handed out; freed with cordial_text_free() */
char *accounts_token(struct str token);

#endif
