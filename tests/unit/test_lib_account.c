/* Accounts through the public functions: users, tokens, sessions, guessing. */
#include "scratch.h"

#include "base/clock.h"
#include "http/session.h"
#include "store/account.h"

#include <cordial/account.h>
#include <cordial/template.h>

static const char good[] = "correct horse battery";

struct house {
    struct scratch *s;
    cordial_accounts *accounts;
};

static int house_set_up(void **state)
{
    if (scratch_set_up(state) != 0) {
        return -1;
    }
    struct house *h = heap_alloc(sizeof *h);
    h->s = *state;
    *state = h;
    cordial_base *base = scratch_base(h->s, CORDIAL_AUDIENCE_AGENTS);
    return cordial_accounts_open(base, &h->accounts, &h->s->err) == CORDIAL_OK ? 0 : -1;
}

static int house_tear_down(void **state)
{
    struct house *h = *state;
    void *scratch = h->s;
    cordial_accounts_close(h->accounts);
    free(h);
    return scratch_tear_down(&scratch);
}
#define house_test(f) cmocka_unit_test_setup_teardown(f, house_set_up, house_tear_down)

static cordial_status try_add(struct house *h, const char *name, const char *password)
{
    cordial_user_add_options user = {
        .name = name,
        .full_name = "Anna Visser",
        .role = CORDIAL_ROLE_AGENT,
        .password = password,
        .password_bytes = password != NULL ? strlen(password) : 0,
    };
    return cordial_user_add(h->accounts, &user, &h->s->err);
}

static void add_anna(struct house *h)
{
    assert_ok(try_add(h, "Anna", good), &h->s->err);
}

static cordial_status sign_in(struct house *h, const char *name, const char *password,
                              const char *address, const char **out_token, int64_t *out_wait_s)
{
    char *token = NULL;
    cordial_sign_in how = {
        .name = name, .password = password, .password_bytes = strlen(password), .address = address};
    cordial_status status =
        cordial_session_begin(h->accounts, &how, &token, out_wait_s, &h->s->err);
    if (status == CORDIAL_OK) {
        *out_token = arena_cstr(&h->s->mem, str_of(token));
    }
    cordial_text_free(token);
    return status;
}

static const char *anna_in(struct house *h)
{
    const char *token = NULL;
    assert_ok(sign_in(h, "anna", good, "::1", &token, NULL), &h->s->err);
    return token;
}

static cordial_status find_session(struct house *h, const char *token)
{
    cordial_caller *caller = NULL;
    cordial_status status = cordial_session_find(h->accounts, token, &caller, &h->s->err);
    cordial_caller_free(caller);
    return status;
}

static struct store *store_of(struct house *h)
{
    struct store *store = NULL;
    assert_ok(store_open(scratch_path(h->s, ".cordial"), STORE_READ, &store, &h->s->err),
              &h->s->err);
    return store;
}

/* ---- users ---- */

static void user_who_signed_in_is_found_by_the_session(void **state)
{
    struct house *h = *state;
    cordial_caller *caller = NULL;
    add_anna(h);
    assert_ok(cordial_session_find(h->accounts, anna_in(h), &caller, &h->s->err), &h->s->err);
    assert_string_equal(caller->name, "anna");
    assert_string_equal(caller->full_name, "Anna Visser");
    assert_int_equal(caller->role, CORDIAL_ROLE_AGENT);
    assert_true(strlen(caller->form_token) > 40);
    assert_true(cordial_caller_may(caller, CORDIAL_ROLE_AGENT, true));
    assert_false(cordial_caller_may(caller, CORDIAL_ROLE_TRAINER, false));
    cordial_caller_free(caller);
}

static void neither_password_nor_token_is_in_the_file(void **state)
{
    struct house *h = *state;
    struct str file;
    add_anna(h);
    const char *token = anna_in(h);
    struct store *store = store_of(h);
    store_tidy(store);
    store_close(store);
    const char *path = scratch_path(h->s, ".cordial/cordial.db");
    assert_ok(file_read(&h->s->mem, path, 1 << 24, &file, &h->s->err), &h->s->err);
    assert_int_equal(str_find(file, str_of(good)), STR_NOT_FOUND);
    assert_int_equal(str_find(file, str_of(token)), STR_NOT_FOUND);
    assert_true(str_find(file, STR("$argon2id$")) != STR_NOT_FOUND);
}

