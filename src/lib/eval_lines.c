/* Faults; the members of a line; all lines. */
#include "lib/eval_lines.h"

#include "base/map.h"
#include "text/languages.h"

#include <jansson.h>

void eval_fault(struct eval_lines *lines, const cordial_eval_options *options,
                const cordial_error *fault)
{
    if (lines->faults++ == 0) {
        lines->first = *fault;
    }
    if (options->fault != NULL) {
        options->fault(options->data, fault);
    }
}

cordial_status eval_faults(const struct eval_lines *lines, cordial_error *err)
{
    if (lines->faults == 0) {
        return CORDIAL_OK;
    }
    *err = lines->first;
    return lines->faults == 1
               ? err->status
               : err_set(err, lines->first.status, "%zu lines cannot be used", lines->faults);
}

static void release(json_t **document)
{
    json_decref(*document);
}

/* A string that may be missing; @out is untouched then. */
static cordial_status read_text(struct arena *mem, const json_t *object, const char *name,
                                struct str *out, cordial_error *err)
{
    const json_t *value = json_object_get(object, name);
    if (value == NULL || json_is_null(value)) {
        return CORDIAL_OK;
    }
    if (!json_is_string(value)) {
        return err_set(err, CORDIAL_E_DATA, "\"%s\" is not a string", name);
    }
    *out = arena_str(mem, (struct str){json_string_value(value), json_string_length(value)});
    return CORDIAL_OK;
}

/* A run has a line for each ticket's rank, with tabs in it. */
static bool fits_a_run(struct str id)
{
    for (size_t i = 0; i < id.n; i++) {
        if ((unsigned char)id.p[i] < ' ' || id.p[i] == 0x7F) {
            return false;
        }
    }
    return id.n > 0;
}

static cordial_status read_id(struct arena *mem, const json_t *object, struct str *out,
                              cordial_error *err)
{
    const json_t *value = json_object_get(object, "id");
    if (json_is_integer(value)) {
        *out = arena_printf(mem, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return CORDIAL_OK;
    }
    TRY(read_text(mem, object, "id", out, err));
    if (out->p == NULL) {
        return err_set(err, CORDIAL_E_DATA, "there is no \"id\"");
    }
    if (!fits_a_run(*out)) {
        return err_set(err, CORDIAL_E_DATA, "\"id\" is empty or has a control character in it");
    }
    return CORDIAL_OK;
}

static cordial_status read_expect(struct arena *mem, const json_t *object, struct eval_line *out,
                                  cordial_error *err)
{
    const json_t *list = json_object_get(object, "expect");
    struct map seen;
    map_init(&seen, mem);
    if (!json_is_array(list)) {
        return err_set(err, CORDIAL_E_DATA,
                       "\"expect\" is a list of answers' ids, [] when nothing fits");
    }
    if (json_array_size(list) > EVAL_EXPECT_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu ids in \"expect\", at most %d",
                       json_array_size(list), EVAL_EXPECT_MAX);
    }
    out->expect = arena_array(mem, json_array_size(list), sizeof *out->expect);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *id = json_string_value(json_array_get(list, i));
        bool is_new = false;
        if (id == NULL || *id == '\0') {
            return err_set(err, CORDIAL_E_DATA, "\"expect\" holds something that is no id");
        }
        const char *kept = arena_cstr(mem, str_of(id));
        map_put(&seen, str_of(kept), 1, &is_new);
        if (is_new) {
            out->expect[out->n_expect++] = kept;
        }
    }
    return CORDIAL_OK;
}

static cordial_status read_object(struct arena *mem, const json_t *object, struct eval_line *out,
                                  cordial_error *err)
{
    struct str format = {NULL, 0};
    struct str language = {NULL, 0};
    if (!json_is_object(object)) {
        return err_set(err, CORDIAL_E_DATA, "the line is no JSON object");
    }
    TRY(read_id(mem, object, &out->id, err));
    TRY(read_text(mem, object, "text", &out->text, err));
    TRY(read_text(mem, object, "format", &format, err));
    TRY(read_text(mem, object, "lang", &language, err));
    TRY(read_expect(mem, object, out, err));
    if (out->text.p == NULL) {
        return err_set(err, CORDIAL_E_DATA, "there is no \"text\"");
    }
    if (format.p != NULL && !cordial_format_find(format.p, &out->format)) {
        return err_set(err, CORDIAL_E_DATA, "\"format\" is text, eml or json, not '%s'", format.p);
    }
    if (language.n > 0 && !language_code(mem, language, &out->language)) {
        return err_set(err, CORDIAL_E_DATA, "'%s' is no language code", language.p);
    }
    return CORDIAL_OK;
}

static cordial_status read_line(struct arena *mem, struct str line, struct eval_line *out,
                                cordial_error *err)
{
    json_error_t where;
    AUTO(release)
    json_t *object = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &where);
    if (object == NULL) {
        unsigned column = where.column > 0 ? (unsigned)where.column : 0;
        return err_at(err, CORDIAL_E_DATA, out->line, column, "malformed JSON: %s", where.text);
    }
    return read_object(mem, object, out, err);
}

static cordial_status check_new(struct map *ids, const struct eval_line *row, cordial_error *err)
{
    bool is_new = false;
    size_t first = *map_put(ids, row->id, row->line, &is_new);
    return is_new ? CORDIAL_OK
                  : err_set(err, CORDIAL_E_DATA, "the id '%.*s' stands twice, first on line %zu",
                            STR_ARG(row->id), first);
}

void eval_lines_read(struct arena *mem, struct str bytes, const cordial_eval_options *options,
                     struct eval_lines *out)
{
    struct map ids;
    struct str line;
    map_init(&ids, mem);
    *out = (struct eval_lines){0};
    for (unsigned number = 1; str_line(&bytes, &line); number++) {
        struct eval_line row = {.line = number};
        cordial_error fault = {0};
        if (str_trim(line).n == 0) {
            continue;
        }
        if (read_line(mem, line, &row, &fault) != CORDIAL_OK ||
            check_new(&ids, &row, &fault) != CORDIAL_OK) {
            fault.line = number;
            eval_fault(out, options, &fault);
            continue;
        }
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = row;
    }
}
