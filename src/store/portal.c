/* portal.db: its schema, its statements, its rows in and out. */
#include "store/portal.h"

#include "store/run.h"
#include "store/shape.h"

/* ---- the database ---- */

static const struct store_step steps[] = {
    {
        "votes and questions",
        "CREATE TABLE vote("
        " number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " answer TEXT NOT NULL,"
        " language TEXT NOT NULL,"
        " helpful INTEGER NOT NULL,"
        " reason TEXT NOT NULL,"
        " comment TEXT NOT NULL,"
        " when_s INTEGER NOT NULL"
        ") STRICT;"
        "CREATE INDEX vote_by_answer ON vote(answer, helpful);"
        "CREATE INDEX vote_by_when ON vote(when_s);"
        "CREATE TABLE question("
        " number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " name TEXT NOT NULL,"
        " email TEXT NOT NULL,"
        " subject TEXT NOT NULL,"
        " text TEXT NOT NULL,"
        " language TEXT NOT NULL,"
        " offered TEXT NOT NULL,"
        " when_s INTEGER NOT NULL,"
        " settled INTEGER NOT NULL DEFAULT 0"
        ") STRICT;"
        "CREATE INDEX question_by_when ON question(when_s);",
    },
};

/* The first four are the same in every database. */
enum portal_sql {
    PORTAL_VOTE_ADD = SQL_DATA_VERSION + 1,
    PORTAL_VOTE_COMMENTS,
    PORTAL_VOTE_COUNT,
    PORTAL_VOTE_FORGET_BEFORE,
    PORTAL_QUESTION_ADD,
    PORTAL_QUESTION_COUNT,
    PORTAL_QUESTION_FORGET,
    PORTAL_QUESTION_FORGET_BEFORE,
    PORTAL_QUESTION_LIST,
    PORTAL_QUESTION_SETTLE,
    PORTAL_SQL_COUNT,
};

static const char *const texts[PORTAL_SQL_COUNT] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_DATA_VERSION] = "PRAGMA data_version",
    [PORTAL_VOTE_ADD] = "INSERT INTO vote(answer, language, helpful, reason, comment, when_s) "
                        "VALUES(?1, ?2, ?3, ?4, ?5, ?6) RETURNING number",
    [PORTAL_VOTE_COMMENTS] = "SELECT answer, language, helpful, reason, comment, when_s FROM vote "
                             "WHERE reason <> '' OR comment <> '' "
                             "ORDER BY when_s DESC, number DESC LIMIT ?1",
    [PORTAL_VOTE_COUNT] = "SELECT answer, sum(helpful), count(*) - sum(helpful) FROM vote "
                          "GROUP BY answer ORDER BY answer",
    [PORTAL_VOTE_FORGET_BEFORE] = "DELETE FROM vote WHERE when_s < ?1",
    [PORTAL_QUESTION_ADD] =
        "INSERT INTO question(name, email, subject, text, language, offered, when_s) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING number",
    [PORTAL_QUESTION_COUNT] = "SELECT count(*) - coalesce(sum(settled), 0), count(*) FROM question",
    [PORTAL_QUESTION_FORGET] = "DELETE FROM question WHERE number = ?1",
    [PORTAL_QUESTION_FORGET_BEFORE] = "DELETE FROM question WHERE when_s < ?1",
    [PORTAL_QUESTION_LIST] = "SELECT number, name, email, subject, text, language, offered, "
                             "when_s, settled FROM question WHERE settled <= ?1 "
                             "ORDER BY when_s DESC, number DESC LIMIT ?2",
    [PORTAL_QUESTION_SETTLE] = "UPDATE question SET settled = ?2 WHERE number = ?1",
};

const struct store_shape store_shape_portal = {
    .file = "portal.db",
    .steps = steps,
    .n_steps = sizeof steps / sizeof steps[0],
    .texts = texts,
    .n_texts = PORTAL_SQL_COUNT,
};

cordial_status store_open_portal(const char *state, enum store_mode mode, struct store **out,
                                 cordial_error *err)
{
    return store_open_as(&store_shape_portal, state, mode, out, err);
}

/* ---- votes ---- */

static cordial_status run_add(struct query *q, int64_t *out_number, cordial_error *err)
{
    int64_t number = 0;
    TRY(query_number(q, &number, err));
    if (out_number != NULL) {
        *out_number = number;
    }
    return CORDIAL_OK;
}

cordial_status portal_vote(struct store *s, const struct portal_vote *vote, int64_t *out_number,
                           cordial_error *err)
{
    struct query q = query_begin(s, PORTAL_VOTE_ADD);
    query_str(&q, vote->answer);
    query_str(&q, vote->language);
    query_int(&q, vote->helpful);
    query_str(&q, vote->reason);
    query_str(&q, vote->comment);
    query_int(&q, vote->when_s);
    return run_add(&q, out_number, err);
}

