#include "unit.h"

#include "entry/link.h"

static void only_known_schemes_are_safe(void **state)
{
    (void)state;
    static const struct {
        const char *target;
        enum link_kind kind;
    } cases[] = {
        {"", LINK_RELATIVE},
        {"page.md#part", LINK_RELATIVE},
        {"../a/b.md?x=a:b", LINK_RELATIVE},
        {"#a:b", LINK_RELATIVE},
        {"/top", LINK_RELATIVE},
        {"http://a.nl", LINK_EXTERNAL},
        {"HTTPS://a.nl", LINK_EXTERNAL},
        {"//a.nl/x", LINK_EXTERNAL},
        {"/\\a.nl", LINK_EXTERNAL},
        {"/\t/a.nl", LINK_EXTERNAL},
        {"mailto:a@b.nl", LINK_CONTACT},
        {"tel:+31201234567", LINK_CONTACT},
        {"javascript:alert(1)", LINK_UNSAFE},
        {"JaVaScRiPt:alert(1)", LINK_UNSAFE},
        {" javascript:alert(1)", LINK_UNSAFE},
        {"\x01javascript:alert(1)", LINK_UNSAFE},
        {"java\nscript:alert(1)", LINK_UNSAFE},
        {"java\tscript:alert(1)", LINK_UNSAFE},
        {"vbscript:x", LINK_UNSAFE},
        {"data:text/html,x", LINK_UNSAFE},
        {"data:image/png;base64,AA", LINK_UNSAFE},
        {"file:///etc/passwd", LINK_UNSAFE},
        {"blob:x", LINK_UNSAFE},
        {":x", LINK_UNSAFE},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        if (link_kind_of(str_of(cases[i].target)) != cases[i].kind) {
            print_error("case %zu\n", i);
        }
        assert_int_equal(link_kind_of(str_of(cases[i].target)), cases[i].kind);
    }
}

static void text_is_escaped_for_pages_and_attributes(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf out = {0};
    html_add_text(&out, STR("a<b>&\"c'\xc3\xa9"));
    assert_str(buf_str(&out), "a&lt;b&gt;&amp;&quot;c&#39;\xc3\xa9");
}

static void targets_are_encoded_once(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf out = {0};
    html_add_target(&out, STR("/a b%20c?d=1&e=\"'<\xc3\xa9#f"));
    assert_str(buf_str(&out), "/a%20b%20c?d=1&amp;e=%22%27%3C%C3%A9#f");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_known_schemes_are_safe),
        cmocka_unit_test(text_is_escaped_for_pages_and_attributes),
        cmocka_unit_test(targets_are_encoded_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
