/*
 * The desk: a ticket read, its draft checked, what became of a suggestion recorded. Its one page
 * is filled the same way whether a form was sent or a script asks.
 */
#include "web/desk.h"

#include "base/buf.h"
#include "view/parts.h"
#include "web/desk_words.h"
#include "web/frame.h"
#include "web/interface.h"

static void suggestions_freep(cordial_suggestions **suggestions)
{
    cordial_suggestions_free(*suggestions);
}

static void check_freep(cordial_check **check)
{
    cordial_check_free(*check);
}

static void answer_freep(cordial_answer **answer)
{
    cordial_answer_free(*answer);
}

static void message_freep(cordial_message **message)
{
    cordial_message_free(*message);
}

static void questions_freep(cordial_inquiries **questions)
{
    cordial_inquiries_free(*questions);
}

const char *desk_title(struct call *call, const char *id)
{
    AUTO(answer_freep) cordial_answer *answer = NULL;
    cordial_error ignored = {0};
    cordial_status status = cordial_answer_get(call->base, id, call->language, &answer, &ignored);
    bool found = status == CORDIAL_OK && answer->n_entries > 0;
    return found ? arena_cstr(call->mem, str_of(answer->entries[0].title)) : id;
}

/* ---- the page ---- */

static void set_text(json_t *document, const char *key, struct str text)
{
    view_set(document, key, json_stringn_nocheck(text.p != NULL ? text.p : "", text.n));
}

json_t *desk_begin(struct call *call, const char *title)
{
    json_t *document = view_object();
    view_set(document, "title", view_text(interface_text(call->language, title)));
    view_set(document, "on_desk", json_boolean(strcmp(title, "desk_title") == 0));
    desk_words_keys(call, document);
    return document;
}

/* The ticket's field and an empty draft; what is known is put over it. */
static json_t *begin_desk(struct call *call, struct str ticket)
{
    json_t *document = desk_begin(call, "desk_title");
    json_t *posted = view_object();
    set_text(posted, "ticket", ticket);
    view_set(document, "posted", posted);
    view_set(document, "has_result", json_false());
    view_set(document, "draft_text", view_text(""));
    view_set(document, "composed", view_text(""));
    desk_words_kinds(call, document, request_cstr(call->request, "as"));
    return document;
}

static void say_error(struct call *call, json_t *document, const char *key)
{
    view_set(document, "error", view_text(interface_text(call->language, key)));
}

/* A ticket that cannot be read is for the agent to mend, not a fault of the page. */
static bool is_readable(cordial_status status)
{
    return status != CORDIAL_E_DATA && status != CORDIAL_E_LIMIT && status != CORDIAL_E_USAGE;
}

static cordial_status suggest(struct call *call, struct str ticket,
                              const cordial_suggest_options *options, json_t *document,
                              cordial_error *err)
{
    AUTO(suggestions_freep) cordial_suggestions *suggestions = NULL;
    cordial_status status =
        cordial_suggest(call->base, ticket.p, ticket.n, options, &suggestions, err);
    if (!is_readable(status)) {
        say_error(call, document, status == CORDIAL_E_LIMIT ? "desk_too_long" : "desk_unreadable");
        return CORDIAL_OK;
    }
    TRY(status);
    json_t *whole = view_suggest(suggestions);
    json_object_update(document, whole);
    json_decref(whole);
    desk_words_reading(call, document);
    desk_words_suggestions(call, document);
    desk_words_draft(call, document);
    view_set(document, "has_result", json_true());
    return CORDIAL_OK;
}

static cordial_suggest_options options_of(struct call *call)
{
    return (cordial_suggest_options){
        .agent = call->visitor.signs,
        .as = request_cstr(call->request, "as"),
        .messages = call->language,
    };
}

/* ---- reading a ticket ---- */

/* The suggested draft becomes the text of the editor. */
static void take_draft(json_t *document)
{
    const json_t *draft = json_object_get(document, "draft");
    json_t *text = json_object_get(draft, "text");
    if (json_is_string(text)) {
        view_set(document, "draft_text", json_incref(text));
        view_set(document, "composed", json_incref(text));
    }
}

static cordial_status read_ticket(struct call *call, struct str ticket, cordial_error *err)
{
    cordial_suggest_options options = options_of(call);
    call->document = begin_desk(call, ticket);
    TRY(suggest(call, ticket, &options, call->document, err));
    take_draft(call->document);
    desk_words_check(call, call->document);
    return CORDIAL_OK;
}

