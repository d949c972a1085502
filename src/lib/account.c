/* Roles and scopes; opening; users; tokens. */
#include "lib/account.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "http/session.h"

#include <stdlib.h>

enum { DAY_S = 86400 };

typedef HANDED(cordial_users) handed_users;
typedef HANDED(cordial_tokens) handed_tokens;

/* ---- roles and scopes ---- */

static const char *const role_names[] = {
    [CORDIAL_ROLE_ANYONE] = "anyone",
    [CORDIAL_ROLE_AGENT] = "agent",
    [CORDIAL_ROLE_TRAINER] = "trainer",
    [CORDIAL_ROLE_ADMIN] = "admin",
};

static const cordial_scope scopes[] = {
    {"admin", "everything", CORDIAL_SCOPE_ADMIN},
    {"agent:read", "search, suggest and check as agents do", CORDIAL_SCOPE_AGENT_READ},
    {"agent:write", "record what was accepted, put questions away", CORDIAL_SCOPE_AGENT_WRITE},
    {"trainer:read", "see the ledger", CORDIAL_SCOPE_TRAINER_READ},
    {"trainer:write", "mend the ledger", CORDIAL_SCOPE_TRAINER_WRITE},
};

const char *cordial_role_name(cordial_role role)
{
    return (size_t)role < sizeof role_names / sizeof role_names[0] ? role_names[role] : "unknown";
}

bool cordial_role_find(const char *word, cordial_role *out)
{
    for (size_t i = CORDIAL_ROLE_AGENT; i < sizeof role_names / sizeof role_names[0]; i++) {
        if (strcmp(role_names[i], word) == 0) {
            *out = (cordial_role)i;
            return true;
        }
    }
    return false;
}

const cordial_scope *cordial_scope_at(size_t i)
{
    return i < sizeof scopes / sizeof scopes[0] ? &scopes[i] : NULL;
}

/* ---- opening ---- */

cordial_status accounts_store(cordial_accounts *accounts, enum store_mode mode, struct store **out,
                              cordial_error *err)
{
    if (accounts->store == NULL) {
        cordial_status status = store_open(accounts->state, mode, &accounts->store, err);
        if (status == CORDIAL_E_NOINPUT && mode == STORE_READ) {
            *out = NULL;
            return CORDIAL_OK;
        }
        TRY(status);
    }
    *out = accounts->store;
    return CORDIAL_OK;
}

cordial_status cordial_accounts_open(cordial_base *base, cordial_accounts **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    struct store *ignored = NULL;
    if (base->audience != CORDIAL_AUDIENCE_AGENTS) {
        return err_set(err, CORDIAL_E_USAGE, "accounts are for agents' handles");
    }
    cordial_accounts *accounts = heap_alloc(sizeof *accounts);
    accounts->state = arena_cstr(&accounts->mem, str_of(base->state));
    if (accounts_store(accounts, STORE_READ, &ignored, err) != CORDIAL_OK) {
        cordial_accounts_close(accounts);
        return err->status;
    }
    *out = accounts;
    return CORDIAL_OK;
}

void cordial_accounts_close(cordial_accounts *accounts)
{
    if (accounts != NULL) {
        store_close(accounts->store);
        arena_done(&accounts->mem);
        free(accounts);
    }
}

/* ---- names and passwords ---- */

static bool is_of_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || strchr("._-+@", c) != NULL;
}

bool accounts_name(struct arena *mem, struct str name, struct str *out)
{
    if (name.n == 0 || name.n > CORDIAL_USER_NAME_MAX) {
        return false;
    }
    char *kept = arena_alloc(mem, name.n + 1);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        kept[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (kept[i] == '\0' || !is_of_name(kept[i])) {
            return false;
        }
    }
    *out = (struct str){kept, name.n};
    return true;
}

static cordial_status kept_name(struct arena *mem, const char *what, const char *name,
                                struct str *out, cordial_error *err)
{
    if (!accounts_name(mem, str_of(name), out)) {
        return err_set(err, CORDIAL_E_USAGE,
                       "'%s' is no name of a %s: 1 to %d letters a-z, digits and . _ - + @", name,
                       what, CORDIAL_USER_NAME_MAX);
    }
    return CORDIAL_OK;
}

cordial_status accounts_full_name(struct str name, cordial_error *err)
{
    bool control = false;
    for (size_t i = 0; i < name.n; i++) {
        control = control || (unsigned char)name.p[i] < 0x20 || name.p[i] == 0x7f;
    }
    if (name.n > CORDIAL_FULL_NAME_MAX || control || utf8_check(name) != STR_NOT_FOUND) {
        return err_set(err, CORDIAL_E_USAGE, "a full name is one line of at most %d bytes of UTF-8",
                       CORDIAL_FULL_NAME_MAX);
    }
    return CORDIAL_OK;
}

static size_t count_characters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
    }
    return n;
}

