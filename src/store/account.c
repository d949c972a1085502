/* Users; tokens; sessions; guessing. */
#include "store/account.h"

#include "store/run.h"

/* ---- rows ---- */

static void read_user(struct arena *mem, const struct query *q, struct account_user *out)
{
    *out = (struct account_user){
        .number = query_int_at(q, 0),
        .name = query_str_at(mem, q, 1),
        .full_name = query_str_at(mem, q, 2),
        .role = query_int_at(q, 3),
        .password = query_str_at(mem, q, 4),
        .made_s = query_int_at(q, 5),
        .signed_in_s = query_int_at(q, 6),
    };
}

static void read_token(struct arena *mem, const struct query *q, struct account_token *out)
{
    *out = (struct account_token){
        .number = query_int_at(q, 0),
        .name = query_str_at(mem, q, 1),
        .hash = query_str_at(mem, q, 2),
        .scopes = query_int_at(q, 3),
        .made_s = query_int_at(q, 4),
        .ends_s = query_int_at(q, 5),
        .used_s = query_int_at(q, 6),
    };
}

static void read_session(struct arena *mem, const struct query *q, struct account_session *out)
{
    *out = (struct account_session){
        .hash = query_str_at(mem, q, 0),
        .user = query_int_at(q, 1),
        .token = query_int_at(q, 2),
        .agent = query_str_at(mem, q, 3),
        .made_s = query_int_at(q, 4),
        .seen_s = query_int_at(q, 5),
        .ends_s = query_int_at(q, 6),
    };
}

/* Step to the one row, let @read have it, and end; CORDIAL_E_NOTFOUND with @what without one. */
#define QUERY_ONE(q, mem, read, out, err, ...)                                                     \
    do {                                                                                           \
        bool row_ = false;                                                                         \
        cordial_status status_ = query_step((q), &row_, (err));                                    \
        if (status_ == CORDIAL_OK && row_) {                                                       \
            read((mem), (q), (out));                                                               \
        }                                                                                          \
        query_end(q);                                                                              \
        TRY(status_);                                                                              \
        return row_ ? CORDIAL_OK : err_set((err), CORDIAL_E_NOTFOUND, __VA_ARGS__);                \
    } while (0)

/* Run an insertion that does nothing when the name is taken; the new row's number. */
static cordial_status add_row(struct query *q, const char *what, struct str name, int64_t *out,
                              cordial_error *err)
{
    bool row = false;
    cordial_status status = query_step(q, &row, err);
    *out = status == CORDIAL_OK && row ? query_int_at(q, 0) : 0;
    bool more = row;
    while (status == CORDIAL_OK && more) { /* RETURNING is written when it is stepped to its end */
        status = query_step(q, &more, err);
    }
    query_end(q);
    TRY(status);
    if (!row) {
        return err_set(err, CORDIAL_E_CANTCREATE, "there is a %s '%.*s' already", what,
                       STR_ARG(name));
    }
    return CORDIAL_OK;
}

/* ---- users ---- */

cordial_status account_user_add(struct store *s, struct account_user *user, cordial_error *err)
{
    struct query q = query_begin(s, SQL_USER_ADD);
    query_str(&q, user->name);
    query_str(&q, user->full_name);
    query_int(&q, user->role);
    query_str(&q, user->password);
    query_int(&q, user->made_s);
    return add_row(&q, "user", user->name, &user->number, err);
}

cordial_status account_user_change(struct store *s, const struct account_user *user,
                                   cordial_error *err)
{
    struct query q = query_begin(s, SQL_USER_CHANGE);
    query_int(&q, user->number);
    query_str(&q, user->full_name);
    query_int(&q, user->role);
    query_str(&q, user->password);
    query_int(&q, user->signed_in_s);
    return query_run(&q, err);
}

cordial_status account_user_find(struct arena *mem, struct store *s, struct str name,
                                 struct account_user *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_USER_BY_NAME);
    query_str(&q, name);
    QUERY_ONE(&q, mem, read_user, out, err, "there is no user '%.*s'", STR_ARG(name));
}

cordial_status account_user_at(struct arena *mem, struct store *s, int64_t number,
                               struct account_user *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_USER_BY_NUMBER);
    query_int(&q, number);
    QUERY_ONE(&q, mem, read_user, out, err, "there is no user %lld", (long long)number);
}

cordial_status account_user_list(struct arena *mem, struct store *s, struct account_users *out,
                                 cordial_error *err)
{
    struct query q = query_begin(s, SQL_USER_LIST);
    bool row = false;
    cordial_status status;
    *out = (struct account_users){0};
    while ((status = query_step(&q, &row, err)) == CORDIAL_OK && row) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        read_user(mem, &q, &out->rows[out->n++]);
    }
    query_end(&q);
    return status;
}

static cordial_status run_with_number(struct store *s, enum sql which, int64_t number,
                                      cordial_error *err)
{
    struct query q = query_begin(s, which);
    query_int(&q, number);
    return query_run(&q, err);
}

cordial_status account_user_remove(struct store *s, int64_t number, cordial_error *err)
{
    return run_with_number(s, SQL_USER_REMOVE, number, err);
}

/* ---- tokens ---- */

