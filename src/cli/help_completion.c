/* Completion scripts: one function for each shell. */
#include "cli/help.h"

#include <assert.h>

typedef void (*option_visit)(struct buf *out, const struct command *command,
                             const struct option *option);

static void each_option(struct buf *out, const struct command *command, option_visit visit)
{
    struct option_tables tables;
    command_tables(command, &tables);
    for (size_t i = 0; i < tables.n; i++) {
        for (size_t j = 0; j < tables.n_rows[i]; j++) {
            visit(out, command, &tables.rows[i][j]);
        }
    }
}

static void add_choices(struct buf *out, const struct option *option)
{
    const char *choice = option_choice(option, 0);
    for (size_t i = 1; choice != NULL; i++) {
        buf_printf(out, "%s%s", i > 1 ? " " : "", choice);
        choice = option_choice(option, i);
    }
}

/* Text between single quotes of a shell; @quote is how the shell writes one inside them. */
static void add_quoted(struct buf *out, const char *text, const char *quote)
{
    buf_add_char(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            buf_add_cstr(out, quote);
        } else {
            buf_add_char(out, *text);
        }
    }
    buf_add_char(out, '\'');
}

static void add_names(struct buf *out)
{
    for (size_t i = 0; i < n_commands; i++) {
        buf_printf(out, "%s%s", i > 0 ? " " : "", commands[i].name);
    }
}

static bool takes_command(const struct command *command)
{
    return strstr(command->arguments, "COMMAND") != NULL;
}

static bool is_folder(const struct option *option)
{
    return strcmp(option->argument, "DIR") == 0;
}

static bool is_file(const struct option *option)
{
    return strcmp(option->argument, "FILE") == 0;
}

/* bash */

static void bash_value(struct buf *out, const struct command *command, const struct option *option)
{
    if (option->argument == NULL) {
        return;
    }
    buf_printf(out, "        %s,--%s", command->name, option->name);
    if (option->letter != 0) {
        buf_printf(out, "|%s,-%c", command->name, option->letter);
    }
    buf_add_cstr(out, ") ");
    if (option_choice(option, 0) != NULL) {
        buf_add_cstr(out, "_cordial_offer -W '");
        add_choices(out, option);
        buf_add_cstr(out, "'; ");
    } else if (is_folder(option)) {
        buf_add_cstr(out, "compopt -o filenames; _cordial_offer -d; ");
    } else if (is_file(option)) {
        buf_add_cstr(out, "compopt -o filenames; _cordial_offer -f; ");
    }
    buf_add_cstr(out, "return ;;\n");
}

static void bash_name(struct buf *out, const struct command *command, const struct option *option)
{
    (void)command;
    buf_printf(out, " --%s", option->name);
}

static void bash(struct buf *out)
{
    buf_add_cstr(out,
                 "# completion of cordial for bash\n"
                 "_cordial_offer() {\n"
                 "    mapfile -t COMPREPLY < <(compgen \"$@\" -- \"$word\")\n"
                 "}\n"
                 "_cordial() {\n"
                 "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    local command=${COMP_WORDS[1]} options=\n"
                 "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                 "        _cordial_offer -W '");
    add_names(out);
    buf_add_cstr(out, " --help --version'\n        return\n    fi\n"
                      "    case \"$command,$before\" in\n");
    for (size_t i = 0; i < n_commands; i++) {
        each_option(out, &commands[i], bash_value);
    }
    buf_add_cstr(out, "    esac\n    case \"$command\" in\n");
    for (size_t i = 0; i < n_commands; i++) {
        buf_printf(out, "        %s) options='", commands[i].name);
        if (takes_command(&commands[i])) {
            add_names(out);
        }
        each_option(out, &commands[i], bash_name);
        buf_add_cstr(out, "' ;;\n");
    }
    buf_add_cstr(out, "    esac\n"
                      "    _cordial_offer -W \"$options\"\n"
                      "}\n"
                      "complete -o default -F _cordial cordial\n");
}

/* fish */

static void fish_option(struct buf *out, const struct command *command, const struct option *option)
{
    buf_printf(out, "complete -c cordial -n '__fish_seen_subcommand_from %s' -l %s", command->name,
               option->name);
    if (option->letter != 0) {
        buf_printf(out, " -s %c", option->letter);
    }
    if (option->argument != NULL) {
        buf_add_cstr(out, is_file(option) || is_folder(option) ? " -r -F" : " -x");
    }
    if (option_choice(option, 0) != NULL) {
        buf_add_cstr(out, " -a '");
        add_choices(out, option);
        buf_add_char(out, '\'');
    }
    buf_add_cstr(out, " -d ");
    add_quoted(out, option->summary, "\\'");
    buf_add_char(out, '\n');
}

static void fish(struct buf *out)
{
    buf_add_cstr(out, "# completion of cordial for fish\n");
    for (size_t i = 0; i < n_commands; i++) {
        buf_printf(out, "complete -c cordial -n __fish_use_subcommand -f -a %s -d ",
                   commands[i].name);
        add_quoted(out, commands[i].summary, "\\'");
        buf_add_char(out, '\n');
        if (takes_command(&commands[i])) {
            buf_printf(out, "complete -c cordial -n '__fish_seen_subcommand_from %s' -f -a '",
                       commands[i].name);
            add_names(out);
            buf_add_cstr(out, "'\n");
        }
        each_option(out, &commands[i], fish_option);
    }
}

/* zsh */

/* A summary inside _arguments: brackets and colons have a meaning there. */
static void zsh_words(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            buf_add_cstr(out, "'\\''");
            continue;
        }
        if (strchr("[]:\\", *text) != NULL) {
            buf_add_char(out, '\\');
        }
        buf_add_char(out, *text);
    }
}

