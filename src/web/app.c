/*
 * Answering: checks that hold for all rows, the handler, and what becomes of its document.
 */
#include "web/app.h"

#include "base/clock.h"
#include "http/problem.h"
#include "http/send.h"
#include "http/weblog.h"
#include "view/view.h"
#include "web/frame.h"
#include "web/routes.h"
#include "web/visitor.h"
#include "web/worker.h"

#define TYPE_HTML    "text/html; charset=utf-8"
#define TYPE_JSON    "application/json"
#define TYPE_PROBLEM "application/problem+json"

/* Documents */

static struct str dump(struct call *call, const json_t *document)
{
    AUTO(buf_done) struct buf out = {0};
    view_dump(&out, document);
    buf_add_char(&out, '\n');
    return buf_keep(&out, call->mem);
}

static cordial_status fill(struct call *call, const char *page, cordial_error *err)
{
    struct html html;
    json_t *framed = frame_document(call);
    cordial_status status = page_fill(call->mem, &call->site->pages, page, framed, &html, err);
    json_decref(framed);
    if (status == CORDIAL_OK) {
        call->response.type = TYPE_HTML;
        call->response.body = html.text;
        response_add(call->mem, &call->response, "Content-Language", str_of(call->language));
    }
    return status;
}

static cordial_status give_document(struct call *call, cordial_error *err)
{
    if (call->document == NULL) {
        return CORDIAL_OK; /* the handler answered with bytes, or sends elsewhere */
    }
    if (call->route->page != NULL) {
        return fill(call, call->route->page, err);
    }
    call->response.type = TYPE_JSON;
    call->response.body = dump(call, call->document);
    return CORDIAL_OK;
}

/* Faults */

/* An error as a page for readers, when there is such a page, else as a document for programs. */
static void give_problem(struct call *call, unsigned code, const char *detail)
{
    cordial_error ignored = {0};
    call->response.code = code;
    call->response.cache = NULL;
    call->response.secret = true;
    json_decref(call->document);
    call->document = problem_document(code, detail, call->fault, call->request->id);
    if (call_is_page(call) && fill(call, "error.html", &ignored) == CORDIAL_OK) {
        return;
    }
    call->response.type = TYPE_PROBLEM;
    call->response.body = dump(call, call->document);
}

/* What a caller hears about a fault of ours is not what the log hears: that may name files. */
static void give_failure(struct call *call, const cordial_error *err)
{
    char line[CORDIAL_ERROR_MESSAGE + CORDIAL_ERROR_FILE + 32];
    unsigned code = call->response.code >= 400 ? call->response.code : problem_code(err->status);
    const char *words = err->message;
    if (code == 413 && call->request->body.n == 0) {
        code = 400; /* a parameter is too long, not the content */
    }
    if (code >= 500) {
        weblog_event(call->site->log_fd, LOG_LEVEL_ERROR, call->request->id, "%s",
                     cordial_error_print(err, line, sizeof line));
        words = code == 503 ? "there is no index yet, or the server is busy; try again soon"
                            : "something went wrong here; the log knows more";
    }
    if (code == 503) {
        response_add(call->mem, &call->response, "Retry-After", STR("2"));
    }
    give_problem(call, code, words);
}

/* Checks before a handler runs; each gives its problem and returns false. */

static bool has_row(struct call *call, enum role role)
{
    const char *allow = NULL;
    const struct request *request = call->request;
    switch (route_find(call->mem, routes, n_routes, request->method, request->path, role,
                       &call->route, &call->request->names, &allow)) {
    case FOUND:
        return true;
    case FOUND_NO_PATH:
        give_problem(call, 404, "there is nothing here");
        return false;
    case FOUND_NO_METHOD:
        response_add(call->mem, &call->response, "Allow", str_of(allow));
        give_problem(call, 405, "this path is there for other methods");
        return false;
    case FOUND_NO_ROLE:
        break;
    }
    if (call->site->portal_only) {
        give_problem(call, 404, "there is nothing here");
    } else if (role > ROLE_ANYONE) {
        give_problem(call, 403, "your role does not allow this");
    } else if (call_is_page(call) && request->method == METHOD_GET) {
        const char *next = frame_encode(call->mem, arena_cstr(call->mem, request->target));
        call_redirect(call, 303, arena_printf(call->mem, "/sign-in?next=%s", next));
    } else {
        response_add(call->mem, &call->response, "WWW-Authenticate", STR("Bearer"));
        give_problem(call, 401, "this needs a token or a session");
    }
    return false;
}

