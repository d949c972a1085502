/* Tables of many rows: sorted, unique, with their words, and each row with what belongs to it. */
#include "unit.h"

#include "cli/commands.h"
#include "cli/exits.h"

#include <stdlib.h>
#include <unistd.h>

static void commands_are_sorted_and_unique(void **state)
{
    (void)state;
    for (size_t i = 1; i < n_commands; i++) {
        assert_true(strcmp(commands[i - 1].name, commands[i].name) < 0);
    }
}

static void each_command_says_what_it_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_commands; i++) {
        const struct command *row = &commands[i];
        assert_non_null(row->run);
        assert_non_null(row->arguments);
        assert_true(strlen(row->summary) > 10 && strlen(row->summary) < 60);
        assert_false(str_ends(str_of(row->summary), STR(".")));
        assert_true(str_ends(str_of(row->description), STR(".")));
        assert_true(str_starts(str_of(row->examples), STR("cordial ")) ||
                    strstr(row->examples, "| cordial ") != NULL);
        assert_true(str_ends(str_of(row->examples), STR("\n")));
        assert_true(row->words_min <= row->words_max);
    }
}

static void command_that_works_on_a_base_can_be_told_which(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_commands; i++) {
        bool on_base = commands[i].need != NEED_NOTHING;
        bool stays = commands[i].run == cmd_serve; /* its log is JSON anyway */
        assert_int_equal((commands[i].common & WITH_BASE) != 0, on_base);
        assert_int_equal((commands[i].common & WITH_JSON) != 0, on_base && !stays);
    }
}

/* Each option of a command once, whether its own or a common one. */
static void check_unique(const struct option_tables *tables)
{
    bool letters[256] = {false};
    struct arena mem = {0};
    const char **names = arena_array(&mem, 64, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < tables->n; i++) {
        for (size_t j = 0; j < tables->n_rows[i]; j++) {
            const struct option *row = &tables->rows[i][j];
            assert_true(strlen(row->summary) > 8);
            assert_false(str_ends(str_of(row->summary), STR(".")));
            assert_true(option_choice(row, 0) == NULL || row->argument != NULL);
            assert_true(row->choices == NULL || row->offer == NULL);
            assert_false(row->letter != 0 && letters[(unsigned char)row->letter]);
            letters[(unsigned char)row->letter] = true;
            for (size_t k = 0; k < n; k++) {
                assert_string_not_equal(names[k], row->name);
            }
            names[n++] = row->name;
        }
    }
    arena_done(&mem);
}

static void options_of_a_command_are_unique_and_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_commands; i++) {
        struct option_tables tables;
        command_tables(&commands[i], &tables);
        assert_true(tables.n <= N_ROWS(tables.rows));
        check_unique(&tables);
    }
}

static void own_options_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_commands; i++) {
        for (size_t j = 1; j < commands[i].n_options; j++) {
            assert_true(strcmp(commands[i].options[j - 1].name, commands[i].options[j].name) < 0);
        }
    }
}

static void each_status_has_an_exit_code_with_a_meaning(void **state)
{
    (void)state;
    for (int status = CORDIAL_OK; status <= CORDIAL_E_CONFIG; status++) {
        int code = exit_code((cordial_status)status);
        bool found = false;
        for (size_t i = 0; i < n_exit_rows; i++) {
            found = found || exit_rows[i].code == code;
        }
        assert_true(found);
        assert_int_equal(code == 0, status == CORDIAL_OK);
    }
    for (size_t i = 1; i < n_exit_rows; i++) {
        assert_true(exit_rows[i - 1].code < exit_rows[i].code);
    }
}

static void exit_codes_are_those_of_the_design(void **state)
{
    (void)state;
    static const struct {
        cordial_status status;
        int code;
    } cases[] = {
        {CORDIAL_E_NOTFOUND, 1},  {CORDIAL_E_USAGE, 2},       {CORDIAL_E_DATA, 65},
        {CORDIAL_E_LIMIT, 65},    {CORDIAL_E_NOINPUT, 66},    {CORDIAL_E_UNAVAILABLE, 69},
        {CORDIAL_E_INTERNAL, 70}, {CORDIAL_E_CANTCREATE, 73}, {CORDIAL_E_IO, 74},
        {CORDIAL_E_LOCKED, 75},   {CORDIAL_E_PERMISSION, 77}, {CORDIAL_E_CONFIG, 78},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(exit_code(cases[i].status), cases[i].code);
    }
    assert_int_equal(exit_code((cordial_status)99), 70);
}

static void variables_are_sorted_and_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_variables; i++) {
        assert_true(i == 0 || strcmp(variables[i - 1].name, variables[i].name) < 0);
        assert_true(strlen(variables[i].summary) > 8);
    }
}

/* English articles of the handbook, in whatever category: HANDBOOK/en/…/cordial-NAME.md */
static bool has_article(struct arena *mem, const char *handbook, const char *name)
{
    struct str line = arena_printf(
        mem, "find '%s/en' -type f -name 'cordial-%s.md' 2>/dev/null | grep -q .", handbook, name);
    return system(line.p) == 0;
}

static void each_command_has_a_handbook_article(void **state)
{
    (void)state;
    const char *handbook = getenv("CORDIAL_HANDBOOK");
    if (handbook == NULL || access(handbook, R_OK) != 0) {
        skip();
    }
    struct arena mem = {0};
    bool all = true;
    for (size_t i = 0; i < n_commands; i++) {
        if (!has_article(&mem, handbook, commands[i].name)) {
            print_error("no article cordial-%s.md below %s/en\n", commands[i].name, handbook);
            all = false;
        }
    }
    arena_done(&mem);
    assert_true(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_are_sorted_and_unique),
        cmocka_unit_test(each_command_says_what_it_does),
        cmocka_unit_test(command_that_works_on_a_base_can_be_told_which),
        cmocka_unit_test(options_of_a_command_are_unique_and_explained),
        cmocka_unit_test(own_options_are_sorted),
        cmocka_unit_test(each_status_has_an_exit_code_with_a_meaning),
        cmocka_unit_test(exit_codes_are_those_of_the_design),
        cmocka_unit_test(variables_are_sorted_and_explained),
        cmocka_unit_test(each_command_has_a_handbook_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
