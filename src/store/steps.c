/* The steps of the schema. */
#include "store/steps.h"

const struct store_step store_steps[] = {
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
};
const size_t n_store_steps = sizeof store_steps / sizeof store_steps[0];