/* The hash of a password that may be chosen; "" when there is none. */
static cordial_status hash_password(struct arena *mem, struct str name, const char *password,
                                    size_t bytes, struct str *out, cordial_error *err)
{
    struct str word = {password, bytes};
    if (password == NULL) {
        *out = STR("");
        return CORDIAL_OK;
    }
    if (utf8_check(word) != STR_NOT_FOUND || str_chr(word, '\0') != STR_NOT_FOUND) {
        return err_set(err, CORDIAL_E_USAGE, "the password is no text in UTF-8");
    }
    if (count_characters(word) < CORDIAL_PASSWORD_MIN || word.n > CORDIAL_PASSWORD_MAX) {
        return err_set(err, CORDIAL_E_USAGE,
                       "a password has at least %d characters and at most %d bytes",
                       CORDIAL_PASSWORD_MIN, CORDIAL_PASSWORD_MAX);
    }
    if (str_eq_ci(word, name)) {
        return err_set(err, CORDIAL_E_USAGE, "the password is the user's name");
    }
    return session_password_hash(mem, word, out, err);
}

static cordial_status check_role(cordial_role role, cordial_error *err)
{
    if (role < CORDIAL_ROLE_AGENT || role > CORDIAL_ROLE_ADMIN) {
        return err_set(err, CORDIAL_E_USAGE, "a user is agent, trainer or admin");
    }
    return CORDIAL_OK;
}

/* ---- users ---- */

cordial_status cordial_user_add(cordial_accounts *accounts, const cordial_user_add_options *user,
                                cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct account_user row = {.role = user->role, .made_s = clock_now_s()};
    struct str full_name = str_of(user->full_name);
    TRY(kept_name(&mem, "user", user->name, &row.name, err));
    TRY(check_role(user->role, err));
    TRY(accounts_full_name(full_name, err));
    row.full_name = full_name.n > 0 ? full_name : str_of(user->name);
    TRY(hash_password(&mem, row.name, user->password, user->password_bytes, &row.password, err));
    TRY(accounts_store(accounts, STORE_WRITE, &store, err));
    return account_user_add(store, &row, err);
}

/* The user and the store that has it. */
static cordial_status find_user(struct arena *mem, cordial_accounts *accounts, const char *name,
                                struct store **out_store, struct account_user *out,
                                cordial_error *err)
{
    struct str kept;
    TRY(accounts_store(accounts, STORE_READ, out_store, err));
    if (*out_store == NULL || !accounts_name(mem, str_of(name), &kept)) {
        return err_set(err, CORDIAL_E_NOTFOUND, "there is no user '%s'", name);
    }
    return account_user_find(mem, *out_store, kept, out, err);
}

static cordial_status change_user(struct store *store, const struct account_user *user,
                                  bool ends_sessions, cordial_error *err)
{
    TRY(account_user_change(store, user, err));
    return ends_sessions ? account_session_remove_of(store, user->number, 0, err) : CORDIAL_OK;
}

static cordial_status end_change(struct store *store, cordial_status status, cordial_error *err)
{
    if (status != CORDIAL_OK) {
        store_rollback(store);
        return status;
    }
    return store_commit(store, err);
}

cordial_status cordial_user_change(cordial_accounts *accounts, const char *name,
                                   const cordial_user_change_options *change, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct account_user user = {0};
    TRY(find_user(&mem, accounts, name, &store, &user, err));
    if (change->full_name != NULL) {
        TRY(accounts_full_name(str_of(change->full_name), err));
        bool given = change->full_name[0] != '\0';
        user.full_name = given ? str_of(change->full_name) : user.name;
    }
    if (change->role != NULL) {
        TRY(check_role(*change->role, err));
        user.role = *change->role;
    }
    if (change->password != NULL) {
        TRY(hash_password(&mem, user.name, change->password, change->password_bytes, &user.password,
                          err));
    }
    TRY(store_begin(store, err));
    bool ends_sessions = change->role != NULL || change->password != NULL;
    return end_change(store, change_user(store, &user, ends_sessions, err), err);
}

static cordial_status remove_user(struct store *store, int64_t number, cordial_error *err)
{
    TRY(account_session_remove_of(store, number, 0, err));
    return account_user_remove(store, number, err);
}

cordial_status cordial_user_remove(cordial_accounts *accounts, const char *name, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct account_user user = {0};
    TRY(find_user(&mem, accounts, name, &store, &user, err));
    TRY(store_begin(store, err));
    return end_change(store, remove_user(store, user.number, err), err);
}

static cordial_status list_users(struct arena *mem, cordial_accounts *accounts, cordial_users *out,
                                 cordial_error *err)
{
    struct store *store = NULL;
    struct account_users users = {0};
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    if (store != NULL) {
        TRY(account_user_list(mem, store, &users, err));
    }
    cordial_user *rows = arena_array(mem, users.n, sizeof *rows);
    for (size_t i = 0; i < users.n; i++) {
        const struct account_user *user = &users.rows[i];
        rows[i] = (cordial_user){
            .name = user->name.p,
            .full_name = user->full_name.p,
            .role = (cordial_role)user->role,
            .has_password = user->password.n > 0,
            .made_s = user->made_s,
            .signed_in_s = user->signed_in_s,
        };
    }
    *out = (cordial_users){.rows = rows, .n_rows = users.n};
    return CORDIAL_OK;
}

