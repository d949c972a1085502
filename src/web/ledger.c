/* The ledger for trainers: its newest lines, each taken back or forgotten by a button. */
#include "web/desk.h"

#include "view/parts.h"
#include "web/desk_words.h"
#include "web/interface.h"

static void ledger_freep(cordial_ledger **ledger)
{
    cordial_ledger_free(*ledger);
}

static json_t *say(struct call *call, const char *key)
{
    return view_text(interface_text(call->language, key));
}

static json_t *row_of(struct call *call, const cordial_ledger_line *line)
{
    json_t *row = view_object();
    json_t *when = view_when(line->when_s);
    const char *moment = json_string_value(when);
    const char *day = arena_printf(call->mem, "%.10s", moment != NULL ? moment : "").p;
    const char *verdict = cordial_verdict_name(line->verdict);
    view_set(row, "number", json_integer(line->number));
    view_set(row, "answer", view_text(line->answer));
    view_set(row, "text", view_text(line->text));
    view_set(row, "verdict", view_text(verdict));
    view_set(row, "words", say(call, arena_printf(call->mem, "desk_verdict_%s", verdict).p));
    view_set(row, "language_words", view_text(desk_words_language(line->language)));
    view_set(row, "day", view_text(interface_day(call->mem, call->language, day)));
    view_set(row, "when", when);
    view_set(row, "undone", json_boolean(line->undone));
    return row;
}

cordial_status call_ledger(struct call *call, cordial_error *err)
{
    AUTO(ledger_freep) cordial_ledger *ledger = NULL;
    TRY(cordial_ledger_list(call->base, NULL, &ledger, err));
    json_t *rows = view_list();
    for (size_t i = 0; i < ledger->n_rows; i++) {
        view_push(rows, row_of(call, &ledger->rows[i]));
    }
    call->document = view_object();
    view_set(call->document, "title", say(call, "desk_ledger"));
    view_set(call->document, "on_ledger", json_true());
    view_set(call->document, "has_lines", json_boolean(ledger->n_rows > 0));
    view_set(call->document, "lines", rows);
    desk_words_keys(call, call->document);
    return CORDIAL_OK;
}

cordial_status call_ledger_change(struct call *call, cordial_error *err)
{
    int64_t undone = request_number(call->request, "undo", 0);
    const cordial_ledger_forgetting what = {.number = request_number(call->request, "forget", 0)};
    if (what.number > 0) {
        TRY(cordial_ledger_forget(call->base, &what, NULL, err));
    } else {
        TRY(cordial_ledger_undo(call->base, undone, err));
    }
    call_redirect(call, 303, STR("/desk/ledger"));
    return CORDIAL_OK;
}
