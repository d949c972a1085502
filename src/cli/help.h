/*
 * Everything that is printed from the command table: help, manual page, completions.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/commands.h"

/** help_overview() - the list of commands */
void help_overview(struct page *page);

/** help_command() - all about one command */
void help_command(struct page *page, const struct command *command);

/** help_man() - the manual page cordial(1), in roff's man macros */
void help_man(struct buf *out);

/**
 * help_completion() - the completion script for a shell
 *
 * @shell: "bash", "fish" or "zsh"
 */
void help_completion(struct buf *out, const char *shell);

/**
 * help_option() - how an option is written: "-n, --number N"
 *
 * @gap: "    " in front of one without a letter, so that names stand in one column; or ""
 */
void help_option(struct buf *out, const struct option *option, const char *gap);

#endif
