/* Signing in and out; a panel's token. */
#include "web/desk.h"

#include "base/buf.h"
#include "web/desk_words.h"
#include "web/interface.h"
#include "web/portal_parts.h"
#include "web/site.h"
#include "web/visitor.h"

enum { MINUTE_S = 60 };

static void text_freep(char **text)
{
    cordial_text_free(*text);
}

/* ---- the page ---- */

/* Where to go on: a path of this server, and nothing that a browser takes for another one. */
static struct str next_of(struct call *call)
{
    struct str next = request_text(call->request, "next");
    bool here = next.n > 0 && next.p[0] == '/' && !(next.n > 1 && next.p[1] == '/');
    for (size_t i = 0; i < next.n; i++) {
        here = here && next.p[i] != '\\' && (unsigned char)next.p[i] > ' ';
    }
    return here ? next : STR("/desk");
}

static void begin(struct call *call, const char *note, bool failed)
{
    struct str next = next_of(call);
    json_t *document = view_object();
    view_set(document, "title", view_text(interface_text(call->language, "sign_in")));
    view_set(document, "next", json_stringn_nocheck(next.p, next.n));
    view_set(document, "tried", view_optional(request_cstr(call->request, "name")));
    view_set(document, "note", view_optional(note));
    view_set(document, "failed", json_boolean(failed));
    view_set(document, "open", json_boolean(visitor_cookie(call->site, call->request) != NULL));
    call->document = document;
    call->response.secret = true;
}

static const char *say(struct call *call, const char *key)
{
    return interface_text(call->language, key);
}

/* A server that has the portal only knows nobody. */
static cordial_status check_desk(struct call *call, cordial_error *err)
{
    return call->site->portal_only ? err_set(err, CORDIAL_E_NOTFOUND, "there is nothing here")
                                   : CORDIAL_OK;
}

cordial_status call_sign_in(struct call *call, cordial_error *err)
{
    TRY(check_desk(call, err));
    if (visitor_cookie(call->site, call->request) == NULL) {
        begin(call, say(call, "sign_https"), true);
        return CORDIAL_OK;
    }
    if (request_text(call->request, "out").n > 0) {
        begin(call, say(call, "sign_done"), false);
        return CORDIAL_OK;
    }
    bool needed = request_text(call->request, "next").n > 0;
    begin(call, needed ? say(call, "sign_needed") : NULL, false);
    return CORDIAL_OK;
}

/* ---- in ---- */

static void set_cookie(struct call *call, const char *token, bool ends)
{
    const char *name = visitor_cookie(call->site, call->request);
    bool secure = name[0] == '_';
    struct str cookie = arena_printf(call->mem, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", name,
                                     token, secure ? "; Secure" : "", ends ? "; Max-Age=0" : "");
    response_add(call->mem, &call->response, "Set-Cookie", cookie);
}

static void refuse(struct call *call, int64_t wait_s)
{
    if (wait_s == 0) {
        begin(call, say(call, "sign_wrong"), true);
        call->response.code = 403;
        return;
    }
    size_t minutes = (size_t)((wait_s + MINUTE_S - 1) / MINUTE_S);
    const char *number = interface_number(call->mem, call->language, minutes);
    begin(call, arena_printf(call->mem, "%s %s", say(call, "sign_wait"), number).p, true);
    call->response.code = 429;
    response_add(call->mem, &call->response, "Retry-After",
                 arena_printf(call->mem, "%lld", (long long)wait_s));
}

cordial_status call_sign_in_send(struct call *call, cordial_error *err)
{
    struct str password = request_text(call->request, "password");
    const char *name = request_cstr(call->request, "name");
    int64_t wait_s = 0;
    AUTO(text_freep) char *token = NULL;
    TRY(check_desk(call, err));
    if (visitor_cookie(call->site, call->request) == NULL) {
        begin(call, say(call, "sign_https"), true);
        call->response.code = 403;
        return CORDIAL_OK;
    }
    const cordial_sign_in sign_in = {
        .name = name != NULL ? name : "",
        .password = password.p != NULL ? password.p : "",
        .password_bytes = password.n,
        .address = call->request->client,
    };
    cordial_status status = cordial_session_begin(call->accounts, &sign_in, &token, &wait_s, err);
    if (status == CORDIAL_E_PERMISSION) {
        refuse(call, wait_s);
        return CORDIAL_OK;
    }
    TRY(status);
    set_cookie(call, token, false);
    call->response.secret = true;
    call_redirect(call, 303, next_of(call));
    return CORDIAL_OK;
}

/* ---- out ---- */

cordial_status call_sign_out(struct call *call, cordial_error *err)
{
    const char *name = visitor_cookie(call->site, call->request);
    TRY(check_desk(call, err));
    if (name != NULL) {
        struct str token = request_cookie(call->request, name);
        TRY(cordial_session_end(call->accounts, arena_cstr(call->mem, token), err));
        set_cookie(call, "", true);
    }
    call_redirect(call, 303, STR("/sign-in?out=1"));
    return CORDIAL_OK;
}

/* ---- panels ---- */

cordial_status call_panel_token(struct call *call, cordial_error *err)
{
    AUTO(text_freep) char *token = NULL;
    struct str bearer = visitor_bearer(call->request);
    TRY(cordial_panel_begin(call->accounts, arena_cstr(call->mem, bearer),
                            request_cstr(call->request, "agent"), &token, err));
    call->document = view_object();
    view_set(call->document, "token", view_text(token));
    view_set(call->document, "idle_s", view_count(CORDIAL_PANEL_S));
    call->response.secret = true;
    return CORDIAL_OK;
}

cordial_status call_panel(struct call *call, cordial_error *err)
{
    TRY(check_desk(call, err));
    const cordial_site *site = cordial_site_get(call->base);
    struct buf origins = {0};
    for (size_t i = 0; i < site->n_widget_origins; i++) {
        buf_printf(&origins, "%s%s", i > 0 ? " " : "", site->widget_origins[i]);
    }
    call->document = parts_begin(call, say(call, "desk_title"));
    view_set(call->document, "origins", view_text(arena_cstr(call->mem, buf_str(&origins))));
    desk_words_kinds(call, call->document, NULL);
    desk_words_keys(call, call->document);
    buf_done(&origins);
    return CORDIAL_OK;
}
