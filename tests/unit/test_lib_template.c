#include "unit.h"

#include "base/buf.h"
#include "base/file.h"

#include <cordial/template.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A scratch folder with partials; removed by the test's teardown. */
static int make_folder(void **state)
{
    char *path = heap_alloc(64);
    memcpy(path, "/tmp/cordial-template-XXXXXX", 29);
    *state = path;
    return mkdtemp(path) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
    cordial_error err;
    cordial_status status = dir_remove(*state, &err);
    free(*state);
    return status == CORDIAL_OK ? 0 : -1;
}

static void write_in(const char *folder, const char *name, struct str bytes)
{
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err;
    assert_ok(file_write(arena_printf(&mem, "%s/%s", folder, name).p, bytes, &err), &err);
}

static void check_fill(const cordial_fill_options *options, const char *text, const char *want)
{
    cordial_error err;
    char *out = NULL;
    assert_ok(cordial_fill(text, strlen(text), options, &out, &err), &err);
    assert_string_equal(out, want);
    cordial_text_free(out);
}

static cordial_fill_options with_data(const char *json)
{
    return (cordial_fill_options){.data = json, .data_bytes = strlen(json)};
}

static void each_escape_is_its_own(void **state)
{
    (void)state;
    cordial_fill_options options = with_data("{\"v\":\"<*a*>\"}");
    check_fill(&options, "{{v}}", "&lt;*a*&gt;");
    options.escape = CORDIAL_ESCAPE_MARKDOWN;
    check_fill(&options, "{{v}} {{{v}}}", "\\<\\*a\\*\\> <*a*>");
    options.escape = CORDIAL_ESCAPE_TEXT;
    check_fill(&options, "{{v}}", "<*a*>");
    options.escape = (cordial_escape)77;
    cordial_error err;
    char *out;
    assert_int_equal(cordial_fill("x", 1, &options, &out, &err), CORDIAL_E_USAGE);
}

static void missing_data_is_an_empty_object(void **state)
{
    (void)state;
    cordial_fill_options options = {0};
    check_fill(&options, "a{{b}}{{c|d}}{{? e < f}}", "ad[e &lt; f]");
    check_fill(&options, "", "");
}

static void partials_are_looked_up_by_three_names(void **state)
{
    write_in(*state, "a.mustache", STR("1{{x}}"));
    write_in(*state, "a.md", STR("never"));
    write_in(*state, "b.md", STR("2{{x}}"));
    write_in(*state, "b", STR("never"));
    write_in(*state, "c.txt", STR("3{{x}}"));
    cordial_fill_options options = with_data("{\"x\":\"!\"}");
    options.partials = *state;
    check_fill(&options, "{{>a}}{{>b}}{{>c.txt}}{{>d}}", "1!2!3!");
}

static void partials_do_not_leave_their_folder(void **state)
{
    AUTO(arena_done) struct arena mem = {0};
    const char *inner = arena_printf(&mem, "%s/inner", (char *)*state).p;
    assert_int_equal(mkdir(inner, 0755), 0);
    write_in(*state, "secret", STR("secret"));
    assert_int_equal(symlink("../secret", arena_printf(&mem, "%s/link", inner).p), 0);
    cordial_fill_options options = {.partials = inner};
    static const char *const texts[] = {"{{>../secret}}", "{{>/etc/passwd}}", "{{>link}}"};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        cordial_error err;
        char *out = NULL;
        assert_int_equal(cordial_fill(texts[i], strlen(texts[i]), &options, &out, &err),
                         CORDIAL_E_PERMISSION);
        assert_null(out);
    }
}

static void partial_that_is_malformed_is_named(void **state)
{
    write_in(*state, "cut.md", STR("x\n{{y"));
    write_in(*state, "bytes.md", STR("x\n\xff"));
    cordial_fill_options options = {.partials = *state};
    cordial_error err;
    char *out;
    assert_int_equal(cordial_fill("{{>cut}}", 8, &options, &out, &err), CORDIAL_E_DATA);
    assert_string_equal(err.file, "cut");
    assert_int_equal(err.line, 2);
    assert_int_equal(cordial_fill("{{>bytes}}", 10, &options, &out, &err), CORDIAL_E_DATA);
    assert_string_equal(err.file, "bytes.md");
    assert_int_equal(err.line, 2);
    options.partials = "/nowhere/at/all";
    assert_int_equal(cordial_fill("x", 1, &options, &out, &err), CORDIAL_E_NOINPUT);
}

static void data_that_is_malformed_is_refused_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        unsigned line;
    } rows[] = {
        {"", 1},
        {"{\"a\":1,\n \"a\":2}", 2},
        {"{\"a\":1} x", 1},
        {"{\"a\": NaN}", 1},
        {"{\"a\":\n  \"\\ud800\"}", 2},
        {"{\"a\":\"\xff\"}", 1},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        cordial_fill_options options = with_data(rows[i].json);
        cordial_error err;
        char *out;
        assert_int_equal(cordial_fill("x", 1, &options, &out, &err), CORDIAL_E_DATA);
        assert_int_equal(err.line, rows[i].line);
        assert_true(err.column > 0);
        assert_string_equal(err.file, "data");
    }
}

static void data_has_a_depth(void **state)
{
    (void)state;
    char json[80];
    cordial_error err;
    char *out;
    memset(json, '[', 33);
    memset(json + 33, ']', 33);
    cordial_fill_options options = {.data = json + 1, .data_bytes = 64};
    check_fill(&options, "x", "x");
    options = (cordial_fill_options){.data = json, .data_bytes = 66};
    assert_int_equal(cordial_fill("x", 1, &options, &out, &err), CORDIAL_E_LIMIT);
    assert_int_equal(err.column, 33);
    options = with_data("\"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"");
    check_fill(&options, "x", "x");
}

static void template_that_is_no_text_is_refused(void **state)
{
    (void)state;
    cordial_fill_options options = {0};
    cordial_error err;
    char *out;
    assert_int_equal(cordial_fill("a\n\xc0", 3, &options, &out, &err), CORDIAL_E_DATA);
    assert_int_equal(err.line, 2);
    assert_int_equal(cordial_fill("a\0b", 3, &options, &out, &err), CORDIAL_E_DATA);
    assert_int_equal(err.column, 2);
    assert_int_equal(cordial_fill("{{", 2, &options, &out, NULL), CORDIAL_E_DATA);
}

static void what_is_too_large_is_refused(void **state)
{
    (void)state;
    const size_t n = 4 * 1024 * 1024;
    char *large = heap_alloc(n);
    memset(large, ' ', n);
    cordial_fill_options options = {0};
    cordial_error err;
    char *out;
    assert_int_equal(cordial_fill(large, n, &options, &out, &err), CORDIAL_E_LIMIT);
    options = (cordial_fill_options){.data = large, .data_bytes = n};
    assert_int_equal(cordial_fill("x", 1, &options, &out, &err), CORDIAL_E_LIMIT);
    free(large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_escape_is_its_own),
        cmocka_unit_test(missing_data_is_an_empty_object),
        cmocka_unit_test_setup_teardown(partials_are_looked_up_by_three_names, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(partials_do_not_leave_their_folder, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(partial_that_is_malformed_is_named, make_folder,
                                        remove_folder),
        cmocka_unit_test(data_that_is_malformed_is_refused_with_its_place),
        cmocka_unit_test(data_has_a_depth),
        cmocka_unit_test(template_that_is_no_text_is_refused),
        cmocka_unit_test(what_is_too_large_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
