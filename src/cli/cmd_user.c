/* user: adding, changing, listing, removing. */
#include "cli/badges.h"
#include "cli/password.h"
#include "cli/verbs.h"
#include "view/view.h"

static void accounts_closep(cordial_accounts **accounts)
{
    cordial_accounts_close(*accounts);
}

static void users_freep(cordial_users **users)
{
    cordial_users_free(*users);
}

/* What was done to whom, as a document or as words. */
static void tell(struct run *run, const char *done, const char *name)
{
    if (option_given(&run->options, "json")) {
        run_document(run, json_pack("{s:s}", done, name));
        return;
    }
    page_words(&run->page, STYLE_PLAIN, "user ");
    page_value(&run->page, STYLE_STRONG, str_of(name));
    page_printf(&run->page, " %s\n", done);
}

/* ---- add, change, password ---- */

/* The value of --role; false when it was not given. */
static bool role_of(const struct run *run, cordial_role *out)
{
    const char *word = option_value(&run->options, "role");
    return word != NULL && cordial_role_find(word, out); /* the table allows no other word */
}

static cordial_status add(struct run *run, size_t n, const char *const *words, cordial_error *err)
{
    (void)n;
    struct str password = {NULL, 0};
    AUTO(accounts_closep) cordial_accounts *accounts = NULL;
    cordial_user_add_options user = {
        .name = words[0],
        .full_name = option_value(&run->options, "full-name"),
        .role = CORDIAL_ROLE_AGENT,
    };
    role_of(run, &user.role);
    TRY(cordial_accounts_open(run->base, &accounts, err));
    if (!option_given(&run->options, "no-password")) {
        TRY(password_read(run->mem, &password, err));
    }
    user.password = password.p;
    user.password_bytes = password.n;
    TRY(cordial_user_add(accounts, &user, err));
    tell(run, "added", words[0]);
    return CORDIAL_OK;
}

static cordial_status change(struct run *run, size_t n, const char *const *words,
                             cordial_error *err)
{
    (void)n;
    cordial_role role;
    AUTO(accounts_closep) cordial_accounts *accounts = NULL;
    cordial_user_change_options change = {
        .full_name = option_value(&run->options, "full-name"),
        .role = role_of(run, &role) ? &role : NULL,
    };
    if (change.full_name == NULL && change.role == NULL) {
        return err_set(err, CORDIAL_E_USAGE, "change needs --role or --full-name");
    }
    TRY(cordial_accounts_open(run->base, &accounts, err));
    TRY(cordial_user_change(accounts, words[0], &change, err));
    tell(run, "changed", words[0]);
    return CORDIAL_OK;
}

static cordial_status password(struct run *run, size_t n, const char *const *words,
                               cordial_error *err)
{
    (void)n;
    struct str given;
    AUTO(accounts_closep) cordial_accounts *accounts = NULL;
    TRY(cordial_accounts_open(run->base, &accounts, err));
    TRY(password_read(run->mem, &given, err));
    cordial_user_change_options change = {.password = given.p, .password_bytes = given.n};
    TRY(cordial_user_change(accounts, words[0], &change, err));
    tell(run, "changed", words[0]);
    return CORDIAL_OK;
}

/* ---- list, remove ---- */

static void add_user(struct run *run, const cordial_user *user)
{
    struct page *page = &run->page;
    page_value(page, STYLE_STRONG, str_of(user->name));
    page_printf(page, "  %s  ", cordial_role_name(user->role));
    page_value(page, STYLE_PLAIN, str_of(user->full_name));
    page_words(page, STYLE_DIM, user->has_password ? "" : "  no password");
    page_words(page, STYLE_DIM, user->signed_in_s > 0 ? "  last signed in " : "  never signed in");
    if (user->signed_in_s > 0) {
        page_words(page, STYLE_DIM, verbs_date(run->mem, user->signed_in_s));
    }
    page_end(page);
}

static cordial_status list(struct run *run, size_t n, const char *const *words, cordial_error *err)
{
    (void)n;
    (void)words;
    AUTO(accounts_closep) cordial_accounts *accounts = NULL;
    AUTO(users_freep) cordial_users *users = NULL;
    TRY(cordial_accounts_open(run->base, &accounts, err));
    TRY(cordial_user_list(accounts, &users, err));
    if (option_given(&run->options, "json")) {
        run_document(run, view_users(users));
        return CORDIAL_OK;
    }
    for (size_t i = 0; i < users->n_rows; i++) {
        add_user(run, &users->rows[i]);
    }
    page_count(&run->page, users->n_rows, "user", "users");
    page_end(&run->page);
    return CORDIAL_OK;
}

static cordial_status remove_user(struct run *run, size_t n, const char *const *words,
                                  cordial_error *err)
{
    (void)n;
    AUTO(accounts_closep) cordial_accounts *accounts = NULL;
    TRY(cordial_accounts_open(run->base, &accounts, err));
    TRY(cordial_user_remove(accounts, words[0], err));
    tell(run, "removed", words[0]);
    return CORDIAL_OK;
}

static const struct verb verbs[] = {
    {"add", "NAME [--full-name NAME] [--role ROLE] [--no-password]", 1, 1, add},
    {"change", "NAME [--full-name NAME] [--role ROLE]", 1, 1, change},
    {"list", "", 0, 0, list},
    {"password", "NAME", 1, 1, password},
    {"remove", "NAME", 1, 1, remove_user},
};

cordial_status cmd_user(struct run *run, cordial_error *err)
{
    return verbs_run(run, verbs, sizeof verbs / sizeof verbs[0], err);
}
