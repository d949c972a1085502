/* Filling a template with JSON and partials from a folder. */
#include <cordial/template.h>

#include "base/file.h"
#include "base/utf8.h"
#include "text/mustache.h"
#include "text/mustache_json.h"

#include <jansson.h>
#include <stdlib.h>

enum {
    TEMPLATE_BYTES_MAX = 1024 * 1024, /* also of one partial */
    DATA_BYTES_MAX = 2 * 1024 * 1024, /* the document may need eighty times this in memory */
    DATA_DEPTH_MAX = 32,
};

/* What one filling needs beside the engine. */
struct fill {
    struct arena mem;
    json_t *data;
    int partials_fd;           /* -1: there are none */
    cordial_error partial_err; /* of the first partial that could not be read */
    cordial_error *err;
};

static void fill_done(struct fill *f)
{
    json_decref(f->data);
    fd_closep(&f->partials_fd);
    arena_done(&f->mem);
}

/* The error that @err already has happened at this byte of @text. */
static cordial_status err_place(cordial_error *err, struct str text, size_t at)
{
    size_t start = 0;
    err->line = 1;
    for (size_t i = 0; i < at && i < text.n; i++) {
        if (text.p[i] == '\n') {
            err->line++;
            start = i + 1;
        }
    }
    err->column = (unsigned)(at - start) + 1;
    return err->status;
}

static cordial_status check_template(struct str text, cordial_error *err)
{
    if (text.n > TEMPLATE_BYTES_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "the template has more than %d bytes",
                       TEMPLATE_BYTES_MAX);
    }
    size_t wrong = utf8_check(text);
    if (wrong != STR_NOT_FOUND) {
        err_set(err, CORDIAL_E_DATA, "the template is not UTF-8");
        return err_place(err, text, wrong);
    }
    size_t nul = str_chr(text, '\0');
    if (nul != STR_NOT_FOUND) {
        err_set(err, CORDIAL_E_DATA, "the template has a NUL byte");
        return err_place(err, text, nul);
    }
    return CORDIAL_OK;
}

/* The first bracket that opens more than DATA_DEPTH_MAX values in each other. */
static size_t find_too_deep(struct str json)
{
    size_t depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < json.n; i++) {
        char c = json.p[i];
        if (in_string) {
            i += c == '\\' ? 1 : 0;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++depth > DATA_DEPTH_MAX) {
                return i;
            }
        } else if ((c == ']' || c == '}') && depth > 0) {
            depth--;
        }
    }
    return STR_NOT_FOUND;
}

static cordial_status read_data(struct str json, json_t **out, cordial_error *err)
{
    if (json.n > DATA_BYTES_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "the data has more than %d bytes", DATA_BYTES_MAX);
    }
    size_t deep = find_too_deep(json);
    if (deep != STR_NOT_FOUND) {
        err_set(err, CORDIAL_E_LIMIT, "the data is more than %d values deep", DATA_DEPTH_MAX);
        return err_place(err, json, deep);
    }
    json_error_t fault;
    json_t *data = json_loadb(json.p, json.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &fault);
    if (data == NULL) {
        size_t at = fault.position > 0 ? (size_t)fault.position - 1 : 0;
        err_set(err, CORDIAL_E_DATA, "the data is not JSON: %s", fault.text);
        return err_place(err, json, at);
    }
    *out = data;
    return CORDIAL_OK;
}

static cordial_status read_partial(struct fill *f, struct str name, struct str *out,
                                   cordial_error *err)
{
    static const char *const endings[] = {".mustache", ".md", ""};
    cordial_status status = CORDIAL_E_NOINPUT;
    for (size_t i = 0; i < 3 && status == CORDIAL_E_NOINPUT; i++) {
        const char *path = arena_printf(&f->mem, "%.*s%s", STR_ARG(name), endings[i]).p;
        status = file_read_beneath(&f->mem, f->partials_fd, path, TEMPLATE_BYTES_MAX, out, err);
        if (status == CORDIAL_OK && check_template(*out, err) != CORDIAL_OK) {
            return err_in_file(err, path);
        }
    }
    return status;
}

static bool find_partial(void *self, struct str name, struct str *out)
{
    struct fill *f = self;
    cordial_error err;
    if (f->partials_fd < 0 || f->partial_err.status != CORDIAL_OK) {
        return false;
    }
    cordial_status status = read_partial(f, name, out, &err);
    if (status != CORDIAL_OK && status != CORDIAL_E_NOINPUT) {
        f->partial_err = err;
    }
    return status == CORDIAL_OK;
}

typedef void escape_function(struct buf *out, struct str text);

static escape_function *const escapes[] = {
    [CORDIAL_ESCAPE_HTML] = escape_html,
    [CORDIAL_ESCAPE_MARKDOWN] = escape_markdown,
    [CORDIAL_ESCAPE_TEXT] = buf_add,
};

/* A question stays visible in brackets; a value that is missing is empty, as Mustache has it. */
static void add_question(void *self, struct buf *out, struct str name, bool question)
{
    const struct mustache_options *how = self;
    if (question) {
        how->escape(out, STR("["));
        how->escape(out, name);
        how->escape(out, STR("]"));
    }
}

static cordial_status fill(struct fill *f, struct str text, const cordial_fill_options *options,
                           char **out)
{
    TRY(check_template(text, f->err));
    struct str json = {options->data, options->data_bytes};
    if (read_data(options->data != NULL ? json : STR("{}"), &f->data, f->err) != CORDIAL_OK) {
        return err_in_file(f->err, "data"); /* not the template, whose name the caller knows */
    }
    if (options->partials != NULL) {
        TRY(dir_open(options->partials, &f->partials_fd, f->err));
    }
    struct mustache_source source = mustache_json_source(&f->mem, find_partial, f);
    struct mustache_options how = {
        .escape = escapes[options->escape],
        .extensions = true,
        .missing = add_question,
    };
    how.missing_self = &how;
    AUTO(buf_done) struct buf b = {0};
    cordial_status status = mustache_fill(&f->mem, text, f->data, &source, &how, &b, f->err);
    if (f->partial_err.status != CORDIAL_OK) {
        *f->err = f->partial_err;
        return f->err->status;
    }
    TRY(status);
    *out = b.p != NULL ? b.p : heap_alloc(1);
    b.p = NULL;
    return CORDIAL_OK;
}

cordial_status cordial_fill(const char *text, size_t bytes, const cordial_fill_options *options,
                            char **out, cordial_error *err)
{
    AUTO(fill_done) struct fill f = {.partials_fd = -1};
    cordial_error unseen;
    f.err = err != NULL ? err : &unseen;
    if ((size_t)options->escape >= sizeof escapes / sizeof escapes[0]) {
        return err_set(f.err, CORDIAL_E_USAGE, "there is no such way to escape");
    }
    return fill(&f, (struct str){text, bytes}, options, out);
}

void cordial_text_free(char *text)
{
    free(text);
}
