/*
 * The program: find the command, read its options, open the base, run it, print, and turn the
 * status into an exit code.
 */
#include "cli/commands.h"
#include "cli/exits.h"
#include "cli/help.h"
#include "cli/locate.h"
#include "cli/output.h"

#include <signal.h>
#include <unistd.h>

/* The value of an option that not every command has. */
static const char *common_value(const struct run *run, enum common common, const char *name)
{
    return run->command->common & common ? option_value(&run->options, name) : NULL;
}

static cordial_status check_words(const struct run *run, cordial_error *err)
{
    const struct command *command = run->command;
    if (run->options.n_words < command->words_min) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' needs %s", command->name, command->arguments);
    }
    if (run->options.n_words > command->words_max) {
        return err_set(err, CORDIAL_E_USAGE, "'%s' is too much for '%s'",
                       run->options.words[command->words_max], command->name);
    }
    return CORDIAL_OK;
}

static cordial_status open_base(struct run *run, cordial_error *err)
{
    if (run->command->need == NEED_NOTHING) {
        return CORDIAL_OK;
    }
    const char *wanted = common_value(run, WITH_BASE, "base");
    if (wanted != NULL && *wanted == '\0') {
        return err_set(err, CORDIAL_E_USAGE, "'--base' is empty");
    }
    const char *audience = common_value(run, WITH_AUDIENCE, "audience");
    const cordial_base_options options = {
        .audience = audience != NULL && strcmp(audience, "public") == 0 ? CORDIAL_AUDIENCE_PUBLIC
                                                                        : CORDIAL_AUDIENCE_AGENTS,
        .state = common_value(run, WITH_BASE, "state"),
    };
    bool demonstration = false;
    run->base_path = locate_base(run->mem, wanted, &demonstration);
    if (demonstration) {
        output_say(STR("cordial: no base here: this is the demonstration base\n"));
    }
    return cordial_base_open(run->base_path, &options, &run->base, err);
}

static cordial_status run_command(struct run *run, int argc, char *const *argv, cordial_error *err)
{
    struct option_tables *tables = arena_alloc(run->mem, sizeof *tables);
    command_tables(run->command, tables);
    TRY(options_parse(run->mem, argc, argv, tables, run->command->dash_words, &run->options, err));
    const char *color = common_value(run, WITH_COLOR, "color");
    term_init(&run->out, STDOUT_FILENO, color);
    term_init(&run->messages, STDERR_FILENO, color);
    if (option_given(&run->options, "help")) {
        help_command(&run->page, run->command);
        return CORDIAL_OK;
    }
    TRY(check_words(run, err));
    TRY(open_base(run, err));
    return run->command->run(run, err);
}

static cordial_status unknown_command(const char *name, cordial_error *err)
{
    struct str typed = str_of(name);
    if (typed.n > 0 && name[0] == '-') {
        return err_set(err, CORDIAL_E_USAGE,
                       "'%s' is no option here; a command stands first: cordial COMMAND [OPTIONS]",
                       name);
    }
    const struct command *nearest = command_nearest(typed);
    if (nearest != NULL) {
        return err_set(err, CORDIAL_E_USAGE, "unknown command '%s'; did you mean '%s'?", name,
                       nearest->name);
    }
    return err_set(err, CORDIAL_E_USAGE, "unknown command '%s'", name);
}

static bool is_one_of(const char *argument, const char *a, const char *b)
{
    return strcmp(argument, a) == 0 || strcmp(argument, b) == 0;
}

static cordial_status run_line(struct run *run, int argc, char *const *argv, cordial_error *err)
{
    if (argc < 2) {
        return err_set(err, CORDIAL_E_USAGE, "no command is given");
    }
    if (is_one_of(argv[1], "--version", "-V")) {
        page_printf(&run->page, "cordial %s\n", cordial_version());
        return CORDIAL_OK;
    }
    if (is_one_of(argv[1], "--help", "-h")) {
        help_overview(&run->page);
        return CORDIAL_OK;
    }
    run->command = command_find(str_of(argv[1]));
    if (run->command == NULL) {
        return unknown_command(argv[1], err);
    }
    return run_command(run, argc - 2, argv + 2, err);
}

/* What the reader can do about an error, behind its message. */
static const char *advice(const struct run *run, cordial_status status)
{
    bool own_page = run->command != NULL && run->command->run != cmd_help;
    if (status == CORDIAL_E_USAGE && own_page) {
        return arena_printf(run->mem, " (see 'cordial help %s')", run->command->name).p;
    }
    if (status == CORDIAL_E_USAGE) {
        return " (see 'cordial help')";
    }
    if (status == CORDIAL_E_UNAVAILABLE && run->base_path != NULL) {
        struct buf path = {0};
        term_add_clean(&path, str_of(run->base_path));
        struct str words = arena_printf(run->mem, " (the base is '%.*s')", STR_ARG(buf_str(&path)));
        buf_done(&path);
        return words.p;
    }
    return NULL;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_DFL); /* a reader that leaves early, such as head, is no error */
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow gives an error, not a death */
    struct arena mem = {0};
    struct run run = {.mem = &mem};
    run.page = (struct page){.out = &run.text, .term = &run.out};
    cordial_error err = {0};
    cordial_status status = run_line(&run, argc, argv, &err);
    if (status == CORDIAL_OK) {
        status = run_flush(&run, &err);
    }
    if (status != CORDIAL_OK) {
        output_complain(&err, advice(&run, status));
    }
    int code = status == CORDIAL_OK && run.finding ? EXIT_FINDING : exit_code(status);
    cordial_base_close(run.base);
    buf_done(&run.text);
    arena_done(&mem);
    return code;
}