/* Without a script: the words of one answer are put behind what was written already. */
static cordial_status use_answer(struct call *call, struct str ticket, struct str draft,
                                 cordial_error *err)
{
    cordial_suggest_options options = options_of(call);
    options.use = request_list(call->request, "use", &options.n_use);
    options.as = draft.n > 0 ? "part" : NULL;
    call->document = begin_desk(call, ticket);
    TRY(suggest(call, ticket, &options, call->document, err));
    take_draft(call->document);
    if (draft.n > 0) {
        const char *part = json_string_value(json_object_get(call->document, "draft_text"));
        struct str whole = arena_printf(call->mem, "%.*s\n\n%s", STR_ARG(str_trim(draft)), part);
        set_text(call->document, "draft_text", whole);
        view_set(call->document, "check", json_null());
    }
    desk_words_check(call, call->document);
    return CORDIAL_OK;
}

/* ---- checking a draft ---- */

static cordial_status check(struct call *call, struct str ticket, struct str draft, bool fix,
                            json_t *document, cordial_error *err)
{
    AUTO(check_freep) cordial_check *found = NULL;
    const cordial_check_options options = {
        .ticket = str_trim(ticket).n > 0 ? ticket.p : NULL,
        .ticket_bytes = ticket.n,
        .language = request_cstr(call->request, "draft_lang"),
        .agent = call->visitor.signs,
        .messages = call->language,
        .fix = fix,
    };
    TRY(cordial_check_text(call->base, draft.p != NULL ? draft.p : "", draft.n, &options, &found,
                           err));
    view_set(document, "check", view_check(found));
    view_set(document, "draft_text", view_text(fix ? found->text : ""));
    desk_words_check(call, document);
    return CORDIAL_OK;
}

/* The draft as it was sent, with the reading of its ticket around it. */
static cordial_status keep_draft(struct call *call, struct str ticket, struct str draft,
                                 cordial_error *err)
{
    cordial_suggest_options options = {.no_draft = true};
    call->document = begin_desk(call, ticket);
    if (str_trim(ticket).n > 0) {
        TRY(suggest(call, ticket, &options, call->document, err));
    }
    set_text(call->document, "draft_text", draft);
    set_text(call->document, "composed", request_text(call->request, "composed"));
    return CORDIAL_OK;
}

static cordial_status check_draft(struct call *call, struct str ticket, struct str draft, bool fix,
                                  cordial_error *err)
{
    TRY(keep_draft(call, ticket, draft, err));
    TRY(check(call, ticket, draft, fix, call->document, err));
    if (!fix) {
        set_text(call->document, "draft_text", draft);
    }
    return CORDIAL_OK;
}

cordial_status call_desk_check(struct call *call, cordial_error *err)
{
    struct str ticket = request_text(call->request, "ticket");
    struct str draft = request_text(call->request, "draft");
    call->document = view_object();
    return check(call, ticket, draft, false, call->document, err);
}

/* ---- the desk's forms ---- */

static bool is_said(struct call *call, const char *name, const char *value)
{
    return str_eq(request_text(call->request, name), str_of(value));
}

cordial_status call_desk_send(struct call *call, cordial_error *err)
{
    struct str ticket = request_text(call->request, "ticket");
    struct str draft = request_text(call->request, "draft");
    bool fix = is_said(call, "act", "fix");
    if (request_text(call->request, "clear").n > 0) {
        call_redirect(call, 303, STR("/desk"));
        return CORDIAL_OK;
    }
    if (str_trim(draft).n > 0 && (fix || is_said(call, "act", "check"))) {
        return check_draft(call, ticket, draft, fix, err);
    }
    if (str_trim(ticket).n == 0) {
        call->document = begin_desk(call, ticket);
        say_error(call, call->document, "desk_no_ticket");
        return CORDIAL_OK;
    }
    if (request_text(call->request, "use").n > 0) {
        return use_answer(call, ticket, str_trim(draft), err);
    }
    return read_ticket(call, ticket, err);
}

/* A name as a head has it: in quotes, without what would end them, or the line. */
static struct str quoted(struct arena *mem, const char *name)
{
    AUTO(buf_done) struct buf out = {0};
    buf_add_char(&out, '"');
    for (const char *p = name; *p != '\0'; p++) {
        if (strchr("\"\\\r\n", *p) == NULL) {
            buf_add_char(&out, *p);
        }
    }
    buf_add_char(&out, '"');
    return buf_keep(&out, mem);
}

/* What somebody wrote as a mail, so that it is read with its writer's name. */
static struct str ticket_of(struct call *call, const cordial_message *message)
{
    AUTO(buf_done) struct buf out = {0};
    struct str subject = str_of(message->subject);
    if (message->name[0] != '\0' || message->email[0] != '\0') {
        buf_printf(&out, "From: %s <%s>\n", quoted(call->mem, message->name).p, message->email);
    }
    if (subject.n > 0) {
        buf_printf(&out, "Subject: %.*s\n", STR_ARG(str_sub(subject, 0, str_chr(subject, '\n'))));
    }
    buf_printf(&out, "%s%s", out.n > 0 ? "\n" : "", message->text);
    return buf_keep(&out, call->mem);
}

