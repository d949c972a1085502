/*
 * Accounts: the people who may sign in, the tokens of programs, and who is calling. Passwords and
 * tokens are kept as hashes alone. Whatever is unknown, over or in doubt lets nobody in.
 */
#ifndef CORDIAL_ACCOUNT_H
#define CORDIAL_ACCOUNT_H

#include <cordial/base.h>

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CORDIAL_USER_NAME_MAX = 64,  /* bytes of a name to sign in with */
    CORDIAL_FULL_NAME_MAX = 200, /* bytes of a full name */
    CORDIAL_PASSWORD_MIN = 10,   /* characters */
    CORDIAL_PASSWORD_MAX = 1024, /* bytes */
    CORDIAL_TOKEN_DAYS = 365,    /* how long a token works unless said otherwise */
    CORDIAL_TOKEN_DAYS_MAX = 3650,
    CORDIAL_SESSION_IDLE_S = 43200, /* a session ends when it is not used for so long, */
    CORDIAL_SESSION_MAX_S = 604800, /* and so long after it began, used or not */
    CORDIAL_PANEL_S = 900,          /* how long a panel's token works after its last use */
};

/* What somebody may do; each can do what those before it can. */
typedef enum cordial_role {
    CORDIAL_ROLE_ANYONE, /* not signed in; no user has this role */
    CORDIAL_ROLE_AGENT,
    CORDIAL_ROLE_TRAINER,
    CORDIAL_ROLE_ADMIN,
} cordial_role;

const char *cordial_role_name(cordial_role role);

/** cordial_role_find() - the role called "agent", "trainer" or "admin"; false for another word */
bool cordial_role_find(const char *word, cordial_role *out);

/* What a token may be used for. One does not imply another, but admin, which is all. */
enum {
    CORDIAL_SCOPE_AGENT_READ = 1 << 0,
    CORDIAL_SCOPE_AGENT_WRITE = 1 << 1,
    CORDIAL_SCOPE_TRAINER_READ = 1 << 2,
    CORDIAL_SCOPE_TRAINER_WRITE = 1 << 3,
    CORDIAL_SCOPE_ADMIN = 1 << 4,
};

typedef struct cordial_scope {
    const char *name; /* "agent:read", … */
    const char *summary;
    unsigned bit;
} cordial_scope;

/** cordial_scope_at() - the scopes, sorted by name; NULL behind the last */
const cordial_scope *cordial_scope_at(size_t i);

/* The open records of one base; one handle serves one thread. */
typedef struct cordial_accounts cordial_accounts;

/**
 * cordial_accounts_open() - the accounts of a base
 *
 * They are in cordial.db of the state folder, which is made at the first change.
 *
 * @base: an agents' handle, which must live as long
 * @out:  freed with cordial_accounts_close()
 *
 * Returns CORDIAL_OK, also when there are none yet; CORDIAL_E_USAGE for the public audience;
 * CORDIAL_E_UNAVAILABLE when a newer cordial wrote them; CORDIAL_E_IO.
 */
cordial_status cordial_accounts_open(cordial_base *base, cordial_accounts **out,
                                     cordial_error *err);

/** cordial_accounts_close() - NULL is allowed */
void cordial_accounts_close(cordial_accounts *accounts);

/* ---- users ---- */

typedef struct cordial_user {
    const char *name;
    const char *full_name;
    cordial_role role;
    bool has_password;   /* false: comes in through a proxy that knows the user, or not at all */
    int64_t made_s;      /* seconds since 1970 */
    int64_t signed_in_s; /* the last time; 0: never */
} cordial_user;

typedef struct cordial_users {
    const cordial_user *rows; /* by name */
    size_t n_rows;
} cordial_users;

typedef struct cordial_user_add_options {
    const char *name;      /* letters a-z in either case, digits and . _ - + @ */
    const char *full_name; /* who signs drafts; NULL or "": the name */
    cordial_role role;
    const char *password; /* NULL: none, so that nobody can sign in with one */
    size_t password_bytes;
} cordial_user_add_options;

/**
 * cordial_user_add() - a new user
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE for a name, role or password that cannot be;
 * CORDIAL_E_CANTCREATE when the name is taken; CORDIAL_E_INTERNAL without memory for the hash.
 */
cordial_status cordial_user_add(cordial_accounts *accounts, const cordial_user_add_options *user,
                                cordial_error *err);

typedef struct cordial_user_change_options {
    const char *full_name; /* NULL: as it is */
    const cordial_role *role;
    const char *password; /* NULL: as it is */
    size_t password_bytes;
} cordial_user_change_options;

/**
 * cordial_user_change() - another full name, role or password
 *
 * Another role or password ends the user's sessions.
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND; CORDIAL_E_USAGE, CORDIAL_E_INTERNAL as above.
 */
cordial_status cordial_user_change(cordial_accounts *accounts, const char *name,
                                   const cordial_user_change_options *change, cordial_error *err);

/** cordial_user_remove() - a user with all sessions; CORDIAL_E_NOTFOUND */
cordial_status cordial_user_remove(cordial_accounts *accounts, const char *name,
                                   cordial_error *err);

/** cordial_user_list() - @out is freed with cordial_users_free() */
cordial_status cordial_user_list(cordial_accounts *accounts, cordial_users **out,
                                 cordial_error *err);

/** cordial_users_free() - NULL is allowed */
void cordial_users_free(cordial_users *users);

