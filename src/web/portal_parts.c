/* Addresses; languages; the page; articles in lists. */
#include "web/portal_parts.h"

#include "base/buf.h"
#include "base/map.h"
#include "web/frame.h"
#include "web/interface.h"

/* ---- addresses ---- */

const char *parts_url(struct call *call)
{
    const cordial_site *site = cordial_site_get(call->base);
    if (site->url[0] != '\0') {
        return site->url;
    }
    return arena_printf(call->mem, "%s://%.*s", call->request->https ? "https" : "http",
                        STR_ARG(request_header(call->request, "host")))
        .p;
}

const char *parts_route(const struct call *call)
{
    bool widget = strncmp(call->route->path, "/widget", strlen("/widget")) == 0;
    return widget ? "/widget/articles/" : "/articles/";
}

const char *parts_article_href(struct call *call, const char *id)
{
    return arena_printf(call->mem, "%s%s", parts_route(call), id).p;
}

const char *parts_topic_href(struct call *call, const char *category)
{
    const char *path = arena_printf(call->mem, "/topics/%s", category).p;
    return frame_encode_path(call->mem, path);
}

/* ---- languages ---- */

json_t *parts_foreign(struct call *call, const char *language)
{
    if (strcmp(language, call->language) == 0 || language[0] == '\0') {
        return json_null();
    }
    return view_text(interface_has(language) ? interface_text(language, "language") : language);
}

/* ---- the page ---- */

/* As strict as elsewhere, but the sites that base.yaml names may show it in a frame. */
static const char *framed_policy(struct call *call)
{
    AUTO(buf_done) struct buf out = {0};
    const cordial_site *site = cordial_site_get(call->base);
    buf_add_cstr(&out, "default-src 'self'; base-uri 'none'; form-action 'self'; "
                       "object-src 'none'; frame-ancestors");
    for (size_t i = 0; i < site->n_widget_origins; i++) {
        buf_printf(&out, " %s", site->widget_origins[i]);
    }
    buf_add_cstr(&out, site->n_widget_origins > 0 ? "" : " 'none'");
    return arena_cstr(call->mem, buf_str(&out));
}

json_t *parts_begin(struct call *call, const char *title)
{
    json_t *document = view_object();
    view_set(document, "title", view_text(title));
    call->response.cache = "private, no-cache";
    if (call->route->flags & ROUTE_FRAMED) {
        call->response.policy = framed_policy(call);
    }
    response_add(call->mem, &call->response, "Vary", STR("Accept-Language, Cookie"));
    return document;
}

void parts_public(struct call *call, json_t *document, const char *path, const char *language,
                  const char *const *languages, size_t n_languages)
{
    const char *url = parts_url(call);
    const cordial_site *site = cordial_site_get(call->base);
    json_t *list = view_list();
    languages = languages != NULL ? languages : site->languages;
    n_languages = n_languages > 0 ? n_languages : site->n_languages;
    for (size_t i = 0; i < n_languages; i++) {
        json_t *row = view_object();
        view_set(row, "code", view_text(languages[i]));
        view_set(row, "href",
                 view_text(arena_printf(call->mem, "%s%s?lang=%s", url, path, languages[i]).p));
        view_push(list, row);
    }
    json_t *any = view_object();
    view_set(any, "code", view_text("x-default"));
    view_set(any, "href", view_text(arena_printf(call->mem, "%s%s", url, path).p));
    view_push(list, any);
    view_set(document, "alternates", list);
    view_set(document, "canonical",
             view_text(arena_printf(call->mem, "%s%s?lang=%s", url, path, language).p));
}

/* ---- articles in lists ---- */

const char *parts_topic(struct call *call, const cordial_catalogue *catalogue, const char *category)
{
    size_t place = frame_place(cordial_site_get(call->base), call->language);
    for (size_t i = 0; category[0] != '\0' && i < catalogue->n_categories; i++) {
        if (strcmp(catalogue->categories[i].path, category) == 0) {
            return catalogue->categories[i].names[place];
        }
    }
    return "";
}

const cordial_listed *parts_pick(struct call *call, const cordial_catalogue *catalogue, size_t at,
                                 size_t *out_end)
{
    const char *fallback = cordial_site_get(call->base)->languages[0];
    const cordial_listed *rows = catalogue->rows;
    const cordial_listed *picked = &rows[at];
    size_t end = at;
    for (; end < catalogue->n_rows && strcmp(rows[end].id, rows[at].id) == 0; end++) {
        bool better = strcmp(rows[end].language, fallback) == 0 &&
                      strcmp(picked->language, call->language) != 0;
        if (better || strcmp(rows[end].language, call->language) == 0) {
            picked = &rows[end];
        }
    }
    *out_end = end;
    return picked;
}

const cordial_listed *parts_find(struct call *call, const cordial_catalogue *catalogue,
                                 const char *id)
{
    size_t low = 0;
    size_t high = catalogue->n_rows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(catalogue->rows[middle].id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < catalogue->n_rows && strcmp(catalogue->rows[low].id, id) == 0;
    return found ? parts_pick(call, catalogue, low, &high) : NULL;
}

struct parts_group *parts_groups(struct call *call, const cordial_catalogue *catalogue, size_t max)
{
    struct map places;
    struct parts_group *groups = arena_array(call->mem, catalogue->n_categories, sizeof *groups);
    map_init(&places, call->mem);
    for (size_t i = 0; i < catalogue->n_categories; i++) {
        map_put(&places, str_of(catalogue->categories[i].path), i, NULL);
    }
    for (size_t i = 0; i < catalogue->n_rows;) {
        const cordial_listed *row = parts_pick(call, catalogue, i, &i);
        const size_t *place = map_get(&places, str_of(row->category));
        struct parts_group *group = place != NULL ? &groups[*place] : NULL;
        if (group != NULL && group->n < max) {
            group->rows =
                arena_more(call->mem, group->rows, group->n, &group->cap, sizeof *group->rows);
            group->rows[group->n++] = row;
        }
    }
    return groups;
}

json_t *parts_listed(struct call *call, const cordial_listed *row)
{
    json_t *object = view_object();
    view_set(object, "href", view_text(parts_article_href(call, row->id)));
    view_set(object, "title", view_text(row->title));
    view_set(object, "language", view_text(row->language));
    view_set(object, "updated", view_optional(row->updated));
    view_set(object, "day", view_optional(interface_day(call->mem, call->language, row->updated)));
    view_set(object, "foreign", parts_foreign(call, row->language));
    return object;
}
