#include "unit.h"

#include "base/buf.h"
#include "entry/markdown.h"

static struct markdown read_ok(struct arena *mem, const char *text)
{
    struct markdown page = {0};
    cordial_error err = {0};
    assert_ok(markdown_read(mem, str_of(text), 1, NULL, &page, &err), &err);
    return page;
}

static void each_construct_becomes_safe_html(void **state)
{
    (void)state;
    static const struct {
        const char *text, *html;
    } cases[] = {
        {"", ""},
        {"a *b* **c** ~~d~~ `e<`",
         "<p dir=\"auto\">a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code></p>\n"},
        {"> a", "<blockquote dir=\"auto\">\n<p dir=\"auto\">a</p>\n</blockquote>\n"},
        {"- a\n- b",
         "<ul dir=\"auto\">\n<li dir=\"auto\">a</li>\n<li dir=\"auto\">b</li>\n</ul>\n"},
        {"3. a", "<ol dir=\"auto\" start=\"3\">\n<li dir=\"auto\">a</li>\n</ol>\n"},
        {"- [x] a",
         "<ul dir=\"auto\">\n<li dir=\"auto\"><input type=\"checkbox\" checked disabled> "
         "a</li>\n</ul>\n"},
        {"***", "<hr>\n"},
        {"## A b", "<h2 id=\"a-b\" dir=\"auto\">A b</h2>\n"},
        {"```sh\na && b\n```",
         "<pre dir=\"auto\"><code class=\"language-sh\">a &amp;&amp; b\n</code></pre>\n"},
        {"|a|\n|-:|\n|b|",
         "<table dir=\"auto\">\n<thead>\n<tr>\n<th scope=\"col\" dir=\"auto\" align=\"right\">a</th>\n"
         "</tr>\n</thead>\n<tbody>\n<tr>\n<td dir=\"auto\" align=\"right\">b</td>\n</tr>\n"
         "</tbody>\n</table>\n"},
        {"[a](b.md \"t\")", "<p dir=\"auto\"><a href=\"b.md\" title=\"t\">a</a></p>\n"},
        {"<http://a.nl/>", "<p dir=\"auto\"><a href=\"http://a.nl/\" rel=\"noopener nofollow\">"
                           "http://a.nl/</a></p>\n"},
        {"www.a.nl", "<p dir=\"auto\"><a href=\"http://www.a.nl\" rel=\"noopener nofollow\">"
                     "www.a.nl</a></p>\n"},
        {"![d *e* [f](g)](h.png)", "<p dir=\"auto\"><img src=\"h.png\" alt=\"d e f\"></p>\n"},
        {"![d](javascript:x)", "<p dir=\"auto\">d</p>\n"},
        {"a<br/>b", "<p dir=\"auto\">a<br>\nb</p>\n"},
        {"<div onclick=x>a &lt;b&gt; <b>c</b></div>", "<p dir=\"auto\">a &lt;b&gt; c</p>\n"},
        {"<!-- a -->", ""},
        {"<script>a</script>", ""},
        {"<table><tr><td>a</td>\n<td>b</td></tr></table>", "<p dir=\"auto\">a\tb</p>\n"},
        {"a<script>b</script>", "<p dir=\"auto\">ab</p>\n"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        assert_str(read_ok(&mem, cases[i].text).html, cases[i].html);
    }
}

static void no_spelling_of_javascript_survives(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](<javascript:alert(1)>)",
        "[a](javascript&colon;alert(1))",
        "[a](javascript&#58;alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](java&#10;script:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](<&#1;javascript:alert(1)>)",
        "[a](< javascript:alert(1)>)",
        "<javascript:alert(1)>",
        "[a]\n\n[a]: javascript:alert(1)",
        "[a](javascript\\:alert(1))",
        "![a](javascript:alert(1))",
        "<a href=\"javascript:alert(1)\">a</a>",
        "[a](vbscript:x)",
        "[a](data:text/html;base64,x)",
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct str html = read_ok(&mem, cases[i]).html;
        assert_true(str_find(html, STR("href")) == STR_NOT_FOUND);
        assert_true(str_find(html, STR("src")) == STR_NOT_FOUND);
    }
}

static void headings_divide_the_text_into_sections(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct markdown page =
        read_ok(&mem, "before\n\n# <a name=\"x\"></a>One `two`\n\nText *a*\nb\n\n"
                      "- c\n- d\n\nSub\n---\n\n|e|f|\n|-|-|\n|g|![h](i)|\n\n"
                      "    code\n");
    assert_int_equal(page.n_sections, 3);
    assert_str(page.sections[0].title, "");
    assert_str(page.sections[0].text, "before");
    assert_str(page.sections[1].title, "One two");
    assert_str(page.sections[1].anchor, "one-two");
    assert_int_equal(page.sections[1].level, 1);
    assert_str(page.sections[1].text, "Text a b\nc\nd");
    assert_str(page.sections[2].title, "Sub");
    assert_int_equal(page.sections[2].level, 2);
    assert_str(page.sections[2].text, "e\tf\ng\th\ncode");
}

