/* What was learned, and the ledger. */
#include "view/parts.h"

json_t *view_training(const cordial_training *training)
{
    json_t *object = view_object();
    view_set(object, "trained", json_boolean(training->trained));
    view_set(object, "lines", view_count(training->lines));
    view_set(object, "expired", view_count(training->expired));
    view_set(object, "unknown", view_count(training->unknown));
    view_set(object, "answers", view_count(training->answers));
    view_set(object, "public_answers", view_count(training->public_answers));
    return object;
}

json_t *view_learn(const cordial_learn_report *report)
{
    json_t *object = view_object();
    view_set(object, "added", view_count(report->added));
    view_set(object, "known", view_count(report->known));
    view_set(object, "refused", view_notes(report->refused, report->n_refused));
    view_set(object, "training", view_training(&report->training));
    view_set(object, "took_ms", view_ms(report->took_ms));
    return object;
}

json_t *view_ledger(const cordial_ledger *ledger)
{
    json_t *lines = view_list();
    for (size_t i = 0; i < ledger->n_rows; i++) {
        const cordial_ledger_line *line = &ledger->rows[i];
        json_t *row = view_object();
        view_set(row, "number", json_integer(line->number));
        view_set(row, "answer", view_text(line->answer));
        view_set(row, "verdict", view_text(cordial_verdict_name(line->verdict)));
        view_set(row, "language", view_text(line->language));
        view_set(row, "when", view_when(line->when_s));
        view_set(row, "undone", json_boolean(line->undone));
        view_set(row, "text", view_text(line->text));
        view_push(lines, row);
    }
    json_t *object = view_object();
    view_set(object, "total", view_count(ledger->total));
    view_set(object, "lines", lines);
    return object;
}

json_t *view_ledger_put(int64_t number, cordial_verdict verdict, const cordial_training *training)
{
    json_t *object = view_object();
    view_set(object, "number", json_integer(number));
    view_set(object, "verdict", view_text(cordial_verdict_name(verdict)));
    view_set(object, "training", view_training(training));
    return object;
}
