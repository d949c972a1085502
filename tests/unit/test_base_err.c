#include "unit.h"

#include <errno.h>
#include <string.h>

static void print_names_the_place(void **state)
{
    (void)state;
    cordial_error err;
    char line[1024];
    err_at(&err, CORDIAL_E_DATA, 3, 7, "unknown key '%s'", "x");
    err_in_file(&err, "en/a.md");
    assert_string_equal(cordial_error_print(&err, line, sizeof line),
                        "en/a.md:3:7: unknown key 'x'");
}

static void print_leaves_out_what_is_unknown(void **state)
{
    (void)state;
    cordial_error err;
    char line[1024];
    err_set(&err, CORDIAL_E_IO, "disk full");
    assert_string_equal(cordial_error_print(&err, line, sizeof line), "disk full");
    err_in_file(&err, "a.md");
    assert_string_equal(cordial_error_print(&err, line, sizeof line), "a.md: disk full");
}

static void within_puts_the_outer_step_in_front(void **state)
{
    (void)state;
    cordial_error err;
    err_set(&err, CORDIAL_E_LIMIT, "too long");
    assert_int_equal(err_within(&err, "indexing '%s'", "a"), CORDIAL_E_LIMIT);
    assert_string_equal(err.message, "indexing 'a': too long");
}

static void within_stays_inside_the_message(void **state)
{
    (void)state;
    cordial_error err;
    char text[2000];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    err_set(&err, CORDIAL_E_LIMIT, "%s", text);
    err_within(&err, "%s", text);
    assert_true(strlen(err.message) < sizeof err.message);
}

static void errno_gives_its_status(void **state)
{
    (void)state;
    cordial_error err;
    assert_int_equal(err_errno(&err, ENOENT, "opening"), CORDIAL_E_NOINPUT);
    assert_int_equal(err_errno(&err, EACCES, "opening"), CORDIAL_E_PERMISSION);
    assert_int_equal(err_errno(&err, ENOSPC, "writing"), CORDIAL_E_IO);
    assert_string_equal(err.message, "writing: No space left on device");
}

static void printed_line_holds_no_control_character(void **state)
{
    (void)state;
    cordial_error err;
    char line[1024];
    err_set(&err, CORDIAL_E_DATA, "a\x1b[31mb\n");
    assert_string_equal(cordial_error_print(&err, line, sizeof line), "a?[31mb?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(print_names_the_place),
        cmocka_unit_test(print_leaves_out_what_is_unknown),
        cmocka_unit_test(within_puts_the_outer_step_in_front),
        cmocka_unit_test(within_stays_inside_the_message),
        cmocka_unit_test(errno_gives_its_status),
        cmocka_unit_test(printed_line_holds_no_control_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
