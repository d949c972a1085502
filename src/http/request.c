/* Reading what a request carries. */
#include "http/request.h"

#include "base/buf.h"

static const char *const method_names[] = {
    [METHOD_GET] = "GET",       [METHOD_POST] = "POST",   [METHOD_PUT] = "PUT",
    [METHOD_DELETE] = "DELETE", [METHOD_OTHER] = "OTHER",
};

const char *method_name(enum method method)
{
    return method_names[method];
}

void pairs_add(struct arena *mem, struct pairs *pairs, struct str name, struct str value)
{
    pairs->rows = arena_more(mem, pairs->rows, pairs->n, &pairs->cap, sizeof *pairs->rows);
    pairs->rows[pairs->n++] = (struct pair){name, value};
}

bool pairs_get(const struct pairs *pairs, const char *name, struct str *out)
{
    for (size_t i = 0; i < pairs->n; i++) {
        if (str_eq(pairs->rows[i].name, str_of(name))) {
            *out = pairs->rows[i].value;
            return true;
        }
    }
    return false;
}

struct str request_header(const struct request *request, const char *name)
{
    struct str value = {0};
    pairs_get(&request->header, name, &value);
    return value;
}

struct str request_cookie(const struct request *request, const char *name)
{
    struct str rest = request_header(request, "cookie");
    struct str piece;
    while (str_split(&rest, ';', &piece)) {
        piece = str_trim(piece);
        size_t equals = str_chr(piece, '=');
        if (equals != STR_NOT_FOUND && str_eq(str_sub(piece, 0, equals), str_of(name))) {
            return str_from(piece, equals + 1);
        }
    }
    return (struct str){0};
}

static struct str list_text(struct arena *mem, const json_t *list)
{
    struct buf out = {0};
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *row = json_array_get(list, i);
        if (json_is_string(row)) {
            buf_printf(&out, "%s%s", out.n > 0 ? "," : "", json_string_value(row));
        }
    }
    struct str text = buf_keep(&out, mem);
    buf_done(&out);
    return text;
}

static struct str json_text(struct arena *mem, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_STRING:
        return (struct str){json_string_value(value), json_string_length(value)};
    case JSON_INTEGER:
        return arena_printf(mem, "%lld", (long long)json_integer_value(value));
    case JSON_TRUE:
        return STR("true");
    case JSON_FALSE:
        return STR("false");
    case JSON_ARRAY:
        return list_text(mem, value);
    case JSON_REAL:
    case JSON_OBJECT:
    case JSON_NULL:
        break;
    }
    return (struct str){0};
}

struct str request_text(const struct request *request, const char *name)
{
    struct str value;
    if (pairs_get(&request->names, name, &value) || pairs_get(&request->query, name, &value) ||
        pairs_get(&request->form, name, &value)) {
        return value;
    }
    const json_t *member = json_object_get(request->json, name);
    return member != NULL ? json_text(request->mem, member) : (struct str){0};
}

const char *request_cstr(const struct request *request, const char *name)
{
    struct str value = request_text(request, name);
    return value.n > 0 ? arena_cstr(request->mem, value) : NULL;
}

int64_t request_number(const struct request *request, const char *name, int64_t missing)
{
    int64_t number = missing;
    return str_int(request_text(request, name), &number) ? number : missing;
}

bool request_flag(const struct request *request, const char *name, bool missing)
{
    static const char *const words[] = {"0", "1", "false", "true", "no", "yes", "off", "on"};
    struct str value = request_text(request, name);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_eq(value, str_of(words[i]))) {
            return i % 2 == 1;
        }
    }
    return missing;
}

const char **request_list(const struct request *request, const char *name, size_t *out_n)
{
    struct str rest = request_text(request, name);
    struct str piece;
    const char **rows = NULL;
    size_t n = 0;
    size_t cap = 0;
    while (str_split(&rest, ',', &piece)) {
        piece = str_trim(piece);
        if (piece.n > 0) {
            rows = arena_more(request->mem, rows, n, &cap, sizeof *rows);
            rows[n++] = arena_cstr(request->mem, piece);
        }
    }
    *out_n = n;
    return rows;
}
