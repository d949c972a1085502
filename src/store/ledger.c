/* Lines in and out; marking and removing them. */
#include "store/ledger.h"

#include "store/run.h"

/* ---- reading ---- */

static struct ledger_line line_of(struct arena *mem, const struct query *q)
{
    return (struct ledger_line){
        .number = query_int_at(q, 0),
        .text = query_str_at(mem, q, 1),
        .answer = query_str_at(mem, q, 2),
        .language = query_str_at(mem, q, 3),
        .verdict = (enum ledger_verdict)query_int_at(q, 4),
        .when_s = query_int_at(q, 5),
        .undone = query_int_at(q, 6) != 0,
        .changed = query_int_at(q, 7),
    };
}

static cordial_status read_lines(struct arena *mem, struct query *q, struct ledger_lines *out,
                                 cordial_error *err)
{
    bool row = true;
    cordial_status status = CORDIAL_OK;
    *out = (struct ledger_lines){0};
    while ((status = query_step(q, &row, err)) == CORDIAL_OK && row) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = line_of(mem, q);
    }
    query_end(q);
    return status;
}

cordial_status ledger_get(struct arena *mem, struct store *s, int64_t number,
                          struct ledger_line *out, cordial_error *err)
{
    struct ledger_lines lines;
    struct query q = query_begin(s, SQL_LEDGER_BY_NUMBER);
    query_int(&q, number);
    TRY(read_lines(mem, &q, &lines, err));
    if (lines.n == 0) {
        return err_set(err, CORDIAL_E_NOTFOUND, "the ledger has no line %lld", (long long)number);
    }
    *out = lines.rows[0];
    return CORDIAL_OK;
}

cordial_status ledger_list(struct arena *mem, struct store *s, struct str answer, size_t max,
                           struct ledger_lines *out, cordial_error *err)
{
    struct query q = query_begin(s, answer.n > 0 ? SQL_LEDGER_LIST_ANSWER : SQL_LEDGER_LIST);
    query_int(&q, max < INT64_MAX ? (int64_t)max : INT64_MAX);
    if (answer.n > 0) {
        query_str(&q, answer);
    }
    return read_lines(mem, &q, out, err);
}

cordial_status ledger_since(struct arena *mem, struct store *s, int64_t changed,
                            struct ledger_lines *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_LEDGER_SINCE);
    query_int(&q, changed);
    return read_lines(mem, &q, out, err);
}

cordial_status ledger_gone_since(struct arena *mem, struct store *s, int64_t changed,
                                 struct ledger_numbers *out, cordial_error *err)
{
    bool row = true;
    cordial_status status = CORDIAL_OK;
    struct query q = query_begin(s, SQL_GONE_SINCE);
    query_int(&q, changed);
    *out = (struct ledger_numbers){0};
    while ((status = query_step(&q, &row, err)) == CORDIAL_OK && row) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = query_int_at(&q, 0);
    }
    query_end(&q);
    return status;
}

cordial_status ledger_count(struct store *s, struct ledger_counts *out, cordial_error *err)
{
    bool row = false;
    struct query count = query_begin(s, SQL_LEDGER_COUNT);
    cordial_status status = query_step(&count, &row, err);
    if (status == CORDIAL_OK && row) {
        out->lines = (size_t)query_int_at(&count, 0);
        out->undone = (size_t)query_int_at(&count, 1);
    }
    query_end(&count);
    TRY(status);
    struct query changed = query_begin(s, SQL_CHANGED_LAST);
    TRY(query_number(&changed, &out->changed, err));
    struct query taught = query_begin(s, SQL_TAUGHT_LAST);
    return query_number(&taught, &out->taught, err);
}

cordial_status ledger_answers(struct arena *mem, struct store *s, int64_t changed,
                              struct str_list *out, cordial_error *err)
{
    bool row = true;
    cordial_status status = CORDIAL_OK;
    struct query q = query_begin(s, SQL_LEDGER_ANSWERS);
    query_int(&q, changed);
    *out = (struct str_list){0};
    while ((status = query_step(&q, &row, err)) == CORDIAL_OK && row) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = query_str_at(mem, &q, 0);
    }
    query_end(&q);
    return status;
}

/* ---- writing ---- */

static cordial_status next_change(struct store *s, int64_t *out, cordial_error *err)
{
    struct query q = query_begin(s, SQL_CHANGED_NEXT);
    return query_number(&q, out, err);
}

