/* Choosing the language; addresses; the switch of languages; the frame of pages. */
#include "web/frame.h"

#include "base/buf.h"
#include "view/parts.h"
#include "web/interface.h"
#include "web/routes.h"
#include "web/site.h"

enum { CHOICE_S = 365 * 24 * 60 * 60, CODE_BYTES = 16 };

/* ---- choosing the language ---- */

size_t frame_place(const cordial_site *site, const char *language)
{
    for (size_t i = 0; i < site->n_languages; i++) {
        if (strcmp(site->languages[i], language) == 0) {
            return i;
        }
    }
    return 0;
}

/* The site's language that a tag such as "nl-BE" asks for; NULL when it has none. */
static const char *offered(const cordial_site *site, struct str tag)
{
    struct str code = str_sub(tag, 0, str_chr(tag, '-'));
    for (size_t i = 0; i < site->n_languages; i++) {
        if (str_eq_ci(code, str_of(site->languages[i])) && interface_has(site->languages[i])) {
            return site->languages[i];
        }
    }
    return NULL;
}

/* The weight behind ";q=" in thousandths (RFC 9110, 12.4.2); what is malformed counts nothing. */
static int weight_of(struct str parameters)
{
    struct str q = str_trim(parameters);
    if (q.n == 0) {
        return 1000;
    }
    if (!str_starts(q, STR("q=0")) && !str_starts(q, STR("q=1"))) {
        return 0;
    }
    int weight = q.p[2] == '1' ? 1000 : 0;
    int unit = 100;
    for (size_t i = 4; i < q.n && unit > 0 && q.p[i] >= '0' && q.p[i] <= '9'; i++, unit /= 10) {
        weight += (q.p[i] - '0') * unit;
    }
    return weight < 1000 ? weight : 1000;
}

/* RFC 4647's lookup for each range of the header. */
static const char *accepted(const cordial_site *site, struct str header)
{
    struct str range;
    const char *best = NULL;
    int best_weight = 0;
    while (str_split(&header, ',', &range)) {
        size_t cut = str_chr(range, ';');
        struct str tag = str_trim(str_sub(range, 0, cut));
        int weight = weight_of(cut == STR_NOT_FOUND ? STR("") : str_from(range, cut + 1));
        const char *language = offered(site, tag);
        if (language != NULL && weight > best_weight) {
            best = language;
            best_weight = weight;
        }
    }
    return best;
}

const char *frame_language(const struct call *call)
{
    struct str asked = {0};
    if (call->base == NULL) {
        return "en";
    }
    const cordial_site *site = cordial_site_get(call->base);
    pairs_get(&call->request->query, "lang", &asked);
    const char *language = offered(site, asked);
    language = language != NULL ? language : offered(site, request_cookie(call->request, "lang"));
    language = language != NULL ? language
                                : accepted(site, request_header(call->request, "accept-language"));
    for (size_t i = 0; language == NULL && i < site->n_languages; i++) {
        language = offered(site, str_of(site->languages[i]));
    }
    return language != NULL ? language : "en";
}

/* ---- the switch of languages ---- */

static const char *encode(struct arena *mem, const char *text, const char *also)
{
    AUTO(buf_done) struct buf out = {0};
    for (const char *p = text; *p != '\0'; p++) {
        bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
                     (*p >= '0' && *p <= '9') || strchr("-._~", *p) != NULL ||
                     strchr(also, *p) != NULL;
        if (plain) {
            buf_add_char(&out, *p);
        } else {
            buf_printf(&out, "%%%02X", (unsigned)(unsigned char)*p);
        }
    }
    return arena_cstr(mem, buf_str(&out));
}

const char *frame_encode(struct arena *mem, const char *text)
{
    return encode(mem, text, "");
}

const char *frame_encode_path(struct arena *mem, const char *path)
{
    return encode(mem, path, "/");
}

/* Where the page can be asked for: what answers a form alone belongs to the page above it. */
static const char *own_path(struct call *call)
{
    struct str path = call->request->path;
    const struct route *row = NULL;
    struct pairs names = {0};
    const char *allow = NULL;
    enum found found = route_find(call->mem, routes, n_routes, METHOD_GET, path, call->visitor.role,
                                  &row, &names, &allow);
    while (found == FOUND_NO_METHOD && path.n > 1 && path.p[path.n - 1] != '/') {
        path.n--;
    }
    path.n -= found == FOUND_NO_METHOD && path.n > 1;
    return frame_encode_path(call->mem, arena_cstr(call->mem, path));
}

