#include "unit.h"

#include "lint/markup.h"

/* In @want "_" stands for a byte that was made blank. */
static void check(const char *body, const char *want, const char *file, int line)
{
    struct arena mem = {0};
    struct markup m = markup_blank(&mem, str_of(body));
    char *shown = arena_alloc(&mem, m.text.n + 1);
    for (size_t i = 0; i < m.text.n; i++) {
        bool blanked = m.text.p[i] == ' ' && body[i] != ' ';
        shown[i] = blanked ? '_' : m.text.p[i];
    }
    check_str((struct str){shown, m.text.n}, want, file, line);
    arena_done(&mem);
}
#define assert_blanked(body, want) check(body, want, __FILE__, __LINE__)

static void tags_targets_and_addresses_are_blanked(void **state)
{
    (void)state;
    assert_blanked("see {{fact.x}} now", "see __________ now");
    assert_blanked("{{{x}}}!", "_______!");
    assert_blanked("a [word](to.md \"t (u)\") b", "a _word_______ __ _____ b");
    assert_blanked("go to https://a.example/x?y now", "go to _____________________ now");
    assert_blanked("an <b>old</b> <!-- not\nthis --> one", "an ___old____ ____ ___\n____ ___ one");
    assert_blanked("1 < 2 and {{ open", "1 < 2 and {{ open");
}

static void code_is_blanked_in_spans_fences_and_indented_blocks(void **state)
{
    (void)state;
    assert_blanked("a `b c` d", "a __ __ d");
    assert_blanked("a ``b ` c`` d", "a ___ _ ___ d");
    assert_blanked("~~~ sh\nrm\n~~~\nb\n", "___ __\n__\n___\nb\n");
    assert_blanked("a\n\n    code\n    more\n\nb", "a\n\n    ____\n    ____\n\nb");
    assert_blanked("- a\n\n    of the item\n", "- a\n\n    of the item\n");
    assert_blanked("a\n    goes on\n", "a\n    goes on\n");
    assert_blanked("a ` b\n\nc ` d", "a _ b\n\nc _ d");
}

static void marks_of_headings_are_blanked(void **state)
{
    (void)state;
    assert_blanked("## A #1\n", "__ A #1\n");
}

static void places_in_code_are_known(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct markup m = markup_blank(&mem, STR("a `b` c\n\n```\nd\n```\n`e`"));
    static const struct {
        size_t at;
        bool code;
    } cases[] = {{0, false}, {2, true}, {4, true}, {5, false}, {9, true}, {13, true}, {20, true}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(markup_is_code(&m, cases[i].at), cases[i].code);
    }
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_targets_and_addresses_are_blanked),
        cmocka_unit_test(code_is_blanked_in_spans_fences_and_indented_blocks),
        cmocka_unit_test(marks_of_headings_are_blanked),
        cmocka_unit_test(places_in_code_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