static cordial_status add_line(struct store *s, struct ledger_line *line, cordial_error *err)
{
    TRY(next_change(s, &line->changed, err));
    struct query q = query_begin(s, SQL_LEDGER_ADD);
    query_int(&q, (int64_t)line->key);
    query_str(&q, line->text);
    query_str(&q, line->answer);
    query_str(&q, line->language);
    query_int(&q, line->verdict);
    query_int(&q, line->when_s);
    query_int(&q, line->changed);
    TRY(query_run(&q, err));
    line->number = sqlite3_last_insert_rowid(sqlite3_db_handle(q.statement));
    return CORDIAL_OK;
}

static cordial_status change_line(struct store *s, struct ledger_line *line, cordial_error *err)
{
    TRY(next_change(s, &line->changed, err));
    struct query q = query_begin(s, SQL_LEDGER_CHANGE);
    query_int(&q, line->number);
    query_int(&q, line->verdict);
    query_int(&q, line->when_s);
    query_int(&q, line->changed);
    return query_run(&q, err);
}

cordial_status ledger_put(struct store *s, struct ledger_line *line, bool revive,
                          enum ledger_put_result *out, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct ledger_lines same;
    struct query q = query_begin(s, SQL_LEDGER_BY_KEY);
    query_int(&q, (int64_t)line->key);
    TRY(read_lines(&mem, &q, &same, err));
    if (same.n == 0) {
        *out = LEDGER_ADDED;
        return add_line(s, line, err);
    }
    line->number = same.rows[0].number;
    line->changed = same.rows[0].changed;
    bool undone = same.rows[0].undone;
    if (undone ? !revive : same.rows[0].verdict == line->verdict) {
        *out = LEDGER_KNOWN;
        return CORDIAL_OK;
    }
    *out = LEDGER_CHANGED;
    return change_line(s, line, err);
}

cordial_status ledger_undo(struct store *s, int64_t number, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct ledger_line line;
    int64_t changed;
    TRY(ledger_get(&mem, s, number, &line, err));
    TRY(next_change(s, &changed, err));
    struct query q = query_begin(s, SQL_LEDGER_UNDO);
    query_int(&q, number);
    query_int(&q, changed);
    return query_run(&q, err);
}

/* Within a transaction: mark the numbers as gone, then remove the lines. */
static cordial_status remove_lines(struct store *s, enum sql mark, enum sql remove,
                                   const int64_t *value, size_t *out, cordial_error *err)
{
    int64_t changed;
    TRY(next_change(s, &changed, err));
    struct query marking = query_begin(s, mark);
    query_int(&marking, changed);
    struct query removing = query_begin(s, remove);
    if (value != NULL) {
        query_int(&marking, *value);
        query_int(&removing, *value);
    }
    TRY(query_run(&marking, err));
    TRY(query_run(&removing, err));
    *out = query_changes(&removing);
    return CORDIAL_OK;
}

static cordial_status forget(struct store *s, enum sql mark, enum sql remove, const int64_t *value,
                             size_t *out, cordial_error *err)
{
    TRY(store_begin(s, err));
    if (remove_lines(s, mark, remove, value, out, err) != CORDIAL_OK) {
        store_rollback(s);
        return err->status;
    }
    TRY(store_commit(s, err));
    store_tidy(s);
    return CORDIAL_OK;
}

cordial_status ledger_forget(struct store *s, int64_t number, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct ledger_line line;
    size_t n;
    TRY(ledger_get(&mem, s, number, &line, err));
    return forget(s, SQL_GONE_NUMBER, SQL_LEDGER_FORGET_NUMBER, &number, &n, err);
}

cordial_status ledger_forget_all(struct store *s, size_t *out, cordial_error *err)
{
    return forget(s, SQL_GONE_ALL, SQL_LEDGER_FORGET_ALL, NULL, out, err);
}

cordial_status ledger_forget_before(struct store *s, int64_t when_s, size_t *out,
                                    cordial_error *err)
{
    return forget(s, SQL_GONE_BEFORE, SQL_LEDGER_FORGET_BEFORE, &when_s, out, err);
}

cordial_status ledger_trained(struct store *s, int64_t changed, int64_t taught, cordial_error *err)
{
    struct query clear = query_begin(s, SQL_GONE_CLEAR);
    query_int(&clear, changed);
    TRY(query_run(&clear, err));
    struct query set = query_begin(s, SQL_TAUGHT_SET);
    query_int(&set, taught);
    return query_run(&set, err);
}