/* The same address in another language, with whatever else it says. */
static struct str in_language(struct call *call, const char *language)
{
    AUTO(buf_done) struct buf out = {0};
    const struct pairs *query = &call->request->query;
    buf_printf(&out, "%s?lang=%s", own_path(call), language);
    for (size_t i = 0; i < query->n; i++) {
        if (!str_eq(query->rows[i].name, STR("lang"))) {
            buf_printf(&out, "&%s=%s",
                       frame_encode(call->mem, arena_cstr(call->mem, query->rows[i].name)),
                       frame_encode(call->mem, arena_cstr(call->mem, query->rows[i].value)));
        }
    }
    return buf_keep(&out, call->mem);
}

static void add_languages(struct call *call, const cordial_site *site, json_t *framed)
{
    json_t *list = view_list();
    for (size_t i = 0; i < site->n_languages; i++) {
        const char *code = site->languages[i];
        if (interface_has(code)) {
            json_t *row = view_object();
            view_set(row, "code", view_text(code));
            view_set(row, "dir", view_text(interface_direction(code)));
            view_set(row, "name", view_text(interface_text(code, "language")));
            view_set(row, "href", view_text(in_language(call, code).p));
            view_set(row, "current", json_boolean(strcmp(code, call->language) == 0));
            view_push(list, row);
        }
    }
    view_set(framed, "has_languages", json_boolean(json_array_size(list) > 1));
    view_set(framed, "languages", list);
}

void frame_remember_language(struct call *call)
{
    struct str chosen;
    const struct request *request = call->request;
    if (!pairs_get(&request->query, "lang", &chosen) || !str_eq(chosen, str_of(call->language)) ||
        str_eq(request_cookie(request, "lang"), chosen)) {
        return;
    }
    struct str cookie =
        arena_printf(call->mem, "lang=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s",
                     call->language, CHOICE_S, request->https ? "; Secure" : "");
    response_add(call->mem, &call->response, "Set-Cookie", cookie);
}

/* ---- the frame ---- */

static void add_site(struct call *call, json_t *framed)
{
    const cordial_site *site = cordial_site_get(call->base);
    const char *assets = assets_path(call->site->assets);
    bool logo = site->logo[0] != '\0';
    json_t *object = view_object();
    view_set(object, "name", view_text(site->name));
    view_set(object, "logo", logo ? view_text("/brand/logo") : json_null());
    view_set(object, "questions", json_boolean(site->questions));
    view_set(framed, "site", object);
    view_set(framed, "icon",
             view_text(logo ? "/brand/logo" : arena_printf(call->mem, "%s/icon.svg", assets).p));
    add_languages(call, site, framed);
}

static void add_user(const struct visitor *visitor, json_t *framed)
{
    json_t *user = visitor->name == NULL ? json_null() : view_object();
    if (visitor->name != NULL) {
        view_set(user, "name", view_text(visitor->name));
        view_set(user, "full_name",
                 view_text(visitor->signs != NULL ? visitor->signs : visitor->name));
        view_set(user, "role", view_text(role_name(visitor->role)));
        view_set(user, "trains", json_boolean(visitor->role >= ROLE_TRAINER));
    }
    view_set(framed, "user", user);
    view_set(framed, "csrf", view_optional(visitor->csrf));
}

/* Which words an error page has for the reader. */
static void add_error(unsigned code, json_t *framed)
{
    const char *kind = code == 404 ? "is_404" : code == 429 ? "is_429" : "is_4xx";
    if (code >= 400 && json_object_get(framed, "status") != NULL) {
        view_set(framed, code >= 500 ? "is_5xx" : kind, json_true());
        view_set(framed, "hidden", json_true());
        view_set(framed, "big_search", json_true());
    }
}

json_t *frame_document(struct call *call)
{
    struct str words = {0};
    json_t *framed = call->document != NULL ? json_copy(call->document) : view_object();
    pairs_get(&call->request->query, "q", &words);
    view_set(framed, "lang", view_text(call->language));
    view_set(framed, "dir", view_text(interface_direction(call->language)));
    view_set(framed, "label", json_incref(interface_labels(call->language)));
    view_set(framed, "assets", view_text(assets_path(call->site->assets)));
    view_set(framed, "path", view_text(arena_cstr(call->mem, call->request->path)));
    view_set(framed, "query", view_optional(arena_cstr(call->mem, words)));
    add_user(&call->visitor, framed);
    add_error(call->response.code, framed);
    view_set(framed, "sign_in",
             json_boolean(!call->site->portal_only && call->visitor.name == NULL));
    if (call->base != NULL) {
        add_site(call, framed);
    }
    return framed;
}
