/* What handlers use to answer. */
#include "web/call.h"

#include <stdarg.h>

void call_body(struct call *call, const char *type, struct str body)
{
    call->response.type = type;
    call->response.body = body;
}

void call_redirect(struct call *call, unsigned code, struct str location)
{
    response_redirect(call->mem, &call->response, code, location);
}

bool call_is_page(const struct call *call)
{
    return call->route != NULL ? call->route->page != NULL
                               : str_find(request_header(call->request, "accept"),
                                          STR("text/html")) != STR_NOT_FOUND;
}

cordial_status call_refuse(struct call *call, unsigned code, cordial_error *err, const char *format,
                           ...)
{
    va_list args;
    va_start(args, format);
    struct str words = arena_vprintf(call->mem, format, args);
    va_end(args);
    call->response.code = code;
    return err_set(err, CORDIAL_E_USAGE, "%s", words.p);
}
