/* Cookies; tokens; a proxy's header; what a visitor may. */
#include "web/visitor.h"

#include "http/session.h"
#include "web/site.h"

static void caller_freep(cordial_caller **caller)
{
    cordial_caller_free(*caller);
}

/* ---- cookies ---- */

static bool is_own_name(struct str host)
{
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct str name = str_of(names[i]);
        struct str rest = str_from(host, name.n);
        if (str_eq_ci(str_sub(host, 0, name.n), name) && (rest.n == 0 || rest.p[0] == ':')) {
            return true;
        }
    }
    return false;
}

const char *visitor_cookie(const struct site *site, const struct request *request)
{
    if (request->https) {
        return "__Host-cordial";
    }
    bool here = strcmp(request->client, "127.0.0.1") == 0 || strcmp(request->client, "::1") == 0;
    return site->loopback && here && is_own_name(request_header(request, "host")) ? "cordial"
                                                                                  : NULL;
}

struct str visitor_bearer(const struct request *request)
{
    struct str header = request_header(request, "authorization");
    struct str scheme = STR("Bearer ");
    bool bearer = header.n > scheme.n && str_eq_ci(str_sub(header, 0, scheme.n), scheme);
    return bearer ? str_trim(str_from(header, scheme.n)) : (struct str){NULL, 0};
}

/* ---- who ---- */

/* Roles are the same in the library and in routes. */
static enum role role_of(const cordial_caller *caller)
{
    static const enum role roles[] = {
        [CORDIAL_ROLE_ANYONE] = ROLE_ANYONE,
        [CORDIAL_ROLE_AGENT] = ROLE_AGENT,
        [CORDIAL_ROLE_TRAINER] = ROLE_TRAINER,
        [CORDIAL_ROLE_ADMIN] = ROLE_ADMIN,
    };
    return (size_t)caller->role < sizeof roles / sizeof roles[0] ? roles[caller->role]
                                                                 : ROLE_ANYONE;
}

/* The highest role of which a token has any scope; visitor_may() looks at each row's. */
static enum role role_of_scopes(unsigned scopes)
{
    if (scopes & CORDIAL_SCOPE_ADMIN) {
        return ROLE_ADMIN;
    }
    if (scopes & (CORDIAL_SCOPE_TRAINER_READ | CORDIAL_SCOPE_TRAINER_WRITE)) {
        return ROLE_TRAINER;
    }
    unsigned agent = CORDIAL_SCOPE_AGENT_READ | CORDIAL_SCOPE_AGENT_WRITE;
    return scopes & agent ? ROLE_AGENT : ROLE_ANYONE;
}

static const char *keep_or_null(struct arena *mem, const char *text)
{
    return *text != '\0' ? arena_cstr(mem, str_of(text)) : NULL;
}

static void take_caller(struct arena *mem, const cordial_caller *caller, struct visitor *out)
{
    *out = (struct visitor){
        .role = caller->scopes != 0 ? role_of_scopes(caller->scopes) : role_of(caller),
        .name = arena_cstr(mem, str_of(caller->name)),
        .signs = keep_or_null(mem, caller->full_name),
        .csrf = keep_or_null(mem, caller->form_token),
        .scopes = caller->scopes,
    };
}

/* The user that a proxy on this machine names; the null string when that is not to be believed. */
static struct str named_by_proxy(const struct site *site, const struct request *request)
{
    bool believed = site->trust_header != NULL && site->loopback;
    return believed ? request_header(request, site->trust_header) : (struct str){NULL, 0};
}

static struct str session_of(const struct site *site, const struct request *request)
{
    const char *cookie = visitor_cookie(site, request);
    return cookie != NULL ? request_cookie(request, cookie) : (struct str){NULL, 0};
}

bool visitor_shows(const struct site *site, const struct request *request)
{
    return request_header(request, "authorization").p != NULL ||
           named_by_proxy(site, request).n > 0 || session_of(site, request).n > 0;
}

static cordial_status find_caller(struct site *site, cordial_accounts *accounts,
                                  const struct request *request, cordial_caller **out,
                                  cordial_error *err)
{
    struct arena *mem = request->mem;
    struct str named = named_by_proxy(site, request);
    struct str session = session_of(site, request);
    if (request_header(request, "authorization").p != NULL) {
        struct str bearer = visitor_bearer(request);
        return cordial_token_find(accounts, arena_cstr(mem, bearer), out, err);
    }
    if (named.n > 0) {
        struct str secret = arena_printf(mem, "%s %.*s", site->form_secret, STR_ARG(named));
        return cordial_user_find(accounts, arena_cstr(mem, named), secret.p, out, err);
    }
    if (session.n == 0) {
        return CORDIAL_OK;
    }
    cordial_status status = cordial_session_find(accounts, arena_cstr(mem, session), out, err);
    return status == CORDIAL_E_PERMISSION ? CORDIAL_OK : status;
}

cordial_status visitor_find(struct site *site, cordial_accounts *accounts,
                            const struct request *request, struct visitor *out, cordial_error *err)
{
    AUTO(caller_freep) cordial_caller *caller = NULL;
    *out = (struct visitor){.role = ROLE_ANYONE};
    if (accounts == NULL) {
        return CORDIAL_OK;
    }
    TRY(find_caller(site, accounts, request, &caller, err));
    if (caller != NULL) {
        take_caller(request->mem, caller, out);
    }
    return CORDIAL_OK;
}

/* ---- what ---- */

bool visitor_may(const struct visitor *visitor, const struct route *route)
{
    static const cordial_role roles[] = {
        [ROLE_ANYONE] = CORDIAL_ROLE_ANYONE,
        [ROLE_AGENT] = CORDIAL_ROLE_AGENT,
        [ROLE_TRAINER] = CORDIAL_ROLE_TRAINER,
        [ROLE_ADMIN] = CORDIAL_ROLE_ADMIN,
    };
    bool writes = route->method != METHOD_GET && !(route->flags & ROUTE_SAFE);
    const cordial_caller caller = {
        .role = visitor->scopes != 0 ? CORDIAL_ROLE_ANYONE : roles[visitor->role],
        .scopes = visitor->scopes,
        .form_token = "",
    };
    return cordial_caller_may(&caller, roles[route->role], writes);
}

bool visitor_has_form_token(const struct visitor *visitor, struct str given)
{
    struct str wanted = str_of(visitor->csrf);
    return wanted.n > 0 && session_same(wanted, given);
}
