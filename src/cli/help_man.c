/* The manual page: escaping for roff, then each section from the tables. */
#include "cli/exits.h"
#include "cli/help.h"

/* Text of a line: what roff would read as its own is escaped. */
static void add_roff(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool line_start = i == 0 || text.p[i - 1] == '\n';
        if (line_start && (c == '.' || c == '\'')) {
            buf_add_cstr(out, "\\&");
        }
        if (c == '\\') {
            buf_add_cstr(out, "\\e");
        } else if (c == '-') {
            buf_add_cstr(out, "\\-");
        } else if (c == '\'') {
            buf_add_cstr(out, "\\(aq");
        } else {
            buf_add_char(out, c);
        }
    }
}

static void add_line(struct buf *out, const char *macro, const char *text)
{
    buf_add_cstr(out, macro);
    add_roff(out, str_of(text));
    buf_add_char(out, '\n');
}

static void add_paragraphs(struct buf *out, const char *text)
{
    struct str rest = str_of(text);
    struct str line;
    while (str_line(&rest, &line)) {
        if (line.n == 0) {
            buf_add_cstr(out, ".PP\n");
            continue;
        }
        add_roff(out, line);
        buf_add_char(out, '\n');
    }
}

static void add_option(struct buf *out, const struct option *option)
{
    struct buf head = {0};
    help_option(&head, option, "");
    buf_add_cstr(out, ".TP\n");
    add_line(out, ".B ", head.p);
    add_line(out, "", option->summary);
    struct offer offer;
    for (size_t i = 0; option->offer != NULL && option->offer(i, &offer); i++) {
        struct buf text = {0};
        buf_printf(&text, "%s: %s", offer.name, offer.summary);
        buf_add_cstr(out, ".br\n");
        add_line(out, "", text.p);
        buf_done(&text);
    }
    buf_done(&head);
}

static void add_examples(struct buf *out, const char *examples)
{
    buf_add_cstr(out, ".PP\nExamples:\n.PP\n.nf\n.RS\n");
    add_roff(out, str_of(examples));
    buf_add_cstr(out, ".RE\n.fi\n");
}

/* Options that stand in every page of help are told once, under OPTIONS. */
static void add_command(struct buf *out, const struct command *command)
{
    struct buf usage = {0};
    buf_printf(&usage, "cordial %s [OPTIONS] %s", command->name, command->arguments);
    buf_add_cstr(out, ".SS ");
    add_line(out, "", command->name);
    add_line(out, ".B ", usage.p);
    buf_add_cstr(out, ".PP\n");
    add_paragraphs(out, command->description);
    for (size_t i = 0; i < command->n_options; i++) {
        add_option(out, &command->options[i]);
    }
    if (command->finding != NULL) {
        buf_add_cstr(out, ".PP\nExit code 1: ");
        add_line(out, "", command->finding);
    }
    add_examples(out, command->examples);
    buf_done(&usage);
}

static void add_commands(struct buf *out)
{
    buf_add_cstr(out, ".SH COMMANDS\n");
    for (size_t i = 0; i < n_commands; i++) {
        add_command(out, &commands[i]);
    }
}

static void add_common_options(struct buf *out)
{
    static const struct command all = {
        .common = WITH_BASE | WITH_AUDIENCE | WITH_JSON | WITH_COLOR | WITH_QUIET,
    };
    struct option_tables tables;
    command_tables(&all, &tables);
    buf_add_cstr(out,
                 ".SH OPTIONS\nCommon options; 'cordial help COMMAND' says which a command has.\n");
    for (size_t i = 0; i < tables.n; i++) {
        for (size_t j = 0; j < tables.n_rows[i]; j++) {
            add_option(out, &tables.rows[i][j]);
        }
    }
}

static void add_exit_codes(struct buf *out)
{
    buf_add_cstr(out, ".SH EXIT STATUS\n");
    for (size_t i = 0; i < n_exit_rows; i++) {
        buf_printf(out, ".TP\n.B %d\n", exit_rows[i].code);
        add_line(out, "", exit_rows[i].meaning);
    }
}

static void add_variables(struct buf *out)
{
    buf_add_cstr(out, ".SH ENVIRONMENT\n");
    for (size_t i = 0; i < n_variables; i++) {
        buf_add_cstr(out, ".TP\n");
        add_line(out, ".B ", variables[i].name);
        add_line(out, "", variables[i].summary);
    }
}

void help_man(struct buf *out)
{
    buf_printf(out, ".TH CORDIAL 1 \"\" \"cordial %s\" \"User Commands\"\n", cordial_version());
    buf_add_cstr(out, ".SH NAME\ncordial \\- find the answer to a customer\\(aqs message\n"
                      ".SH SYNOPSIS\n.B cordial\n.I COMMAND\n[OPTIONS] [ARGUMENTS]\n"
                      ".PP\n.B cordial \\-\\-version\n.SH DESCRIPTION\n");
    add_paragraphs(
        out, "cordial keeps a full-text index over a folder of Markdown articles and reply "
             "templates (the base), reads a support ticket, suggests the answers that fit, with "
             "reasons and a confidence, and composes a draft in the customer's language.\n\n"
             "Results go to standard output, words for people to standard error. The base is the "
             "one of --base, else $CORDIAL_BASE, else the nearest folder upwards with "
             "a base.yaml or an index, else the current folder.");
    add_commands(out);
    add_common_options(out);
    add_exit_codes(out);
    add_variables(out);
    buf_add_cstr(
        out, ".SH FILES\n.TP\n.I BASE/base.yaml\nname, languages, team and promises of the base\n"
             ".TP\n.I BASE/.cordial/\nindex and records; see \\-\\-state\n");
}
