/*
 * The one option parser, over tables of options. Knows no command: which options there are comes
 * in as tables.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

/* An allowed value and what it means. */
struct offer {
    const char *name;
    const char *summary;
};

struct option {
    const char *name;           /* long, without its dashes */
    char letter;                /* short; 0: none */
    const char *argument;       /* what stands behind it, in capitals; NULL: a plain switch */
    const char *const *choices; /* the allowed values, ended by NULL; NULL: any */
    const char *summary;
    /* The allowed values when a table elsewhere has them; false behind the last. For rows without
     * choices. */
    bool (*offer)(size_t i, struct offer *out);
};

/** option_choice() - the allowed value number @i, sorted as listed; NULL behind the last */
const char *option_choice(const struct option *option, size_t i);

/* Tables that hold together; each command has its own and some that are common. */
struct option_tables {
    const struct option *rows[8];
    size_t n_rows[8];
    size_t n;
};

struct option_given {
    const struct option *option;
    const char *value; /* NULL of a switch */
};

/* A command line, read. Strings are those of argv. */
struct options {
    const struct option_tables *tables;
    struct option_given *given;
    size_t n_given;
    const char **words; /* what is no option */
    size_t n_words;
};

/**
 * options_parse() - read the arguments behind a command's name
 *
 * Long options as --name=value or --name value, and short ones as -nvalue or -n value, anywhere
 * between the words; switches may be joined (-qh); all behind -- are words, "-" is one.
 *
 * @mem:        owns the lists in @out
 * @dash_words: words may begin with a dash: -word is one unless its letter is an option with a
 *              number behind it
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE naming the argument, with the option that was meant.
 */
cordial_status options_parse(struct arena *mem, int argc, char *const *argv,
                             const struct option_tables *tables, bool dash_words,
                             struct options *out, cordial_error *err);

/** option_given() - was the switch or option @name given? Asking for one without a row is a fault.
 */
bool option_given(const struct options *options, const char *name);

/** option_value() - the last value of @name, or NULL */
const char *option_value(const struct options *options, const char *name);

/**
 * option_number() - the value of @name as a number
 *
 * @out: left alone when the option was not given
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE unless it is a whole number from @min to @max.
 */
cordial_status option_number(const struct options *options, const char *name, long min, long max,
                             long *out, cordial_error *err);

#endif