cordial_status portal_votes(struct arena *mem, struct store *s, struct portal_counts *out,
                            cordial_error *err)
{
    bool row = true;
    cordial_status status = CORDIAL_OK;
    struct query q = query_begin(s, PORTAL_VOTE_COUNT);
    *out = (struct portal_counts){0};
    while ((status = query_step(&q, &row, err)) == CORDIAL_OK && row) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = (struct portal_count){
            .answer = query_str_at(mem, &q, 0),
            .helpful = (size_t)query_int_at(&q, 1),
            .unhelpful = (size_t)query_int_at(&q, 2),
        };
    }
    query_end(&q);
    return status;
}

cordial_status portal_comments(struct arena *mem, struct store *s, size_t max,
                               struct portal_comments *out, cordial_error *err)
{
    bool row = true;
    cordial_status status = CORDIAL_OK;
    struct query q = query_begin(s, PORTAL_VOTE_COMMENTS);
    *out = (struct portal_comments){0};
    query_int(&q, max < INT64_MAX ? (int64_t)max : INT64_MAX);
    while ((status = query_step(&q, &row, err)) == CORDIAL_OK && row) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = (struct portal_vote){
            .answer = query_str_at(mem, &q, 0),
            .language = query_str_at(mem, &q, 1),
            .helpful = query_int_at(&q, 2) != 0,
            .reason = query_str_at(mem, &q, 3),
            .comment = query_str_at(mem, &q, 4),
            .when_s = query_int_at(&q, 5),
        };
    }
    query_end(&q);
    return status;
}

/* ---- questions ---- */

cordial_status portal_ask(struct store *s, const struct portal_question *question,
                          int64_t *out_number, cordial_error *err)
{
    struct query q = query_begin(s, PORTAL_QUESTION_ADD);
    query_str(&q, question->name);
    query_str(&q, question->email);
    query_str(&q, question->subject);
    query_str(&q, question->text);
    query_str(&q, question->language);
    query_str(&q, question->offered);
    query_int(&q, question->when_s);
    return run_add(&q, out_number, err);
}

static struct portal_question question_of(struct arena *mem, const struct query *q)
{
    return (struct portal_question){
        .number = query_int_at(q, 0),
        .name = query_str_at(mem, q, 1),
        .email = query_str_at(mem, q, 2),
        .subject = query_str_at(mem, q, 3),
        .text = query_str_at(mem, q, 4),
        .language = query_str_at(mem, q, 5),
        .offered = query_str_at(mem, q, 6),
        .when_s = query_int_at(q, 7),
        .settled = query_int_at(q, 8) != 0,
    };
}

static cordial_status count_questions(struct store *s, struct portal_questions *out,
                                      cordial_error *err)
{
    bool row = false;
    struct query q = query_begin(s, PORTAL_QUESTION_COUNT);
    cordial_status status = query_step(&q, &row, err);
    if (status == CORDIAL_OK && row) {
        out->open = (size_t)query_int_at(&q, 0);
        out->total = (size_t)query_int_at(&q, 1);
    }
    query_end(&q);
    return status;
}

cordial_status portal_asked(struct arena *mem, struct store *s, bool settled, size_t max,
                            struct portal_questions *out, cordial_error *err)
{
    bool row = true;
    cordial_status status = CORDIAL_OK;
    struct query q = query_begin(s, PORTAL_QUESTION_LIST);
    *out = (struct portal_questions){0};
    query_int(&q, settled);
    query_int(&q, max < INT64_MAX ? (int64_t)max : INT64_MAX);
    while ((status = query_step(&q, &row, err)) == CORDIAL_OK && row) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = question_of(mem, &q);
    }
    query_end(&q);
    TRY(status);
    return count_questions(s, out, err);
}

/* Run a statement about one question. */
static cordial_status change_one(struct query *q, int64_t number, cordial_error *err)
{
    TRY(query_run(q, err));
    if (query_changes(q) == 0) {
        return err_set(err, CORDIAL_E_NOTFOUND, "there is no question %lld", (long long)number);
    }
    return CORDIAL_OK;
}

cordial_status portal_settle(struct store *s, int64_t number, bool settled, cordial_error *err)
{
    struct query q = query_begin(s, PORTAL_QUESTION_SETTLE);
    query_int(&q, number);
    query_int(&q, settled);
    return change_one(&q, number, err);
}

cordial_status portal_forget(struct store *s, int64_t number, cordial_error *err)
{
    struct query q = query_begin(s, PORTAL_QUESTION_FORGET);
    query_int(&q, number);
    TRY(change_one(&q, number, err));
    store_tidy(s);
    return CORDIAL_OK;
}

cordial_status portal_forget_before(struct store *s, int64_t when_s, cordial_error *err)
{
    struct query votes = query_begin(s, PORTAL_VOTE_FORGET_BEFORE);
    query_int(&votes, when_s);
    TRY(query_run(&votes, err));
    struct query questions = query_begin(s, PORTAL_QUESTION_FORGET_BEFORE);
    query_int(&questions, when_s);
    return query_run(&questions, err);
}
