/* Finding any reply or article from the desk, and looking at one. */
#include "web/desk.h"

#include "view/parts.h"
#include "web/desk_words.h"
#include "web/frame.h"
#include "web/interface.h"

enum { FOUND_ROWS = 12 };

static void results_freep(cordial_results **results)
{
    cordial_results_free(*results);
}

static void answer_freep(cordial_answer **answer)
{
    cordial_answer_free(*answer);
}

static void ledger_freep(cordial_ledger **ledger)
{
    cordial_ledger_free(*ledger);
}

/* An answer as a row of results. One that is gone gives none. */
static json_t *row_of(struct call *call, const char *id)
{
    AUTO(answer_freep) cordial_answer *answer = NULL;
    cordial_error ignored = {0};
    cordial_status status = cordial_answer_get(call->base, id, call->language, &answer, &ignored);
    if (status != CORDIAL_OK || answer->n_entries == 0) {
        return NULL;
    }
    bool article = false;
    bool reply = false;
    for (size_t i = 0; i < answer->n_entries; i++) {
        article = article || !answer->entries[i].reply;
        reply = reply || answer->entries[i].reply;
    }
    const cordial_entry *first = &answer->entries[0];
    json_t *row = view_object();
    view_set(row, "id", view_text(answer->id));
    view_set(row, "title", view_text(first->title));
    view_set(row, "language", view_text(first->language));
    view_set(row, "has", view_has(article, reply));
    view_set(row, "audience", view_audience(first->audience));
    desk_words_row(call, row);
    return row;
}

static bool has_id(const json_t *rows, const char *id)
{
    for (size_t i = 0; i < json_array_size(rows); i++) {
        if (strcmp(json_string_value(json_object_get(json_array_get(rows, i), "id")), id) == 0) {
            return true;
        }
    }
    return false;
}

static void add_recent(struct call *call, json_t *rows, const char *id)
{
    json_t *row = json_array_size(rows) < FOUND_ROWS ? row_of(call, id) : NULL;
    if (row != NULL && !has_id(rows, json_string_value(json_object_get(row, "id")))) {
        view_push(rows, row);
    } else {
        json_decref(row);
    }
}

/* What this agent put in last, as his browser remembers; then what any of them found right. */
static cordial_status find_recent(struct call *call, cordial_error *err)
{
    AUTO(ledger_freep) cordial_ledger *ledger = NULL;
    size_t n = 0;
    const char *const *own = request_list(call->request, "recent", &n);
    json_t *rows = view_list();
    view_set(call->document, "results", rows);
    for (size_t i = 0; i < n; i++) {
        add_recent(call, rows, own[i]);
    }
    TRY(cordial_ledger_list(call->base, NULL, &ledger, err));
    for (size_t i = 0; i < ledger->n_rows; i++) {
        const cordial_ledger_line *line = &ledger->rows[i];
        if (line->verdict != CORDIAL_VERDICT_REJECTED && !line->undone) {
            add_recent(call, rows, line->answer);
        }
    }
    view_set(call->document, "recent", json_boolean(json_array_size(rows) > 0));
    view_set(call->document, "has_results", json_true());
    return CORDIAL_OK;
}

cordial_status call_desk_find(struct call *call, cordial_error *err)
{
    AUTO(results_freep) cordial_results *results = NULL;
    const char *words = request_cstr(call->request, "q");
    const cordial_search_options options = {.n = FOUND_ROWS, .language = call->language};
    call->document = desk_begin(call, "desk_pick");
    view_set(call->document, "query", view_text(words));
    if (str_trim(str_of(words)).n == 0) {
        return find_recent(call, err);
    }
    TRY(cordial_search(call->base, words, &options, &results, err));
    json_t *found = view_search(results);
    json_t *rows = json_object_get(found, "results");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        desk_words_row(call, json_array_get(rows, i));
    }
    view_set(call->document, "has_results", json_boolean(json_array_size(rows) > 0));
    view_set(call->document, "results", json_incref(rows));
    if (results->did_you_mean != NULL) {
        view_set(call->document, "did_you_mean", view_text(results->did_you_mean));
        view_set(call->document, "did_you_mean_url",
                 view_text(frame_encode(call->mem, results->did_you_mean)));
    }
    json_decref(found);
    return CORDIAL_OK;
}

static void add_entry_words(struct call *call, json_t *entry)
{
    const char *kind = json_string_value(json_object_get(entry, "kind"));
    const char *audience = json_string_value(json_object_get(entry, "audience"));
    const char *language = json_string_value(json_object_get(entry, "language"));
    bool article = kind != NULL && strcmp(kind, "article") == 0;
    bool internal = article && (audience == NULL || strcmp(audience, "public") != 0);
    language = language != NULL ? language : "";
    view_set(entry, "internal", json_boolean(internal));
    view_set(entry, "shown", json_boolean(json_is_string(json_object_get(entry, "html"))));
    view_set(entry, "kind_words",
             view_text(interface_text(call->language,
                                      article ? "desk_kind_article" : "desk_kind_reply")));
    view_set(entry, "language_words", view_text(desk_words_language(language)));
    view_set(entry, "entry_dir", view_text(interface_direction(language)));
}

cordial_status call_desk_entry(struct call *call, cordial_error *err)
{
    AUTO(answer_freep) cordial_answer *answer = NULL;
    const char *id = request_cstr(call->request, "id");
    TRY(cordial_answer_get(call->base, id, call->language, &answer, err));
    call->document = desk_begin(call, "desk_preview");
    json_t *whole = view_answer(answer);
    json_t *entries = json_object_get(whole, "entries");
    for (size_t i = 0; i < json_array_size(entries); i++) {
        add_entry_words(call, json_array_get(entries, i));
    }
    const char *title = answer->n_entries > 0 ? answer->entries[0].title : answer->id;
    view_set(call->document, "title", view_text(title));
    view_set(call->document, "entries", json_incref(entries));
    json_decref(whole);
    return CORDIAL_OK;
}
