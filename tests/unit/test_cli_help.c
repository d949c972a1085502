#include "unit.h"

#include "cli/help.h"

static bool has(const struct buf *text, const char *what)
{
    return str_find(buf_str(text), str_of(what)) != STR_NOT_FOUND;
}

static void overview_names_every_command(void **state)
{
    (void)state;
    const struct term term = {0};
    struct buf text = {0};
    struct page page = {.out = &text, .term = &term};
    help_overview(&page);
    for (size_t i = 0; i < n_commands; i++) {
        assert_true(has(&text, commands[i].name));
        assert_true(has(&text, commands[i].summary));
    }
    buf_done(&text);
}

/* Each option of the command as --name; help, manual page and completions have them all. */
static void check_options(const struct buf *text, const struct command *command, const char *format)
{
    struct option_tables tables;
    command_tables(command, &tables);
    for (size_t i = 0; i < tables.n; i++) {
        for (size_t j = 0; j < tables.n_rows[i]; j++) {
            struct buf written = {0};
            for (const char *p = format; *p != '\0'; p++) {
                if (*p == '@') {
                    buf_add_cstr(&written, tables.rows[i][j].name);
                } else {
                    buf_add_char(&written, *p);
                }
            }
            assert_true(has(text, written.p));
            buf_done(&written);
        }
    }
}

static void page_of_a_command_names_every_option(void **state)
{
    (void)state;
    const struct term term = {0};
    for (size_t i = 0; i < n_commands; i++) {
        struct buf text = {0};
        struct page page = {.out = &text, .term = &term};
        help_command(&page, &commands[i]);
        check_options(&text, &commands[i], "--@");
        assert_true(has(&text, commands[i].examples) || has(&text, "Examples\n  cordial"));
        buf_done(&text);
    }
}

static void completions_know_every_option(void **state)
{
    (void)state;
    static const struct {
        const char *shell;
        const char *format;
    } cases[] = {{"bash", " --@"}, {"fish", " -l @"}, {"zsh", "'--@"}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct buf text = {0};
        help_completion(&text, cases[i].shell);
        for (size_t j = 0; j < n_commands; j++) {
            check_options(&text, &commands[j], cases[i].format);
        }
        buf_done(&text);
    }
}

static void manual_page_holds_no_bare_dash_or_quote_macro(void **state)
{
    (void)state;
    struct buf text = {0};
    help_man(&text);
    assert_true(str_starts(buf_str(&text), STR(".TH CORDIAL 1 ")));
    assert_true(has(&text, ".SS suggest\n"));
    assert_true(has(&text, "\\-\\-batch FILE\n"));
    assert_false(has(&text, "\n'"));
    assert_false(has(&text, " --"));
    buf_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overview_names_every_command),
        cmocka_unit_test(page_of_a_command_names_every_option),
        cmocka_unit_test(completions_know_every_option),
        cmocka_unit_test(manual_page_holds_no_bare_dash_or_quote_macro),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
