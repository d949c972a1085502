/*
 * Who may come in: users, tokens of programs, sessions, and how often somebody guessed. Rows in,
 * rows out; hashes are made elsewhere, and nothing here is a secret that opens anything.
 */
#ifndef STORE_ACCOUNT_H
#define STORE_ACCOUNT_H

#include "store/store.h"

#include <stdbool.h>

struct account_user {
    int64_t number;
    struct str name;      /* to sign in with */
    struct str full_name; /* who signs drafts */
    int64_t role;
    struct str password; /* its hash; empty: no password opens */
    int64_t made_s;
    int64_t signed_in_s; /* 0: never */
};

struct account_users {
    struct account_user *rows;
    size_t n;
    size_t cap;
};

struct account_token {
    int64_t number;
    struct str name;
    struct str hash;
    int64_t scopes;
    int64_t made_s;
    int64_t ends_s;
    int64_t used_s; /* 0: never */
};

struct account_tokens {
    struct account_token *rows;
    size_t n;
    size_t cap;
};

/* Either of a user or, for a help desk's panel, of a token. */
struct account_session {
    struct str hash;
    int64_t user;  /* its number; 0: of a token */
    int64_t token; /* its number; 0: of a user */
    struct str agent;
    int64_t made_s;
    int64_t seen_s;
    int64_t ends_s;
};

/* ---- users ---- */

/** account_user_add() - @user->number is set; CORDIAL_E_CANTCREATE when the name is taken */
cordial_status account_user_add(struct store *s, struct account_user *user, cordial_error *err);

/** account_user_change() - full name, role, password, time of the last sign-in by number */
cordial_status account_user_change(struct store *s, const struct account_user *user,
                                   cordial_error *err);

/** account_user_find() - by name; CORDIAL_E_NOTFOUND */
cordial_status account_user_find(struct arena *mem, struct store *s, struct str name,
                                 struct account_user *out, cordial_error *err);

/** account_user_at() - by number; CORDIAL_E_NOTFOUND */
cordial_status account_user_at(struct arena *mem, struct store *s, int64_t number,
                               struct account_user *out, cordial_error *err);

/** account_user_list() - all, by name */
cordial_status account_user_list(struct arena *mem, struct store *s, struct account_users *out,
                                 cordial_error *err);

/** account_user_remove() - the user; sessions are for account_session_remove_of() */
cordial_status account_user_remove(struct store *s, int64_t number, cordial_error *err);

/* ---- tokens ---- */

/** account_token_add() - @token->number is set; CORDIAL_E_CANTCREATE when the name is taken */
cordial_status account_token_add(struct store *s, struct account_token *token, cordial_error *err);

/** account_token_find() - by name; CORDIAL_E_NOTFOUND */
cordial_status account_token_find(struct arena *mem, struct store *s, struct str name,
                                  struct account_token *out, cordial_error *err);

/** account_token_by_hash() - CORDIAL_E_NOTFOUND */
cordial_status account_token_by_hash(struct arena *mem, struct store *s, struct str hash,
                                     struct account_token *out, cordial_error *err);

/** account_token_at() - by number; CORDIAL_E_NOTFOUND */
cordial_status account_token_at(struct arena *mem, struct store *s, int64_t number,
                                struct account_token *out, cordial_error *err);

/** account_token_list() - all, by name */
cordial_status account_token_list(struct arena *mem, struct store *s, struct account_tokens *out,
                                  cordial_error *err);

cordial_status account_token_used(struct store *s, int64_t number, int64_t when_s,
                                  cordial_error *err);
cordial_status account_token_remove(struct store *s, int64_t number, cordial_error *err);

/* ---- sessions ---- */

cordial_status account_session_add(struct store *s, const struct account_session *session,
                                   cordial_error *err);

/** account_session_find() - by hash; CORDIAL_E_NOTFOUND */
cordial_status account_session_find(struct arena *mem, struct store *s, struct str hash,
                                    struct account_session *out, cordial_error *err);

/** account_session_seen() - it was used at @seen_s and now ends at @ends_s */
cordial_status account_session_seen(struct store *s, struct str hash, int64_t seen_s,
                                    int64_t ends_s, cordial_error *err);

/** account_session_remove() - nothing to remove is fine */
cordial_status account_session_remove(struct store *s, struct str hash, cordial_error *err);

/** account_session_remove_of() - those of a user or a token; 0 for the other */
cordial_status account_session_remove_of(struct store *s, int64_t user, int64_t token,
                                         cordial_error *err);

/** account_session_sweep() - remove those that ended before @now_s */
cordial_status account_session_sweep(struct store *s, int64_t now_s, cordial_error *err);

/* ---- guessing ---- */

/** account_attempts() - how many since @since_s under this key; @out_first_s: when they began */
cordial_status account_attempts(struct store *s, struct str key, int64_t since_s, int64_t *out,
                                int64_t *out_first_s, cordial_error *err);

/** account_attempt_add() - one more; what began before @since_s is forgotten */
cordial_status account_attempt_add(struct store *s, struct str key, int64_t now_s, int64_t since_s,
                                   cordial_error *err);

cordial_status account_attempts_clear(struct store *s, struct str key, cordial_error *err);

/** account_attempts_sweep() - forget those that began before @since_s */
cordial_status account_attempts_sweep(struct store *s, int64_t since_s, cordial_error *err);

#endif
