/* SQLite's codes as ours; opening and the schema; running statements; transactions. */
#include "store/store.h"

#include "base/file.h"
#include "store/run.h"
#include "store/shape.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct store {
    sqlite3 *db;
    const struct store_shape *shape;
    sqlite3_stmt **statements; /* one for each of the shape's texts */
};

/* ---- failures ---- */

static cordial_status status_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return CORDIAL_E_LOCKED;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        return CORDIAL_E_CANTCREATE;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return CORDIAL_E_PERMISSION;
    default:
        return CORDIAL_E_IO;
    }
}

static cordial_status fail(sqlite3 *db, int code, const char *doing, cordial_error *err)
{
    bool damaged = (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
    const char *name = db != NULL ? sqlite3_db_filename(db, "main") : NULL;
    const char *words = damaged ? "the file is damaged" : sqlite3_errstr(code);
    return err_set(err, status_of(code), "%s '%s': %s", doing, name != NULL ? name : "cordial.db",
                   words);
}

/* ---- running statements ---- */

struct query query_begin(struct store *s, size_t which)
{
    return (struct query){.store = s, .statement = s->statements[which], .next = 1};
}

void query_int(struct query *q, int64_t value)
{
    sqlite3_bind_int64(q->statement, q->next++, value);
}

void query_str(struct query *q, struct str value)
{
    const char *p = value.p != NULL ? value.p : "";
    sqlite3_bind_text64(q->statement, q->next++, p, value.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

cordial_status query_step(struct query *q, bool *out_row, cordial_error *err)
{
    int code = sqlite3_step(q->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return fail(q->store->db, code, "using", err);
    }
    *out_row = code == SQLITE_ROW;
    return CORDIAL_OK;
}

void query_end(struct query *q)
{
    sqlite3_reset(q->statement);
    sqlite3_clear_bindings(q->statement);
}

cordial_status query_run(struct query *q, cordial_error *err)
{
    bool row = true;
    cordial_status status = CORDIAL_OK;
    while (status == CORDIAL_OK && row) {
        status = query_step(q, &row, err);
    }
    query_end(q);
    return status;
}

cordial_status query_number(struct query *q, int64_t *out, cordial_error *err)
{
    bool row = false;
    cordial_status status = query_step(q, &row, err);
    if (status == CORDIAL_OK) {
        *out = row ? query_int_at(q, 0) : 0;
    }
    query_end(q);
    return status;
}

int64_t query_int_at(const struct query *q, int column)
{
    return sqlite3_column_int64(q->statement, column);
}

struct str query_str_at(struct arena *mem, const struct query *q, int column)
{
    const char *p = (const char *)sqlite3_column_text(q->statement, column);
    size_t n = (size_t)sqlite3_column_bytes(q->statement, column);
    return arena_str(mem, (struct str){p, p != NULL ? n : 0});
}

size_t query_changes(const struct query *q)
{
    return (size_t)sqlite3_changes64(q->store->db);
}

/* ---- opening ---- */

static cordial_status run_text(struct store *s, const char *sql, cordial_error *err)
{
    int code = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? CORDIAL_OK : fail(s->db, code, "setting up", err);
}

/* How many steps the database has had. */
static cordial_status read_steps(struct store *s, size_t *out, cordial_error *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(s->db, "PRAGMA user_version", -1, &statement, NULL);
    code = code == SQLITE_OK ? sqlite3_step(statement) : code;
    *out = code == SQLITE_ROW ? (size_t)sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? CORDIAL_OK : fail(s->db, code, "opening", err);
}

static cordial_status apply_steps(struct store *s, cordial_error *err)
{
    size_t have = 0;
    TRY(read_steps(s, &have, err)); /* again, now that nobody else writes */
    for (size_t i = have; i < s->shape->n_steps; i++) {
        AUTO(arena_done) struct arena mem = {0};
        TRY(run_text(s, s->shape->steps[i].sql, err));
        TRY(run_text(s, arena_printf(&mem, "PRAGMA user_version = %zu", i + 1).p, err));
    }
    return CORDIAL_OK;
}

static cordial_status update_schema(struct store *s, cordial_error *err)
{
    size_t have = 0;
    size_t wanted = s->shape->n_steps;
    TRY(read_steps(s, &have, err));
    if (have > wanted) {
        return err_set(err, CORDIAL_E_UNAVAILABLE, "'%s' was written by a newer cordial",
                       sqlite3_db_filename(s->db, "main"));
    }
    if (have == wanted) {
        return CORDIAL_OK;
    }
    TRY(run_text(s, "BEGIN IMMEDIATE", err));
    if (apply_steps(s, err) != CORDIAL_OK) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
        return err->status;
    }
    return run_text(s, "COMMIT", err);
}

static cordial_status prepare_all(struct store *s, cordial_error *err)
{
    s->statements = heap_alloc(s->shape->n_texts * sizeof(sqlite3_stmt *));
    for (size_t i = 0; i < s->shape->n_texts; i++) {
        int code = sqlite3_prepare_v3(s->db, s->shape->texts[i], -1, SQLITE_PREPARE_PERSISTENT,
                                      &s->statements[i], NULL);
        if (code != SQLITE_OK) {
            return fail(s->db, code, "opening", err);
        }
    }
    return CORDIAL_OK;
}

/* An empty file of another name, which becomes the store unless somebody else was quicker. */
static int link_new_file(struct arena *mem, const char *path)
{
    char *name = arena_alloc(mem, strlen(path) + 8);
    snprintf(name, strlen(path) + 8, "%s.XXXXXX", path);
    int fd = mkostemp(name, O_CLOEXEC); /* for its owner alone */
    if (fd < 0) {
        return errno;
    }
    close(fd);
    int value = link(name, path) == 0 ? 0 : errno;
    if (value == EPERM || value == EOPNOTSUPP) { /* no links here: the name itself is taken */
        value = rename(name, path) == 0 ? 0 : errno;
    }
    unlink(name);
    return value == EEXIST ? 0 : value;
}

/*
 * A new file is for its owner alone: it holds what customers wrote. One that is there is never
 * opened here: closing it would end the locks that connections of this process have on it (POSIX
 * locks belong to the process), and another process would take itself for the last one and remove
 * the log that is in use. https://www.sqlite.org/howtocorrupt.html, 2.2.
 */
static cordial_status make_file(const char *path, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct stat st;
    bool there = lstat(path, &st) == 0;
    int value = there ? 0 : link_new_file(&mem, path);
    if (there && !S_ISREG(st.st_mode)) {
        return err_set(err, CORDIAL_E_CANTCREATE, "making '%s': it is no file", path);
    }
    if (value != 0) {
        err_errno(err, value, "making '%s'", path);
        return err->status = CORDIAL_E_CANTCREATE;
    }
    return CORDIAL_OK;
}

static cordial_status open_file(struct store *s, const char *path, enum store_mode mode,
                                cordial_error *err)
{
    struct stat st;
    if (mode == STORE_WRITE) {
        TRY(make_file(path, err));
    } else if (stat(path, &st) != 0 || st.st_size == 0) {
        return err_set(err, CORDIAL_E_NOINPUT, "there is no '%s'", path);
    }
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX; /* reading, too, keeps its log */
    int code = sqlite3_open_v2(path, &s->db, flags, NULL);
    if (code != SQLITE_OK) {
        return fail(s->db, code, "opening", err);
    }
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_busy_timeout(s->db, STORE_BUSY_MS);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return CORDIAL_OK;
}

static cordial_status open_store(struct store *s, const char *state, enum store_mode mode,
                                 cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    if (mode == STORE_WRITE) {
        TRY(dir_make(state, err));
    }
    TRY(open_file(s, arena_printf(&mem, "%s/%s", state, s->shape->file).p, mode, err));
    if (mode == STORE_WRITE) {
        TRY(run_text(s, "PRAGMA journal_mode = WAL", err));
    }
    TRY(run_text(s, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON", err));
    TRY(update_schema(s, err));
    return prepare_all(s, err);
}

const char *store_path(struct arena *mem, const char *state)
{
    return arena_printf(mem, "%s/%s", state, store_shape_cordial.file).p;
}

cordial_status store_open(const char *state, enum store_mode mode, struct store **out,
                          cordial_error *err)
{
    return store_open_as(&store_shape_cordial, state, mode, out, err);
}

cordial_status store_open_as(const struct store_shape *shape, const char *state,
                             enum store_mode mode, struct store **out, cordial_error *err)
{
    struct store *s = heap_alloc(sizeof *s);
    s->shape = shape;
    if (open_store(s, state, mode, err) != CORDIAL_OK) {
        store_close(s);
        return err->status;
    }
    *out = s;
    return CORDIAL_OK;
}

void store_close(struct store *s)
{
    if (s == NULL) {
        return;
    }
    for (size_t i = 0; s->statements != NULL && i < s->shape->n_texts; i++) {
        sqlite3_finalize(s->statements[i]);
    }
    free(s->statements);
    sqlite3_close(s->db);
    free(s);
}

void store_closep(struct store **s)
{
    store_close(*s);
}

/* ---- transactions ---- */

static cordial_status run_plain(struct store *s, enum sql which, cordial_error *err)
{
    struct query q = query_begin(s, which);
    return query_run(&q, err);
}

cordial_status store_begin(struct store *s, cordial_error *err)
{
    return run_plain(s, SQL_BEGIN, err);
}

cordial_status store_commit(struct store *s, cordial_error *err)
{
    return run_plain(s, SQL_COMMIT, err);
}

void store_rollback(struct store *s)
{
    cordial_error ignored;
    if (sqlite3_get_autocommit(s->db) == 0) {
        run_plain(s, SQL_ROLLBACK, &ignored);
    }
}

cordial_status store_version(struct store *s, int64_t *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_DATA_VERSION);
    return query_number(&q, out, err);
}

void store_tidy(struct store *s)
{
    sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}
