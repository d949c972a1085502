/* Headers of all answers, tags, compression. */
#include "http/send.h"

#include "http/gzip.h"
#include "http/tag.h"

#include <microhttpd.h>

/* What pages may do: everything is ours, nothing is inline, nobody frames us. */
#define STRICT_POLICY                                                                              \
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "            \
    "object-src 'none'"

enum { LEVEL = 4 }; /* of compression on the way out */

static const struct {
    const char *name;
    const char *value;
} common[] = {
    {"X-Content-Type-Options", "nosniff"},
    /* Not "no-referrer": with it a form's Origin would be "null". */
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

static bool has(const struct response *response, const char *name)
{
    struct str ignored;
    return pairs_get(&response->header, name, &ignored);
}

static void add(struct MHD_Response *made, const char *name, const char *value)
{
    MHD_add_response_header(made, name, value);
}

static void add_common(struct MHD_Response *made, const struct request *request,
                       const struct response *response)
{
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++) {
        add(made, common[i].name, common[i].value);
    }
    if (!has(response, "Cross-Origin-Resource-Policy")) {
        add(made, "Cross-Origin-Resource-Policy", "same-origin");
    }
    add(made, "Content-Security-Policy",
        response->policy != NULL ? response->policy : STRICT_POLICY);
    add(made, "Cache-Control", response->cache != NULL ? response->cache : "no-store");
    add(made, "X-Request-Id", request->id);
    if (response->close) {
        add(made, "Connection", "close");
    }
    for (size_t i = 0; i < response->header.n; i++) {
        add(made, response->header.rows[i].name.p, response->header.rows[i].value.p);
    }
}

static bool may_compress(const struct response *response)
{
    return !response->secret && response->body.n >= GZIP_MIN && response->type != NULL &&
           gzip_pays(response->type);
}

static bool is_sent_compressed(const struct request *request, const struct response *response)
{
    return may_compress(response) && gzip_is_wanted(request_header(request, "accept-encoding"));
}

bool send_compress(const struct request *request, struct response *response)
{
    if (response->gzipped.n > 0 || !is_sent_compressed(request, response)) {
        return false;
    }
    response->gzipped = gzip_bytes(request->mem, response->body, LEVEL);
    return true;
}

/* Takes the compressed body when the caller does; true when it did. */
static bool compress(const struct request *request, struct response *response)
{
    if (!is_sent_compressed(request, response)) {
        return false;
    }
    send_compress(request, response);
    response->body = response->gzipped;
    return true;
}

struct MHD_Response *send_make(const struct request *request, struct response *response,
                               uint64_t *out_bytes)
{
    response->code = response->code == 0 ? 200 : response->code;
    bool tagged = response->cache != NULL && response->code == 200;
    bool varies = may_compress(response);
    struct str tag = {0};
    if (tagged) {
        bool gzipped = varies && gzip_is_wanted(request_header(request, "accept-encoding"));
        tag = tag_of(request->mem, response->body, gzipped);
        if (tag_matches(request_header(request, "if-none-match"), tag)) {
            response->code = 304;
            response->body = (struct str){0};
        }
    }
    bool gzipped = response->code != 304 && compress(request, response);
    *out_bytes = response->body.n;
    /* The bytes are the request's or the program's; both outlive the sending. */
    struct MHD_Response *made = MHD_create_response_from_buffer(
        response->body.n, (void *)(uintptr_t)response->body.p, MHD_RESPMEM_PERSISTENT);
    add_common(made, request, response);
    if (response->type != NULL && response->code != 304) {
        add(made, "Content-Type", response->type);
    }
    if (gzipped) {
        add(made, "Content-Encoding", "gzip");
    }
    if (varies) {
        add(made, "Vary", "Accept-Encoding");
    }
    if (tag.n > 0) {
        add(made, "ETag", tag.p);
    }
    return made;
}
