/* The frame of pages. */
#include "web/frame.h"

#include "web/site.h"

const char *frame_language(const struct call *call)
{
    (void)call;
    return "en";
}

static json_t *user_document(const struct visitor *visitor)
{
    if (visitor->name == NULL) {
        return json_null();
    }
    return json_pack("{ss, ss}", "name", visitor->name, "role", role_name(visitor->role));
}

json_t *frame_document(const struct call *call)
{
    json_t *framed = call->document != NULL ? json_copy(call->document) : json_object();
    struct str path = call->request->path;
    json_object_set_new(framed, "lang", json_string(call->language));
    json_object_set_new(framed, "assets", json_string(assets_path(call->site->assets)));
    json_object_set_new(framed, "path", json_stringn(path.p, path.n));
    json_object_set_new(framed, "csrf",
                        call->visitor.csrf != NULL ? json_string(call->visitor.csrf) : json_null());
    json_object_set_new(framed, "user", user_document(&call->visitor));
    return framed;
}
