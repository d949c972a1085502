/* The steps of the schema of cordial.db. */
#include "store/shape.h"
#include "store/sql.h"

static const struct store_step steps[] = {
    {
        "the ledger",
        /* One row for each text and answer; key is the hash of both, so that the same line twice
         * counts once. changed grows with every change of any row: by it readers find what is new.
         * gone keeps the numbers of lines that were forgotten until the next training. */
        "CREATE TABLE ledger("
        " number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " key INTEGER NOT NULL UNIQUE,"
        " text TEXT NOT NULL,"
        " answer TEXT NOT NULL,"
        " language TEXT NOT NULL,"
        " verdict INTEGER NOT NULL,"
        " when_s INTEGER NOT NULL,"
        " undone INTEGER NOT NULL DEFAULT 0,"
        " changed INTEGER NOT NULL"
        ") STRICT;"
        "CREATE INDEX ledger_by_changed ON ledger(changed);"
        "CREATE INDEX ledger_by_answer ON ledger(answer);"
        "CREATE INDEX ledger_by_when ON ledger(when_s);"
        "CREATE TABLE gone("
        " number INTEGER PRIMARY KEY,"
        " changed INTEGER NOT NULL"
        ") STRICT;"
        "CREATE TABLE counter("
        " name TEXT PRIMARY KEY,"
        " value INTEGER NOT NULL"
        ") STRICT, WITHOUT ROWID;"
        "INSERT INTO counter VALUES('changed', 0);",
    },
    {
        "accounts",
        /* Passwords and tokens are hashes. A session belongs to a user, or with token to a program
         * that opened a panel for an agent; the other number is 0. attempt counts sign-ins that
         * failed, under hashes of names and addresses. */
        "CREATE TABLE user("
        " number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " name TEXT NOT NULL UNIQUE,"
        " full_name TEXT NOT NULL,"
        " role INTEGER NOT NULL,"
        " password TEXT NOT NULL,"
        " made_s INTEGER NOT NULL,"
        " signed_in_s INTEGER NOT NULL DEFAULT 0"
        ") STRICT;"
        "CREATE TABLE token("
        " number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " name TEXT NOT NULL UNIQUE,"
        " hash TEXT NOT NULL UNIQUE,"
        " scopes INTEGER NOT NULL,"
        " made_s INTEGER NOT NULL,"
        " ends_s INTEGER NOT NULL,"
        " used_s INTEGER NOT NULL DEFAULT 0"
        ") STRICT;"
        "CREATE TABLE session("
        " hash TEXT PRIMARY KEY,"
        " user INTEGER NOT NULL,"
        " token INTEGER NOT NULL,"
        " agent TEXT NOT NULL,"
        " made_s INTEGER NOT NULL,"
        " seen_s INTEGER NOT NULL,"
        " ends_s INTEGER NOT NULL"
        ") STRICT, WITHOUT ROWID;"
        "CREATE INDEX session_by_ends ON session(ends_s);"
        "CREATE TABLE attempt("
        " key TEXT PRIMARY KEY,"
        " n INTEGER NOT NULL,"
        " first_s INTEGER NOT NULL"
        ") STRICT, WITHOUT ROWID;",
    },
};

const struct store_shape store_shape_cordial = {
    .file = "cordial.db",
    .steps = steps,
    .n_steps = sizeof steps / sizeof steps[0],
    .texts = sql_texts,
    .n_texts = SQL_COUNT,
};
