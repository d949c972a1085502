#include "unit.h"

#include "base/buf.h"
#include "ticket/html.h"

static void text_is_laid_out_as_people_see_it(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        const char *text;
    } cases[] = {
        {"<p>One</p><p>Two</p>", "One\n\nTwo"},
        {"a<br>b<br/>c", "a\nb\nc"},
        {"<div>a</div><div>b</div>", "a\nb"},
        {"  much \n white\t space  ", "much white space"},
        {"<ul><li>red<li>blue</ul>", "- red\n- blue"},
        {"<ol><li>first</li><li>second</li></ol>", "1. first\n2. second"},
        {"x<script>alert(1)</script>y<style>p{}</style>z", "xyz"},
        {"seen<span style=\"display: none\">hidden</span>", "seen"},
        {"seen<div hidden>hidden</div>", "seen"},
        {"<a href=\"https://shop.example/\">shop.example</a>", "shop.example"},
        {"<a href=\"https://evil.example/x\">Pay now</a>", "Pay now (https://evil.example/x)"},
        {"<a href=\"mailto:jo@a.example\">write</a>", "write (jo@a.example)"},
        {"<a href=\"javascript:x()\">go</a>", "go"},
        {"<table><tr><td>a<td>b</tr><tr><td>c</tr></table>", "a b\nc"},
        {"&pound;5 &amp; caf&eacute;&nbsp;!", "£5 & café !"},
        {"<pre>a\nb</pre>", "a\nb"},
        {"", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        cordial_error err;
        struct str text;
        assert_ok(html_text(&mem, str_of(cases[i].html), &text, &err), &err);
        assert_str(text, cases[i].text);
        arena_done(&mem);
    }
}

static void quoted_mail_gets_marks(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        const char *text;
    } cases[] = {
        {"<p>new</p><blockquote type=\"cite\">old<br>older</blockquote>", "new\n\n> old\n> older"},
        {"<div>new</div><div class=\"gmail_quote\">On Monday x wrote:<blockquote class=q>old</blockquote></div>",
         "new\n> On Monday x wrote:\n> > old"},
        {"<div class=\"moz-cite-prefix\">Jo wrote:</div><blockquote type=cite>old</blockquote>new",
         "> Jo wrote:\n> old\nnew"},
        {"<div>it said</div><blockquote>disk full</blockquote>", "it said\ndisk full"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        cordial_error err;
        struct str text;
        assert_ok(html_text(&mem, str_of(cases[i].html), &text, &err), &err);
        assert_str(text, cases[i].text);
        arena_done(&mem);
    }
}

static void deep_and_broken_markup_ends(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    struct str text;
    AUTO(buf_done) struct buf deep = {0};
    for (int i = 0; i < 20000; i++) {
        buf_add(&deep, STR("<div><b>"));
    }
    buf_add(&deep, STR("end"));
    assert_ok(html_text(&mem, buf_str(&deep), &text, &err), &err);
    arena_done(&mem);
}

static void too_much_html_is_refused(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    struct str text;
    struct str big = {arena_alloc(&mem, HTML_MAX + 1), HTML_MAX + 1};
    assert_int_equal(html_text(&mem, big, &text, &err), CORDIAL_E_LIMIT);
    arena_done(&mem);
}

static void charset_is_read_from_meta(void **state)
{
    (void)state;
    assert_str(html_charset(STR("<meta charset=\"windows-1256\">")), "windows-1256");
    assert_str(html_charset(STR("<META content='text/html; charset=ISO-8859-1'>")), "ISO-8859-1");
    assert_str(html_charset(STR("<p>charset=x</p>")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_laid_out_as_people_see_it),
        cmocka_unit_test(quoted_mail_gets_marks),
        cmocka_unit_test(deep_and_broken_markup_ends),
        cmocka_unit_test(too_much_html_is_refused),
        cmocka_unit_test(charset_is_read_from_meta),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