static void names_are_the_same_in_either_case(void **state)
{
    struct house *h = *state;
    add_anna(h);
    assert_int_equal(try_add(h, "ANNA", good), CORDIAL_E_CANTCREATE);
}

static void name_that_cannot_be_is_refused(void **state)
{
    struct house *h = *state;
    static const char *const names[] = {"",
                                        "an na",
                                        "anna\n",
                                        "a/b",
                                        "آنا",
                                        "<b>",
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                        "aaaaaaaa"};
    for (size_t i = 0; i < N_ROWS(names); i++) {
        assert_int_equal(try_add(h, names[i], good), CORDIAL_E_USAGE);
    }
}

static void weak_password_is_refused(void **state)
{
    struct house *h = *state;
    assert_int_equal(try_add(h, "anna", ""), CORDIAL_E_USAGE);
    assert_int_equal(try_add(h, "anna", "ninechars"), CORDIAL_E_USAGE);
    assert_int_equal(try_add(h, "anna-visser", "Anna-Visser"), CORDIAL_E_USAGE);
    assert_int_equal(try_add(h, "anna", "caf\xe9 caf\xe9 caf\xe9"), CORDIAL_E_USAGE);
}

static void password_is_measured_in_characters(void **state)
{
    struct house *h = *state;
    assert_int_equal(try_add(h, "a", "گذرواژه"), CORDIAL_E_USAGE);
    assert_ok(try_add(h, "a", "گذرواژه‌ای بلند"), &h->s->err);
}

static void user_without_a_password_cannot_sign_in(void **state)
{
    struct house *h = *state;
    const char *token = NULL;
    assert_ok(try_add(h, "anna", NULL), &h->s->err);
    assert_int_equal(sign_in(h, "anna", "", "::1", &token, NULL), CORDIAL_E_PERMISSION);
}

static void another_password_or_role_ends_the_sessions(void **state)
{
    struct house *h = *state;
    add_anna(h);
    const char *token = anna_in(h);
    cordial_user_change_options name = {.full_name = "Anna V."};
    assert_ok(cordial_user_change(h->accounts, "anna", &name, &h->s->err), &h->s->err);
    assert_ok(find_session(h, token), &h->s->err);
    cordial_role role = CORDIAL_ROLE_TRAINER;
    cordial_user_change_options change = {.role = &role};
    assert_ok(cordial_user_change(h->accounts, "anna", &change, &h->s->err), &h->s->err);
    assert_int_equal(find_session(h, token), CORDIAL_E_PERMISSION);
}

static void removed_user_is_out_at_once(void **state)
{
    struct house *h = *state;
    add_anna(h);
    const char *token = anna_in(h);
    assert_ok(cordial_user_remove(h->accounts, "anna", &h->s->err), &h->s->err);
    assert_int_equal(find_session(h, token), CORDIAL_E_PERMISSION);
    assert_int_equal(cordial_user_remove(h->accounts, "anna", &h->s->err), CORDIAL_E_NOTFOUND);
}

static void listing_makes_no_store(void **state)
{
    struct house *h = *state;
    cordial_users *users = NULL;
    assert_ok(cordial_user_list(h->accounts, &users, &h->s->err), &h->s->err);
    assert_int_equal(users->n_rows, 0);
    cordial_users_free(users);
    assert_int_equal(access(scratch_path(h->s, ".cordial"), F_OK), -1);
}

/* ---- sessions ---- */

static void wrong_token_opens_nothing(void **state)
{
    struct house *h = *state;
    assert_int_equal(find_session(h, ""), CORDIAL_E_PERMISSION);
    add_anna(h);
    char *token = arena_alloc(&h->s->mem, 64);
    memcpy(token, anna_in(h), 43);
    token[5] = token[5] == 'a' ? 'b' : 'a';
    assert_int_equal(find_session(h, token), CORDIAL_E_PERMISSION);
    assert_int_equal(find_session(h, ""), CORDIAL_E_PERMISSION);
    assert_int_equal(find_session(h, "' OR 1=1 --"), CORDIAL_E_PERMISSION);
}

static void session_that_was_ended_is_over(void **state)
{
    struct house *h = *state;
    add_anna(h);
    const char *token = anna_in(h);
    assert_ok(cordial_session_end(h->accounts, token, &h->s->err), &h->s->err);
    assert_int_equal(find_session(h, token), CORDIAL_E_PERMISSION);
}