static bool is_own_origin(const struct request *request, struct str origin)
{
    size_t scheme = str_find(origin, STR("://"));
    return scheme != STR_NOT_FOUND &&
           str_eq_ci(str_from(origin, scheme + 3), request_header(request, "host"));
}

/* Browsers say where a form or a script comes from; one of another site changes nothing here. */
static bool is_from_here(const struct call *call)
{
    struct str origin = request_header(call->request, "origin");
    struct str site = request_header(call->request, "sec-fetch-site");
    if (call->request->method == METHOD_GET || call->route->flags & ROUTE_OPEN) {
        return true;
    }
    if (site.p != NULL && !str_eq(site, STR("same-origin")) && !str_eq(site, STR("none"))) {
        return false;
    }
    return origin.p == NULL || is_own_origin(call->request, origin);
}

static bool has_form_token(const struct call *call)
{
    if (call->visitor.csrf == NULL || call->request->method == METHOD_GET ||
        call->route->role == ROLE_ANYONE || call->route->flags & ROUTE_SAFE) {
        return true;
    }
    struct str given = request_header(call->request, "x-csrf-token");
    given = given.n > 0 ? given : request_text(call->request, "csrf");
    return visitor_has_form_token(&call->visitor, given);
}

static bool may_call(struct call *call)
{
    if (!visitor_may(&call->visitor, call->route)) {
        give_problem(call, 403, "your token does not allow this");
        return false;
    }
    if (!is_from_here(call) || !has_form_token(call)) {
        give_problem(call, 403, "this came from another site, or from a page that is too old");
        return false;
    }
    return true;
}

/* On the machine itself only what can be guessed is counted, unless a proxy tells who calls. */
static bool is_counted(const struct call *call)
{
    enum rate rate = call->route->rate;
    bool here = strcmp(call->request->client, "127.0.0.1") == 0 ||
                strcmp(call->request->client, "::1") == 0;
    return rate == RATE_SIGN || !here;
}

static bool has_rate_left(struct call *call)
{
    unsigned wait_s = is_counted(call) ? rate_take(call->site->rates, call->request->client,
                                                   call->route->rate, clock_us())
                                       : 0;
    if (wait_s > 0) {
        response_add(call->mem, &call->response, "Retry-After",
                     arena_printf(call->mem, "%u", wait_s));
        give_problem(call, 429, "these were too many calls; try again later");
    }
    return wait_s == 0;
}

/* The answer */

/* Pages are the same for all who are nobody; those that are read from disk are being worked on. */
static bool may_keep(const struct call *call)
{
    const struct visitor *visitor = &call->visitor;
    bool nobody = visitor->name == NULL && visitor->csrf == NULL;
    return call->route->flags & ROUTE_KEPT &&
           (call->route->page == NULL || (nobody && call->site->pages.folder == NULL));
}

/* What an answer depends on beside the index: base.yaml as it was read, and of a page its language
 * and the address under which the site is called. */
static struct str kept_key(const struct call *call, unsigned reloads)
{
    const struct request *request = call->request;
    struct str target = request->target;
    if (call->route->page == NULL) {
        return arena_printf(call->mem, "%u %.*s", reloads, STR_ARG(target));
    }
    return arena_printf(call->mem, "%u %s %d %.*s %.*s", reloads, call->language, request->https,
                        STR_ARG(request_header(request, "host")), STR_ARG(target));
}

/* What the handler makes, or what it made for the same target while the index was the same. */
static cordial_status run_kept(struct call *call, struct worker *worker, cordial_error *err)
{
    struct kept *kept = call->site->kept;
    struct str key = kept_key(call, worker_reloads(worker));
    uint64_t version = 0;
    TRY(cordial_base_version(call->base, &version, err));
    bool found = kept_find(kept, version, key, call->mem, &call->response);
    if (!found) {
        TRY(call->route->run(call, err));
        TRY(give_document(call, err));
    }
    bool compressed = send_compress(call->request, &call->response);
    if ((!found || compressed) && call->response.code == 0) {
        kept_put(kept, version, key, &call->response);
    }
    return CORDIAL_OK;
}

static cordial_status run(struct call *call, struct worker *worker, cordial_error *err)
{
    TRY(route_check(call->route, call->request, &call->fault, err));
    TRY(worker_base(worker, call->route->role, &call->base, err));
    if (call->route->role > ROLE_ANYONE || call->route->rate == RATE_SIGN) {
        TRY(worker_accounts(worker, &call->accounts, err));
    }
    if (may_keep(call)) {
        return run_kept(call, worker, err);
    }
    TRY(call->route->run(call, err));
    return give_document(call, err);
}

