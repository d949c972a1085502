/* Finding a row, reading one argument, reading all, asking for values. */
#include "cli/options.h"

#include "base/nearest.h"

#include <assert.h>
#include <stdio.h>

/* The command line while it is being read. */
struct reader {
    char *const *argv;
    int argc;
    int at;
    bool dash_words;
    struct options *out;
};

typedef bool (*option_test)(const struct option *option, const void *wanted);

static bool has_name(const struct option *option, const void *wanted)
{
    return str_eq(str_of(option->name), *(const struct str *)wanted);
}

static bool has_letter(const struct option *option, const void *wanted)
{
    return option->letter != 0 && option->letter == *(const char *)wanted;
}

static const struct option *find(const struct option_tables *tables, option_test test,
                                 const void *wanted)
{
    for (size_t i = 0; i < tables->n; i++) {
        for (size_t j = 0; j < tables->n_rows[i]; j++) {
            if (test(&tables->rows[i][j], wanted)) {
                return &tables->rows[i][j];
            }
        }
    }
    return NULL;
}

static cordial_status unknown_name(const struct option_tables *tables, struct str name,
                                   cordial_error *err)
{
    struct nearest nearest;
    nearest_init(&nearest, name);
    for (size_t i = 0; i < tables->n; i++) {
        for (size_t j = 0; j < tables->n_rows[i]; j++) {
            nearest_try(&nearest, tables->rows[i][j].name);
        }
    }
    if (nearest.name != NULL) {
        return err_set(err, CORDIAL_E_USAGE, "unknown option '--%.*s'; did you mean '--%s'?",
                       STR_ARG(name), nearest.name);
    }
    return err_set(err, CORDIAL_E_USAGE, "unknown option '--%.*s'", STR_ARG(name));
}

const char *option_choice(const struct option *option, size_t i)
{
    if (option->choices != NULL) {
        return option->choices[i];
    }
    struct offer offer = {0};
    return option->offer != NULL && option->offer(i, &offer) ? offer.name : NULL;
}

static cordial_status check_choice(const struct option *option, const char *value,
                                   cordial_error *err)
{
    char list[128] = "";
    const char *choice = option_choice(option, 0);
    if (choice == NULL) {
        return CORDIAL_OK;
    }
    for (size_t i = 0; choice != NULL; i++) {
        const char *next = option_choice(option, i + 1);
        if (strcmp(choice, value) == 0) {
            return CORDIAL_OK;
        }
        const char *between = i == 0 ? "" : next != NULL ? ", " : " or ";
        size_t n = strlen(list);
        snprintf(list + n, sizeof list - n, "%s%s", between, choice);
        choice = next;
    }
    return err_set(err, CORDIAL_E_USAGE, "'--%s' is %s, not '%s'", option->name, list, value);
}

static cordial_status keep(struct reader *reader, const struct option *option, const char *value,
                           cordial_error *err)
{
    if (value != NULL) {
        TRY(check_choice(option, value, err));
    }
    reader->out->given[reader->out->n_given++] = (struct option_given){option, value};
    return CORDIAL_OK;
}

/* The value in the next argument, of an option that has none attached. */
static cordial_status next_value(struct reader *reader, const struct option *option,
                                 const char **out, cordial_error *err)
{
    if (reader->at >= reader->argc) {
        return err_set(err, CORDIAL_E_USAGE, "'--%s' needs a value: --%s %s", option->name,
                       option->name, option->argument);
    }
    *out = reader->argv[reader->at++];
    return CORDIAL_OK;
}

