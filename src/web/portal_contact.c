/* The contact form: answers are offered before a question goes to the desk's list. */
#include "web/interface.h"
#include "web/portal.h"
#include "web/portal_parts.h"

#include "base/buf.h"

enum { OFFERS = 3, MESSAGE_MAX = 10000, LINE_MAX_BYTES = 300 };

/* Less likely answers are no help; as in contact.js. */
static const double likely = 0.15;

static void free_suggestions(cordial_suggestions **suggestions)
{
    cordial_suggestions_free(*suggestions);
}

struct form {
    const char *subject;
    const char *message;
    const char *name;
    const char *email;
    const char *offered; /* ids, by blanks */
};

static const char *field(struct call *call, const char *name)
{
    const char *text = request_cstr(call->request, name);
    return text != NULL ? text : "";
}

static struct form read_form(struct call *call)
{
    return (struct form){
        .subject = field(call, "subject"),
        .message = field(call, "message"),
        .name = field(call, "name"),
        .email = field(call, "email"),
        .offered = field(call, "offered"),
    };
}

/* ---- the page ---- */

static json_t *begin(struct call *call, const struct form *form)
{
    json_t *document = parts_begin(call, interface_text(call->language, "contact_title"));
    json_t *object = view_object();
    view_set(object, "subject", view_text(form->subject));
    view_set(object, "message", view_text(form->message));
    view_set(object, "name", view_text(form->name));
    view_set(object, "email", view_text(form->email));
    view_set(object, "offered", view_text(form->offered));
    view_set(document, "form", object);
    view_set(document, "is_contact", json_true());
    view_set(document, "has_offers", json_false());
    view_set(document, "has_errors", json_false());
    view_set(document, "sure", view_text(""));
    return document;
}

/* Words of a search that found nothing are taken along. */
cordial_status call_contact(struct call *call, cordial_error *err)
{
    (void)err;
    const struct form form = {
        .subject = "", .message = field(call, "q"), .name = "", .email = "", .offered = ""};
    call->document = begin(call, &form);
    parts_public(call, call->document, "/contact", call->language, NULL, 0);
    return CORDIAL_OK;
}

/* ---- checking ---- */

/* Something before one @, a host with a dot behind it, no blanks: the rest a mail server knows. */
static bool is_address(struct str email)
{
    size_t at = str_chr(email, '@');
    struct str host = str_from(email, at == STR_NOT_FOUND ? email.n : at + 1);
    size_t dot = str_chr(host, '.');
    return at > 0 && host.n > 2 && dot != STR_NOT_FOUND && dot > 0 && dot + 1 < host.n &&
           str_chr(host, '@') == STR_NOT_FOUND && str_chr(email, ' ') == STR_NOT_FOUND;
}

/* What has to be mended, as keys of the page. */
static bool find_faults(const struct form *form, json_t *document)
{
    bool no_message = str_trim(str_of(form->message)).n == 0;
    bool no_email = !is_address(str_trim(str_of(form->email)));
    bool too_long = strlen(form->message) > MESSAGE_MAX || strlen(form->subject) > LINE_MAX_BYTES ||
                    strlen(form->name) > LINE_MAX_BYTES || strlen(form->email) > LINE_MAX_BYTES;
    view_set(document, "no_message", json_boolean(no_message));
    view_set(document, "no_email", json_boolean(no_email));
    view_set(document, "too_long", json_boolean(too_long));
    view_set(document, "has_errors", json_boolean(no_message || no_email || too_long));
    return no_message || no_email || too_long;
}

/* ---- offers ---- */

static bool is_offered(const cordial_suggestion *row)
{
    return row->has_article && row->confidence >= likely;
}

static json_t *offer(struct call *call, const cordial_suggestion *row)
{
    json_t *object = view_object();
    view_set(object, "id", view_text(row->id));
    view_set(object, "href", view_text(parts_article_href(call, row->id)));
    view_set(object, "title", view_text(row->title));
    view_set(object, "language", view_text(row->language));
    view_set(object, "snippet", view_optional(row->snippet));
    return object;
}

