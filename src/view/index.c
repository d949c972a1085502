/* What a run of the indexer did. */
#include "view/parts.h"

json_t *view_index(const cordial_index_report *report)
{
    json_t *object = view_object();
    view_set(object, "indexed", view_count(report->indexed));
    view_set(object, "unchanged", view_count(report->unchanged));
    view_set(object, "removed", view_count(report->removed));
    view_set(object, "skipped", view_notes(report->skipped, report->n_skipped));
    view_set(object, "generation", view_optional(report->generation));
    view_set(object, "took_ms", view_ms(report->took_ms));
    return object;
}
