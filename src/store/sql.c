/* The texts of the statements. */
#include "store/sql.h"

#define LEDGER_ROW                                                                                 \
    "SELECT number, text, answer, language, verdict, when_s, undone, changed FROM ledger "

const char *const sql_texts[SQL_COUNT] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_DATA_VERSION] = "PRAGMA data_version",
    [SQL_CHANGED_NEXT] =
        "UPDATE counter SET value = value + 1 WHERE name = 'changed' RETURNING value",
    [SQL_CHANGED_LAST] = "SELECT value FROM counter WHERE name = 'changed'",
    [SQL_LEDGER_ADD] = "INSERT INTO ledger(key, text, answer, language, verdict, when_s, changed) "
                       "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [SQL_LEDGER_ANSWERS] =
        "SELECT DISTINCT answer FROM ledger WHERE undone = 0 AND changed <= ?1 ORDER BY answer",
    [SQL_LEDGER_BY_KEY] = LEDGER_ROW "WHERE key = ?1",
    [SQL_LEDGER_BY_NUMBER] = LEDGER_ROW "WHERE number = ?1",
    [SQL_LEDGER_CHANGE] =
        "UPDATE ledger SET verdict = ?2, when_s = ?3, undone = 0, changed = ?4 WHERE number = ?1",
    [SQL_LEDGER_COUNT] = "SELECT count(*), coalesce(sum(undone), 0) FROM ledger",
    [SQL_LEDGER_FORGET_ALL] = "DELETE FROM ledger",
    [SQL_LEDGER_FORGET_BEFORE] = "DELETE FROM ledger WHERE when_s < ?1",
    [SQL_LEDGER_FORGET_NUMBER] = "DELETE FROM ledger WHERE number = ?1",
    [SQL_LEDGER_LIST] = LEDGER_ROW "ORDER BY when_s DESC, number DESC LIMIT ?1",
    [SQL_LEDGER_LIST_ANSWER] =
        LEDGER_ROW "WHERE answer = ?2 ORDER BY when_s DESC, number DESC LIMIT ?1",
    [SQL_LEDGER_SINCE] = LEDGER_ROW "WHERE changed > ?1 ORDER BY number",
    [SQL_LEDGER_UNDO] = "UPDATE ledger SET undone = 1, changed = ?2 WHERE number = ?1",
    [SQL_GONE_ALL] = "INSERT OR REPLACE INTO gone SELECT number, ?1 FROM ledger",
    [SQL_GONE_BEFORE] = "INSERT OR REPLACE INTO gone SELECT number, ?1 FROM ledger "
                        "WHERE when_s < ?2",
    [SQL_GONE_CLEAR] = "DELETE FROM gone WHERE changed <= ?1",
    [SQL_GONE_NUMBER] = "INSERT OR REPLACE INTO gone VALUES(?2, ?1)",
    [SQL_GONE_SINCE] = "SELECT number FROM gone WHERE changed > ?1 ORDER BY number",
    [SQL_TAUGHT_LAST] = "SELECT value FROM counter WHERE name = 'taught'",
    [SQL_TAUGHT_SET] = "INSERT OR REPLACE INTO counter VALUES('taught', ?1)",
};
