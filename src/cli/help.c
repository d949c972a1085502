/* Help on the terminal: the overview, and the page of a command. */
#include "cli/help.h"

#include "cli/exits.h"

enum { HELP_WIDTH = 80, OPTION_COLUMN = 26, NAME_COLUMN = 12 };

/* Help is wrapped without a terminal as well: it is read, not processed. */
static struct term help_term(const struct page *page)
{
    struct term term = *page->term;
    term.width = term.width > 0 ? term.width : HELP_WIDTH;
    return term;
}

/* "  head      text": the text wrapped in its own column. */
static void add_row(struct page *page, const char *head, const char *text, int column)
{
    struct buf left = {0};
    buf_printf(&left, "%-*s  ", column - 2, head);
    page->indent = 2;
    page_paragraph(page, &(struct page_text){.text = str_of(text), .head = left.p});
    page->indent = 0;
    buf_done(&left);
}

static void add_heading(struct page *page, const char *heading)
{
    page_end(page);
    page_words(page, STYLE_TITLE, heading);
    page_end(page);
}

void help_option(struct buf *out, const struct option *option, const char *gap)
{
    if (option->letter != 0) {
        buf_printf(out, "-%c, ", option->letter);
    } else {
        buf_add_cstr(out, gap);
    }
    buf_printf(out, "--%s", option->name);
    if (option->argument != NULL) {
        buf_printf(out, " %s", option->argument);
    }
}

/* The allowed values of an option, each below it. */
static void add_offers(struct page *page, const struct option *option)
{
    struct offer offer;
    for (size_t i = 0; option->offer != NULL && option->offer(i, &offer); i++) {
        struct buf text = {0};
        buf_printf(&text, "%s: %s", offer.name, offer.summary);
        add_row(page, "", text.p, OPTION_COLUMN);
        buf_done(&text);
    }
}

static void add_options(struct page *page, const struct option *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct buf head = {0};
        help_option(&head, &rows[i], "    ");
        add_row(page, head.p, rows[i].summary, OPTION_COLUMN);
        add_offers(page, &rows[i]);
        buf_done(&head);
    }
}

void help_overview(struct page *out)
{
    struct term term = help_term(out);
    struct page page = {.out = out->out, .term = &term};
    page_wrap(&page,
              STR("cordial finds the answer to a customer's message and helps to send it well."));
    page_end(&page);
    page_words(&page, STYLE_PLAIN, "Usage: cordial COMMAND [OPTIONS] [ARGUMENTS]\n");
    add_heading(&page, "Commands");
    for (size_t i = 0; i < n_commands; i++) {
        add_row(&page, commands[i].name, commands[i].summary, NAME_COLUMN);
    }
    page_end(&page);
    page_wrap(&page,
              STR("'cordial help COMMAND' explains a command, 'cordial --version' prints the "
                  "version, 'cordial help --man' the manual page."));
}

static void add_exit_codes(struct page *page, const struct command *command)
{
    add_heading(page, "Exit code");
    add_row(page, "0", "done", 6);
    if (command->finding != NULL) {
        add_row(page, "1", command->finding, 6);
    }
    add_row(page, "2", "wrong use; other codes from 65 on: see 'cordial help --man'", 6);
}

static void add_examples(struct page *page, const char *examples)
{
    add_heading(page, "Examples");
    struct str rest = str_of(examples);
    struct str line;
    while (str_line(&rest, &line)) {
        buf_printf(page->out, "  %.*s\n", STR_ARG(line));
    }
}

void help_command(struct page *out, const struct command *command)
{
    struct term term = help_term(out);
    struct page page = {.out = out->out, .term = &term};
    buf_printf(page.out, "Usage: cordial %s [OPTIONS]%s%s\n\n", command->name,
               *command->arguments != '\0' ? " " : "", command->arguments);
    page_wrap(&page, str_of(command->description));
    struct option_tables tables;
    command_tables(command, &tables);
    add_heading(&page, "Options");
    for (size_t i = 0; i < tables.n; i++) {
        add_options(&page, tables.rows[i], tables.n_rows[i]);
    }
    add_exit_codes(&page, command);
    add_examples(&page, command->examples);
}