/* Scripts of the sites that base.yaml lists for the widget may read what is open. */
static void let_others_read(struct call *call)
{
    struct str origin = request_header(call->request, "origin");
    if (!(call->route->flags & ROUTE_OPEN) || call->base == NULL || origin.n == 0) {
        return;
    }
    const cordial_site *site = cordial_site_get(call->base);
    for (size_t i = 0; i < site->n_widget_origins; i++) {
        if (str_eq(origin, str_of(site->widget_origins[i]))) {
            response_add(call->mem, &call->response, "Access-Control-Allow-Origin", origin);
            response_add(call->mem, &call->response, "Cross-Origin-Resource-Policy",
                         STR("cross-origin"));
            response_add(call->mem, &call->response, "Vary", STR("Origin"));
        }
    }
}

/* Most callers show nothing, and for them the accounts are not even opened. */
static cordial_status find_visitor(struct site *site, struct worker *worker,
                                   const struct request *request, struct visitor *out,
                                   cordial_error *err)
{
    cordial_accounts *accounts = NULL;
    if (visitor_shows(site, request)) {
        TRY(worker_accounts(worker, &accounts, err));
    }
    return visitor_find(site, accounts, request, out, err);
}

static void answer_call(struct call *call, struct worker *worker)
{
    cordial_error err = {0};
    if (find_visitor(call->site, worker, call->request, &call->visitor, &err) != CORDIAL_OK) {
        if (err.status == CORDIAL_E_PERMISSION) {
            response_add(call->mem, &call->response, "WWW-Authenticate", STR("Bearer"));
            give_problem(call, 401, err.message);
        } else {
            give_failure(call, &err);
        }
        return;
    }
    if (!has_row(call, call->visitor.role) || !may_call(call) || !has_rate_left(call)) {
        return;
    }
    if (run(call, worker, &err) != CORDIAL_OK) {
        give_failure(call, &err);
    }
    let_others_read(call);
}

static void answer(void *self, void *worker, struct request *request, struct response *response,
                   const char **out_route)
{
    struct call call = {.site = self, .request = request, .mem = request->mem};
    cordial_error ignored = {0};
    worker_begin(worker);
    worker_base(worker, ROLE_ANYONE, &call.base, &ignored); /* its name stands on every page */
    call.language = frame_language(&call);
    answer_call(&call, worker);
    if (call.response.type != NULL && strcmp(call.response.type, TYPE_HTML) == 0) {
        frame_remember_language(&call);
    }
    json_decref(call.document);
    *response = call.response;
    *out_route = call.route != NULL ? call.route->path : "-";
}

static void problem(void *self, struct request *request, unsigned code, const char *words,
                    struct response *response)
{
    struct call call = {.site = self, .request = request, .mem = request->mem};
    call.language = frame_language(&call);
    call.response = *response;
    give_problem(&call, code, words);
    json_decref(call.document);
    *response = call.response;
}

/* What a stranger may send to a row that is not for him: enough to be told that it is not. */
enum { STRANGERS_BODY_MAX = 64 * 1024 };

static size_t body_max_for(const struct request *request, enum role role)
{
    return route_body_max(routes, n_routes, request->method, request->path, role);
}

/* Only what is large is worth asking who sends it, before it is read. */
static size_t body_max(void *self, void *worker, const struct request *request)
{
    struct visitor visitor = {0};
    cordial_error ignored = {0};
    int64_t length = INT64_MAX;
    size_t usual = body_max_for(request, ROLE_ANYONE);
    size_t most = body_max_for(request, ROLE_ADMIN);
    size_t strangers = most < STRANGERS_BODY_MAX ? most : STRANGERS_BODY_MAX;
    usual = usual > strangers ? usual : strangers;
    str_int(request_header(request, "content-length"), &length);
    if (request_header(request, "transfer-encoding").p == NULL && length <= (int64_t)usual) {
        return usual;
    }
    if (find_visitor(self, worker, request, &visitor, &ignored) != CORDIAL_OK) {
        return usual;
    }
    size_t own = body_max_for(request, visitor.role);
    return own > usual ? own : usual;
}

static void *open_worker(void *self)
{
    return worker_open(self);
}

static void close_worker(void *self, void *worker)
{
    (void)self;
    worker_close(worker);
}

struct server_app app_of(struct site *site)
{
    return (struct server_app){
        .self = site,
        .worker_open = open_worker,
        .worker_close = close_worker,
        .body_max = body_max,
        .answer = answer,
        .problem = problem,
    };
}
