/* The table of routes: sorted, explained, and with everything that a row needs. */
#include "unit.h"

#include "http/openapi.h"
#include "web/assets.h"
#include "web/routes.h"

static int order(const struct route *a, const struct route *b)
{
    int by_path = strcmp(a->path, b->path);
    int by_method = by_path != 0 ? by_path : (int)a->method - (int)b->method;
    return by_method != 0 ? by_method : (int)b->role - (int)a->role;
}

static void rows_are_sorted_and_unique(void **state)
{
    (void)state;
    for (size_t i = 1; i < n_routes; i++) {
        if (order(&routes[i - 1], &routes[i]) >= 0) {
            fail_msg("%s comes before %s", routes[i].path, routes[i - 1].path);
        }
    }
}

static void each_row_says_what_it_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_routes; i++) {
        const struct route *row = &routes[i];
        assert_non_null(row->run);
        assert_int_equal(row->path[0], '/');
        assert_true(strlen(row->summary) > 10 && strlen(row->summary) < 80);
        assert_false(str_ends(str_of(row->summary), STR(".")));
        for (size_t k = 0; k < row->n_params; k++) {
            assert_true(strlen(row->params[k].summary) > 4);
            assert_true(row->params[k].in != PARAM_BODY || row->body_max > 0);
            assert_true(row->params[k].type != PARAM_NUMBER || row->params[k].max > 0);
        }
    }
}

static void kept_rows_are_what_a_stranger_reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_routes; i++) {
        const struct route *row = &routes[i];
        assert_true(!(row->flags & ROUTE_KEPT) ||
                    (row->method == METHOD_GET && row->role == ROLE_ANYONE));
    }
}

static void each_name_of_a_path_is_a_parameter_of_a_row_that_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_routes; i++) {
        const char *brace = strchr(routes[i].path, '{');
        size_t n = 0;
        for (size_t k = 0; k < routes[i].n_params; k++) {
            n += routes[i].params[k].in == PARAM_PATH;
        }
        assert_true(routes[i].flags & ROUTE_UNTOLD || (brace != NULL) == (n > 0));
    }
}

static void each_page_is_there_and_prints_nothing_raw(void **state)
{
    (void)state;
    struct assets *assets = assets_new(NULL);
    struct page_files pages = assets_pages(assets);
    for (size_t i = 0; i < n_routes; i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct str text;
        if (routes[i].page != NULL && !page_file(&mem, &pages, str_of(routes[i].page), &text)) {
            fail_msg("%s has no page %s", routes[i].path, routes[i].page);
        }
    }
    for (size_t i = 0; i < pages.n; i++) {
        AUTO(arena_done) struct arena mem = {0};
        cordial_error err = {0};
        struct str text = {(const char *)pages.rows[i].bytes, pages.rows[i].n};
        assert_ok(page_check(&mem, text, &err), &err);
    }
    assets_free(assets);
}

static void each_document_has_its_schema(void **state)
{
    (void)state;
    struct str text = assets_schemas();
    json_t *schemas = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(schemas);
    for (size_t i = 0; i < n_routes; i++) {
        const struct route *row = &routes[i];
        if (!(row->flags & ROUTE_UNTOLD)) {
            assert_non_null(row->schema);
            assert_non_null(json_object_get(schemas, row->schema));
        }
    }
    json_decref(schemas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_sorted_and_unique),
        cmocka_unit_test(each_row_says_what_it_does),
        cmocka_unit_test(kept_rows_are_what_a_stranger_reads),
        cmocka_unit_test(each_name_of_a_path_is_a_parameter_of_a_row_that_is_told),
        cmocka_unit_test(each_page_is_there_and_prints_nothing_raw),
        cmocka_unit_test(each_document_has_its_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
