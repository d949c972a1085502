/* The first page: topics, what helped most, what is new; and the page of one topic. */
#include "web/frame.h"
#include "web/interface.h"
#include "web/portal.h"
#include "web/portal_parts.h"

enum { TOPIC_ARTICLES = 4, LIST_ROWS = 6, HELPFUL_MIN = 1 };

static void free_votes(cordial_votes **votes)
{
    cordial_votes_free(*votes);
}

static void add_count(struct call *call, json_t *object, size_t n)
{
    view_set(object, "count", view_text(interface_number(call->mem, call->language, n)));
    view_set(object, "one", json_boolean(n == 1));
}

/* ---- topics ---- */

static json_t *articles_of(struct call *call, const struct parts_group *group)
{
    json_t *list = view_list();
    for (size_t i = 0; i < group->n; i++) {
        view_push(list, parts_listed(call, group->rows[i]));
    }
    return list;
}

static json_t *topics(struct call *call, const cordial_catalogue *catalogue)
{
    json_t *list = view_list();
    const struct parts_group *groups = parts_groups(call, catalogue, TOPIC_ARTICLES);
    size_t place = frame_place(cordial_site_get(call->base), call->language);
    for (size_t i = 0; i < catalogue->n_categories; i++) {
        const cordial_category *category = &catalogue->categories[i];
        if (category->path[0] != '\0') {
            json_t *row = view_object();
            view_set(row, "name", view_text(category->names[place]));
            view_set(row, "href", view_text(parts_topic_href(call, category->path)));
            view_set(row, "articles", articles_of(call, &groups[i]));
            add_count(call, row, category->articles);
            view_push(list, row);
        }
    }
    return list;
}

/* The category of a path, if it has a page; false for the top, which has none. */
static bool find_category(const cordial_catalogue *catalogue, const char *path, size_t *out)
{
    for (size_t i = 0; path[0] != '\0' && i < catalogue->n_categories; i++) {
        if (strcmp(catalogue->categories[i].path, path) == 0) {
            *out = i;
            return true;
        }
    }
    return false;
}

cordial_status call_topic(struct call *call, cordial_error *err)
{
    size_t at = 0;
    const cordial_catalogue *catalogue = NULL;
    const char *path = request_cstr(call->request, "path");
    TRY(cordial_catalogue_get(call->base, &catalogue, err));
    if (path == NULL || !find_category(catalogue, path, &at)) {
        return err_set(err, CORDIAL_E_NOTFOUND, "no such topic");
    }
    const char *href = parts_topic_href(call, path);
    const char *name = parts_topic(call, catalogue, path);
    json_t *document = parts_begin(call, name);
    json_t *articles = articles_of(call, &parts_groups(call, catalogue, SIZE_MAX)[at]);
    call->document = document;
    parts_public(call, document, href, call->language, NULL, 0);
    add_count(call, document, json_array_size(articles));
    view_set(document, "name", view_text(name));
    view_set(document, "articles", articles);
    return CORDIAL_OK;
}

/* ---- the newest ---- */

struct newest {
    const cordial_listed *rows[LIST_ROWS]; /* the newest first */
    size_t n;
};

static void keep_if_new(struct newest *newest, const cordial_listed *row)
{
    size_t at = newest->n;
    while (at > 0 && strcmp(newest->rows[at - 1]->updated, row->updated) < 0) {
        at--;
    }
    if (at == LIST_ROWS) {
        return;
    }
    newest->n += newest->n < LIST_ROWS;
    for (size_t i = newest->n - 1; i > at; i--) {
        newest->rows[i] = newest->rows[i - 1];
    }
    newest->rows[at] = row;
}

static json_t *newest(struct call *call, const cordial_catalogue *catalogue)
{
    struct newest newest = {.n = 0};
    json_t *list = view_list();
    for (size_t i = 0; i < catalogue->n_rows;) {
        const cordial_listed *row = parts_pick(call, catalogue, i, &i);
        if (row->updated[0] != '\0') {
            keep_if_new(&newest, row);
        }
    }
    for (size_t i = 0; i < newest.n; i++) {
        view_push(list, parts_listed(call, newest.rows[i]));
    }
    return list;
}

/* ---- what helped most ---- */

static cordial_status helpful(struct call *call, const cordial_catalogue *catalogue, json_t *list,
                              cordial_error *err)
{
    AUTO(free_votes) cordial_votes *votes = NULL;
    TRY(cordial_votes_count(call->base, &votes, err));
    for (size_t i = 0; i < votes->n_rows && json_array_size(list) < LIST_ROWS; i++) {
        const cordial_listed *row = parts_find(call, catalogue, votes->rows[i].answer);
        if (row != NULL && votes->rows[i].helpful >= HELPFUL_MIN) {
            view_push(list, parts_listed(call, row));
        }
    }
    return CORDIAL_OK;
}

/* ---- the page ---- */

cordial_status call_home(struct call *call, cordial_error *err)
{
    const cordial_catalogue *catalogue = NULL;
    TRY(cordial_catalogue_get(call->base, &catalogue, err));
    json_t *document = parts_begin(call, cordial_site_get(call->base)->name);
    json_t *most_helpful = view_list();
    call->document = document;
    parts_public(call, document, "/", call->language, NULL, 0);
    view_set(document, "description", view_text(interface_text(call->language, "home_title")));
    view_set(document, "is_home", json_true());
    view_set(document, "big_search", json_true());
    view_set(document, "topics", topics(call, catalogue));
    view_set(document, "newest", newest(call, catalogue));
    view_set(document, "helpful", most_helpful);
    TRY(helpful(call, catalogue, most_helpful, err));
    static const char *const lists[][2] = {
        {"topics", "has_topics"}, {"newest", "has_newest"}, {"helpful", "has_helpful"}};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        bool any = json_array_size(json_object_get(document, lists[i][0])) > 0;
        view_set(document, lists[i][1], json_boolean(any));
    }
    return CORDIAL_OK;
}
