#include "unit.h"

#include "entry/rawtext.h"

static void words_stay_and_markup_goes(void **state)
{
    (void)state;
    static const struct {
        const char *html, *text;
    } cases[] = {
        {"", ""},
        {"<p>a <b>b</b>c</p>", "a bc\n"},
        {"<ul>\n <li>a</li>\n <li>b</li>\n</ul>", "a\nb\n"},
        {"<tr><th>a</th><td>b</td></tr><tr><td>c", "a\tb\nc"},
        {"a<!-- <b>x --> b", "a b"},
        {"a<!-- x", "a"},
        {"<SCRIPT>alert(1)</script>a<style>b{}</style>", "a"},
        {"<script>alert(1)", ""},
        {"a &lt;b&gt; &amp;&nbsp;&#65;&#x42; &unknown; &#0; &", "a <b> & AB &unknown; &#0; &"},
        {"a < b", "a < b"},
        {"a<br/>b", "a\nb"},
        {"<img alt=\"a>b\">", "b\">"},
        {"x<svg onload=alert(1)", "x\n"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(buf_done) struct buf out = {0};
        rawtext_add(&out, str_of(cases[i].html));
        assert_str(buf_str(&out), cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stay_and_markup_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
