/* The page of an article, its Markdown, its pictures, votes on it. */
#include "web/interface.h"
#include "web/portal.h"
#include "web/portal_parts.h"

#include "base/buf.h"

#include <stdlib.h>

enum { CONTENTS_MIN = 2, CONTENTS_DEPTH = 3 };

static void free_article(cordial_article **article)
{
    cordial_article_free(*article);
}

static void free_picture(cordial_picture **picture)
{
    cordial_picture_free(*picture);
}

/* ---- parts of the page ---- */

/* Headings of the second level and those below them; one alone needs no list. */
static json_t *contents(const cordial_article *article)
{
    json_t *list = view_list();
    int top = CONTENTS_DEPTH;
    for (size_t i = 0; i < article->n_headings; i++) {
        const cordial_heading *heading = &article->headings[i];
        top = heading->level > 1 && heading->level < top ? heading->level : top;
    }
    for (size_t i = 0; i < article->n_headings; i++) {
        const cordial_heading *heading = &article->headings[i];
        if (heading->level > 1 && heading->level <= CONTENTS_DEPTH) {
            json_t *row = view_object();
            view_set(row, "title", view_text(heading->title));
            view_set(row, "anchor", view_text(heading->anchor));
            view_set(row, "deeper", json_boolean(heading->level > top));
            view_push(list, row);
        }
    }
    return list;
}

static json_t *related(struct call *call, const cordial_catalogue *catalogue,
                       const cordial_article *article)
{
    json_t *list = view_list();
    for (size_t i = 0; i < article->n_related; i++) {
        const cordial_listed *row = parts_find(call, catalogue, article->related[i]);
        if (row != NULL && strcmp(row->id, article->id) != 0) {
            view_push(list, parts_listed(call, row));
        }
    }
    return list;
}

static json_t *topic(struct call *call, const cordial_catalogue *catalogue, const char *category)
{
    const char *name = parts_topic(call, catalogue, category);
    if (name[0] == '\0') {
        return json_null();
    }
    json_t *object = view_object();
    view_set(object, "name", view_text(name));
    view_set(object, "href", view_text(parts_topic_href(call, category)));
    return object;
}

static json_t *shown(struct call *call, const cordial_article *article)
{
    json_t *object = view_object();
    json_t *body = view_object();
    html_put(body, (struct html){str_of(article->html)});
    view_set(object, "id", view_text(article->id));
    view_set(object, "title", view_text(article->title));
    view_set(object, "language", view_text(article->language));
    view_set(object, "direction", view_text(interface_direction(article->language)));
    view_set(object, "updated", view_optional(article->updated));
    view_set(object, "day",
             view_optional(interface_day(call->mem, call->language, article->updated)));
    view_set(object, "vote_href",
             view_text(arena_printf(call->mem, "/articles/%s/vote", article->id).p));
    view_set(object, "body", body);
    return object;
}

/* ---- for search engines ---- */

/* In a script element nothing may begin a tag. */
static struct str script_text(struct arena *mem, json_t *data)
{
    AUTO(buf_done) struct buf out = {0};
    char *text = json_dumps(data, JSON_COMPACT);
    for (const char *p = text; p != NULL && *p != '\0'; p++) {
        if (*p == '<') {
            buf_add_cstr(&out, "\\u003c");
        } else {
            buf_add_char(&out, *p);
        }
    }
    free(text);
    return buf_keep(&out, mem);
}

static json_t *crumb(size_t position, const char *name, const char *url)
{
    json_t *object = view_object();
    view_set(object, "@type", view_text("ListItem"));
    view_set(object, "position", view_count(position));
    view_set(object, "name", view_text(name));
    view_set(object, "item", view_text(url));
    return object;
}

static json_t *crumbs(struct call *call, const cordial_catalogue *catalogue,
                      const cordial_article *article)
{
    json_t *object = view_object();
    json_t *list = view_list();
    const char *url = parts_url(call);
    const char *name = parts_topic(call, catalogue, article->category);
    view_push(list,
              crumb(1, cordial_site_get(call->base)->name, arena_printf(call->mem, "%s/", url).p));
    if (name[0] != '\0') {
        const char *href = parts_topic_href(call, article->category);
        view_push(list, crumb(2, name, arena_printf(call->mem, "%s%s", url, href).p));
    }
    view_set(object, "@type", view_text("BreadcrumbList"));
    view_set(object, "itemListElement", list);
    return object;
}

/* schema.org: Article with its BreadcrumbList. */
static json_t *linked_data(struct call *call, const cordial_catalogue *catalogue,
                           const cordial_article *article)
{
    json_t *data = view_object();
    json_t *graph = view_list();
    json_t *object = view_object();
    json_t *publisher = view_object();
    view_set(publisher, "@type", view_text("Organization"));
    view_set(publisher, "name", view_text(cordial_site_get(call->base)->name));
    view_set(object, "@type", view_text("Article"));
    view_set(object, "headline", view_text(article->title));
    view_set(object, "inLanguage", view_text(article->language));
    view_set(object, "description", view_text(article->summary));
    if (article->updated[0] != '\0') {
        view_set(object, "dateModified", view_text(article->updated));
    }
    view_set(object, "url",
             view_text(arena_printf(call->mem, "%s/articles/%s?lang=%s", parts_url(call),
                                    article->id, article->language)
                           .p));
    view_set(object, "publisher", publisher);
    view_push(graph, object);
    view_push(graph, crumbs(call, catalogue, article));
    view_set(data, "@context", view_text("https://schema.org"));
    view_set(data, "@graph", graph);
    struct str text = script_text(call->mem, data);
    json_decref(data);
    json_t *script = view_object();
    html_put(script, (struct html){text});
    return script;
}