cordial_status account_token_add(struct store *s, struct account_token *token, cordial_error *err)
{
    struct query q = query_begin(s, SQL_TOKEN_ADD);
    query_str(&q, token->name);
    query_str(&q, token->hash);
    query_int(&q, token->scopes);
    query_int(&q, token->made_s);
    query_int(&q, token->ends_s);
    return add_row(&q, "token", token->name, &token->number, err);
}

cordial_status account_token_find(struct arena *mem, struct store *s, struct str name,
                                  struct account_token *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_TOKEN_BY_NAME);
    query_str(&q, name);
    QUERY_ONE(&q, mem, read_token, out, err, "there is no token '%.*s'", STR_ARG(name));
}

cordial_status account_token_by_hash(struct arena *mem, struct store *s, struct str hash,
                                     struct account_token *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_TOKEN_BY_HASH);
    query_str(&q, hash);
    QUERY_ONE(&q, mem, read_token, out, err, "there is no such token");
}

cordial_status account_token_at(struct arena *mem, struct store *s, int64_t number,
                                struct account_token *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_TOKEN_BY_NUMBER);
    query_int(&q, number);
    QUERY_ONE(&q, mem, read_token, out, err, "there is no token %lld", (long long)number);
}

cordial_status account_token_list(struct arena *mem, struct store *s, struct account_tokens *out,
                                  cordial_error *err)
{
    struct query q = query_begin(s, SQL_TOKEN_LIST);
    bool row = false;
    cordial_status status;
    *out = (struct account_tokens){0};
    while ((status = query_step(&q, &row, err)) == CORDIAL_OK && row) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        read_token(mem, &q, &out->rows[out->n++]);
    }
    query_end(&q);
    return status;
}

cordial_status account_token_used(struct store *s, int64_t number, int64_t when_s,
                                  cordial_error *err)
{
    struct query q = query_begin(s, SQL_TOKEN_USED);
    query_int(&q, number);
    query_int(&q, when_s);
    return query_run(&q, err);
}

cordial_status account_token_remove(struct store *s, int64_t number, cordial_error *err)
{
    return run_with_number(s, SQL_TOKEN_REMOVE, number, err);
}

/* ---- sessions ---- */

cordial_status account_session_add(struct store *s, const struct account_session *session,
                                   cordial_error *err)
{
    struct query q = query_begin(s, SQL_SESSION_ADD);
    query_str(&q, session->hash);
    query_int(&q, session->user);
    query_int(&q, session->token);
    query_str(&q, session->agent);
    query_int(&q, session->made_s);
    query_int(&q, session->seen_s);
    query_int(&q, session->ends_s);
    return query_run(&q, err);
}

cordial_status account_session_find(struct arena *mem, struct store *s, struct str hash,
                                    struct account_session *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_SESSION_BY_HASH);
    query_str(&q, hash);
    QUERY_ONE(&q, mem, read_session, out, err, "there is no such session");
}

cordial_status account_session_seen(struct store *s, struct str hash, int64_t seen_s,
                                    int64_t ends_s, cordial_error *err)
{
    struct query q = query_begin(s, SQL_SESSION_SEEN);
    query_str(&q, hash);
    query_int(&q, seen_s);
    query_int(&q, ends_s);
    return query_run(&q, err);
}

cordial_status account_session_remove(struct store *s, struct str hash, cordial_error *err)
{
    struct query q = query_begin(s, SQL_SESSION_REMOVE);
    query_str(&q, hash);
    return query_run(&q, err);
}

cordial_status account_session_remove_of(struct store *s, int64_t user, int64_t token,
                                         cordial_error *err)
{
    struct query q = query_begin(s, SQL_SESSION_REMOVE_OF);
    query_int(&q, user);
    query_int(&q, token);
    return query_run(&q, err);
}

cordial_status account_session_sweep(struct store *s, int64_t now_s, cordial_error *err)
{
    return run_with_number(s, SQL_SESSION_SWEEP, now_s, err);
}

/* ---- guessing ---- */

cordial_status account_attempts(struct store *s, struct str key, int64_t since_s, int64_t *out,
                                int64_t *out_first_s, cordial_error *err)
{
    struct query q = query_begin(s, SQL_ATTEMPT_BY_KEY);
    bool row = false;
    query_str(&q, key);
    query_int(&q, since_s);
    cordial_status status = query_step(&q, &row, err);
    if (status == CORDIAL_OK) {
        *out = row ? query_int_at(&q, 0) : 0;
        *out_first_s = row ? query_int_at(&q, 1) : 0;
    }
    query_end(&q);
    return status;
}

cordial_status account_attempt_add(struct store *s, struct str key, int64_t now_s, int64_t since_s,
                                   cordial_error *err)
{
    struct query q = query_begin(s, SQL_ATTEMPT_ADD);
    query_str(&q, key);
    query_int(&q, now_s);
    query_int(&q, since_s);
    return query_run(&q, err);
}

cordial_status account_attempts_clear(struct store *s, struct str key, cordial_error *err)
{
    struct query q = query_begin(s, SQL_ATTEMPT_CLEAR);
    query_str(&q, key);
    return query_run(&q, err);
}

cordial_status account_attempts_sweep(struct store *s, int64_t since_s, cordial_error *err)
{
    return run_with_number(s, SQL_ATTEMPT_SWEEP, since_s, err);
}
