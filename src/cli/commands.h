/*
 * The command table, and what a command gets when it runs. Help texts, the man page and the
 * completions are printed from the rows: adding a row is the whole change.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"
#include "cli/page.h"

#include <cordial/cordial.h>

#include <jansson.h>

/* What must be there before a command runs. */
enum need {
    NEED_NOTHING,
    NEED_BASE,  /* opened in run.base */
    NEED_INDEX, /* and an index in it; the library opens it */
};

/* Options that several commands have. */
enum common {
    WITH_BASE = 1 << 0,     /* --base, --state */
    WITH_AUDIENCE = 1 << 1, /* --audience */
    WITH_JSON = 1 << 2,     /* --json */
    WITH_COLOR = 1 << 3,    /* --color */
    WITH_QUIET = 1 << 4,    /* -q, --quiet */
};

struct command;

/* One run of a command. What it wants to print goes on the page; main.c prints it after success. */
struct run {
    const struct command *command;
    struct options options;
    struct arena *mem;
    struct term out;       /* standard output */
    struct term messages;  /* standard error */
    struct buf text;       /* the page's bytes */
    struct page page;      /* for standard output */
    const char *base_path; /* NULL until it is known */
    cordial_base *base;
    bool finding; /* ends with exit code 1 */
};

struct command {
    const char *name;
    const char *arguments;   /* as the usage line shows them */
    const char *summary;     /* one line, no full stop */
    const char *description; /* paragraphs with an empty line between them */
    const char *finding;     /* when the exit code is 1; NULL: never by itself */
    const char *examples;    /* command lines, each with its line end */
    enum need need;
    unsigned common; /* of enum common */
    size_t words_min;
    size_t words_max;
    bool dash_words; /* see options_parse() */
    const struct option *options;
    size_t n_options;
    cordial_status (*run)(struct run *run, cordial_error *err);
};

enum { WORDS_ANY = 1024 };

/* Sorted by name. */
extern const struct command commands[];
extern const size_t n_commands;

/* What the environment says; for the help and the man page. */
struct variable {
    const char *name;
    const char *summary;
};
extern const struct variable variables[];
extern const size_t n_variables;

/** command_find() - NULL when there is none of that name */
const struct command *command_find(struct str name);

/** command_nearest() - the command that @name may have meant, or NULL */
const struct command *command_nearest(struct str name);

/** command_tables() - a command's own options and its common ones, then --help */
void command_tables(const struct command *command, struct option_tables *out);

/** run_document() - put a document on the page, as one line; takes the reference */
void run_document(struct run *run, json_t *document);

/** run_flush() - write out what is on the page, for commands that print as they go */
cordial_status run_flush(struct run *run, cordial_error *err);

cordial_status cmd_check(struct run *run, cordial_error *err);
cordial_status cmd_complete(struct run *run, cordial_error *err);
cordial_status cmd_eval(struct run *run, cordial_error *err);
cordial_status cmd_fill(struct run *run, cordial_error *err);
cordial_status cmd_help(struct run *run, cordial_error *err);
cordial_status cmd_index(struct run *run, cordial_error *err);
cordial_status cmd_init(struct run *run, cordial_error *err);
cordial_status cmd_learn(struct run *run, cordial_error *err);
cordial_status cmd_ledger(struct run *run, cordial_error *err);
cordial_status cmd_lint(struct run *run, cordial_error *err);
cordial_status cmd_search(struct run *run, cordial_error *err);
cordial_status cmd_serve(struct run *run, cordial_error *err);
cordial_status cmd_show(struct run *run, cordial_error *err);
cordial_status cmd_status(struct run *run, cordial_error *err);
cordial_status cmd_suggest(struct run *run, cordial_error *err);
cordial_status cmd_token(struct run *run, cordial_error *err);
cordial_status cmd_user(struct run *run, cordial_error *err);

#endif