static cordial_status read_long(struct reader *reader, const char *argument, cordial_error *err)
{
    struct str whole = str_of(argument + 2);
    size_t equals = str_chr(whole, '=');
    struct str name = equals == STR_NOT_FOUND ? whole : str_sub(whole, 0, equals);
    const struct option *option = find(reader->out->tables, has_name, &name);
    if (option == NULL) {
        return unknown_name(reader->out->tables, name, err);
    }
    const char *value = equals == STR_NOT_FOUND ? NULL : whole.p + equals + 1;
    if (option->argument == NULL && value != NULL) {
        return err_set(err, CORDIAL_E_USAGE, "'--%s' takes no value", option->name);
    }
    if (option->argument != NULL && value == NULL) {
        TRY(next_value(reader, option, &value, err));
    }
    return keep(reader, option, value, err);
}

static cordial_status read_short(struct reader *reader, const char *argument, cordial_error *err)
{
    for (const char *letter = argument + 1; *letter != '\0'; letter++) {
        const struct option *option = find(reader->out->tables, has_letter, letter);
        if (option == NULL) {
            return err_set(err, CORDIAL_E_USAGE, "unknown option '%s'", argument);
        }
        if (option->argument == NULL) {
            TRY(keep(reader, option, NULL, err));
            continue;
        }
        const char *value = letter + 1;
        if (*value == '\0') {
            TRY(next_value(reader, option, &value, err));
        }
        return keep(reader, option, value, err);
    }
    return CORDIAL_OK;
}

/* In `mail -imap` the second is a word; in `mail -n5` it is an option. */
static bool is_dash_word(const struct reader *reader, const char *argument)
{
    if (!reader->dash_words || argument[1] == '-' || argument[2] == '\0') {
        return false;
    }
    bool number = argument[2] >= '0' && argument[2] <= '9';
    return !number || find(reader->out->tables, has_letter, argument + 1) == NULL;
}

cordial_status options_parse(struct arena *mem, int argc, char *const *argv,
                             const struct option_tables *tables, bool dash_words,
                             struct options *out, cordial_error *err)
{
    size_t letters = 0; /* no more options than these can be given */
    for (int i = 0; i < argc; i++) {
        letters += strlen(argv[i]) + 1;
    }
    *out = (struct options){
        .tables = tables,
        .given = arena_array(mem, letters, sizeof *out->given),
        .words = arena_array(mem, (size_t)argc + 1, sizeof *out->words),
    };
    struct reader reader = {argv, argc, 0, dash_words, out};
    bool only_words = false;
    while (reader.at < argc) {
        const char *argument = argv[reader.at++];
        bool is_option = !only_words && argument[0] == '-' && argument[1] != '\0';
        if (!is_option || is_dash_word(&reader, argument)) {
            out->words[out->n_words++] = argument;
        } else if (strcmp(argument, "--") == 0) {
            only_words = true;
        } else if (argument[1] == '-') {
            TRY(read_long(&reader, argument, err));
        } else {
            TRY(read_short(&reader, argument, err));
        }
    }
    return CORDIAL_OK;
}

static const struct option_given *last_given(const struct options *options, const char *name)
{
    struct str wanted = str_of(name);
    assert(find(options->tables, has_name, &wanted) != NULL);
    for (size_t i = options->n_given; i > 0; i--) {
        if (has_name(options->given[i - 1].option, &wanted)) {
            return &options->given[i - 1];
        }
    }
    return NULL;
}

bool option_given(const struct options *options, const char *name)
{
    return last_given(options, name) != NULL;
}

const char *option_value(const struct options *options, const char *name)
{
    const struct option_given *given = last_given(options, name);
    return given != NULL ? given->value : NULL;
}

cordial_status option_number(const struct options *options, const char *name, long min, long max,
                             long *out, cordial_error *err)
{
    const char *value = option_value(options, name);
    if (value == NULL) {
        return CORDIAL_OK;
    }
    int64_t number = 0;
    if (!str_int(str_of(value), &number) || number < min || number > max) {
        return err_set(err, CORDIAL_E_USAGE, "'--%s' is a number from %ld to %ld, not '%s'", name,
                       min, max, value);
    }
    *out = (long)number;
    return CORDIAL_OK;
}
