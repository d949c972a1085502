/* The page of results, and what a browser's own search field offers. */
#include "web/frame.h"
#include "web/interface.h"
#include "web/portal.h"
#include "web/portal_parts.h"

#include <stdlib.h>

enum { ROWS = 10, ROWS_MAX = 50, OFFERS = 8 };

static void free_results(cordial_results **results)
{
    cordial_results_free(*results);
}

static void free_completions(cordial_completions **completions)
{
    cordial_completions_free(*completions);
}

/* ---- one result ---- */

static void add_piece(struct call *call, json_t *list, const char *text, size_t start, size_t end,
                      bool marked)
{
    if (end > start) {
        json_t *piece = view_object();
        struct str part = {text + start, end - start};
        view_set(piece, "text", view_text(arena_cstr(call->mem, part)));
        view_set(piece, "marked", json_boolean(marked));
        view_push(list, piece);
    }
}

/* A snippet cut where its marks begin and end. */
static json_t *pieces(struct call *call, const cordial_result *row)
{
    size_t at = 0;
    const char *text = row->snippet != NULL ? row->snippet : "";
    json_t *list = view_list();
    for (size_t i = 0; i < row->n_marks; i++) {
        add_piece(call, list, text, at, row->marks[i].start, false);
        add_piece(call, list, text, row->marks[i].start, row->marks[i].end, true);
        at = row->marks[i].end;
    }
    add_piece(call, list, text, at, strlen(text), false);
    return list;
}

static json_t *section(struct call *call, const cordial_result *row, const char *href)
{
    if (row->section_title == NULL || row->section_anchor == NULL) {
        return json_null();
    }
    json_t *object = view_object();
    const char *anchor = frame_encode(call->mem, row->section_anchor);
    view_set(object, "title", view_text(row->section_title));
    view_set(object, "href", view_text(arena_printf(call->mem, "%s#%s", href, anchor).p));
    return object;
}

static json_t *missing(const cordial_result *row)
{
    json_t *list = view_list();
    for (size_t i = 0; i < row->n_missing; i++) {
        view_push(list, view_text(row->missing[i]));
    }
    return list;
}

/* Few answers have all words, or none has. */
static void say_what_is_missing(json_t *document, const cordial_results *results)
{
    bool some = results->any && !results->corrected && results->n_rows > 0;
    bool whole = false;
    for (size_t i = 0; i < results->n_rows; i++) {
        whole = whole || results->rows[i].n_missing == 0;
    }
    view_set(document, "none_has_all", json_boolean(some && !whole));
    view_set(document, "few_have_all", json_boolean(some && whole));
}

static json_t *result(struct call *call, const cordial_catalogue *catalogue,
                      const cordial_result *row)
{
    json_t *object = view_object();
    const char *href = parts_article_href(call, row->id);
    view_set(object, "href", view_text(href));
    view_set(object, "title", view_text(row->title));
    view_set(object, "language", view_text(row->language));
    view_set(object, "topic", view_optional(parts_topic(call, catalogue, row->category)));
    view_set(object, "pieces", pieces(call, row));
    view_set(object, "section", section(call, row, href));
    view_set(object, "lacks", json_boolean(row->n_missing > 0));
    view_set(object, "missing", missing(row));
    view_set(object, "foreign", parts_foreign(call, row->language));
    return object;
}

/* ---- the page ---- */

static const char *search_href(struct call *call, const char *query, size_t n)
{
    const char *words = frame_encode(call->mem, query);
    return n > ROWS ? arena_printf(call->mem, "/search?q=%s&n=%zu", words, n).p
                    : arena_printf(call->mem, "/search?q=%s", words).p;
}

static void add_results(struct call *call, json_t *document, const cordial_catalogue *catalogue,
                        const cordial_results *results, size_t wanted)
{
    json_t *list = view_list();
    for (size_t i = 0; i < results->n_rows; i++) {
        if (results->rows[i].has_article) {
            view_push(list, result(call, catalogue, &results->rows[i]));
        }
    }
    bool more = results->total > results->n_rows && wanted < ROWS_MAX;
    size_t next = wanted * 2 < ROWS_MAX ? wanted * 2 : ROWS_MAX;
    bool any = json_array_size(list) > 0;
    size_t total = results->n_rows < wanted ? json_array_size(list) : results->total;
    view_set(document, "results", list);
    view_set(document, "has_results", json_boolean(any));
    view_set(document, "nothing", json_boolean(!any));
    view_set(document, "count", view_text(interface_number(call->mem, call->language, total)));
    view_set(document, "one", json_boolean(total == 1));
    view_set(document, "more_than", json_boolean(!results->total_exact));
    say_what_is_missing(document, results);
    view_set(document, "corrected", json_boolean(any && results->corrected));
    view_set(document, "did_you_mean", view_optional(results->did_you_mean));
    if (results->did_you_mean != NULL) {
        view_set(document, "did_you_mean_href",
                 view_text(search_href(call, results->did_you_mean, 0)));
    }
    view_set(document, "more_href",
             more ? view_text(search_href(call, results->query, next)) : json_null());
    view_set(
        document, "contact_href",
        view_text(
            arena_printf(call->mem, "/contact?q=%s", frame_encode(call->mem, results->query)).p));
}

cordial_status call_search_page(struct call *call, cordial_error *err)
{
    const char *query = request_cstr(call->request, "q");
    int64_t wanted = request_number(call->request, "n", ROWS);
    const cordial_catalogue *catalogue = NULL;
    AUTO(free_results) cordial_results *results = NULL;
    const char *heading = interface_text(call->language, "results_title");
    const char *title =
        query != NULL ? arena_printf(call->mem, "%s: %s", heading, query).p : heading;
    json_t *document = parts_begin(call, title);
    call->document = document;
    view_set(document, "big_search", json_true());
    view_set(document, "hidden", json_true());
    if (query == NULL || str_trim(str_of(query)).n == 0) {
        return CORDIAL_OK;
    }
    wanted = wanted < 1 ? ROWS : wanted;
    const cordial_search_options options = {
        .n = (size_t)(wanted < ROWS_MAX ? wanted : ROWS_MAX),
        .language = call->language,
        .missing = true,
    };
    TRY(cordial_catalogue_get(call->base, &catalogue, err));
    TRY(cordial_search(call->base, query, &options, &results, err));
    add_results(call, document, catalogue, results, options.n);
    return CORDIAL_OK;
}

/* ---- for a browser's search field ---- */

/* OpenSearch suggestions: [what was typed, [what it may become]]. */
cordial_status call_opensearch_suggestions(struct call *call, cordial_error *err)
{
    const char *query = request_cstr(call->request, "q");
    query = query != NULL ? query : "";
    const cordial_complete_options options = {.n = OFFERS, .language = call->language};
    AUTO(free_completions) cordial_completions *completions = NULL;
    TRY(cordial_complete(call->base, query, &options, &completions, err));
    json_t *words = view_list();
    for (size_t i = 0; i < completions->n_rows; i++) {
        view_push(words, view_text(completions->rows[i].text));
    }
    json_t *document = view_list();
    view_push(document, view_text(query));
    view_push(document, words);
    char *text = json_dumps(document, JSON_COMPACT);
    json_decref(document);
    struct str kept = arena_str(call->mem, str_of(text));
    free(text);
    call_body(call, "application/x-suggestions+json; charset=utf-8", kept);
    return CORDIAL_OK;
}
