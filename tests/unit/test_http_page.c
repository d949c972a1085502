#include "unit.h"

#include "http/page.h"

static const struct embedded_file files[] = {
    {"bad.html", (const unsigned char *)"{{{title}}}", 11},
    {"good.html", (const unsigned char *)"<b>{{title}}</b>{{{entry.html}}}{{>part}}", 41},
    {"part.html", (const unsigned char *)"[{{#rows}}{{.}},{{/rows}}]", 26},
};
static const struct page_files pages = {.rows = files, .n = N_ROWS(files)};

static void values_are_escaped_and_safe_html_is_not(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err = {0};
    struct html html;
    json_t *document = json_pack("{ss, s{}, s[ss]}", "title", "<i>&", "entry", "rows", "a", "<");
    html_put(json_object_get(document, "entry"), (struct html){STR("<p>x</p>")});
    assert_ok(page_fill(&mem, &pages, "good.html", document, &html, &err), &err);
    assert_str(html.text, "<b>&lt;i&gt;&amp;</b><p>x</p>[a,&lt;,]");
    json_decref(document);
}

static void page_that_prints_any_value_raw_is_refused(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err = {0};
    assert_ok(page_check(&mem, STR("{{{html}}} {{{a.html}}} {{&b.html}}"), &err), &err);
    static const char *const rows[] = {"{{{title}}}", "{{&title}}", "{{{xhtml}}}", "{{{html.x}}}"};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_int_equal(page_check(&mem, str_of(rows[i]), &err), CORDIAL_E_DATA);
        assert_int_equal(err.line, 1);
    }
}

static void page_that_is_not_there_is_not_found(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err = {0};
    struct html html;
    json_t *document = json_object();
    assert_int_equal(page_fill(&mem, &pages, "none.html", document, &html, &err),
                     CORDIAL_E_NOTFOUND);
    json_decref(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_escaped_and_safe_html_is_not),
        cmocka_unit_test(page_that_prints_any_value_raw_is_refused),
        cmocka_unit_test(page_that_is_not_there_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
