/* Callers; guessing; sessions; tokens and panels; users of a proxy. */
#include "lib/account.h"

#include "base/clock.h"
#include "http/session.h"

#include <stdlib.h>

enum {
    GUESS_WINDOW_S = 900, /* guesses are counted for so long */
    SEEN_EVERY_S = 60,    /* how exactly the last use is known */
};

typedef HANDED(cordial_caller) handed_caller;

/* ---- callers ---- */

static handed_caller *new_caller(struct str name, struct str full_name)
{
    handed_caller *handed = heap_alloc(sizeof *handed);
    handed->data.name = arena_cstr(&handed->mem, name);
    handed->data.full_name = arena_cstr(&handed->mem, full_name);
    handed->data.form_token = "";
    return handed;
}

static handed_caller *caller_of_user(const struct account_user *user, struct str secret)
{
    handed_caller *handed = new_caller(user->name, user->full_name);
    handed->data.role = (cordial_role)user->role;
    if (secret.n > 0) {
        handed->data.form_token = session_form_token(&handed->mem, secret).p;
    }
    return handed;
}

static unsigned scope_for(cordial_role role, bool write)
{
    switch (role) {
    case CORDIAL_ROLE_AGENT:
        return write ? CORDIAL_SCOPE_AGENT_WRITE : CORDIAL_SCOPE_AGENT_READ;
    case CORDIAL_ROLE_TRAINER:
        return write ? CORDIAL_SCOPE_TRAINER_WRITE : CORDIAL_SCOPE_TRAINER_READ;
    case CORDIAL_ROLE_ANYONE:
    case CORDIAL_ROLE_ADMIN:
        break;
    }
    return CORDIAL_SCOPE_ADMIN;
}

bool cordial_caller_may(const cordial_caller *caller, cordial_role role, bool write)
{
    if (role == CORDIAL_ROLE_ANYONE) {
        return true;
    }
    if (caller == NULL) {
        return false;
    }
    if (caller->role != CORDIAL_ROLE_ANYONE) {
        return caller->role >= role;
    }
    return (caller->scopes & (scope_for(role, write) | CORDIAL_SCOPE_ADMIN)) != 0;
}

bool cordial_caller_form_is(const cordial_caller *caller, const char *token)
{
    return caller != NULL && caller->form_token[0] != '\0' && token != NULL &&
           session_same(str_of(caller->form_token), str_of(token));
}

void cordial_caller_free(cordial_caller *caller)
{
    if (caller != NULL) {
        handed_caller *handed = (handed_caller *)(void *)caller;
        arena_done(&handed->mem);
        free(handed);
    }
}

static cordial_status nobody(cordial_error *err)
{
    return err_set(err, CORDIAL_E_PERMISSION, "not signed in");
}

/* A row that is not there is nobody; any other failure stays one. */
static cordial_status nobody_unless(cordial_status status, cordial_error *err)
{
    return status == CORDIAL_E_NOTFOUND ? nobody(err) : status;
}

/* ---- guessing ---- */

/* What is counted, and how often it may be wrong within the window. By name alone comes last and
 * allows most: whoever knows a name could else keep its owner out. */
struct guess_kind {
    const char *name;
    bool by_name;
    bool by_address;
    int64_t most;
};

static const struct guess_kind guess_kinds[] = {
    {"name and address", true, true, 5},
    {"address", false, true, 30},
    {"name", true, false, 100},
};
#define N_GUESS_KINDS (sizeof guess_kinds / sizeof guess_kinds[0])

struct guesses {
    struct str keys[N_GUESS_KINDS];
};

static void name_guesses(struct arena *mem, struct str name, struct str address,
                         struct guesses *out)
{
    for (size_t i = 0; i < N_GUESS_KINDS; i++) {
        const struct guess_kind *kind = &guess_kinds[i];
        struct str by_name = kind->by_name ? name : STR("");
        struct str by_address = kind->by_address ? address : STR("");
        out->keys[i] = session_hash(mem, arena_printf(mem, "%s\n%.*s\n%.*s", kind->name,
                                                      STR_ARG(by_name), STR_ARG(by_address)));
    }
}

