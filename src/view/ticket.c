/* The reading of a ticket. */
#include "view/parts.h"

static json_t *facts(const cordial_ticket *ticket)
{
    json_t *object = view_object();
    for (int kind = 0; kind < CORDIAL_FACT_KINDS; kind++) {
        const cordial_values *values = &ticket->facts[kind];
        json_t *list = view_list();
        for (size_t i = 0; i < values->n; i++) {
            view_push(list, view_text(values->rows[i]));
        }
        view_set(object, cordial_fact_name((cordial_fact_kind)kind), list);
    }
    return object;
}

static json_t *questions(const cordial_ticket *ticket)
{
    json_t *list = view_list();
    for (size_t i = 0; i < ticket->n_questions; i++) {
        const cordial_question *question = &ticket->questions[i];
        json_t *object = view_object();
        view_set(object, "text", view_text(question->text));
        view_set(object, "start", view_count(question->start));
        view_set(object, "end", view_count(question->end));
        view_set(object, "answered_by", view_optional(question->answered_by));
        view_push(list, object);
    }
    return list;
}

/* @kind_key: under which name the span's kind stands; NULL: it is not shown. */
static json_t *spans(const cordial_span *rows, size_t n, const char *kind_key)
{
    json_t *list = view_list();
    for (size_t i = 0; i < n; i++) {
        json_t *object = view_object();
        if (kind_key != NULL) {
            view_set(object, kind_key, view_text(rows[i].kind));
        }
        view_set(object, "text", view_text(rows[i].text));
        view_set(object, "start", view_count(rows[i].start));
        view_set(object, "end", view_count(rows[i].end));
        view_push(list, object);
    }
    return list;
}

json_t *view_ticket(const cordial_ticket *ticket)
{
    json_t *object = view_object();
    view_set(object, "text", view_text(ticket->text));
    view_set(object, "subject", view_optional(ticket->subject));
    view_set(object, "language", view_optional(ticket->language));
    view_set(object, "language_confidence", view_share(ticket->language_confidence));
    view_set(object, "customer", view_optional(ticket->customer));
    view_set(object, "mood", view_text(cordial_mood_name(ticket->mood)));
    view_set(object, "urgent", json_boolean(ticket->urgent));
    view_set(object, "register", view_text(cordial_register_name(ticket->reg)));
    view_set(object, "skill", view_text(cordial_skill_name(ticket->skill)));
    view_set(object, "facts", facts(ticket));
    view_set(object, "questions", questions(ticket));
    view_set(object, "claims", spans(ticket->claims, ticket->n_claims, NULL));
    view_set(object, "cues", spans(ticket->cues, ticket->n_cues, "for"));
    view_set(object, "spans", spans(ticket->spans, ticket->n_spans, "kind"));
    return object;
}
