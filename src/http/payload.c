/* Bodies by their type. */
#include "http/payload.h"

#include "http/target.h"

static unsigned is_too_deep(const json_t *value, unsigned depth);

static unsigned has_deep_member(const json_t *object, unsigned depth)
{
    void *at = json_object_iter((json_t *)(uintptr_t)object);
    for (; at != NULL; at = json_object_iter_next((json_t *)(uintptr_t)object, at)) {
        if (is_too_deep(json_object_iter_value(at), depth)) {
            return 1;
        }
    }
    return 0;
}

static unsigned is_too_deep(const json_t *value, unsigned depth)
{
    if (depth > REQUEST_JSON_DEPTH_MAX) {
        return 1;
    }
    if (json_is_object(value)) {
        return has_deep_member(value, depth + 1);
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (is_too_deep(json_array_get(value, i), depth + 1)) {
            return 1;
        }
    }
    return 0;
}

static unsigned json_read(struct request *request, const char **out_words)
{
    json_error_t error;
    json_t *value = json_loadb(request->body.p != NULL ? request->body.p : "", request->body.n,
                               JSON_REJECT_DUPLICATES, &error);
    if (value == NULL) {
        *out_words = arena_printf(request->mem, "the body is no JSON: line %d, column %d: %s",
                                  error.line, error.column, error.text)
                         .p;
        return 400;
    }
    if (!json_is_object(value) || is_too_deep(value, 0)) {
        *out_words = json_is_object(value) ? "the body is nested too deeply"
                                           : "the body is JSON, but no object";
        json_decref(value);
        return 400;
    }
    request->json = value;
    return 0;
}

unsigned payload_read(struct request *request, const char **out_words)
{
    if (request->body.n == 0) {
        return 0;
    }
    struct str type = request_header(request, "content-type");
    struct str plain = str_trim(str_sub(type, 0, str_chr(type, ';')));
    if (str_eq_ci(plain, STR("application/json"))) {
        return json_read(request, out_words);
    }
    if (str_eq_ci(plain, STR("application/x-www-form-urlencoded"))) {
        *out_words = form_read(request->mem, request->body, &request->form);
        return *out_words != NULL ? 400 : 0;
    }
    if (str_eq_ci(plain, STR("text/plain")) || str_eq_ci(plain, STR("message/rfc822"))) {
        return 0;
    }
    *out_words = "the body must be application/json, application/x-www-form-urlencoded, "
                 "text/plain or message/rfc822";
    return 415;
}