/* How long to wait, 0 for not at all. */
static cordial_status waiting(struct store *store, const struct guesses *guesses, int64_t now_s,
                              int64_t *out_s, cordial_error *err)
{
    *out_s = 0;
    for (size_t i = 0; i < N_GUESS_KINDS; i++) {
        int64_t n = 0;
        int64_t first_s = 0;
        TRY(account_attempts(store, guesses->keys[i], now_s - GUESS_WINDOW_S, &n, &first_s, err));
        int64_t left_s = first_s + GUESS_WINDOW_S - now_s;
        left_s = left_s > GUESS_WINDOW_S ? GUESS_WINDOW_S : left_s; /* the clock went back */
        if (n >= guess_kinds[i].most && left_s + 1 > *out_s) {
            *out_s = left_s + 1;
        }
    }
    return CORDIAL_OK;
}

/* Counted before the password is looked at, so that many guesses at once are not one. */
static cordial_status count_guess(struct store *store, const struct guesses *guesses,
                                  int64_t *out_wait_s, cordial_error *err)
{
    int64_t now_s = clock_now_s();
    TRY(account_attempts_sweep(store, now_s - GUESS_WINDOW_S, err));
    TRY(waiting(store, guesses, now_s, out_wait_s, err));
    for (size_t i = 0; *out_wait_s == 0 && i < N_GUESS_KINDS; i++) {
        TRY(account_attempt_add(store, guesses->keys[i], now_s, now_s - GUESS_WINDOW_S, err));
    }
    return CORDIAL_OK;
}

static cordial_status end_writing(struct store *store, cordial_status status, cordial_error *err)
{
    if (status != CORDIAL_OK) {
        store_rollback(store);
        return status;
    }
    return store_commit(store, err);
}

/* ---- sessions ---- */

static cordial_status add_session(struct store *store, struct account_user *user,
                                  const struct guesses *guesses, struct str hash,
                                  cordial_error *err)
{
    int64_t now_s = clock_now_s();
    struct account_session session = {
        .hash = hash,
        .user = user->number,
        .made_s = now_s,
        .seen_s = now_s,
        .ends_s = now_s + CORDIAL_SESSION_IDLE_S,
    };
    user->signed_in_s = now_s;
    TRY(account_session_sweep(store, now_s, err));
    TRY(account_user_change(store, user, err));
    TRY(account_attempts_clear(store, guesses->keys[0], err));
    return account_session_add(store, &session, err);
}

static cordial_status refuse(int64_t wait_s, cordial_error *err)
{
    if (wait_s > 0) {
        return err_set(err, CORDIAL_E_PERMISSION, "too many attempts; wait %lld s",
                       (long long)wait_s);
    }
    return err_set(err, CORDIAL_E_PERMISSION, "name or password is wrong");
}

static cordial_status begin(struct arena *mem, struct store *store, const cordial_sign_in *sign_in,
                            struct str *out_token, int64_t *out_wait_s, cordial_error *err)
{
    struct guesses guesses;
    struct account_user user = {0};
    struct str name = {NULL, 0};
    struct str password = {sign_in->password, sign_in->password_bytes};
    bool possible =
        accounts_name(mem, str_of(sign_in->name), &name) && password.n <= CORDIAL_PASSWORD_MAX;
    name_guesses(mem, name, str_of(sign_in->address), &guesses);
    TRY(store_begin(store, err));
    TRY(end_writing(store, count_guess(store, &guesses, out_wait_s, err), err));
    if (*out_wait_s > 0 || !possible) {
        return refuse(*out_wait_s, err);
    }
    cordial_status status = account_user_find(mem, store, name, &user, err);
    if (status != CORDIAL_OK && status != CORDIAL_E_NOTFOUND) {
        return status;
    }
    if (!session_password_matches(user.password, password)) {
        return refuse(0, err);
    }
    *out_token = session_token(mem);
    TRY(store_begin(store, err));
    return end_writing(
        store, add_session(store, &user, &guesses, session_hash(mem, *out_token), err), err);
}

