/* Paths, parameters, bodies and answers as OpenAPI has them. */
#include "http/openapi.h"

#include "base/buf.h"

static json_t *schema_reference(const char *name)
{
    AUTO(buf_done) struct buf path = {0};
    buf_printf(&path, "#/components/schemas/%s", name);
    return json_pack("{ss}", "$ref", path.p);
}

static json_t *choices_of(const struct param *param)
{
    json_t *list = json_array();
    for (size_t i = 0; param->choices[i] != NULL; i++) {
        json_array_append_new(list, json_string(param->choices[i]));
    }
    return list;
}

static json_t *param_schema(const struct param *param)
{
    switch (param->type) {
    case PARAM_NUMBER:
        return json_pack("{ss, sI, sI}", "type", "integer", "minimum", (json_int_t)param->min,
                         "maximum", (json_int_t)param->max);
    case PARAM_FLAG:
        return json_pack("{ss}", "type", "boolean");
    case PARAM_LIST:
        return json_pack("{ss, s{ss}}", "type", "array", "items", "type", "string");
    case PARAM_TEXT:
        break;
    }
    json_t *schema = json_pack("{ss}", "type", "string");
    if (param->choices != NULL) {
        json_object_set_new(schema, "enum", choices_of(param));
    }
    if (param->max > 0) {
        json_object_set_new(schema, "maxLength", json_integer((json_int_t)param->max));
    }
    return schema;
}

static json_t *parameters_of(const struct route *row)
{
    json_t *list = json_array();
    for (size_t i = 0; i < row->n_params; i++) {
        const struct param *param = &row->params[i];
        if (param->in == PARAM_BODY) {
            continue;
        }
        json_t *one = json_pack("{ss, ss, sb, ss, so}", "name", param->name, "in",
                                param->in == PARAM_PATH ? "path" : "query", "required",
                                (int)(param->in == PARAM_PATH || param->needed), "description",
                                param->summary, "schema", param_schema(param));
        if (param->type == PARAM_LIST) {
            json_object_set_new(one, "style", json_string("form"));
            json_object_set_new(one, "explode", json_false());
        }
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *body_schema(const struct route *row)
{
    json_t *properties = json_object();
    json_t *needed = json_array();
    for (size_t i = 0; i < row->n_params; i++) {
        const struct param *param = &row->params[i];
        if (param->in != PARAM_BODY) {
            continue;
        }
        json_t *schema = param_schema(param);
        json_object_set_new(schema, "description", json_string(param->summary));
        json_object_set_new(properties, param->name, schema);
        if (param->needed) {
            json_array_append_new(needed, json_string(param->name));
        }
    }
    json_t *schema = json_pack("{ss, so}", "type", "object", "properties", properties);
    if (json_array_size(needed) > 0) {
        json_object_set(schema, "required", needed);
    }
    json_decref(needed);
    return schema;
}

static json_t *request_body(const struct route *row)
{
    json_t *schema = body_schema(row);
    json_t *body =
        json_pack("{sb, s{s{sO}, s{sO}}}", "required", 1, "content", "application/json", "schema",
                  schema, "application/x-www-form-urlencoded", "schema", schema);
    json_decref(schema);
    return body;
}

static json_t *answers_of(const struct route *row)
{
    json_t *good = json_pack("{ss}", "description", "the document");
    if (row->schema != NULL) {
        json_object_set_new(
            good, "content",
            json_pack("{s{so}}", "application/json", "schema", schema_reference(row->schema)));
    }
    json_t *answers = json_pack("{so}", "200", good);
    static const struct {
        const char *code;
        const char *words;
    } faults[] = {
        {"4XX", "the request is at fault: what is wrong, as RFC 9457 writes it"},
        {"5XX", "the server is at fault, or has no index yet"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        json_object_set_new(answers, faults[i].code,
                            json_pack("{ss, s{s{so}}}", "description", faults[i].words, "content",
                                      "application/problem+json", "schema",
                                      schema_reference("Problem")));
    }
    return answers;
}

/* "postApiV1Suggest"; programs are made from such names. */
static void add_operation_id(json_t *operation, const struct route *row)
{
    AUTO(buf_done) struct buf id = {0};
    bool upper = true;
    for (const char *p = method_name(row->method); *p != '\0'; p++) {
        buf_add_char(&id, (char)(*p | 0x20));
    }
    for (const char *p = row->path; *p != '\0'; p++) {
        bool letter = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
        if (letter) {
            buf_add_char(&id, upper && *p >= 'a' ? (char)(*p & ~0x20) : *p);
        }
        upper = !letter;
    }
    json_object_set_new(operation, "operationId", json_string(id.p));
}

static json_t *operation_of(const struct route *row)
{
    json_t *operation = json_pack("{ss}", "summary", row->summary);
    add_operation_id(operation, row);
    json_t *parameters = parameters_of(row);
    if (json_array_size(parameters) > 0) {
        json_object_set(operation, "parameters", parameters);
    }
    json_decref(parameters);
    if (row->body_max > 0) {
        json_object_set_new(operation, "requestBody", request_body(row));
    }
    json_object_set_new(operation, "responses", answers_of(row));
    json_object_set_new(operation, "security",
                        row->role == ROLE_ANYONE ? json_array() : json_pack("[{s[]}]", "token"));
    return operation;
}

/* Callers of a lower role get another document: it is one of two. */
static void add_schema(json_t *operation, const char *name)
{
    json_t *good = json_object_get(json_object_get(operation, "responses"), "200");
    json_t *content = json_object_get(json_object_get(good, "content"), "application/json");
    json_t *first = json_object_get(content, "schema");
    json_t *second = schema_reference(name);
    if (json_equal(first, second)) {
        json_decref(second);
    } else {
        json_object_set_new(content, "schema", json_pack("{s[O, o]}", "anyOf", first, second));
    }
}

/* Of several rows for one method and path, that of the lowest role says who may call; the highest
 * one, which comes first, how. */
static void add_row(json_t *paths, const struct route *row)
{
    char method[16] = "";
    const char *name = method_name(row->method);
    for (size_t i = 0; name[i] != '\0' && i + 1 < sizeof method; i++) {
        method[i] = (char)(name[i] | 0x20);
    }
    json_t *path = json_object_get(paths, row->path);
    if (path == NULL) {
        path = json_object();
        json_object_set_new(paths, row->path, path);
    }
    json_t *known = json_object_get(path, method);
    if (known == NULL) {
        json_object_set_new(path, method, operation_of(row));
    } else if (row->role == ROLE_ANYONE) {
        json_object_set_new(known, "security", json_pack("[{s[]}, {}]", "token"));
        add_schema(known, row->schema);
    }
}

json_t *openapi_document(const struct openapi_about *about, const struct route *rows, size_t n_rows)
{
    json_t *paths = json_object();
    for (size_t i = 0; i < n_rows; i++) {
        if (!(rows[i].flags & ROUTE_UNTOLD)) {
            add_row(paths, &rows[i]);
        }
    }
    json_t *schemas = json_loadb(about->schemas.p, about->schemas.n, 0, NULL);
    return json_pack("{ss, s{ss, ss, ss, s{ss, ss}}, s[{ss}], so, s{so, s{s{ss, ss, ss}}}}",
                     "openapi", "3.1.1", "info", "title", about->title, "summary", about->summary,
                     "version", about->version, "license", "name", about->licence, "identifier",
                     about->licence, "servers", "url", "/", "paths", paths, "components", "schemas",
                     schemas != NULL ? schemas : json_object(), "securitySchemes", "token", "type",
                     "http", "scheme", "bearer", "description",
                     "a token made with `cordial token add`");
}
