/* The document of a completion. */
#include "view/parts.h"

static json_t *completion(const cordial_completion *row)
{
    json_t *object = view_object();
    const char *kind = row->kind == CORDIAL_COMPLETION_TITLE ? "title" : "word";
    view_set(object, "text", view_text(row->text));
    view_set(object, "kind", view_text(kind));
    view_set(object, "id", view_optional(row->id));
    view_set(object, "language", view_optional(row->language));
    return object;
}

json_t *view_complete(const cordial_completions *completions)
{
    json_t *rows = view_list();
    for (size_t i = 0; i < completions->n_rows; i++) {
        view_push(rows, completion(&completions->rows[i]));
    }
    json_t *object = view_object();
    view_set(object, "prefix", view_text(completions->prefix));
    view_set(object, "language", view_optional(completions->language));
    view_set(object, "completions", rows);
    view_set(object, "took_ms", view_ms(completions->took_ms));
    return object;
}
