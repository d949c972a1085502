#include "unit.h"

#include "text/mustache.h"

#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>

static void html_escapes_four_signs(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *want;
    } rows[] = {
        {"", ""},
        {"plain", "plain"},
        {"<a href=\"x\">&amp;</a>", "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;"},
        {"it's {{x}}", "it's {{x}}"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        AUTO(buf_done) struct buf b = {0};
        escape_html(&b, str_of(rows[i].text));
        assert_str(buf_str(&b), rows[i].want);
    }
}

/* What cmark-gfm, with the extensions that cordial uses, makes of a piece of Markdown. */
static char *html_of(struct str markdown)
{
    static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (size_t i = 0; i < N_ROWS(extensions); i++) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    }
    cmark_parser_feed(parser, markdown.p, markdown.n);
    cmark_node *root = cmark_parser_finish(parser);
    char *html =
        cmark_render_html(root, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(root);
    cmark_parser_free(parser);
    return html;
}

/* The value stands alone in a paragraph, and comes out as the plain text that it is. */
static void markdown_keeps_markup_as_text(void **state)
{
    (void)state;
    static const char *const values[] = {
        "*a* _b_ **c** `d` ~~e~~ ~f~",
        "snake_case_name, 3 * 4 * 5, a\\b",
        "# title",
        "title\n===",
        "title\n---",
        "- item",
        "+ item",
        "* item",
        "1. item",
        "12) item",
        "> quoted",
        "[link](http://evil.example) ![image](x)",
        "see http://evil.example or www.evil.example",
        "mailto:evil ftp://evil.example",
        "<script>alert(1)</script> <b>",
        "&lt; &#35; AT&T &c",
        "|a|b|\n|-|-|\n|c|d|",
        "[^1] [x]: /url",
        "[ ] task",
        "```\ncode\n```",
        "***",
        "10:30, half-day, 553 5.7.1, mail.example.org",
        "ASAP!!!",
    };
    for (size_t i = 0; i < N_ROWS(values); i++) {
        AUTO(buf_done) struct buf escaped = {0};
        AUTO(buf_done) struct buf want = {0};
        escape_markdown(&escaped, str_of(values[i]));
        buf_add_cstr(&want, "<p>");
        escape_html(&want, str_of(values[i]));
        buf_add_cstr(&want, "</p>\n");
        char *html = html_of(buf_str(&escaped));
        assert_string_equal(html, buf_str(&want).p);
        free(html);
    }
}

static void markdown_blanks_do_not_become_code(void **state)
{
    (void)state;
    static const char *const values[] = {"    four", "\ttab", " \ttwo", "a\n\n     five"};
    for (size_t i = 0; i < N_ROWS(values); i++) {
        AUTO(buf_done) struct buf escaped = {0};
        escape_markdown(&escaped, str_of(values[i]));
        char *html = html_of(buf_str(&escaped));
        assert_null(strstr(html, "<code>"));
        free(html);
    }
}

static void markdown_leaves_ordinary_text_alone(void **state)
{
    (void)state;
    static const char *const values[] = {
        "Outlook Express 6.0, since 10:30; mail.example.org - half-day! Why?",
        "AT & T, 3 + 4 = 7",
        "سلام، خوبید؟",
        "",
    };
    for (size_t i = 0; i < N_ROWS(values); i++) {
        AUTO(buf_done) struct buf b = {0};
        escape_markdown(&b, str_of(values[i]));
        assert_str(buf_str(&b), values[i]);
    }
}

static void markdown_value_does_not_join_the_template(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf b = {0};
    escape_markdown(&b, STR("Paul!"));
    buf_add_cstr(&b, "[the page](/page)");
    char *html = html_of(buf_str(&b));
    assert_string_equal(html, "<p>Paul!<a href=\"/page\">the page</a></p>\n");
    free(html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_escapes_four_signs),
        cmocka_unit_test(markdown_keeps_markup_as_text),
        cmocka_unit_test(markdown_blanks_do_not_become_code),
        cmocka_unit_test(markdown_leaves_ordinary_text_alone),
        cmocka_unit_test(markdown_value_does_not_join_the_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