static void zsh_spec(struct buf *out, const struct option *option, const char *written)
{
    buf_printf(out, " \\\n                '%s[", written);
    zsh_words(out, option->summary);
    buf_add_char(out, ']');
    if (option->argument != NULL) {
        buf_printf(out, ":%s:", option->argument);
    }
    if (option_choice(option, 0) != NULL) {
        buf_add_char(out, '(');
        add_choices(out, option);
        buf_add_char(out, ')');
    } else if (option->argument != NULL && is_folder(option)) {
        buf_add_cstr(out, "_files -/");
    } else if (option->argument != NULL && is_file(option)) {
        buf_add_cstr(out, "_files");
    }
    buf_add_char(out, '\'');
}

static void zsh_option(struct buf *out, const struct command *command, const struct option *option)
{
    (void)command;
    char written[64];
    snprintf(written, sizeof written, "--%s%s", option->name, option->argument != NULL ? "=" : "");
    zsh_spec(out, option, written);
    if (option->letter != 0) {
        snprintf(written, sizeof written, "-%c%s", option->letter,
                 option->argument != NULL ? "+" : "");
        zsh_spec(out, option, written);
    }
}

static void zsh_command(struct buf *out, const struct command *command)
{
    buf_printf(out, "        %s)\n            _arguments", command->name);
    each_option(out, command, zsh_option);
    if (takes_command(command)) {
        buf_add_cstr(out, " \\\n                '1:command:(");
        add_names(out);
        buf_add_cstr(out, ")'\n            ;;\n");
    } else {
        buf_add_cstr(out, " \\\n                '*:argument:_files'\n            ;;\n");
    }
}

static void zsh(struct buf *out)
{
    buf_add_cstr(out, "#compdef cordial\n"
                      "_cordial() {\n"
                      "    local -a names\n"
                      "    names=(\n");
    for (size_t i = 0; i < n_commands; i++) {
        buf_printf(out, "        '%s:", commands[i].name);
        zsh_words(out, commands[i].summary);
        buf_add_cstr(out, "'\n");
    }
    buf_add_cstr(out, "    )\n"
                      "    if (( CURRENT == 2 )); then\n"
                      "        _describe command names\n"
                      "        return\n"
                      "    fi\n"
                      "    local command=$words[2]\n"
                      "    shift words\n"
                      "    (( CURRENT-- ))\n"
                      "    case $command in\n");
    for (size_t i = 0; i < n_commands; i++) {
        zsh_command(out, &commands[i]);
    }
    buf_add_cstr(out, "    esac\n"
                      "}\n"
                      "if [ \"$funcstack[1]\" = _cordial ]; then\n"
                      "    _cordial \"$@\"\n"
                      "else\n"
                      "    compdef _cordial cordial\n"
                      "fi\n");
}

static const struct {
    const char *name;
    void (*print)(struct buf *out);
} scripts[] = {
    {"bash", bash},
    {"fish", fish},
    {"zsh", zsh},
};

void help_completion(struct buf *out, const char *shell)
{
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        if (strcmp(scripts[i].name, shell) == 0) {
            scripts[i].print(out);
            return;
        }
    }
    assert(!"the option's choices and the scripts disagree");
}
