/* A ticket with its suggestions, draft and check. */
#include "view/parts.h"

static json_t *suggestion(const cordial_suggestion *row)
{
    json_t *object = view_object();
    view_set(object, "id", view_text(row->id));
    view_set(object, "title", view_text(row->title));
    view_set(object, "language", view_optional(row->language));
    view_set(object, "category", view_optional(row->category));
    view_set(object, "has", view_has(row->has_article, row->has_reply));
    view_set(object, "audience", view_audience(row->audience));
    view_set(object, "confidence", view_share(row->confidence));
    view_set(object, "reasons", view_reasons(row->reasons, row->n_reasons));
    view_set(object, "snippet", view_optional(row->snippet));
    view_set(object, "marks", view_marks(row->marks, row->n_marks));
    return object;
}

static json_t *sources(const cordial_draft *draft)
{
    json_t *list = view_list();
    for (size_t i = 0; i < draft->n_sources; i++) {
        view_push(list, view_text(draft->sources[i]));
    }
    return list;
}

static json_t *missing(const cordial_draft *draft)
{
    json_t *list = view_list();
    for (size_t i = 0; i < draft->n_missing; i++) {
        json_t *object = view_object();
        view_set(object, "name", view_text(draft->missing[i].name));
        view_set(object, "question", view_text(draft->missing[i].question));
        view_push(list, object);
    }
    return list;
}

static json_t *draft_or_null(const cordial_draft *draft)
{
    if (draft == NULL) {
        return json_null();
    }
    json_t *object = view_object();
    view_set(object, "kind", view_text(draft->kind));
    view_set(object, "text", view_text(draft->text));
    view_set(object, "markdown", view_text(draft->markdown));
    view_set(object, "html", view_text(draft->html));
    view_set(object, "language", view_optional(draft->language));
    view_set(object, "register", view_text(cordial_register_name(draft->reg)));
    view_set(object, "sources", sources(draft));
    view_set(object, "missing", missing(draft));
    return object;
}

json_t *view_suggest(const cordial_suggestions *suggestions)
{
    json_t *rows = view_list();
    for (size_t i = 0; i < suggestions->n_rows; i++) {
        view_push(rows, suggestion(&suggestions->rows[i]));
    }
    const cordial_check *check = suggestions->check;
    json_t *object = view_object();
    view_set(object, "ticket", view_ticket(suggestions->ticket));
    view_set(object, "decision", view_text(cordial_decision_name(suggestions->decision)));
    view_set(object, "suggestions", rows);
    view_set(object, "draft", draft_or_null(suggestions->draft));
    view_set(object, "handover", view_optional(suggestions->handover));
    view_set(object, "check", check != NULL ? view_check(check) : json_null());
    view_set(object, "took_ms", view_ms(suggestions->took_ms));
    return object;
}
