#include "scratch.h"

#include "store/account.h"
#include "store/ledger.h"

#include <sqlite3.h>

/* The database as a cordial left it that knew no accounts. */
static void make_older(struct scratch *s)
{
    struct store *store = NULL;
    sqlite3 *db = NULL;
    assert_ok(store_open(s->path, STORE_WRITE, &store, &s->err), &s->err);
    store_close(store);
    assert_int_equal(sqlite3_open(store_path(&s->mem, s->path), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "DROP TABLE user; DROP TABLE token; DROP TABLE session;"
                                  "DROP TABLE attempt; PRAGMA user_version = 1",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
}

static void older_store_is_brought_up_to_date_when_it_is_read(void **state)
{
    struct scratch *s = *state;
    struct store *store = NULL;
    struct account_users users;
    make_older(s);
    assert_ok(store_open(s->path, STORE_READ, &store, &s->err), &s->err);
    assert_ok(account_user_list(&s->mem, store, &users, &s->err), &s->err);
    assert_int_equal(users.n, 0);
    store_close(store);
}

static void store_of_a_newer_cordial_is_left_alone(void **state)
{
    struct scratch *s = *state;
    struct store *store = NULL;
    sqlite3 *db = NULL;
    make_older(s);
    assert_int_equal(sqlite3_open(store_path(&s->mem, s->path), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 999", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(store_open(s->path, STORE_WRITE, &store, &s->err), CORDIAL_E_UNAVAILABLE);
    assert_non_null(strstr(s->err.message, "a newer cordial"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(older_store_is_brought_up_to_date_when_it_is_read),
        scratch_test(store_of_a_newer_cordial_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
