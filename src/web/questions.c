/* The list of the customers' questions. */
#include "web/desk.h"

#include "view/parts.h"
#include "web/desk_words.h"
#include "web/interface.h"

static void questions_freep(cordial_inquiries **questions)
{
    cordial_inquiries_free(*questions);
}

static json_t *row_of(struct call *call, const cordial_inquiry *question)
{
    json_t *row = view_object();
    json_t *when = view_when(question->when_s);
    const char *day = json_string_value(when);
    view_set(row, "number", json_integer(question->number));
    view_set(row, "subject", view_optional(question->subject));
    view_set(row, "name", view_optional(question->name));
    view_set(row, "email", view_optional(question->email));
    view_set(row, "text", view_text(question->text));
    view_set(row, "language_words", view_text(desk_words_language(question->language)));
    view_set(row, "when_words",
             view_text(day != NULL ? interface_day(call->mem, call->language,
                                                   arena_printf(call->mem, "%.10s", day).p)
                                   : ""));
    view_set(row, "when", when);
    view_set(row, "is_done", json_boolean(question->settled));
    return row;
}

static cordial_status list(struct call *call, bool done, cordial_error *err)
{
    AUTO(questions_freep) cordial_inquiries *questions = NULL;
    const cordial_inquiries_query query = {.settled = done};
    TRY(cordial_inquiries_list(call->base, &query, &questions, err));
    json_t *rows = view_list();
    for (size_t i = 0; i < questions->n_rows; i++) {
        if (questions->rows[i].settled == done) {
            view_push(rows, row_of(call, &questions->rows[i]));
        }
    }
    call->document = view_object();
    view_set(call->document, "title", view_text(interface_text(call->language, "desk_questions")));
    view_set(call->document, "on_questions", json_true());
    view_set(call->document, "done", json_boolean(done));
    view_set(call->document, "has_questions", json_boolean(json_array_size(rows) > 0));
    view_set(call->document, "questions", rows);
    desk_words_keys(call, call->document);
    return CORDIAL_OK;
}

cordial_status call_questions(struct call *call, cordial_error *err)
{
    return list(call, request_flag(call->request, "done", false), err);
}

cordial_status call_questions_change(struct call *call, cordial_error *err)
{
    int64_t done = request_number(call->request, "done", 0);
    int64_t reopen = request_number(call->request, "reopen", 0);
    TRY(cordial_inquiry_settle(call->base, done > 0 ? done : reopen, done > 0, err));
    call_redirect(call, 303, done > 0 ? STR("/desk/questions") : STR("/desk/questions?done=1"));
    return CORDIAL_OK;
}
