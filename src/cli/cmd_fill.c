/* fill: a template and values to a text. */
#include "cli/commands.h"
#include "cli/input.h"

enum { TEMPLATE_MAX = 1024 * 1024, DATA_MAX = 8 * 1024 * 1024 };

static void text_freep(char **text)
{
    cordial_text_free(*text);
}

/* The last of the three switches counts, as with any option given twice. */
static cordial_escape wanted_escape(const struct options *options)
{
    cordial_escape escape = CORDIAL_ESCAPE_HTML;
    for (size_t i = 0; i < options->n_given; i++) {
        const char *name = options->given[i].option->name;
        if (strcmp(name, "html") == 0) {
            escape = CORDIAL_ESCAPE_HTML;
        } else if (strcmp(name, "markdown") == 0) {
            escape = CORDIAL_ESCAPE_MARKDOWN;
        } else if (strcmp(name, "text") == 0) {
            escape = CORDIAL_ESCAPE_TEXT;
        }
    }
    return escape;
}

static const char *shown_name(const char *file)
{
    return strcmp(file, "-") == 0 ? "standard input" : file;
}

/* The library calls the values "data"; here they have a file. */
static cordial_status name_fault(cordial_error *err, const char *file, const char *data_file)
{
    if (data_file != NULL && strcmp(err->file, "data") == 0) {
        err->file[0] = '\0';
        return err_in_file(err, shown_name(data_file));
    }
    return err_in_file(err, shown_name(file));
}

cordial_status cmd_fill(struct run *run, cordial_error *err)
{
    const char *file = run->options.words[0];
    const char *data_file = option_value(&run->options, "data");
    if (data_file != NULL && strcmp(file, "-") == 0 && strcmp(data_file, "-") == 0) {
        return err_set(err, CORDIAL_E_USAGE, "template and data cannot both be standard input");
    }
    struct str text;
    struct str data = {NULL, 0};
    TRY(input_read(run->mem, file, "the template", TEMPLATE_MAX, &text, err));
    if (data_file != NULL) {
        TRY(input_read(run->mem, data_file, "the values", DATA_MAX, &data, err));
    }
    const cordial_fill_options options = {
        .data = data.p,
        .data_bytes = data.n,
        .partials = option_value(&run->options, "partials"),
        .escape = wanted_escape(&run->options),
    };
    AUTO(text_freep) char *out = NULL;
    if (cordial_fill(text.p, text.n, &options, &out, err) != CORDIAL_OK) {
        return name_fault(err, file, data_file);
    }
    buf_add_cstr(&run->text, out);
    return CORDIAL_OK;
}
