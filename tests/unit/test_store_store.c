#include "scratch.h"

#include "store/account.h"
#include "store/ledger.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

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

/* What another process sees: does this one hold a lock on the file? */
static bool is_locked(const char *path)
{
    int ended = 0;
    pid_t child = fork();
    if (child == 0) {
        struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        int fd = open(path, O_RDWR | O_CLOEXEC);
        _exit(fd >= 0 && fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
    }
    assert_int_equal(waitpid(child, &ended, 0), child);
    return WIFEXITED(ended) && WEXITSTATUS(ended) == 1;
}

/* A lock ends when any descriptor of the file is closed in its process; another process then takes
 * itself for the last one and removes the log that is in use here. */
static void opening_it_again_keeps_the_locks_of_who_has_it_open(void **state)
{
    struct scratch *s = *state;
    struct store *first = NULL;
    struct store *second = NULL;
    struct account_users users;
    const char *path = store_path(&s->mem, s->path);
    assert_ok(store_open(s->path, STORE_WRITE, &first, &s->err), &s->err);
    assert_ok(account_user_list(&s->mem, first, &users, &s->err), &s->err);
    assert_true(is_locked(path));
    assert_ok(store_open(s->path, STORE_WRITE, &second, &s->err), &s->err);
    store_close(second);
    assert_true(is_locked(path));
    store_close(first);
    assert_false(is_locked(path));
}

static void new_store_is_for_its_owner_alone(void **state)
{
    struct scratch *s = *state;
    struct store *store = NULL;
    struct stat st;
    assert_ok(store_open(s->path, STORE_WRITE, &store, &s->err), &s->err);
    store_close(store);
    assert_int_equal(stat(store_path(&s->mem, s->path), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(older_store_is_brought_up_to_date_when_it_is_read),
        scratch_test(store_of_a_newer_cordial_is_left_alone),
        scratch_test(opening_it_again_keeps_the_locks_of_who_has_it_open),
        scratch_test(new_store_is_for_its_owner_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
