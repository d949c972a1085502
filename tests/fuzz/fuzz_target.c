/*
 * The target of a request, then a form, then a body of JSON out of the same bytes: what is taken
 * holds what http/request.h promises of it.
 */
#include "base/utf8.h"
#include "http/payload.h"
#include "http/target.h"

static bool is_clean(const struct pairs *pairs)
{
    for (size_t i = 0; i < pairs->n; i++) {
        struct str value = pairs->rows[i].value;
        if (utf8_check(value) != STR_NOT_FOUND ||
            utf8_check(pairs->rows[i].name) != STR_NOT_FOUND ||
            (value.n > 0 && memchr(value.p, '\0', value.n) != NULL)) {
            return false;
        }
    }
    return pairs->n <= REQUEST_PAIRS_MAX;
}

static bool is_path(struct str path)
{
    bool ok = path.n > 0 && path.p[0] == '/' && utf8_check(path) == STR_NOT_FOUND &&
              str_find(path, STR("//")) == STR_NOT_FOUND &&
              str_find(path, STR("/../")) == STR_NOT_FOUND && !str_ends(path, STR("/.."));
    for (size_t i = 0; ok && i < path.n; i++) {
        ok = (unsigned char)path.p[i] >= ' ' && path.p[i] != '\\' && path.p[i] != 0x7F;
    }
    return ok;
}

static void read_payload(struct arena *mem, struct str bytes, struct str type)
{
    struct request request = {.mem = mem, .body = bytes};
    const char *words = NULL;
    pairs_add(mem, &request.header, STR("content-type"), type);
    unsigned code = payload_read(&request, &words);
    if (code != 0 ? words == NULL : !is_clean(&request.form)) {
        __builtin_trap();
    }
    request_text(&request, "ticket");
    json_decref(request.json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(arena_done) struct arena mem = {0};
    struct str bytes = {(const char *)data, size};
    struct pairs query = {0};
    struct str path = {0};
    if (target_read(&mem, bytes, &path, &query) == NULL && !(is_path(path) && is_clean(&query))) {
        __builtin_trap();
    }
    read_payload(&mem, bytes, STR("application/x-www-form-urlencoded"));
    read_payload(&mem, bytes, STR("application/json; charset=utf-8"));
    return 0;
}