/* What the store has of the one session is written over. */
static void age_session(struct house *h, const char *token, int64_t seen_s, int64_t ends_s)
{
    struct store *store = store_of(h);
    struct account_session session;
    struct str hash = session_hash(&h->s->mem, str_of(token));
    assert_ok(account_session_find(&h->s->mem, store, hash, &session, &h->s->err), &h->s->err);
    assert_ok(account_session_seen(store, hash, seen_s, ends_s, &h->s->err), &h->s->err);
    store_close(store);
}

static void session_that_nobody_used_is_over(void **state)
{
    struct house *h = *state;
    add_anna(h);
    const char *token = anna_in(h);
    int64_t now_s = clock_now_s();
    age_session(h, token, now_s - 100, now_s + 5);
    assert_ok(find_session(h, token), &h->s->err); /* and is put off again */
    age_session(h, token, now_s - 100, now_s - 1);
    assert_int_equal(find_session(h, token), CORDIAL_E_PERMISSION);
}

static void form_token_belongs_to_its_session(void **state)
{
    struct house *h = *state;
    cordial_caller *one = NULL;
    cordial_caller *two = NULL;
    add_anna(h);
    assert_ok(cordial_session_find(h->accounts, anna_in(h), &one, &h->s->err), &h->s->err);
    assert_ok(cordial_session_find(h->accounts, anna_in(h), &two, &h->s->err), &h->s->err);
    assert_true(cordial_caller_form_is(one, one->form_token));
    assert_false(cordial_caller_form_is(one, two->form_token));
    assert_false(cordial_caller_form_is(one, ""));
    assert_false(cordial_caller_form_is(one, NULL));
    assert_false(cordial_caller_form_is(NULL, one->form_token));
    cordial_caller_free(one);
    cordial_caller_free(two);
}

/* ---- guessing ---- */

static void who_guessed_too_often_waits_also_with_the_password(void **state)
{
    struct house *h = *state;
    const char *token = NULL;
    int64_t wait_s = -1;
    add_anna(h);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(sign_in(h, "anna", "guess number", "192.0.2.1", &token, &wait_s),
                         CORDIAL_E_PERMISSION);
        assert_int_equal(wait_s, 0);
    }
    assert_int_equal(sign_in(h, "anna", good, "192.0.2.1", &token, &wait_s), CORDIAL_E_PERMISSION);
    assert_true(wait_s > 800 && wait_s <= 901);
    assert_ok(sign_in(h, "anna", good, "192.0.2.2", &token, &wait_s), &h->s->err);
    assert_int_equal(wait_s, 0);
}

static void address_that_tries_many_names_waits(void **state)
{
    struct house *h = *state;
    const char *token = NULL;
    int64_t wait_s = 0;
    add_anna(h);
    for (int i = 0; i < 30; i++) {
        const char *name = arena_printf(&h->s->mem, "name%d", i).p;
        assert_int_equal(sign_in(h, name, "", "192.0.2.1", &token, &wait_s), CORDIAL_E_PERMISSION);
        assert_int_equal(wait_s, 0);
    }
    assert_int_equal(sign_in(h, "anna", good, "192.0.2.1", &token, &wait_s), CORDIAL_E_PERMISSION);
    assert_true(wait_s > 0);
}

static void password_that_was_right_forgives_the_wrong_ones(void **state)
{
    struct house *h = *state;
    const char *token = NULL;
    int64_t wait_s = 0;
    add_anna(h);
    for (int i = 0; i < 9; i++) {
        bool right = i % 3 == 2;
        cordial_status status =
            sign_in(h, "anna", right ? good : "guess number", "192.0.2.1", &token, &wait_s);
        assert_int_equal(status, right ? CORDIAL_OK : CORDIAL_E_PERMISSION);
        assert_int_equal(wait_s, 0);
    }
}

/* ---- tokens ---- */

static const char *add_token(struct house *h, unsigned scopes)
{
    char *token = NULL;
    int64_t ends_s = 0;
    cordial_token_add_options add = {.name = "desk", .scopes = scopes};
    assert_ok(cordial_token_add(h->accounts, &add, &token, &ends_s, &h->s->err), &h->s->err);
    assert_true(ends_s > clock_now_s() + 364 * 86400);
    const char *copy = arena_cstr(&h->s->mem, str_of(token));
    cordial_text_free(token);
    return copy;
}

static cordial_status find_token(struct house *h, const char *token)
{
    cordial_caller *caller = NULL;
    cordial_status status = cordial_token_find(h->accounts, token, &caller, &h->s->err);
    cordial_caller_free(caller);
    return status;
}

