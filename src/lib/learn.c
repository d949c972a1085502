/* History from JSON lines into the ledger, as the public header has it. */
#include "lib/taught.h"

#include "base/clock.h"
#include "text/languages.h"
#include "text/words.h"

#include <jansson.h>
#include <stdlib.h>

enum { PROGRESS_LINES = 200 };

typedef HANDED(cordial_learn_report) handed_report;

struct learning {
    struct arena *mem; /* of the report */
    struct teaching teaching;
    const cordial_learn_options *options;
    cordial_learn_report *report;
    cordial_note *refused;
    size_t cap_refused;
    unsigned line;
    size_t total; /* lines of the file */
};

/* ---- lines of the file ---- */

static void refuse(struct learning *l, const cordial_error *err)
{
    size_t *n = &l->report->n_refused;
    const char *file = l->options->file != NULL ? l->options->file : "";
    l->refused = arena_more(l->mem, l->refused, *n, &l->cap_refused, sizeof *l->refused);
    l->refused[(*n)++] = (cordial_note){
        .file = arena_cstr(l->mem, str_of(file)),
        .line = l->line,
        .column = err->column,
        .message = arena_cstr(l->mem, str_of(err->message)),
    };
    l->report->refused = l->refused;
}

static void json_freep(json_t **value)
{
    json_decref(*value);
}

static cordial_status string_of(struct arena *mem, const json_t *object, const char *key,
                                bool needed, struct str *out, cordial_error *err)
{
    const json_t *value = json_object_get(object, key);
    if (value == NULL && !needed) {
        return CORDIAL_OK;
    }
    if (!json_is_string(value)) {
        return err_set(err, CORDIAL_E_DATA,
                       value == NULL ? "there is no \"%s\"" : "\"%s\" is no string", key);
    }
    struct str s = {json_string_value(value), json_string_length(value)};
    *out = arena_str(mem, s);
    return CORDIAL_OK;
}

static cordial_status parse_line(struct arena *mem, struct str line, struct lesson_ticket *out,
                                 cordial_error *err)
{
    json_error_t where;
    struct str tag = {NULL, 0};
    AUTO(json_freep)
    json_t *object = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &where);
    if (object == NULL || !json_is_object(object)) {
        unsigned column = object == NULL && where.position > 0 ? (unsigned)where.position : 1;
        return err_at(err, CORDIAL_E_DATA, 1, column, "%s",
                      object == NULL ? where.text : "an object is wanted");
    }
    *out = (struct lesson_ticket){.format = CORDIAL_FORMAT_TEXT, .verdict = LEDGER_ACCEPTED};
    TRY(string_of(mem, object, "text", true, &out->bytes, err));
    TRY(string_of(mem, object, "answer", true, &out->answer, err));
    TRY(string_of(mem, object, "lang", false, &tag, err));
    if (tag.n > 0 && !language_code(mem, tag, &out->language)) {
        return err_set(err, CORDIAL_E_DATA, "\"%.*s\" is no language code", STR_ARG(tag));
    }
    return CORDIAL_OK;
}

/* Calls @each for every line that is not empty, with the line's number set. */
static cordial_status each_line(struct learning *l, struct str history,
                                cordial_status (*each)(struct learning *l, struct str line,
                                                       cordial_error *err),
                                cordial_error *err)
{
    struct str line;
    l->line = 0;
    while (str_line(&history, &line)) {
        l->line++;
        if (str_trim(line).n > 0) {
            TRY(each(l, line, err));
        }
    }
    return CORDIAL_OK;
}

/* The words of a text, each once, as those of one ticket more. */
static void count_words(struct teaching *t, struct str text)
{
    AUTO(arena_done) struct arena scratch = {0};
    struct words words = words_cut(&scratch, text);
    struct map seen;
    map_init(&seen, &scratch);
    for (size_t i = 0; i < words.n; i++) {
        bool is_new = false;
        struct str word = words.rows[i].text;
        map_put(&seen, word, 0, &is_new);
        size_t *tickets = is_new ? map_get(&t->tickets, word) : NULL;
        if (is_new && tickets == NULL) {
            tickets = map_put(&t->tickets, arena_str(&t->mem, word), 0, NULL);
        }
        if (is_new) {
            ++*tickets;
        }
    }
}

/* First all words of all lines are counted: names are rarer than other words. */
static cordial_status count_line(struct learning *l, struct str line, cordial_error *err)
{
    AUTO(arena_done) struct arena scratch = {0};
    struct lesson_ticket ticket;
    cordial_error ignored; /* it will be refused when its turn comes */
    (void)err;
    l->total++;
    if (parse_line(&scratch, line, &ticket, &ignored) == CORDIAL_OK) {
        count_words(&l->teaching, ticket.bytes);
    }
    return CORDIAL_OK;
}

static bool is_refusal(cordial_status status)
{
    return status == CORDIAL_E_DATA || status == CORDIAL_E_LIMIT || status == CORDIAL_E_NOTFOUND ||
           status == CORDIAL_E_USAGE;
}

static cordial_status take_line(struct learning *l, struct str line, cordial_error *err)
{
    AUTO(arena_done) struct arena scratch = {0};
    struct lesson_ticket ticket;
    struct ledger_line row;
    enum ledger_put_result result;
    cordial_status status = parse_line(&scratch, line, &ticket, err);
    if (status == CORDIAL_OK) {
        status = teaching_line(&scratch, &l->teaching, &ticket, &row, err);
    }
    if (is_refusal(status)) {
        refuse(l, err);
        return CORDIAL_OK;
    }
    TRY(status);
    TRY(ledger_put(l->teaching.store, &row, false, &result, err));
    l->report->added += result == LEDGER_ADDED;
    l->report->known += result != LEDGER_ADDED;
    if (l->options->progress != NULL && l->line % PROGRESS_LINES == 0) {
        l->options->progress(l->options->data, l->line, l->total);
    }
    return CORDIAL_OK;
}

static cordial_status take_lines(struct learning *l, struct str history, cordial_error *err)
{
    TRY(each_line(l, history, count_line, err));
    TRY(store_begin(l->teaching.store, err));
    if (each_line(l, history, take_line, err) != CORDIAL_OK) {
        store_rollback(l->teaching.store);
        return err->status;
    }
    return store_commit(l->teaching.store, err);
}

static cordial_status learn(struct learning *l, cordial_base *base, struct str history,
                            cordial_error *err)
{
    if (history.n > CORDIAL_HISTORY_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu bytes of history, at most %d", history.n,
                       CORDIAL_HISTORY_MAX);
    }
    TRY(teaching_begin(base, &l->teaching, err));
    TRY(take_lines(l, history, err));
    return taught_train(base, l->teaching.store, l->options, &l->report->training, err);
}

cordial_status cordial_learn(cordial_base *base, const char *history, size_t bytes,
                             const cordial_learn_options *options, cordial_learn_report **out,
                             cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_learn_options defaults = {0};
    int64_t start_us = clock_us();
    handed_report *handed = heap_alloc(sizeof *handed);
    struct learning l = {
        .mem = &handed->mem,
        .options = options != NULL ? options : &defaults,
        .report = &handed->data,
    };
    cordial_status status = learn(&l, base, (struct str){history, bytes}, err);
    teaching_done(&l.teaching);
    if (status != CORDIAL_OK) {
        cordial_learn_report_free(&handed->data);
        return status;
    }
    handed->data.took_ms = clock_took_ms(start_us);
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_learn_report_free(cordial_learn_report *report)
{
    if (report != NULL) {
        handed_report *handed = (handed_report *)(void *)report;
        arena_done(&handed->mem);
        free(handed);
    }
}