cordial_status cordial_session_begin(cordial_accounts *accounts, const cordial_sign_in *sign_in,
                                     char **out_token, int64_t *out_wait_s, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct str token = {NULL, 0};
    int64_t wait_s = 0;
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    cordial_status status =
        store != NULL ? begin(&mem, store, sign_in, &token, &wait_s, err) : refuse(0, err);
    if (out_wait_s != NULL) {
        *out_wait_s = wait_s;
    }
    TRY(status);
    *out_token = accounts_token(token);
    return CORDIAL_OK;
}

/* Note that a session is in use, once a minute; it ends when it is idle or old. */
static cordial_status keep_session(struct store *store, const struct account_session *session,
                                   int64_t idle_s, int64_t last_s, int64_t now_s,
                                   cordial_error *err)
{
    if (now_s >= session->seen_s && now_s - session->seen_s < SEEN_EVERY_S) {
        return CORDIAL_OK;
    }
    int64_t ends_s = now_s + idle_s;
    return account_session_seen(store, session->hash, now_s, ends_s < last_s ? ends_s : last_s,
                                err);
}

/* The session that @token opens now; CORDIAL_E_PERMISSION for none. */
static cordial_status open_session(struct arena *mem, struct store *store, struct str token,
                                   int64_t now_s, struct account_session *out, cordial_error *err)
{
    if (token.n != SESSION_TOKEN_CHARS) {
        return nobody(err);
    }
    TRY(nobody_unless(account_session_find(mem, store, session_hash(mem, token), out, err), err));
    return now_s < out->ends_s ? CORDIAL_OK : nobody(err);
}

cordial_status cordial_session_find(cordial_accounts *accounts, const char *token,
                                    cordial_caller **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct account_session session = {0};
    struct account_user user = {0};
    int64_t now_s = clock_now_s();
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    if (store == NULL) {
        return nobody(err);
    }
    TRY(open_session(&mem, store, str_of(token), now_s, &session, err));
    if (session.user == 0) { /* a panel's, which no cookie has */
        return nobody(err);
    }
    TRY(nobody_unless(account_user_at(&mem, store, session.user, &user, err), err));
    TRY(keep_session(store, &session, CORDIAL_SESSION_IDLE_S,
                     session.made_s + CORDIAL_SESSION_MAX_S, now_s, err));
    *out = &caller_of_user(&user, str_of(token))->data;
    return CORDIAL_OK;
}

cordial_status cordial_session_end(cordial_accounts *accounts, const char *token,
                                   cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    if (store == NULL) {
        return CORDIAL_OK;
    }
    return account_session_remove(store, session_hash(&mem, str_of(token)), err);
}

/* ---- tokens and panels ---- */

static cordial_status use_token(struct store *store, const struct account_token *token,
                                int64_t now_s, cordial_error *err)
{
    if (now_s >= token->used_s && now_s - token->used_s < SEEN_EVERY_S) {
        return CORDIAL_OK;
    }
    return account_token_used(store, token->number, now_s, err);
}

static unsigned panel_scopes(const struct account_token *token)
{
    unsigned both = CORDIAL_SCOPE_AGENT_READ | CORDIAL_SCOPE_AGENT_WRITE;
    return token->scopes & CORDIAL_SCOPE_ADMIN ? both : (unsigned)token->scopes & both;
}

