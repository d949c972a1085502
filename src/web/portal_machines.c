/* What machines read: the map of the site, the feed, how to search, what robots may, llms.txt. */
#include "web/portal.h"
#include "web/portal_parts.h"
#include "web/site.h"

#include "base/buf.h"

#include <stdlib.h>

enum {
    MAP_ROWS = 5000, /* addresses in one part of the map, far below the protocol's 50,000 */
    FEED_ROWS = 30,
    SHORT_NAME_MAX = 16, /* characters, as OpenSearch wants */
};

#define CACHE "public, max-age=300"

static void free_article(cordial_article **article)
{
    cordial_article_free(*article);
}

/* A document in a page file that is no HTML. */
static cordial_status send_page(struct call *call, const char *page, const char *type,
                                json_t *document, cordial_error *err)
{
    struct html text;
    cordial_status status = page_fill(call->mem, &call->site->pages, page, document, &text, err);
    json_decref(document);
    TRY(status);
    call->response.cache = CACHE;
    call_body(call, type, text.text);
    return CORDIAL_OK;
}

/* ---- the map of the site ---- */

static const char *address(struct call *call, const char *path, const char *language)
{
    return language != NULL
               ? arena_printf(call->mem, "%s%s?lang=%s", parts_url(call), path, language).p
               : arena_printf(call->mem, "%s%s", parts_url(call), path).p;
}

static json_t *map_row(struct call *call, const cordial_catalogue *catalogue, size_t at)
{
    const cordial_listed *row = &catalogue->rows[at];
    const char *path = parts_article_href(call, row->id);
    json_t *object = view_object();
    json_t *others = view_list();
    size_t first = at;
    while (first > 0 && strcmp(catalogue->rows[first - 1].id, row->id) == 0) {
        first--;
    }
    for (size_t i = first; i < catalogue->n_rows && strcmp(catalogue->rows[i].id, row->id) == 0;
         i++) {
        json_t *other = view_object();
        view_set(other, "code", view_text(catalogue->rows[i].language));
        view_set(other, "href", view_text(address(call, path, catalogue->rows[i].language)));
        view_push(others, other);
    }
    view_set(object, "href", view_text(address(call, path, row->language)));
    view_set(object, "updated", view_optional(row->updated));
    view_set(object, "others", others);
    return object;
}

static json_t *map_page(struct call *call, const char *path)
{
    json_t *object = view_object();
    view_set(object, "href", view_text(address(call, path, NULL)));
    view_set(object, "others", view_list());
    return object;
}

/* Part 1 has the pages of topics too. */
static cordial_status send_map_part(struct call *call, const cordial_catalogue *catalogue,
                                    size_t part, cordial_error *err)
{
    json_t *document = view_object();
    json_t *rows = view_list();
    size_t from = (part - 1) * MAP_ROWS;
    if (part == 1) {
        view_push(rows, map_page(call, "/"));
    }
    for (size_t i = 0; part == 1 && i < catalogue->n_categories; i++) {
        const char *path = catalogue->categories[i].path;
        if (path[0] != '\0') {
            view_push(rows, map_page(call, parts_topic_href(call, path)));
        }
    }
    for (size_t i = from; i < catalogue->n_rows && i < from + MAP_ROWS; i++) {
        view_push(rows, map_row(call, catalogue, i));
    }
    view_set(document, "rows", rows);
    return send_page(call, "sitemap.xml", "application/xml; charset=utf-8", document, err);
}

static cordial_status send_map_index(struct call *call, size_t parts, cordial_error *err)
{
    json_t *document = view_object();
    json_t *rows = view_list();
    for (size_t i = 1; i <= parts; i++) {
        json_t *row = view_object();
        view_set(
            row, "href",
            view_text(arena_printf(call->mem, "%s/sitemap.xml?part=%zu", parts_url(call), i).p));
        view_push(rows, row);
    }
    view_set(document, "rows", rows);
    return send_page(call, "sitemap-index.xml", "application/xml; charset=utf-8", document, err);
}

cordial_status call_sitemap(struct call *call, cordial_error *err)
{
    const cordial_catalogue *catalogue = NULL;
    TRY(cordial_catalogue_get(call->base, &catalogue, err));
    size_t parts = catalogue->n_rows / MAP_ROWS + 1;
    int64_t part = request_number(call->request, "part", parts > 1 ? 0 : 1);
    if (part < 0 || part > (int64_t)parts) {
        return err_set(err, CORDIAL_E_NOTFOUND, "the map has %zu parts", parts);
    }
    return part == 0 ? send_map_index(call, parts, err)
                     : send_map_part(call, catalogue, (size_t)part, err);
}

cordial_status call_robots(struct call *call, cordial_error *err)
{
    (void)err;
    call->response.cache = CACHE;
    call_body(
        call, "text/plain; charset=utf-8",
        arena_printf(
            call->mem,
            "User-agent: *\nDisallow: /search\nDisallow: /api/\n"
            "Disallow: /contact/sent\nDisallow: /desk\nDisallow: /sign-in\n\nSitemap: %s/sitemap.xml\n",
            parts_url(call)));
    return CORDIAL_OK;
}

/* ---- the feed ---- */

static int by_age(const void *a, const void *b)
{
    const cordial_listed *left = *(const cordial_listed *const *)a;
    const cordial_listed *right = *(const cordial_listed *const *)b;
    int order = strcmp(right->updated, left->updated);
    return order != 0 ? order : strcmp(left->id, right->id);
}

