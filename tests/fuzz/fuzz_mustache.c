/*
 * Templates and their data: what stands before the first NUL is the template, which is also its
 * own partial; the rest is JSON.
 */
#include "text/mustache.h"
#include "text/mustache_json.h"

#include <stdint.h>

static bool find_partial(void *self, struct str name, struct str *out)
{
    const struct str *text = self;
    *out = *text;
    return !str_eq(name, STR("none"));
}

static void fill(struct arena *mem, struct str text, const json_t *data,
                 const struct mustache_options *options)
{
    AUTO(buf_done) struct buf out = {0};
    cordial_error err;
    struct mustache_source source = mustache_json_source(mem, find_partial, &text);
    mustache_fill(mem, text, data, &source, options, &out, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err;
    struct mustache_tags tags;
    struct str all = {(const char *)data, size};
    size_t nul = str_chr(all, '\0');
    struct str text = str_sub(all, 0, nul);
    struct str json = nul < size ? str_from(all, nul + 1) : STR("{\"a\":[1,\"<b>\",{\"c\":2.5}]}");

    json_t *values = json_loadb(json.p, json.n, JSON_DECODE_ANY, NULL);
    fill(&mem, text, values, &(struct mustache_options){.escape = escape_html});
    fill(&mem, text, values,
         &(struct mustache_options){
             .escape = escape_markdown, .escape_always = true, .extensions = true});
    mustache_tags(&mem, text, &tags, &err);
    mustache_without_tags(&mem, text);
    json_decref(values);
    return 0;
}