/* ---- tokens ---- */

typedef struct cordial_token {
    const char *name;
    unsigned scopes;
    int64_t made_s;
    int64_t ends_s;
    int64_t used_s; /* the last time, to the minute; 0: never */
    bool ended;
} cordial_token;

typedef struct cordial_tokens {
    const cordial_token *rows; /* by name */
    size_t n_rows;
} cordial_tokens;

typedef struct cordial_token_add_options {
    const char *name; /* for people, such as "zammad" */
    unsigned scopes;  /* at least one */
    unsigned days;    /* how long it works; 0: CORDIAL_TOKEN_DAYS */
} cordial_token_add_options;

/**
 * cordial_token_add() - a new token for a program
 *
 * @out_token: the token itself, which cannot be had again; freed with cordial_text_free()
 * @out_ends_s: until when it works; may be NULL
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE; CORDIAL_E_CANTCREATE when the name is taken.
 */
cordial_status cordial_token_add(cordial_accounts *accounts, const cordial_token_add_options *token,
                                 char **out_token, int64_t *out_ends_s, cordial_error *err);

/** cordial_token_remove() - a token with the panels that it opened; CORDIAL_E_NOTFOUND */
cordial_status cordial_token_remove(cordial_accounts *accounts, const char *name,
                                    cordial_error *err);

/** cordial_token_list() - @out is freed with cordial_tokens_free() */
cordial_status cordial_token_list(cordial_accounts *accounts, cordial_tokens **out,
                                  cordial_error *err);

/** cordial_tokens_free() - NULL is allowed */
void cordial_tokens_free(cordial_tokens *tokens);

/* ---- who is calling ---- */

/* Somebody who was let in. */
typedef struct cordial_caller {
    const char *name;       /* of the user or token */
    const char *full_name;  /* who signs drafts; "" when a program calls for nobody */
    cordial_role role;      /* of a user; CORDIAL_ROLE_ANYONE for a token, which has scopes */
    unsigned scopes;        /* of a token or a panel; 0 for a user */
    const char *form_token; /* what a form of this session must bring along; "" for a token */
} cordial_caller;

/**
 * cordial_caller_may() - may the caller do what needs @role?
 *
 * @caller: NULL: nobody
 * @write:  it changes something
 */
bool cordial_caller_may(const cordial_caller *caller, cordial_role role, bool write);

/** cordial_caller_form_is() - is @token what the caller's forms bring along? Never for "" */
bool cordial_caller_form_is(const cordial_caller *caller, const char *token);

/** cordial_caller_free() - NULL is allowed */
void cordial_caller_free(cordial_caller *caller);

typedef struct cordial_sign_in {
    const char *name;
    const char *password;
    size_t password_bytes;
    const char *address; /* from where; counted, never kept as it is; NULL: not known */
} cordial_sign_in;

/**
 * cordial_session_begin() - sign a user in
 *
 * Guesses are counted by name and address together, by address, and by name; whoever has guessed
 * too often waits, also with the right password. Takes as long for a name that nobody has.
 *
 * @out_token:  for the cookie; freed with cordial_text_free()
 * @out_wait_s: with CORDIAL_E_PERMISSION: 0, or how long to wait before the next try; may be NULL
 *
 * Returns CORDIAL_OK; CORDIAL_E_PERMISSION; CORDIAL_E_IO and the like, which let nobody in.
 */
cordial_status cordial_session_begin(cordial_accounts *accounts, const cordial_sign_in *sign_in,
                                     char **out_token, int64_t *out_wait_s, cordial_error *err);

/**
 * cordial_session_find() - who has this session?
 *
 * @token: from the cookie
 * @out:   freed with cordial_caller_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_PERMISSION for any that is not good now.
 */
cordial_status cordial_session_find(cordial_accounts *accounts, const char *token,
                                    cordial_caller **out, cordial_error *err);

/** cordial_session_end() - sign out; nothing to end is fine */
cordial_status cordial_session_end(cordial_accounts *accounts, const char *token,
                                   cordial_error *err);

/**
 * cordial_token_find() - which program, or panel, has this token?
 *
 * @token: what stands behind "Bearer"
 * @out:   freed with cordial_caller_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_PERMISSION for any that is not good now.
 */
cordial_status cordial_token_find(cordial_accounts *accounts, const char *token,
                                  cordial_caller **out, cordial_error *err);

/**
 * cordial_panel_begin() - a short-lived token for an agent's panel in a help desk's frame
 *
 * It has the scopes agent:read and agent:write as far as @token has them, and ends with it.
 *
 * @token: of the help desk
 * @agent: who signs drafts, or NULL
 * @out:   the panel's token; freed with cordial_text_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_PERMISSION; CORDIAL_E_USAGE for a name that cannot be.
 */
cordial_status cordial_panel_begin(cordial_accounts *accounts, const char *token, const char *agent,
                                   char **out, cordial_error *err);

/**
 * cordial_user_find() - the user that a trusted proxy names
 *
 * @name: compared without case
 * @out:  freed with cordial_caller_free(); its form token is made from @secret
 *
 * Returns CORDIAL_OK; CORDIAL_E_PERMISSION when there is no such user.
 */
cordial_status cordial_user_find(cordial_accounts *accounts, const char *name, const char *secret,
                                 cordial_caller **out, cordial_error *err);

#ifdef __cplusplus
}
#endif

#endif
