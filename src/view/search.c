/* The document of a search. */
#include "view/parts.h"

static json_t *section(const cordial_result *row)
{
    if (row->section_title == NULL) {
        return json_null();
    }
    json_t *object = view_object();
    view_set(object, "title", view_text(row->section_title));
    view_set(object, "anchor", view_optional(row->section_anchor));
    return object;
}

static json_t *result(const cordial_result *row)
{
    json_t *object = view_object();
    view_set(object, "id", view_text(row->id));
    view_set(object, "title", view_text(row->title));
    view_set(object, "language", view_optional(row->language));
    view_set(object, "category", view_optional(row->category));
    view_set(object, "has", view_has(row->has_article, row->has_reply));
    view_set(object, "audience", view_audience(row->audience));
    view_set(object, "snippet", view_optional(row->snippet));
    view_set(object, "marks", view_marks(row->marks, row->n_marks));
    view_set(object, "section", section(row));
    view_set(object, "score", view_share(row->score));
    return object;
}

json_t *view_search(const cordial_results *results)
{
    json_t *rows = view_list();
    for (size_t i = 0; i < results->n_rows; i++) {
        view_push(rows, result(&results->rows[i]));
    }
    json_t *object = view_object();
    view_set(object, "query", view_text(results->query));
    view_set(object, "language", view_optional(results->language));
    view_set(object, "mode", view_text(results->any ? "any" : "all"));
    view_set(object, "total", view_count(results->total));
    view_set(object, "total_exact", json_boolean(results->total_exact));
    view_set(object, "did_you_mean", view_optional(results->did_you_mean));
    view_set(object, "corrected", json_boolean(results->corrected));
    view_set(object, "results", rows);
    view_set(object, "took_ms", view_ms(results->took_ms));
    return object;
}