cordial_status cordial_user_list(cordial_accounts *accounts, cordial_users **out,
                                 cordial_error *err)
{
    LOCAL_ERROR(err);
    handed_users *handed = heap_alloc(sizeof *handed);
    if (list_users(&handed->mem, accounts, &handed->data, err) != CORDIAL_OK) {
        cordial_users_free(&handed->data);
        return err->status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_users_free(cordial_users *users)
{
    if (users != NULL) {
        handed_users *handed = (handed_users *)(void *)users;
        arena_done(&handed->mem);
        free(handed);
    }
}

/* ---- tokens ---- */

char *accounts_token(struct str token)
{
    char *out = heap_alloc(token.n + 1);
    memcpy(out, token.p, token.n);
    return out;
}

cordial_status cordial_token_add(cordial_accounts *accounts, const cordial_token_add_options *token,
                                 char **out_token, int64_t *out_ends_s, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct str secret = session_token(&mem);
    unsigned days = token->days > 0 ? token->days : CORDIAL_TOKEN_DAYS;
    int64_t now_s = clock_now_s();
    struct account_token row = {
        .hash = session_hash(&mem, secret),
        .scopes = token->scopes,
        .made_s = now_s,
        .ends_s = now_s + (int64_t)days * DAY_S,
    };
    TRY(kept_name(&mem, "token", token->name, &row.name, err));
    if (token->scopes == 0 || token->scopes >= 2 * CORDIAL_SCOPE_ADMIN) {
        return err_set(err, CORDIAL_E_USAGE, "a token needs a scope");
    }
    if (days > CORDIAL_TOKEN_DAYS_MAX) {
        return err_set(err, CORDIAL_E_USAGE, "a token works for at most %d days",
                       CORDIAL_TOKEN_DAYS_MAX);
    }
    TRY(accounts_store(accounts, STORE_WRITE, &store, err));
    TRY(account_token_add(store, &row, err));
    *out_token = accounts_token(secret);
    if (out_ends_s != NULL) {
        *out_ends_s = row.ends_s;
    }
    return CORDIAL_OK;
}

static cordial_status remove_token(struct store *store, int64_t number, cordial_error *err)
{
    TRY(account_session_remove_of(store, 0, number, err));
    return account_token_remove(store, number, err);
}

cordial_status cordial_token_remove(cordial_accounts *accounts, const char *name,
                                    cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(arena_done) struct arena mem = {0};
    struct store *store = NULL;
    struct account_token token = {0};
    struct str kept;
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    if (store == NULL || !accounts_name(&mem, str_of(name), &kept)) {
        return err_set(err, CORDIAL_E_NOTFOUND, "there is no token '%s'", name);
    }
    TRY(account_token_find(&mem, store, kept, &token, err));
    TRY(store_begin(store, err));
    return end_change(store, remove_token(store, token.number, err), err);
}

static cordial_status list_tokens(struct arena *mem, cordial_accounts *accounts,
                                  cordial_tokens *out, cordial_error *err)
{
    struct store *store = NULL;
    struct account_tokens tokens = {0};
    int64_t now_s = clock_now_s();
    TRY(accounts_store(accounts, STORE_READ, &store, err));
    if (store != NULL) {
        TRY(account_token_list(mem, store, &tokens, err));
    }
    cordial_token *rows = arena_array(mem, tokens.n, sizeof *rows);
    for (size_t i = 0; i < tokens.n; i++) {
        const struct account_token *token = &tokens.rows[i];
        rows[i] = (cordial_token){
            .name = token->name.p,
            .scopes = (unsigned)token->scopes,
            .made_s = token->made_s,
            .ends_s = token->ends_s,
            .used_s = token->used_s,
            .ended = token->ends_s <= now_s,
        };
    }
    *out = (cordial_tokens){.rows = rows, .n_rows = tokens.n};
    return CORDIAL_OK;
}

cordial_status cordial_token_list(cordial_accounts *accounts, cordial_tokens **out,
                                  cordial_error *err)
{
    LOCAL_ERROR(err);
    handed_tokens *handed = heap_alloc(sizeof *handed);
    if (list_tokens(&handed->mem, accounts, &handed->data, err) != CORDIAL_OK) {
        cordial_tokens_free(&handed->data);
        return err->status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_tokens_free(cordial_tokens *tokens)
{
    if (tokens != NULL) {
        handed_tokens *handed = (handed_tokens *)(void *)tokens;
        arena_done(&handed->mem);
        free(handed);
    }
}
