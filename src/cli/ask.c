/* Options; reading a line; answering it; the loop over all lines. */
#include "cli/ask.h"

#include "base/file.h"
#include "cli/input.h"
#include "cli/output.h"
#include "view/view.h"

#include <errno.h>
#include <unistd.h>

/* A mail of the largest size, written as JSON with an escape for each of its bytes, is six times
 * as long; three times leaves room for any real one. */
enum { SUGGESTIONS_MAX = 100, LINE_MAX_BYTES = 3 * CORDIAL_MAIL_MAX };

/* One line of the file while it is being answered. */
struct asked {
    struct run *run;
    const char *file;
    unsigned line;
    json_t *id; /* borrowed from the line, or NULL */
    cordial_suggest_options options;
};

cordial_status ask_options(struct run *run, cordial_suggest_options *out, cordial_error *err)
{
    long n = 0;
    TRY(option_number(&run->options, "number", 1, SUGGESTIONS_MAX, &n, err));
    *out = (cordial_suggest_options){
        .n = (size_t)n,
        .language = option_value(&run->options, "lang"),
        .agent = input_variable(option_value(&run->options, "agent"), "CORDIAL_AGENT"),
        .as = option_value(&run->options, "as"),
        .no_draft = option_given(&run->options, "no-draft"),
    };
    const char *format = option_value(&run->options, "format");
    if (format != NULL) {
        cordial_format_find(format, &out->format); /* the option table allows no other word */
    }
    const char *use = option_value(&run->options, "use");
    if (use != NULL) {
        out->use = input_list(run->mem, use, &out->n_use);
    }
    if (use != NULL && out->n_use == 0) {
        return err_set(err, CORDIAL_E_USAGE, "'--use' names no answer");
    }
    return CORDIAL_OK;
}

/* A document with "id" in front of its other keys; takes the reference. */
static json_t *with_id(const struct asked *asked, json_t *document)
{
    json_t *whole = json_object();
    json_t *id = asked->id != NULL ? asked->id : json_null();
    if (whole == NULL || json_object_set(whole, "id", id) != 0 ||
        json_object_update(whole, document) != 0) {
        memory_ended();
    }
    json_decref(document);
    return whole;
}

static void add_failure(struct asked *asked, const cordial_error *err)
{
    char words[CORDIAL_ERROR_MESSAGE + CORDIAL_ERROR_FILE + 32];
    cordial_error placed = *err;
    err_in_file(&placed, asked->file);
    if (placed.line == 0) {
        placed.line = asked->line;
    }
    cordial_error_print(&placed, words, sizeof words);
    json_t *document = json_pack("{s:s}", "error", words);
    run_document(asked->run, with_id(asked, document != NULL ? document : json_object()));
    asked->run->finding = true;
}

static cordial_status member(json_t *object, const char *name, const char **out, cordial_error *err)
{
    json_t *value = json_object_get(object, name);
    if (value == NULL || json_is_null(value)) {
        return CORDIAL_OK;
    }
    if (!json_is_string(value)) {
        return err_set(err, CORDIAL_E_DATA, "\"%s\" is not a string", name);
    }
    *out = json_string_value(value);
    return CORDIAL_OK;
}

static cordial_status read_request(struct asked *asked, json_t *object, struct str *out_text,
                                   cordial_error *err)
{
    const char *text = NULL;
    const char *format = NULL;
    TRY(member(object, "text", &text, err));
    TRY(member(object, "format", &format, err));
    TRY(member(object, "lang", &asked->options.language, err));
    if (text == NULL) {
        return err_set(err, CORDIAL_E_DATA, "there is no \"text\"");
    }
    if (format != NULL && !cordial_format_find(format, &asked->options.format)) {
        return err_set(err, CORDIAL_E_DATA, "\"format\" is text, eml or json, not '%s'", format);
    }
    *out_text = str_of(text);
    return CORDIAL_OK;
}

static cordial_status answer(struct asked *asked, json_t *object, cordial_error *err)
{
    struct str text = {NULL, 0};
    cordial_suggestions *suggestions = NULL;
    if (!json_is_object(object)) {
        return err_set(err, CORDIAL_E_DATA, "the line is no JSON object");
    }
    asked->id = json_object_get(object, "id");
    TRY(read_request(asked, object, &text, err));
    TRY(cordial_suggest(asked->run->base, text.p, text.n, &asked->options, &suggestions, err));
    run_document(asked->run, with_id(asked, view_suggest(suggestions)));
    cordial_suggestions_free(suggestions);
    return CORDIAL_OK;
}

static cordial_status answer_line(struct asked *asked, struct str line, cordial_error *err)
{
    json_error_t where;
    json_t *object = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &where);
    cordial_error failure = {0};
    cordial_status status = object != NULL ? answer(asked, object, &failure)
                                           : err_at(&failure, CORDIAL_E_DATA, asked->line,
                                                    where.column > 0 ? (unsigned)where.column : 0,
                                                    "malformed JSON: %s", where.text);
    if (status != CORDIAL_OK) {
        add_failure(asked, &failure);
    }
    asked->id = NULL;
    json_decref(object);
    if (status == CORDIAL_E_UNAVAILABLE) {
        *err = failure; /* no line can be answered */
        return status;
    }
    return run_flush(asked->run, err);
}

/* The next line into @out, without its end; false behind the last. Too long a line is cut at
 * LINE_MAX_BYTES + 1 bytes, so that the caller sees it. */
static bool next_line(FILE *file, struct buf *out)
{
    int c = getc_unlocked(file);
    buf_clear(out);
    if (c == EOF) {
        return false;
    }
    for (; c != EOF && c != '\n'; c = getc_unlocked(file)) {
        if (out->n <= LINE_MAX_BYTES) {
            buf_add_char(out, (char)c);
        }
    }
    return true;
}

static cordial_status answer_lines(struct run *run, FILE *file, struct asked *first,
                                   struct buf *line, cordial_error *err)
{
    for (unsigned number = 1; next_line(file, line); number++) {
        struct asked asked = *first;
        asked.line = number;
        if (str_trim(buf_str(line)).n == 0) {
            continue;
        }
        if (line->n > LINE_MAX_BYTES) {
            cordial_error failure;
            err_set(&failure, CORDIAL_E_LIMIT, "the line is longer than %d bytes", LINE_MAX_BYTES);
            add_failure(&asked, &failure);
            TRY(run_flush(run, err));
            continue;
        }
        TRY(answer_line(&asked, buf_str(line), err));
    }
    if (ferror(file)) {
        return err_set(err, CORDIAL_E_IO, "reading '%s' failed", first->file);
    }
    return CORDIAL_OK;
}

cordial_status ask_many(struct run *run, const char *path, const cordial_suggest_options *options,
                        cordial_error *err)
{
    bool standard = strcmp(path, "-") == 0;
    AUTO(file_closep) FILE *file = standard ? fdopen(dup(STDIN_FILENO), "r") : fopen(path, "re");
    if (file == NULL) {
        return err_errno(err, errno, "opening '%s'", path);
    }
    struct asked first = {
        .run = run,
        .file = standard ? "standard input" : path,
        .options = *options,
    };
    struct buf line = {0};
    cordial_status status = answer_lines(run, file, &first, &line, err);
    buf_done(&line);
    return status;
}