static cordial_status find_question(struct call *call, int64_t number, struct str *out,
                                    cordial_error *err)
{
    AUTO(questions_freep) cordial_inquiries *questions = NULL;
    const cordial_inquiries_query query = {.settled = true, .n = SIZE_MAX / 2};
    TRY(cordial_inquiries_list(call->base, &query, &questions, err));
    for (size_t i = 0; i < questions->n_rows; i++) {
        if (questions->rows[i].number == number) {
            const cordial_inquiry *row = &questions->rows[i];
            const cordial_message message = {row->name, row->email, row->subject, row->text};
            *out = ticket_of(call, &message);
            return CORDIAL_OK;
        }
    }
    return err_set(err, CORDIAL_E_NOTFOUND, "there is no such question");
}

cordial_status call_desk(struct call *call, cordial_error *err)
{
    int64_t number = request_number(call->request, "question", 0);
    struct str ticket = STR("");
    if (number == 0) {
        call->document = begin_desk(call, ticket);
        return CORDIAL_OK;
    }
    TRY(find_question(call, number, &ticket, err));
    return read_ticket(call, ticket, err);
}

/* A file with a ticket: the whole body is a mail, a help desk's JSON, or a text. */
cordial_status call_desk_open(struct call *call, cordial_error *err)
{
    AUTO(message_freep) cordial_message *message = NULL;
    struct str body = call->request->body;
    cordial_status status = cordial_message_read(body.p != NULL ? body.p : "", body.n,
                                                 CORDIAL_FORMAT_ANY, &message, err);
    if (!is_readable(status)) {
        call->document = begin_desk(call, STR(""));
        say_error(call, call->document,
                  status == CORDIAL_E_LIMIT ? "desk_too_long" : "desk_unreadable");
        return CORDIAL_OK;
    }
    TRY(status);
    return read_ticket(call, ticket_of(call, message), err);
}

/* ---- what became of a suggestion ---- */

static void say_recorded(struct call *call, const char *key, const char *answer, int64_t number)
{
    json_t *recorded = view_object();
    view_set(recorded, "words", view_text(interface_text(call->language, key)));
    view_set(recorded, "answer", view_optional(answer));
    view_set(recorded, "number", json_integer(number));
    view_set(recorded, "undoable", json_boolean(number > 0));
    view_set(call->document, "recorded", recorded);
}

/* Without a script: was the draft changed since it was composed? */
static bool is_edited(struct call *call)
{
    struct str said = request_text(call->request, "edited");
    struct str composed = str_trim(request_text(call->request, "composed"));
    struct str draft = str_trim(request_text(call->request, "draft"));
    return said.p != NULL ? str_eq(said, STR("1")) : composed.n > 0 && !str_eq(composed, draft);
}

static cordial_status record(struct call *call, const char *answer, cordial_verdict verdict,
                             cordial_error *err)
{
    static const char *const keys[] = {
        [CORDIAL_VERDICT_ACCEPTED] = "desk_accepted",
        [CORDIAL_VERDICT_REJECTED] = "desk_rejected",
        [CORDIAL_VERDICT_EDITED] = "desk_edited",
    };
    struct str ticket = request_text(call->request, "ticket");
    const cordial_ledger_add add = {
        .answer = answer,
        .verdict = verdict,
        .ticket = ticket.p != NULL ? ticket.p : "",
        .bytes = ticket.n,
    };
    int64_t number = 0;
    TRY(cordial_ledger_put(call->base, &add, &number, NULL, err));
    say_recorded(call, keys[verdict], desk_title(call, answer), number);
    return CORDIAL_OK;
}

cordial_status call_desk_feedback(struct call *call, cordial_error *err)
{
    const char *accepted = request_cstr(call->request, "accept");
    const char *rejected = request_cstr(call->request, "reject");
    int64_t undone = request_number(call->request, "undo", 0);
    struct str ticket = request_text(call->request, "ticket");
    TRY(keep_draft(call, ticket, request_text(call->request, "draft"), err));
    if (accepted != NULL) {
        bool edited = is_edited(call);
        return record(call, accepted, edited ? CORDIAL_VERDICT_EDITED : CORDIAL_VERDICT_ACCEPTED,
                      err);
    }
    if (rejected != NULL) {
        return record(call, rejected, CORDIAL_VERDICT_REJECTED, err);
    }
    TRY(cordial_ledger_undo(call->base, undone, err));
    say_recorded(call, "desk_undone", "", 0);
    return CORDIAL_OK;
}
