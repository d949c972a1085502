/* Filling in an answer. */
#include "http/response.h"

void response_add(struct arena *mem, struct response *response, const char *name, struct str value)
{
    for (size_t i = 0; i < value.n; i++) {
        unsigned char c = (unsigned char)value.p[i];
        if (c < ' ' || c == 0x7F) {
            return;
        }
    }
    pairs_add(mem, &response->header, str_of(name), arena_str(mem, value));
}

static const char *copy_text(struct arena *mem, const char *text)
{
    return text != NULL ? arena_cstr(mem, str_of(text)) : NULL;
}

static struct str copy_bytes(struct arena *mem, struct str bytes)
{
    return bytes.n > 0 ? arena_str(mem, bytes) : (struct str){0};
}

void response_copy(struct arena *mem, const struct response *from, struct response *out)
{
    *out = *from;
    out->type = copy_text(mem, from->type);
    out->cache = copy_text(mem, from->cache);
    out->policy = copy_text(mem, from->policy);
    out->body = copy_bytes(mem, from->body);
    out->gzipped = copy_bytes(mem, from->gzipped);
    out->header = (struct pairs){0};
    for (size_t i = 0; i < from->header.n; i++) {
        const struct pair *row = &from->header.rows[i];
        pairs_add(mem, &out->header, arena_str(mem, row->name), arena_str(mem, row->value));
    }
}

void response_redirect(struct arena *mem, struct response *response, unsigned code,
                       struct str location)
{
    response->code = code;
    response->body = (struct str){0};
    response_add(mem, response, "Location", location);
}
