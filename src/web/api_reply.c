/* Tickets: suggestions, drafts, checks, and what became of them. */
#include "view/view.h"
#include "web/routes.h"

static void suggestions_freep(cordial_suggestions **suggestions)
{
    cordial_suggestions_free(*suggestions);
}

static void check_freep(cordial_check **check)
{
    cordial_check_free(*check);
}

static cordial_format format_of(const struct request *request)
{
    cordial_format format = CORDIAL_FORMAT_ANY;
    const char *word = request_cstr(request, "format");
    if (word != NULL) {
        cordial_format_find(word, &format); /* the row's choices let no other word through */
    }
    return format;
}

/* The ticket is a member "ticket", else the whole body: a text, a mail, a help desk's JSON. */
static cordial_status read_ticket(struct call *call, struct str *out, cordial_error *err)
{
    struct str ticket = request_text(call->request, "ticket");
    *out = ticket.p != NULL ? ticket : call->request->body;
    if (out->n == 0) {
        call->fault = "ticket";
        return err_set(err, CORDIAL_E_USAGE, "'ticket' is missing");
    }
    return CORDIAL_OK;
}

static cordial_status suggest(struct call *call, const cordial_suggest_options *options,
                              cordial_error *err)
{
    struct str ticket;
    TRY(read_ticket(call, &ticket, err));
    AUTO(suggestions_freep) cordial_suggestions *suggestions = NULL;
    TRY(cordial_suggest(call->base, ticket.p, ticket.n, options, &suggestions, err));
    call->document = view_suggest(suggestions);
    return CORDIAL_OK;
}

static cordial_suggest_options read_options(const struct call *call)
{
    const struct request *request = call->request;
    cordial_suggest_options options = {
        .n = (size_t)request_number(request, "n", 0),
        .format = format_of(request),
        .language = request_cstr(request, "lang"),
        .agent = request_cstr(request, "agent"),
        .as = request_cstr(request, "as"),
        .no_draft = !request_flag(request, "draft", true),
    };
    options.agent = options.agent != NULL ? options.agent : call->visitor.signs;
    options.use = request_list(request, "use", &options.n_use);
    return options;
}

cordial_status call_suggest(struct call *call, cordial_error *err)
{
    const cordial_suggest_options options = read_options(call);
    return suggest(call, &options, err);
}

cordial_status call_reply(struct call *call, cordial_error *err)
{
    cordial_suggest_options options = read_options(call);
    options.no_draft = false;
    return suggest(call, &options, err);
}

/* What nobody may know of past tickets. */
static json_t *public_reasons(const json_t *reasons)
{
    json_t *kept = json_array();
    for (size_t i = 0; i < json_array_size(reasons); i++) {
        json_t *reason = json_array_get(reasons, i);
        const char *kind = json_string_value(json_object_get(reason, "kind"));
        if (kind != NULL && strcmp(kind, "past") != 0) {
            json_array_append(kept, reason);
        }
    }
    return kept;
}

/*
 * What a customer gets of a suggestion: the language and what he may read. The reading of a
 * person's mood, the draft, the check and the note to a colleague are the agents'.
 */
cordial_status call_suggest_public(struct call *call, cordial_error *err)
{
    const cordial_suggest_options options = {
        .n = (size_t)request_number(call->request, "n", 0),
        .format = format_of(call->request),
        .language = request_cstr(call->request, "lang"),
        .no_draft = true,
    };
    TRY(suggest(call, &options, err));
    json_t *whole = call->document;
    const json_t *ticket = json_object_get(whole, "ticket");
    json_t *rows = json_object_get(whole, "suggestions");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        json_t *row = json_array_get(rows, i);
        json_object_set_new(row, "reasons", public_reasons(json_object_get(row, "reasons")));
    }
    call->document = json_pack("{sO, sO, sO}", "language", json_object_get(ticket, "language"),
                               "suggestions", rows, "took_ms", json_object_get(whole, "took_ms"));
    json_decref(whole);
    return CORDIAL_OK;
}

cordial_status call_check(struct call *call, cordial_error *err)
{
    const struct request *request = call->request;
    struct str ticket = request_text(request, "ticket");
    struct str text = request_text(request, "text");
    bool fix = request_flag(request, "fix", false);
    cordial_check_options options = {
        .ticket = ticket.n > 0 ? ticket.p : NULL,
        .ticket_bytes = ticket.n,
        .ticket_format = format_of(request),
        .language = request_cstr(request, "lang"),
        .agent = request_cstr(request, "agent"),
        .fix = fix,
    };
    options.agent = options.agent != NULL ? options.agent : call->visitor.signs;
    AUTO(check_freep) cordial_check *check = NULL;
    TRY(cordial_check_text(call->base, text.p, text.n, &options, &check, err));
    call->document = view_check_run(check, fix);
    return CORDIAL_OK;
}

static cordial_verdict verdict_of(const struct request *request)
{
    struct str word = request_text(request, "verdict");
    static const cordial_verdict verdicts[] = {CORDIAL_VERDICT_REJECTED, CORDIAL_VERDICT_EDITED};
    for (size_t i = 0; i < sizeof verdicts / sizeof verdicts[0]; i++) {
        if (str_eq(word, str_of(cordial_verdict_name(verdicts[i])))) {
            return verdicts[i];
        }
    }
    return CORDIAL_VERDICT_ACCEPTED;
}

cordial_status call_feedback(struct call *call, cordial_error *err)
{
    const struct request *request = call->request;
    struct str ticket = request_text(request, "ticket");
    const cordial_ledger_add add = {
        .answer = request_cstr(request, "answer"),
        .verdict = verdict_of(request),
        .ticket = ticket.p,
        .bytes = ticket.n,
        .format = format_of(request),
        .language = request_cstr(request, "lang"),
    };
    int64_t number = 0;
    cordial_training training = {0};
    TRY(cordial_ledger_put(call->base, &add, &number, &training, err));
    call->document = view_ledger_put(number, add.verdict, &training);
    return CORDIAL_OK;
}

cordial_status call_feedback_undo(struct call *call, cordial_error *err)
{
    int64_t number = request_number(call->request, "number", 0);
    TRY(cordial_ledger_undo(call->base, number, err));
    call->document = json_pack("{sI, sb}", "number", (json_int_t)number, "undone", 1);
    return CORDIAL_OK;
}
