#include "unit.h"

#include "ticket/charset.h"

static void bytes_become_utf8_by_label_or_by_looking(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        const char *label;
        const char *text;
    } cases[] = {
        {"plain", "us-ascii", "plain"},         {"caf\xE9", "iso-8859-1", "café"},
        {"\x80 5", "iso-8859-1", "€ 5"},        {"caf\xC3\xA9", "iso-8859-1", "café"},
        {"caf\xE9", "utf-8", "café"},           {"caf\xE9", "", "café"},
        {"caf\xE9", "no-such-charset", "café"}, {"\xD3\xE1\xC7\xE3", "windows-1256", "سلام"},
        {"\xD3\xE1\xC7\xE3", "", "سلام"},       {"+AOk-", "utf-7", "é"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct str text = charset_decode(&mem, str_of(cases[i].bytes), str_of(cases[i].label));
        assert_str(text, cases[i].text);
        arena_done(&mem);
    }
}

static void nul_is_dropped(void **state)
{
    (void)state;
    struct arena mem = {0};
    assert_str(charset_decode(&mem, STR("a\0b"), STR("")), "ab");
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_become_utf8_by_label_or_by_looking),
        cmocka_unit_test(nul_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
