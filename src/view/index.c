/* What a run of the indexer did. */
#include "view/parts.h"

static json_t *place(unsigned n)
{
    return n > 0 ? view_count(n) : json_null();
}

json_t *view_index(const cordial_index_report *report)
{
    json_t *skipped = view_list();
    for (size_t i = 0; i < report->n_skipped; i++) {
        const cordial_note *note = &report->skipped[i];
        json_t *row = view_object();
        view_set(row, "file", view_text(note->file));
        view_set(row, "line", place(note->line));
        view_set(row, "column", place(note->column));
        view_set(row, "message", view_text(note->message));
        view_push(skipped, row);
    }
    json_t *object = view_object();
    view_set(object, "indexed", view_count(report->indexed));
    view_set(object, "unchanged", view_count(report->unchanged));
    view_set(object, "removed", view_count(report->removed));
    view_set(object, "skipped", skipped);
    view_set(object, "generation", view_optional(report->generation));
    view_set(object, "took_ms", view_ms(report->took_ms));
    return object;
}