/* ---- the page ---- */

static void fill(struct call *call, const cordial_catalogue *catalogue,
                 const cordial_article *article)
{
    const char *href = parts_article_href(call, article->id);
    json_t *document = parts_begin(call, article->title);
    json_t *list = contents(article);
    json_t *others = related(call, catalogue, article);
    bool foreign = strcmp(article->language, call->language) != 0;
    call->document = document;
    parts_public(call, document, href, article->language, article->languages, article->n_languages);
    view_set(document, "description", view_optional(article->summary));
    view_set(document, "markdown",
             view_text(arena_printf(call->mem, "%s.md?lang=%s", href, article->language).p));
    view_set(document, "jsonld", linked_data(call, catalogue, article));
    view_set(document, "topic", topic(call, catalogue, article->category));
    view_set(document, "article", shown(call, article));
    view_set(document, "other_language", json_boolean(foreign));
    view_set(document, "voted", json_boolean(request_flag(call->request, "voted", false)));
    view_set(document, "has_contents", json_boolean(json_array_size(list) >= CONTENTS_MIN));
    view_set(document, "contents", list);
    view_set(document, "has_related", json_boolean(json_array_size(others) > 0));
    view_set(document, "related", others);
}

/* Only what a reader of the page sees too: never the file's own front matter. */
static void send_markdown(struct call *call, const cordial_article *article)
{
    AUTO(buf_done) struct buf out = {0};
    buf_printf(&out, "---\ntitle: ");
    json_t *title = view_text(article->title);
    char *quoted = json_dumps(title, JSON_ENCODE_ANY);
    buf_add_cstr(&out, quoted);
    free(quoted);
    json_decref(title);
    buf_printf(&out, "\nlang: %s\n", article->language);
    if (article->updated[0] != '\0') {
        buf_printf(&out, "updated: %s\n", article->updated);
    }
    buf_printf(&out, "---\n\n%s", article->body);
    call_body(call, "text/markdown; charset=utf-8", buf_keep(&out, call->mem));
}

/* An earlier id leads to the one of today. */
static void lead_to(struct call *call, const char *id, bool markdown)
{
    struct str lang;
    bool chosen = pairs_get(&call->request->query, "lang", &lang);
    call_redirect(call, 301,
                  arena_printf(call->mem, "/articles/%s%s%s%.*s", id, markdown ? ".md" : "",
                               chosen ? "?lang=" : "", chosen ? (int)lang.n : 0, lang.p));
}

cordial_status call_article(struct call *call, cordial_error *err)
{
    const cordial_catalogue *catalogue = NULL;
    AUTO(free_article) cordial_article *article = NULL;
    const cordial_article_options options = {.language = call->language,
                                             .route = parts_route(call)};
    struct str name = request_text(call->request, "id");
    bool markdown = str_ends(name, STR(".md"));
    name.n -= markdown ? strlen(".md") : 0;
    const char *id = arena_cstr(call->mem, name);
    TRY(cordial_article_get(call->base, id, &options, &article, err));
    if (strcmp(article->id, id) != 0) {
        lead_to(call, article->id, markdown);
        return CORDIAL_OK;
    }
    if (markdown) {
        send_markdown(call, article);
        return CORDIAL_OK;
    }
    TRY(cordial_catalogue_get(call->base, &catalogue, err));
    fill(call, catalogue, article);
    return CORDIAL_OK;
}

cordial_status call_picture(struct call *call, cordial_error *err)
{
    AUTO(free_picture) cordial_picture *picture = NULL;
    const char *id = request_cstr(call->request, "id");
    int64_t number = request_number(call->request, "number", 0);
    if (id == NULL || number < 1) {
        return err_set(err, CORDIAL_E_NOTFOUND, "no such picture");
    }
    TRY(cordial_picture_get(call->base, id, call->language, (size_t)number, &picture, err));
    struct str bytes = arena_str(call->mem, (struct str){picture->bytes, picture->n_bytes});
    call->response.cache = "public, max-age=300";
    call_body(call, picture->type, bytes);
    return CORDIAL_OK;
}

/* ---- votes ---- */

cordial_status call_vote(struct call *call, cordial_error *err)
{
    const char *id = request_cstr(call->request, "id");
    const char *language = request_cstr(call->request, "lang");
    const cordial_vote vote = {
        .answer = id != NULL ? id : "",
        .language = language != NULL ? language : call->language,
        .helpful = request_flag(call->request, "helpful", false),
        .reason = request_cstr(call->request, "reason"),
        .comment = request_cstr(call->request, "comment"),
    };
    TRY(cordial_vote_add(call->base, &vote, NULL, err));
    call_redirect(call, 303, arena_printf(call->mem, "/articles/%s?voted=1#vote", vote.answer));
    return CORDIAL_OK;
}
