/* token: adding, listing, removing. */
#include "cli/badges.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "view/view.h"

static void accounts_closep(cordial_accounts **accounts)
{
    cordial_accounts_close(*accounts);
}

static void tokens_freep(cordial_tokens **tokens)
{
    cordial_tokens_free(*tokens);
}

static void token_freep(char **token)
{
    cordial_text_free(*token);
}

/* ---- add ---- */

static unsigned scope_named(const char *name)
{
    const cordial_scope *scope;
    for (size_t i = 0; (scope = cordial_scope_at(i)) != NULL; i++) {
        if (strcmp(scope->name, name) == 0) {
            return scope->bit;
        }
    }
    return 0; /* never: the option table allows no other word */
}

/* Every --scope counts. */
static unsigned scopes_given(const struct options *options)
{
    unsigned scopes = 0;
    for (size_t i = 0; i < options->n_given; i++) {
        if (strcmp(options->given[i].option->name, "scope") == 0) {
            scopes |= scope_named(options->given[i].value);
        }
    }
    return scopes;
}

static void print_token(struct run *run, const char *name, unsigned scopes, const char *token,
                        int64_t ends_s)
{
    if (option_given(&run->options, "json")) {
        json_t *document = json_pack("{s:s, s:s, s:o, s:o}", "name", name, "token", token, "scopes",
                                     view_scopes(scopes), "ends", view_when(ends_s));
        run_document(run, document);
        return;
    }
    output_say(arena_printf(run->mem,
                            "cordial: keep it: it is not shown again; it works until %s\n",
                            verbs_date(run->mem, ends_s)));
    page_printf(&run->page, "%s\n", token);
}

static cordial_status add(struct run *run, size_t n, const char *const *words, cordial_error *err)
{
    (void)n;
    long days = CORDIAL_TOKEN_DAYS;
    int64_t ends_s = 0;
    AUTO(accounts_closep) cordial_accounts *accounts = NULL;
    AUTO(token_freep) char *token = NULL;
    TRY(option_number(&run->options, "days", 1, CORDIAL_TOKEN_DAYS_MAX, &days, err));
    cordial_token_add_options add = {
        .name = words[0],
        .scopes = scopes_given(&run->options),
        .days = (unsigned)days,
    };
    if (add.scopes == 0) {
        return err_set(err, CORDIAL_E_USAGE, "add needs --scope, such as --scope agent:read");
    }
    TRY(cordial_accounts_open(run->base, &accounts, err));
    TRY(cordial_token_add(accounts, &add, &token, &ends_s, err));
    print_token(run, words[0], add.scopes, token, ends_s);
    return CORDIAL_OK;
}

/* ---- list, remove ---- */

static void add_token(struct run *run, const cordial_token *token)
{
    struct page *page = &run->page;
    const cordial_scope *scope;
    page_value(page, STYLE_STRONG, str_of(token->name));
    page_words(page, STYLE_PLAIN, " ");
    for (size_t i = 0; (scope = cordial_scope_at(i)) != NULL; i++) {
        if ((token->scopes & scope->bit) != 0) {
            page_printf(page, " %s", scope->name);
        }
    }
    page_words(page, token->ended ? STYLE_BAD : STYLE_DIM, token->ended ? "  ended " : "  until ");
    page_words(page, STYLE_DIM, verbs_date(run->mem, token->ends_s));
    page_words(page, STYLE_DIM, token->used_s > 0 ? ", last used " : ", never used");
    if (token->used_s > 0) {
        page_words(page, STYLE_DIM, verbs_date(run->mem, token->used_s));
    }
    page_end(page);
}

static cordial_status list(struct run *run, size_t n, const char *const *words, cordial_error *err)
{
    (void)n;
    (void)words;
    AUTO(accounts_closep) cordial_accounts *accounts = NULL;
    AUTO(tokens_freep) cordial_tokens *tokens = NULL;
    TRY(cordial_accounts_open(run->base, &accounts, err));
    TRY(cordial_token_list(accounts, &tokens, err));
    if (option_given(&run->options, "json")) {
        run_document(run, view_tokens(tokens));
        return CORDIAL_OK;
    }
    for (size_t i = 0; i < tokens->n_rows; i++) {
        add_token(run, &tokens->rows[i]);
    }
    page_count(&run->page, tokens->n_rows, "token", "tokens");
    page_end(&run->page);
    return CORDIAL_OK;
}

static cordial_status remove_token(struct run *run, size_t n, const char *const *words,
                                   cordial_error *err)
{
    (void)n;
    AUTO(accounts_closep) cordial_accounts *accounts = NULL;
    TRY(cordial_accounts_open(run->base, &accounts, err));
    TRY(cordial_token_remove(accounts, words[0], err));
    if (option_given(&run->options, "json")) {
        run_document(run, json_pack("{s:s}", "removed", words[0]));
        return CORDIAL_OK;
    }
    page_words(&run->page, STYLE_PLAIN, "token ");
    page_value(&run->page, STYLE_STRONG, str_of(words[0]));
    page_words(&run->page, STYLE_PLAIN, " removed\n");
    return CORDIAL_OK;
}

static const struct verb verbs[] = {
    {"add", "NAME --scope SCOPE [--scope SCOPE] [--days N]", 1, 1, add},
    {"list", "", 0, 0, list},
    {"remove", "NAME", 1, 1, remove_token},
};

cordial_status cmd_token(struct run *run, cordial_error *err)
{
    return verbs_run(run, verbs, sizeof verbs / sizeof verbs[0], err);
}