static void token_may_what_its_scopes_say_alone(void **state)
{
    struct house *h = *state;
    cordial_caller *caller = NULL;
    const char *token = add_token(h, CORDIAL_SCOPE_AGENT_READ | CORDIAL_SCOPE_TRAINER_WRITE);
    assert_ok(cordial_token_find(h->accounts, token, &caller, &h->s->err), &h->s->err);
    assert_true(cordial_caller_may(caller, CORDIAL_ROLE_ANYONE, false));
    assert_true(cordial_caller_may(caller, CORDIAL_ROLE_AGENT, false));
    assert_false(cordial_caller_may(caller, CORDIAL_ROLE_AGENT, true));
    assert_false(cordial_caller_may(caller, CORDIAL_ROLE_TRAINER, false));
    assert_true(cordial_caller_may(caller, CORDIAL_ROLE_TRAINER, true));
    assert_false(cordial_caller_may(caller, CORDIAL_ROLE_ADMIN, false));
    assert_string_equal(caller->form_token, "");
    cordial_caller_free(caller);
}

static void empty_or_foreign_token_opens_nothing(void **state)
{
    struct house *h = *state;
    assert_int_equal(find_token(h, ""), CORDIAL_E_PERMISSION);
    add_anna(h);
    const char *session = anna_in(h);
    const char *token = add_token(h, CORDIAL_SCOPE_ADMIN);
    assert_int_equal(find_token(h, ""), CORDIAL_E_PERMISSION);
    assert_int_equal(find_token(h, session), CORDIAL_E_PERMISSION);
    assert_int_equal(find_session(h, token), CORDIAL_E_PERMISSION);
}

static void panel_ends_with_its_token(void **state)
{
    struct house *h = *state;
    char *panel = NULL;
    cordial_caller *caller = NULL;
    const char *token = add_token(h, CORDIAL_SCOPE_AGENT_READ | CORDIAL_SCOPE_TRAINER_READ);
    assert_ok(cordial_panel_begin(h->accounts, token, "Anna Visser", &panel, &h->s->err),
              &h->s->err);
    assert_ok(cordial_token_find(h->accounts, panel, &caller, &h->s->err), &h->s->err);
    assert_int_equal(caller->scopes, CORDIAL_SCOPE_AGENT_READ);
    assert_string_equal(caller->full_name, "Anna Visser");
    cordial_caller_free(caller);
    assert_int_equal(find_session(h, panel), CORDIAL_E_PERMISSION);
    char *inner = NULL;
    assert_int_equal(cordial_panel_begin(h->accounts, panel, NULL, &inner, &h->s->err),
                     CORDIAL_E_PERMISSION);
    assert_ok(cordial_token_remove(h->accounts, "desk", &h->s->err), &h->s->err);
    assert_int_equal(find_token(h, panel), CORDIAL_E_PERMISSION);
    cordial_text_free(panel);
}

static void public_handle_has_no_accounts(void **state)
{
    struct house *h = *state;
    cordial_accounts *accounts = NULL;
    cordial_base *base = scratch_base(h->s, CORDIAL_AUDIENCE_PUBLIC);
    assert_int_equal(cordial_accounts_open(base, &accounts, &h->s->err), CORDIAL_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        house_test(user_who_signed_in_is_found_by_the_session),
        house_test(neither_password_nor_token_is_in_the_file),
        house_test(names_are_the_same_in_either_case),
        house_test(name_that_cannot_be_is_refused),
        house_test(weak_password_is_refused),
        house_test(password_is_measured_in_characters),
        house_test(user_without_a_password_cannot_sign_in),
        house_test(another_password_or_role_ends_the_sessions),
        house_test(removed_user_is_out_at_once),
        house_test(listing_makes_no_store),
        house_test(wrong_token_opens_nothing),
        house_test(session_that_was_ended_is_over),
        house_test(session_that_nobody_used_is_over),
        house_test(form_token_belongs_to_its_session),
        house_test(who_guessed_too_often_waits_also_with_the_password),
        house_test(address_that_tries_many_names_waits),
        house_test(password_that_was_right_forgives_the_wrong_ones),
        house_test(token_may_what_its_scopes_say_alone),
        house_test(empty_or_foreign_token_opens_nothing),
        house_test(panel_ends_with_its_token),
        house_test(public_handle_has_no_accounts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
