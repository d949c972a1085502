#include "unit.h"

#include "base/buf.h"
#include "entry/guard.h"

static void repeat(struct buf *b, const char *unit, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        buf_add_cstr(b, unit);
    }
}

static void what_real_pages_hold_passes(void **state)
{
    (void)state;
    static const struct {
        const char *head, *unit;
        size_t times;
    } cases[] = {
        {"", "- [A page of the manual](folder/page-of-the-manual.md)\n", 4000},
        {"| a | b | c |\n|---|---|---|\n", "| one | two \\| three | four |\n", 6000},
        {"```\n", "|||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||\n", 100},
        {"", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n", 9},
        {"", "* * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * *\n", 9},
        {"", "> Somebody wrote, and it goes on for a while.\n", 4000},
        {"", "Words, words and *more* words, `cat a | grep b | wc`, in one paragraph.\n", 3000},
        {"```json\n", "  {\"key_name\": [1, 2, 3], \"mail\": \"a@example.org\"},\n", 2000},
        {"", "[label]: https://example.org/a/rather/long/address \"its title\"\n", 2000},
        {"", "Write to help@example.org, or see https://example.org/help.\n", 2000},
        {"", "<td><a href=\"x\">cell</a></td><!-- a remark -->\n", 1000},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(buf_done) struct buf b = {0};
        buf_add_cstr(&b, cases[i].head);
        repeat(&b, cases[i].unit, cases[i].times);
        cordial_error err = {0};
        assert_ok(guard_markdown(buf_str(&b), 1, &err), &err);
    }
}

static void what_cmark_chokes_on_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *head, *unit, *tail;
        size_t times;
        unsigned line;
    } cases[] = {
        {"a\n\n", "> ", "x", 33, 3},
        {"a\n\n", ">", "", 33, 3},
        {"", "- ", "x", 33, 1},
        {"", "1. ", "x", 33, 1},
        {"> ", "1) * ", "x", 17, 1},
        {"a\n", "|-", "|\n", 65, 2},
        {"a|b\n-|-\n1|2\n", "x|", "\n", 65, 4},
        {"a|b\n-|-\n\n", "|x\n|-|-\n", "", 20000, 4},
        {"", "![[]()", "", 40000, 1},
        {"a\n\nb\n\n", "[a](b", "", 40000, 5},
        {"", "*[a](b)", "", 30000, 1},
        {"", "a@b.c ", "", 40000, 1},
        {"x ", "<?", "", 130000, 1},
        {"", "http://a<", "", 29000, 1},
        {"", "~a\n~~~b\n", "", 30000, 1},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(buf_done) struct buf b = {0};
        buf_add_cstr(&b, cases[i].head);
        repeat(&b, cases[i].unit, cases[i].times);
        buf_add_cstr(&b, cases[i].tail);
        cordial_error err = {0};
        cordial_status status = guard_markdown(buf_str(&b), 1, &err);
        if (status != CORDIAL_E_LIMIT || err.line != cases[i].line) {
            print_error("case %zu ('%s'): %d line %u: %s\n", i, cases[i].unit, (int)status,
                        err.line, err.message);
        }
        assert_int_equal(status, CORDIAL_E_LIMIT);
        assert_int_equal(err.line, cases[i].line);
    }
}

static void cells_that_a_table_would_fill_in_are_limited(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf b = {0};
    repeat(&b, "a|", 63);
    buf_add_cstr(&b, "a\n");
    repeat(&b, "-|", 63);
    buf_add_cstr(&b, "-\n");
    repeat(&b, "a\n", 900);
    cordial_error err = {0};
    assert_ok(guard_markdown(buf_str(&b), 1, &err), &err);
    repeat(&b, "a\n", 900);
    assert_int_equal(guard_markdown(buf_str(&b), 1, &err), CORDIAL_E_LIMIT);
    assert_true(err.line > 900);
}

static void copies_of_a_long_definition_are_limited(void **state)
{
    (void)state;
    static const char *const heads[] = {"[a]: ", "[a]:\n", "[a]: u\n\"", "[a]: <u> (",
                                        "> [a]: u '"};
    for (size_t i = 0; i < N_ROWS(heads); i++) {
        AUTO(buf_done) struct buf b = {0};
        buf_add_cstr(&b, heads[i]);
        repeat(&b, "u", 50000);
        repeat(&b, "\"", i == 2);
        repeat(&b, ")", i == 3);
        repeat(&b, "'", i == 4);
        buf_add_cstr(&b, "\n\n");
        cordial_error err = {0};
        assert_ok(guard_markdown(buf_str(&b), 7, &err), &err);
        repeat(&b, "[a]\n\n", 1000);
        assert_int_equal(guard_markdown(buf_str(&b), 7, &err), CORDIAL_E_LIMIT);
        assert_int_equal(err.line, 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_real_pages_hold_passes),
        cmocka_unit_test(what_cmark_chokes_on_is_refused_with_its_line),
        cmocka_unit_test(cells_that_a_table_would_fill_in_are_limited),
        cmocka_unit_test(copies_of_a_long_definition_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
