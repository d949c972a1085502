/* The ledger seen and mended, as the public header has it. */
#include "lib/taught.h"

#include "base/file.h"

#include <stdlib.h>

typedef HANDED(cordial_ledger) handed_ledger;

const char *cordial_verdict_name(cordial_verdict verdict)
{
    static const char *const names[] = {
        [CORDIAL_VERDICT_ACCEPTED] = "accepted",
        [CORDIAL_VERDICT_REJECTED] = "rejected",
        [CORDIAL_VERDICT_EDITED] = "edited",
    };
    return (size_t)verdict < sizeof names / sizeof names[0] ? names[verdict] : "unknown";
}

/* ---- looking ---- */

static cordial_ledger_line line_of(struct arena *mem, const struct ledger_line *line)
{
    return (cordial_ledger_line){
        .number = line->number,
        .text = arena_cstr(mem, line->text),
        .answer = arena_cstr(mem, line->answer),
        .language = arena_cstr(mem, line->language),
        .verdict = (cordial_verdict)line->verdict,
        .when_s = line->when_s,
        .undone = line->undone,
    };
}

static cordial_status list(struct arena *mem, cordial_base *base, const cordial_ledger_query *query,
                           cordial_ledger *out, cordial_error *err)
{
    AUTO(store_closep) struct store *store = NULL;
    struct ledger_lines lines;
    struct ledger_counts counts = {0};
    size_t max = query->n > 0 ? query->n : CORDIAL_LEDGER_LIST;
    TRY(taught_check(base, err));
    cordial_status status = store_open(base->state, STORE_READ, &store, err);
    if (status == CORDIAL_E_NOINPUT) {
        return CORDIAL_OK;
    }
    TRY(status);
    TRY(ledger_list(mem, store, str_of(query->answer), max, &lines, err));
    TRY(ledger_count(store, &counts, err));
    cordial_ledger_line *rows = arena_array(mem, lines.n, sizeof *rows);
    for (size_t i = 0; i < lines.n; i++) {
        rows[i] = line_of(mem, &lines.rows[i]);
    }
    *out = (cordial_ledger){.rows = rows, .n_rows = lines.n, .total = counts.lines};
    return CORDIAL_OK;
}

cordial_status cordial_ledger_list(cordial_base *base, const cordial_ledger_query *query,
                                   cordial_ledger **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_ledger_query defaults = {0};
    handed_ledger *handed = heap_alloc(sizeof *handed);
    query = query != NULL ? query : &defaults;
    if (list(&handed->mem, base, query, &handed->data, err) != CORDIAL_OK) {
        cordial_ledger_free(&handed->data);
        return err->status;
    }
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_ledger_free(cordial_ledger *ledger)
{
    if (ledger != NULL) {
        handed_ledger *handed = (handed_ledger *)(void *)ledger;
        arena_done(&handed->mem);
        free(handed);
    }
}

/* ---- recording ---- */

/* Another process that trains just now will not see the newest lines; the next one will. */
static cordial_status train_if_due(cordial_base *base, struct store *store, cordial_training *out,
                                   cordial_error *err)
{
    bool due = false;
    static const cordial_learn_options how = {.wait_s = 1};
    TRY(taught_is_due(base, store, &due, err));
    if (!due) {
        return CORDIAL_OK;
    }
    cordial_status status = taught_train(base, store, &how, out, err);
    return status == CORDIAL_E_LOCKED ? CORDIAL_OK : status;
}

static cordial_status put(struct teaching *t, cordial_base *base, const cordial_ledger_add *add,
                          int64_t *out_number, cordial_training *out_training, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct ledger_line line;
    enum ledger_put_result result;
    struct lesson_ticket ticket = {
        .bytes = {add->ticket, add->bytes},
        .format = add->format,
        .answer = str_of(add->answer),
        .verdict = (enum ledger_verdict)add->verdict,
    };
    TRY(teaching_begin(base, t, err));
    if (add->language != NULL && !language_code(&mem, str_of(add->language), &ticket.language)) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' is no language code", add->language);
    }
    TRY(teaching_line(&mem, t, &ticket, &line, err));
    TRY(store_begin(t->store, err));
    if (ledger_put(t->store, &line, true, &result, err) != CORDIAL_OK) {
        store_rollback(t->store);
        return err->status;
    }
    TRY(store_commit(t->store, err));
    *out_number = line.number;
    return train_if_due(base, t->store, out_training, err);
}

cordial_status cordial_ledger_put(cordial_base *base, const cordial_ledger_add *add,
                                  int64_t *out_number, cordial_training *out_training,
                                  cordial_error *err)
{
    LOCAL_ERROR(err);
    struct teaching t = {0};
    int64_t number = 0;
    cordial_training training = {0};
    cordial_status status = put(&t, base, add, &number, &training, err);
    teaching_done(&t);
    TRY(status);
    if (out_number != NULL) {
        *out_number = number;
    }
    if (out_training != NULL) {
        *out_training = training;
    }
    return CORDIAL_OK;
}

/* ---- mending ---- */

static cordial_status open_ledger(cordial_base *base, struct store **out, cordial_error *err)
{
    TRY(taught_check(base, err));
    cordial_status status = store_open(base->state, STORE_READ, out, err);
    if (status == CORDIAL_E_NOINPUT) {
        return err_set(err, CORDIAL_E_NOTFOUND, "the ledger is empty");
    }
    return status;
}

cordial_status cordial_ledger_undo(cordial_base *base, int64_t number, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(store_closep) struct store *store = NULL;
    cordial_training ignored = {0};
    TRY(open_ledger(base, &store, err));
    TRY(ledger_undo(store, number, err));
    cordial_status status = train_if_due(base, store, &ignored, err);
    return status == CORDIAL_E_UNAVAILABLE ? CORDIAL_OK : status;
}

static cordial_status remove_lines(struct store *store, const cordial_ledger_forgetting *what,
                                   size_t *out, cordial_error *err)
{
    if (what->all) {
        return ledger_forget_all(store, out, err);
    }
    if (what->before_s > 0) {
        return ledger_forget_before(store, what->before_s, out, err);
    }
    *out = 1;
    return ledger_forget(store, what->number, err);
}

/* What was learned from lines that are gone goes as well; without an index all of it. */
static cordial_status unlearn(cordial_base *base, struct store *store, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    static const cordial_learn_options how = {0};
    cordial_training ignored = {0};
    cordial_status status = taught_train(base, store, &how, &ignored, err);
    if (status != CORDIAL_E_UNAVAILABLE) {
        return status;
    }
    return dir_remove(arena_printf(&mem, "%s/learned", base->state).p, err);
}

cordial_status cordial_ledger_forget(cordial_base *base, const cordial_ledger_forgetting *what,
                                     size_t *out_removed, cordial_error *err)
{
    LOCAL_ERROR(err);
    AUTO(store_closep) struct store *store = NULL;
    size_t removed = 0;
    TRY(open_ledger(base, &store, err));
    TRY(remove_lines(store, what, &removed, err));
    if (out_removed != NULL) {
        *out_removed = removed;
    }
    return removed > 0 ? unlearn(base, store, err) : CORDIAL_OK;
}
