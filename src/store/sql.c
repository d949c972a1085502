/* The texts of the statements. */
#include "store/sql.h"

#define LEDGER_ROW                                                                                 \
    "SELECT number, text, answer, language, verdict, when_s, undone, changed FROM ledger "
#define USER_ROW                                                                                   \
    "SELECT number, name, full_name, role, password, made_s, signed_in_s FROM user "
#define TOKEN_ROW "SELECT number, name, hash, scopes, made_s, ends_s, used_s FROM token "

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
    [SQL_ATTEMPT_ADD] = "INSERT INTO attempt VALUES(?1, 1, ?2) ON CONFLICT(key) DO UPDATE SET "
                        "n = CASE WHEN first_s < ?3 THEN 1 ELSE n + 1 END, "
                        "first_s = CASE WHEN first_s < ?3 THEN ?2 ELSE first_s END",
    [SQL_ATTEMPT_BY_KEY] = "SELECT n, first_s FROM attempt WHERE key = ?1 AND first_s >= ?2",
    [SQL_ATTEMPT_CLEAR] = "DELETE FROM attempt WHERE key = ?1",
    [SQL_ATTEMPT_SWEEP] = "DELETE FROM attempt WHERE first_s < ?1",
    [SQL_SESSION_ADD] = "INSERT INTO session VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [SQL_SESSION_BY_HASH] = "SELECT hash, user, token, agent, made_s, seen_s, ends_s FROM session "
                            "WHERE hash = ?1",
    [SQL_SESSION_REMOVE] = "DELETE FROM session WHERE hash = ?1",
    [SQL_SESSION_REMOVE_OF] = "DELETE FROM session WHERE user = ?1 AND token = ?2",
    [SQL_SESSION_SEEN] = "UPDATE session SET seen_s = ?2, ends_s = ?3 WHERE hash = ?1",
    [SQL_SESSION_SWEEP] = "DELETE FROM session WHERE ends_s < ?1",
    [SQL_TOKEN_ADD] = "INSERT INTO token(name, hash, scopes, made_s, ends_s) "
                      "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(name) DO NOTHING RETURNING number",
    [SQL_TOKEN_BY_HASH] = TOKEN_ROW "WHERE hash = ?1",
    [SQL_TOKEN_BY_NAME] = TOKEN_ROW "WHERE name = ?1",
    [SQL_TOKEN_BY_NUMBER] = TOKEN_ROW "WHERE number = ?1",
    [SQL_TOKEN_LIST] = TOKEN_ROW "ORDER BY name",
    [SQL_TOKEN_REMOVE] = "DELETE FROM token WHERE number = ?1",
    [SQL_TOKEN_USED] = "UPDATE token SET used_s = ?2 WHERE number = ?1",
    [SQL_USER_ADD] = "INSERT INTO user(name, full_name, role, password, made_s) "
                     "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(name) DO NOTHING RETURNING number",
    [SQL_USER_BY_NAME] = USER_ROW "WHERE name = ?1",
    [SQL_USER_BY_NUMBER] = USER_ROW "WHERE number = ?1",
    [SQL_USER_CHANGE] = "UPDATE user SET full_name = ?2, role = ?3, password = ?4, "
                        "signed_in_s = ?5 WHERE number = ?1",
    [SQL_USER_LIST] = USER_ROW "ORDER BY name",
    [SQL_USER_REMOVE] = "DELETE FROM user WHERE number = ?1",
};
