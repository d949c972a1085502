#include "unit.h"

#include "base/buf.h"
#include "lib/eval_lines.h"

struct told {
    unsigned lines[16];
    size_t n;
};

static void note(void *data, const cordial_error *fault)
{
    struct told *told = data;
    assert_true(told->n < N_ROWS(told->lines));
    told->lines[told->n++] = fault->line;
}

static struct eval_lines read_all(struct arena *mem, const char *text, struct told *told)
{
    cordial_eval_options options = {.fault = note, .data = told};
    struct eval_lines lines;
    eval_lines_read(mem, str_of(text), &options, &lines);
    return lines;
}

static void line_gives_its_members(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct told told = {0};
    struct eval_lines lines =
        read_all(&mem,
                 "\n"
                 "{\"id\": \"a\", \"text\": \"t\\u00e9\", \"expect\": [\"x\", \"y\", \"x\"]}\r\n"
                 "  \n"
                 "{\"id\": 7, \"text\": \"\", \"expect\": [], \"format\": \"eml\", \"lang\": "
                 "\"nl-BE\", \"more\": 1}",
                 &told);
    assert_int_equal(told.n, 0);
    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.rows[0].line, 2);
    assert_str(lines.rows[0].id, "a");
    assert_str(lines.rows[0].text, "t\u00e9");
    assert_int_equal(lines.rows[0].n_expect, 2);
    assert_string_equal(lines.rows[0].expect[1], "y");
    assert_int_equal(lines.rows[0].format, CORDIAL_FORMAT_ANY);
    assert_null(lines.rows[0].language.p);
    assert_int_equal(lines.rows[1].line, 4);
    assert_str(lines.rows[1].id, "7");
    assert_int_equal(lines.rows[1].n_expect, 0);
    assert_int_equal(lines.rows[1].format, CORDIAL_FORMAT_MAIL);
    assert_str(lines.rows[1].language, "nl");
    arena_done(&mem);
}

static void wrong_line_is_a_fault_with_its_reason(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"{\"id\": \"a\"", "malformed JSON"},
        {"{\"id\": \"a\", \"id\": \"b\"}", "duplicate"},
        {"[1]", "no JSON object"},
        {"{\"text\": \"t\", \"expect\": []}", "no \"id\""},
        {"{\"id\": true, \"text\": \"t\", \"expect\": []}", "\"id\" is not a string"},
        {"{\"id\": \"\", \"text\": \"t\", \"expect\": []}", "\"id\" is empty"},
        {"{\"id\": \"a\\tb\", \"text\": \"t\", \"expect\": []}", "control character"},
        {"{\"id\": \"a\", \"expect\": []}", "no \"text\""},
        {"{\"id\": \"a\", \"text\": 1, \"expect\": []}", "\"text\" is not a string"},
        {"{\"id\": \"a\", \"text\": \"t\"}", "\"expect\" is a list"},
        {"{\"id\": \"a\", \"text\": \"t\", \"expect\": \"x\"}", "\"expect\" is a list"},
        {"{\"id\": \"a\", \"text\": \"t\", \"expect\": [1]}", "no id"},
        {"{\"id\": \"a\", \"text\": \"t\", \"expect\": [\"\"]}", "no id"},
        {"{\"id\": \"a\", \"text\": \"t\", \"expect\": [], \"format\": \"pdf\"}", "not 'pdf'"},
        {"{\"id\": \"a\", \"text\": \"t\", \"expect\": [], \"lang\": \"1\"}", "no language code"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct told told = {0};
        cordial_error err = {0};
        struct eval_lines lines =
            read_all(&mem, arena_printf(&mem, "\n%s\n", cases[i][0]).p, &told);
        assert_int_equal(lines.n, 0);
        assert_int_equal(told.n, 1);
        assert_int_equal(told.lines[0], 2);
        assert_int_equal(eval_faults(&lines, &err), CORDIAL_E_DATA);
        assert_int_equal(err.line, 2);
        if (strstr(err.message, cases[i][1]) == NULL) {
            fail_msg("'%s' does not say '%s'", err.message, cases[i][1]);
        }
        arena_done(&mem);
    }
}

static void every_fault_is_told_and_counted(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct told told = {0};
    cordial_error err = {0};
    struct eval_lines lines = read_all(&mem,
                                       "{\"id\": \"a\", \"text\": \"t\", \"expect\": []}\n"
                                       "oops\n"
                                       "{\"id\": \"a\", \"text\": \"t\", \"expect\": []}\n"
                                       "{\"id\": \"b\", \"text\": \"t\", \"expect\": []}\n",
                                       &told);
    assert_int_equal(lines.n, 2);
    assert_int_equal(told.n, 2);
    assert_int_equal(told.lines[1], 3);
    assert_int_equal(eval_faults(&lines, &err), CORDIAL_E_DATA);
    assert_string_equal(err.message, "2 lines cannot be used");
    arena_done(&mem);
}

static void too_many_expected_answers_are_refused(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct told told = {0};
    struct buf text = {0};
    cordial_error err = {0};
    buf_add_cstr(&text, "{\"id\": \"a\", \"text\": \"t\", \"expect\": [\"x\"");
    for (size_t i = 0; i < EVAL_EXPECT_MAX; i++) {
        buf_printf(&text, ", \"x%zu\"", i);
    }
    buf_add_cstr(&text, "]}");
    struct eval_lines lines = read_all(&mem, text.p, &told);
    assert_int_equal(eval_faults(&lines, &err), CORDIAL_E_LIMIT);
    buf_done(&text);
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_gives_its_members),
        cmocka_unit_test(wrong_line_is_a_fault_with_its_reason),
        cmocka_unit_test(every_fault_is_told_and_counted),
        cmocka_unit_test(too_many_expected_answers_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
