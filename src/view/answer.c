/* One answer with its entries. */
#include "view/parts.h"

static json_t *entry(const cordial_entry *row)
{
    json_t *object = view_object();
    view_set(object, "kind", view_text(row->reply ? "reply" : "article"));
    view_set(object, "file", view_text(row->file));
    view_set(object, "title", view_text(row->title));
    view_set(object, "language", view_optional(row->language));
    view_set(object, "category", view_optional(row->category));
    view_set(object, "audience", view_audience(row->audience));
    view_set(object, "state", view_text(row->draft ? "draft" : "ready"));
    view_set(object, "updated", view_optional(row->updated));
    view_set(object, "body", view_text(row->body));
    view_set(object, "html", view_optional(row->html));
    view_set(object, "note", view_optional(row->note));
    view_set(object, "owner", view_optional(row->owner));
    view_set(object, "review", view_optional(row->review));
    return object;
}

json_t *view_answer(const cordial_answer *answer)
{
    json_t *entries = view_list();
    for (size_t i = 0; i < answer->n_entries; i++) {
        view_push(entries, entry(&answer->entries[i]));
    }
    json_t *object = view_object();
    view_set(object, "id", view_text(answer->id));
    view_set(object, "entries", entries);
    return object;
}