static cordial_status find_offers(struct call *call, const struct form *form, json_t *document,
                                  bool *out_any, cordial_error *err)
{
    AUTO(buf_done) struct buf ids = {0};
    AUTO(free_suggestions) cordial_suggestions *found = NULL;
    struct str text = arena_printf(call->mem, "%s\n\n%s", form->subject, form->message);
    const cordial_suggest_options options = {
        .n = OFFERS, .no_draft = true}; /* in whatever language it is written */
    TRY(cordial_suggest(call->base, text.p, text.n, &options, &found, err));
    json_t *list = view_list();
    for (size_t i = 0; i < found->n_rows; i++) {
        if (is_offered(&found->rows[i])) {
            buf_printf(&ids, "%s%s", ids.n > 0 ? " " : "", found->rows[i].id);
            view_push(list, offer(call, &found->rows[i]));
        }
    }
    *out_any = json_array_size(list) > 0;
    view_set(document, "offers", list);
    view_set(document, "has_offers", json_boolean(*out_any));
    view_set(document, "sure", view_text(*out_any ? "1" : ""));
    view_set(json_object_get(document, "form"), "offered",
             view_text(arena_cstr(call->mem, buf_str(&ids))));
    return CORDIAL_OK;
}

/* ---- sending ---- */

static cordial_status send(struct call *call, const struct form *form, cordial_error *err)
{
    int64_t number = 0;
    const cordial_inquiry question = {
        .name = form->name,
        .email = form->email,
        .subject = form->subject,
        .text = form->message,
        .language = call->language,
        .offered = form->offered,
    };
    TRY(cordial_inquiry_send(call->base, &question, &number, err));
    call_redirect(call, 303,
                  arena_printf(call->mem, "/contact/sent?number=%lld", (long long)number));
    return CORDIAL_OK;
}

/* The reader says which of the answers helped: a vote for it, and nothing is sent. */
static cordial_status solve(struct call *call, const char *id, cordial_error *err)
{
    const cordial_vote vote = {
        .answer = id, .language = call->language, .helpful = true, .reason = "contact"};
    cordial_status status = cordial_vote_add(call->base, &vote, NULL, err);
    if (status != CORDIAL_OK && status != CORDIAL_E_NOTFOUND) {
        return status;
    }
    call_redirect(call, 303, STR("/contact/sent?solved=1"));
    return CORDIAL_OK;
}

cordial_status call_contact_send(struct call *call, cordial_error *err)
{
    const char *solved = request_cstr(call->request, "solved");
    struct form form = read_form(call);
    bool any = false;
    if (!cordial_site_get(call->base)->questions) {
        return err_set(err, CORDIAL_E_NOTFOUND, "questions cannot be sent here");
    }
    if (solved != NULL) {
        return solve(call, solved, err);
    }
    if (request_cstr(call->request, "website") != NULL) {
        call_redirect(call, 303, STR("/contact/sent")); /* a machine: no reader sees this field */
        return CORDIAL_OK;
    }
    json_t *document = begin(call, &form);
    call->document = document;
    if (find_faults(&form, document)) {
        call->response.code = 422;
        return CORDIAL_OK;
    }
    if (!request_flag(call->request, "sure", false)) {
        TRY(find_offers(call, &form, document, &any, err));
    }
    return any ? CORDIAL_OK : send(call, &form, err);
}

cordial_status call_contact_sent(struct call *call, cordial_error *err)
{
    (void)err;
    bool solved = request_flag(call->request, "solved", false);
    int64_t number = request_number(call->request, "number", 0);
    int64_t hours = (cordial_site_get(call->base)->answer_min + 59) / 60;
    const char *key = solved ? "solved_title" : "sent_title";
    json_t *document = parts_begin(call, interface_text(call->language, key));
    const char *shown =
        interface_number(call->mem, call->language, (size_t)(hours > 0 ? hours : 0));
    call->document = document;
    view_set(document, "hidden", json_true());
    view_set(document, "solved", json_boolean(solved));
    view_set(document, "number",
             number > 0 ? view_text(interface_number(call->mem, call->language, (size_t)number))
                        : json_null());
    view_set(document, "hours", hours > 1 ? view_text(shown) : json_null());
    view_set(document, "hour", json_boolean(hours == 1));
    view_set(document, "soon", json_boolean(hours <= 0));
    return CORDIAL_OK;
}
