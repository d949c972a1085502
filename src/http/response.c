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

void response_redirect(struct arena *mem, struct response *response, unsigned code,
                       struct str location)
{
    response->code = code;
    response->body = (struct str){0};
    response_add(mem, response, "Location", location);
}