static bool known_name(void *self, struct str name, struct str *out)
{
    (void)self;
    *out = STR("<b>*m*</b> {{x_y}}");
    return str_eq(name, STR("fact.x_y"));
}

static void tags_are_filled_in_as_plain_text_everywhere(void **state)
{
    (void)state;
    static const struct markdown_filler filler = {known_name, NULL};
    static const struct {
        const char *text, *html;
    } cases[] = {
        {"{{fact.x_y}}", "<p dir=\"auto\">&lt;b&gt;*m*&lt;/b&gt; {{x_y}}</p>\n"},
        {"`{{ fact.x_y }}`", "<p dir=\"auto\"><code>&lt;b&gt;*m*&lt;/b&gt; {{x_y}}</code></p>\n"},
        {"[a]({{fact.x_y}})", "<p dir=\"auto\"><a href=\"%3Cb%3E*m*%3C/b%3E%20%7B%7Bx_y%7D%7D\">a"
                              "</a></p>\n"},
        {"{{other}} {{", "<p dir=\"auto\">{{other}} {{</p>\n"},
        {"{{ {{fact.x_y}}", "<p dir=\"auto\">{{ &lt;b&gt;*m*&lt;/b&gt; {{x_y}}</p>\n"},
        {"# {{fact.x_y}}",
         "<h1 id=\"b-m-b-x-y\" dir=\"auto\">&lt;b&gt;*m*&lt;/b&gt; {{x_y}}</h1>\n"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct markdown page = {0};
        cordial_error err = {0};
        assert_ok(markdown_read(&mem, str_of(cases[i].text), 1, &filler, &page, &err), &err);
        assert_str(page.html, cases[i].html);
    }
}

static void links_have_their_lines_in_the_file(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct markdown page = {0};
    cordial_error err = {0};
    struct str text = STR("a\n\nb\n[c](d.md)\n![e](f.png) www.g.nl\n\n|h|\n|-|\n|[i](j)|\n");
    assert_ok(markdown_read(&mem, text, 11, NULL, &page, &err), &err);
    static const struct {
        const char *target;
        bool image;
        unsigned line;
    } want[] = {
        {"d.md", false, 14}, {"f.png", true, 15}, {"http://www.g.nl", false, 15}, {"j", false, 19}};
    assert_int_equal(page.n_links, N_ROWS(want));
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_str(page.links[i].target, want[i].target);
        assert_int_equal(page.links[i].image, want[i].image);
        assert_int_equal(page.links[i].line, want[i].line);
    }
}

static void nesting_by_indentation_is_limited(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    for (int i = 0; i < 40; i++) {
        buf_printf(&b, "%*s- a\n", 2 * i, "");
    }
    struct markdown page = {0};
    cordial_error err = {0};
    assert_int_equal(markdown_read(&mem, buf_str(&b), 1, NULL, &page, &err), CORDIAL_E_LIMIT);
    assert_int_equal(err.line, MARKDOWN_NESTING_MAX + 1);
}

static void a_page_that_grows_out_of_proportion_is_refused(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf b = {0};
    buf_add_cstr(&b, "[a]: u");
    for (int i = 0; i < 300; i++) {
        buf_add_cstr(&b, "uuuuuuuuuu");
    }
    for (int i = 0; i < 300; i++) {
        buf_add_cstr(&b, "\n\n[a]");
    }
    struct markdown page = {0};
    cordial_error err = {0};
    assert_int_equal(markdown_read(&mem, buf_str(&b), 1, NULL, &page, &err), CORDIAL_E_LIMIT);
    assert_true(err.line > 3);
}

static void odd_bytes_do_no_harm(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct markdown page = {0};
    cordial_error err = {0};
    struct str text = {"\xEF\xBB\xBF# a\0b\r\rc\xff\r\nd", 16};
    assert_ok(markdown_read(&mem, text, 1, NULL, &page, &err), &err);
    assert_str(page.sections[1].title, "a\xEF\xBF\xBD"
                                       "b");
    assert_ok(markdown_read(&mem, (struct str){0}, 1, NULL, &page, &err), &err);
    assert_int_equal(page.n_sections, 1);
}

static void a_short_text_gives_html_alone(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str html;
    cordial_error err = {0};
    assert_ok(markdown_html(&mem, STR("a **b**"), &html, &err), &err);
    assert_str(html, "<p dir=\"auto\">a <strong>b</strong></p>\n");
}

static int set_up(void **state)
{
    (void)state;
    markdown_init();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_construct_becomes_safe_html),
        cmocka_unit_test(no_spelling_of_javascript_survives),
        cmocka_unit_test(headings_divide_the_text_into_sections),
        cmocka_unit_test(tags_are_filled_in_as_plain_text_everywhere),
        cmocka_unit_test(links_have_their_lines_in_the_file),
        cmocka_unit_test(nesting_by_indentation_is_limited),
        cmocka_unit_test(a_page_that_grows_out_of_proportion_is_refused),
        cmocka_unit_test(odd_bytes_do_no_harm),
        cmocka_unit_test(a_short_text_gives_html_alone),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