static cordial_status feed_row(struct call *call, const cordial_listed *row, json_t *rows,
                               cordial_error *err)
{
    AUTO(free_article) cordial_article *article = NULL;
    const cordial_article_options options = {.language = row->language};
    TRY(cordial_article_get(call->base, row->id, &options, &article, err));
    json_t *object = parts_listed(call, row);
    view_set(object, "url",
             view_text(address(call, parts_article_href(call, row->id), row->language)));
    view_set(object, "when", view_text(arena_printf(call->mem, "%sT00:00:00Z", row->updated).p));
    view_set(object, "summary", view_text(article->summary));
    view_push(rows, object);
    return CORDIAL_OK;
}

/* Articles in the reader's language with a day of change, the newest first. */
cordial_status call_feed(struct call *call, cordial_error *err)
{
    const cordial_catalogue *catalogue = NULL;
    TRY(cordial_catalogue_get(call->base, &catalogue, err));
    const cordial_listed **rows = arena_array(call->mem, catalogue->n_rows + 1, sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < catalogue->n_rows; i++) {
        const cordial_listed *row = &catalogue->rows[i];
        if (row->updated[0] != '\0' && strcmp(row->language, call->language) == 0) {
            rows[n++] = row;
        }
    }
    qsort(rows, n, sizeof *rows, by_age);
    json_t *document = view_object();
    json_t *list = view_list();
    view_set(document, "rows", list);
    for (size_t i = 0; i < n && i < FEED_ROWS; i++) {
        if (feed_row(call, rows[i], list, err) != CORDIAL_OK) {
            json_decref(document);
            return err->status;
        }
    }
    view_set(document, "lang", view_text(call->language));
    view_set(document, "name", view_text(cordial_site_get(call->base)->name));
    view_set(document, "home", view_text(address(call, "/", call->language)));
    view_set(document, "self", view_text(address(call, "/feed.atom", call->language)));
    view_set(document, "when",
             n > 0 ? view_text(arena_printf(call->mem, "%sT00:00:00Z", rows[0]->updated).p)
                   : view_text("1970-01-01T00:00:00Z"));
    return send_page(call, "feed.xml", "application/atom+xml; charset=utf-8", document, err);
}

/* ---- how to search ---- */

/* The first words of a name, of so many characters together; of a long first word its beginning. */
static const char *short_name(struct arena *mem, const char *name)
{
    size_t n = 0;
    size_t end = 0;
    size_t word_end = 0;
    for (; name[end] != '\0'; end++) {
        bool starts = ((unsigned char)name[end] & 0xc0) != 0x80;
        word_end = name[end] == ' ' ? end : word_end;
        if (starts && n++ == SHORT_NAME_MAX) {
            break;
        }
    }
    bool cut = name[end] != '\0' && word_end > 0;
    return arena_cstr(mem, str_trim((struct str){name, cut ? word_end : end}));
}

cordial_status call_opensearch(struct call *call, cordial_error *err)
{
    json_t *document = view_object();
    const char *name = cordial_site_get(call->base)->name;
    view_set(document, "short_name", view_text(short_name(call->mem, name)));
    view_set(document, "name", view_text(name));
    view_set(document, "url", view_text(parts_url(call)));
    view_set(document, "lang", view_text(call->language));
    return send_page(call, "opensearch.xml", "application/opensearchdescription+xml; charset=utf-8",
                     document, err);
}

/* ---- llms.txt ---- */

/* Text in a line of Markdown: what would end the link or the line is left out. */
static void add_plain(struct buf *out, const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        buf_add_char(out, strchr("[]\n\r", *p) != NULL ? ' ' : *p);
    }
}

static void add_topic(struct call *call, const struct parts_group *group, const char *name,
                      struct buf *out)
{
    buf_add_cstr(out, "\n## ");
    add_plain(out, name[0] != '\0' ? name : cordial_site_get(call->base)->name);
    buf_add_cstr(out, "\n\n");
    for (size_t i = 0; i < group->n; i++) {
        const cordial_listed *row = group->rows[i];
        buf_add_cstr(out, "- [");
        add_plain(out, row->title);
        buf_printf(out, "](%s/articles/%s.md?lang=%s)\n", parts_url(call), row->id, row->language);
    }
}

cordial_status call_llms(struct call *call, cordial_error *err)
{
    AUTO(buf_done) struct buf out = {0};
    const cordial_catalogue *catalogue = NULL;
    const cordial_site *site = cordial_site_get(call->base);
    TRY(cordial_catalogue_get(call->base, &catalogue, err));
    buf_add_cstr(&out, "# ");
    add_plain(&out, site->name);
    buf_printf(&out,
               "\n\n> The public help articles of this site, one Markdown file each. Search: "
               "%s/api/v1/search?q=WORDS\n\nLanguages:",
               parts_url(call));
    for (size_t i = 0; i < site->n_languages; i++) {
        buf_printf(&out, "%s [%s](%s/llms.txt?lang=%s)", i > 0 ? "," : "", site->languages[i],
                   parts_url(call), site->languages[i]);
    }
    buf_add_char(&out, '\n');
    const struct parts_group *groups = parts_groups(call, catalogue, SIZE_MAX);
    for (size_t i = 0; i < catalogue->n_categories; i++) {
        add_topic(call, &groups[i], parts_topic(call, catalogue, catalogue->categories[i].path),
                  &out);
    }
    call->response.cache = CACHE;
    call_body(call, "text/plain; charset=utf-8", buf_keep(&out, call->mem));
    return CORDIAL_OK;
}