/* The token that opens now; CORDIAL_E_PERMISSION for none. */
static cordial_status open_token(struct arena *mem, struct store *store, struct str secret,
                                 int64_t now_s, struct account_token *out, cordial_error *err)
{
    if (secret.n != SESSION_TOKEN_CHARS) {
        return nobody(err);
    }
    struct str hash = session_hash(mem, secret);
    TRY(nobody_unless(account_token_by_hash(mem, store, hash, out, err), err));
    return now_s < out->ends_s ? CORDIAL_OK : nobody(err);
}

static cordial_status find_panel(struct arena *mem, struct store *store, struct str secret,
                                 int64_t now_s, cordial_caller **out, cordial_error *err)
{
    struct account_session session = {0};
    struct account_token token = {0};
    TRY(open_session(mem, store, secret, now_s, &session, err));
    if (session.token == 0) { /* a user's, which comes in a cookie alone */
        return nobody(err);
    }
    TRY(nobody_unless(account_token_at(mem, store, session.token, &token, err), err));
    if (now_s >= token.ends_s) {
        return nobody(err);
    }
    TRY(keep_session(store, &session, CORDIAL_PANEL_S, token.ends_s, now_s, err));
    handed_caller *caller = new_caller(token.name, session.agent);
    caller->data.scopes = panel_scopes(&token);
    *out = &caller->data;
    return CORDIAL_OK;
}

static cordial_status find_token(struct arena *mem, struct store *store, struct str secret,
                                 cordial_caller **out, cordial_error *err)
{
    struct account_token token = {0};
    int64_t now_s = clock_now_s();
    cordial_status status = open_token(mem, store, secret, now_s, &token, err);
    if (status == CORDIAL_E_PERMISSION && token.number == 0) {
        return find_panel(mem, store, secret, now_s, out, err);
    }
    TRY(status);
    TRY(use_token(store, &token, now_s, err));
    handed_caller *caller = new_caller(token.name, STR(""));
    caller->data.scopes = (unsigned)token.scopes;
    *out = &caller->data;
    return CORDIAL_OK;
}

cordial_status cordial_token_find(cordial_accounts *accounts, const char *token,
                                  cordial_caller **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    return store != NULL ? find_token(&mem, store, str_of(token), out, err) : nobody(err);
}

static cordial_status begin_panel(struct arena *mem, struct store *store, struct str secret,
                                  struct str agent, struct str *out, cordial_error *err)
{
    struct account_token token = {0};
    int64_t now_s = clock_now_s();
    TRY(open_token(mem, store, secret, now_s, &token, err));
    if (panel_scopes(&token) == 0) {
        return err_set(err, CORDIAL_E_PERMISSION, "the token has no scope of agents");
    }
    *out = session_token(mem);
    struct account_session session = {
        .hash = session_hash(mem, *out),
        .token = token.number,
        .agent = agent,
        .made_s = now_s,
        .seen_s = now_s,
        .ends_s = now_s + CORDIAL_PANEL_S,
    };
    TRY(account_session_sweep(store, now_s, err));
    TRY(use_token(store, &token, now_s, err));
    return account_session_add(store, &session, err);
}

cordial_status cordial_panel_begin(cordial_accounts *accounts, const char *token, const char *agent,
                                   char **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct str secret = {NULL, 0};
    TRY(accounts_full_name(str_of(agent), err));
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    if (store == NULL) {
        return nobody(err);
    }
    TRY(begin_panel(&mem, store, str_of(token), str_of(agent), &secret, err));
    *out = accounts_token(secret);
    return CORDIAL_OK;
}

/* ---- users of a proxy ---- */

cordial_status cordial_user_find(cordial_accounts *accounts, const char *name, const char *secret,
                                 cordial_caller **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct account_user user = {0};
    struct str kept = {NULL, 0};
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    if (store == NULL || !accounts_name(&mem, str_of(name), &kept)) {
        return nobody(err);
    }
    TRY(nobody_unless(account_user_find(&mem, store, kept, &user, err), err));
    *out = &caller_of_user(&user, str_of(secret))->data;
    return CORDIAL_OK;
}
