/* Golden tickets measured. */
#include "view/parts.h"

static json_t *measured(double value)
{
    return value >= 0 ? view_share(value) : json_null();
}

static json_t *bins(const cordial_eval_part *part)
{
    json_t *list = view_list();
    for (size_t i = 0; i < CORDIAL_EVAL_BINS; i++) {
        json_t *row = view_object();
        view_set(row, "n", view_count(part->bins[i].n));
        view_set(row, "confidence", view_share(part->bins[i].confidence));
        view_set(row, "right", view_share(part->bins[i].right));
        view_push(list, row);
    }
    return list;
}

static json_t *part(const cordial_eval_part *part)
{
    json_t *object = view_object();
    view_set(object, "language", view_optional(part->language));
    view_set(object, "tickets", view_count(part->tickets));
    view_set(object, "with_answer", view_count(part->with_answer));
    for (size_t i = 0; i < CORDIAL_MEASURES; i++) {
        view_set(object, cordial_measure_name((cordial_measure)i), measured(part->of[i]));
    }
    view_set(object, "bins", bins(part));
    return object;
}

static json_t *rank(size_t rank)
{
    return rank > 0 ? view_count(rank) : json_null();
}

static json_t *expected(const cordial_eval_ticket *ticket)
{
    json_t *list = view_list();
    for (size_t i = 0; i < ticket->n_expect; i++) {
        view_push(list, view_text(ticket->expect[i]));
    }
    return list;
}

static json_t *rows(const cordial_eval_ticket *ticket)
{
    json_t *list = view_list();
    for (size_t i = 0; i < ticket->n_rows; i++) {
        json_t *row = view_object();
        view_set(row, "id", view_text(ticket->rows[i].id));
        view_set(row, "confidence", view_share(ticket->rows[i].confidence));
        view_push(list, row);
    }
    return list;
}

static json_t *ticket(const cordial_eval_ticket *ticket)
{
    json_t *object = view_object();
    view_set(object, "id", view_text(ticket->id));
    view_set(object, "line", view_count(ticket->line));
    view_set(object, "language", view_optional(ticket->language));
    view_set(object, "expect", expected(ticket));
    view_set(object, "decision", view_text(cordial_decision_name(ticket->decision)));
    view_set(object, "decided", json_boolean(ticket->decided));
    view_set(object, "rank", rank(ticket->rank));
    view_set(object, "results", rows(ticket));
    view_set(object, "reasons", view_reasons(ticket->reasons, ticket->n_reasons));
    return object;
}

static json_t *split(const cordial_eval_split *split)
{
    json_t *object = view_object();
    view_set(object, "better", view_count(split->better));
    view_set(object, "worse", view_count(split->worse));
    view_set(object, "luck", view_share(split->luck));
    return object;
}

static json_t *pair(json_t *before, json_t *after)
{
    json_t *list = view_list();
    view_push(list, before);
    view_push(list, after);
    return list;
}

static json_t *change(const cordial_eval_change *c)
{
    json_t *object = view_object();
    view_set(object, "id", view_text(c->id));
    view_set(object, "rank", pair(rank(c->rank_before), rank(c->rank)));
    view_set(object, "decision",
             pair(view_text(cordial_decision_name(c->decision_before)),
                  view_text(cordial_decision_name(c->decision))));
    view_set(object, "ranked", json_integer(c->ranked));
    view_set(object, "decided", json_integer(c->decided));
    return object;
}

static json_t *compared(const cordial_eval_comparison *comparison)
{
    if (comparison == NULL) {
        return json_null();
    }
    json_t *changes = view_list();
    for (size_t i = 0; i < comparison->n_changes; i++) {
        view_push(changes, change(&comparison->changes[i]));
    }
    json_t *object = view_object();
    view_set(object, "added", view_count(comparison->added));
    view_set(object, "missing", view_count(comparison->missing));
    view_set(object, "before", part(&comparison->before));
    view_set(object, "after", part(&comparison->after));
    view_set(object, "ranked", split(&comparison->ranked));
    view_set(object, "decided", split(&comparison->decided));
    view_set(object, "changes", changes);
    return object;
}

static json_t *unknown(const cordial_evaluation *evaluation)
{
    json_t *list = view_list();
    for (size_t i = 0; i < evaluation->n_unknown; i++) {
        json_t *row = view_object();
        view_set(row, "id", view_text(evaluation->unknown[i].id));
        view_set(row, "tickets", view_count(evaluation->unknown[i].tickets));
        view_set(row, "line", view_count(evaluation->unknown[i].line));
        view_set(row, "nearest", view_optional(evaluation->unknown[i].nearest));
        view_push(list, row);
    }
    return list;
}

static json_t *falls(const cordial_eval_fall *fallen, size_t n)
{
    json_t *list = view_list();
    for (size_t i = 0; i < n; i++) {
        json_t *row = view_object();
        view_set(row, "language", view_optional(fallen[i].language));
        view_set(row, "measure", view_text(cordial_measure_name(fallen[i].measure)));
        view_set(row, "value", measured(fallen[i].value));
        view_set(row, "floor", view_share(fallen[i].floor));
        view_push(list, row);
    }
    return list;
}

json_t *view_eval(const cordial_evaluation *evaluation, const cordial_eval_comparison *comparison,
                  const cordial_eval_fall *fallen, size_t n_fallen)
{
    json_t *languages = view_list();
    json_t *tickets = view_list();
    for (size_t i = 0; i < evaluation->n_languages; i++) {
        view_push(languages, part(&evaluation->languages[i]));
    }
    for (size_t i = 0; i < evaluation->n_tickets; i++) {
        view_push(tickets, ticket(&evaluation->tickets[i]));
    }
    json_t *object = view_object();
    view_set(object, "total", part(&evaluation->total));
    view_set(object, "languages", languages);
    view_set(object, "unknown", unknown(evaluation));
    view_set(object, "comparison", compared(comparison));
    view_set(object, "fallen", falls(fallen, n_fallen));
    view_set(object, "tickets", tickets);
    view_set(object, "took_ms", view_ms(evaluation->took_ms));
    return object;
}
