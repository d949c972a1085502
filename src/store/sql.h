/*
 * Every statement that is run more than once, prepared when the store is opened.
 */
#ifndef STORE_SQL_H
#define STORE_SQL_H

enum sql {
    SQL_BEGIN,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_DATA_VERSION,
    SQL_CHANGED_NEXT,
    SQL_CHANGED_LAST,
    SQL_LEDGER_ADD,
    SQL_LEDGER_ANSWERS,
    SQL_LEDGER_BY_KEY,
    SQL_LEDGER_BY_NUMBER,
    SQL_LEDGER_CHANGE,
    SQL_LEDGER_COUNT,
    SQL_LEDGER_FORGET_ALL,
    SQL_LEDGER_FORGET_BEFORE,
    SQL_LEDGER_FORGET_NUMBER,
    SQL_LEDGER_LIST,
    SQL_LEDGER_LIST_ANSWER,
    SQL_LEDGER_SINCE,
    SQL_LEDGER_UNDO,
    SQL_GONE_ALL,
    SQL_GONE_BEFORE,
    SQL_GONE_CLEAR,
    SQL_GONE_NUMBER,
    SQL_GONE_SINCE,
    SQL_TAUGHT_LAST,
    SQL_TAUGHT_SET,
    SQL_COUNT, /* how many there are */
};

extern const char *const sql_texts[SQL_COUNT];

#endif
