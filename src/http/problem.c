/* Codes, titles, documents of errors. */
#include "http/problem.h"

static const unsigned code_of_status[] = {
    [CORDIAL_OK] = 200,
    [CORDIAL_E_NOTFOUND] = 404,
    [CORDIAL_E_USAGE] = 400,
    [CORDIAL_E_DATA] = 422,
    [CORDIAL_E_LIMIT] = 413,
    [CORDIAL_E_NOINPUT] = 500,
    [CORDIAL_E_UNAVAILABLE] = 503,
    [CORDIAL_E_INTERNAL] = 500,
    [CORDIAL_E_CANTCREATE] = 500,
    [CORDIAL_E_IO] = 500,
    [CORDIAL_E_LOCKED] = 503,
    [CORDIAL_E_PERMISSION] = 403,
    [CORDIAL_E_CONFIG] = 500,
};

unsigned problem_code(cordial_status status)
{
    size_t n = sizeof code_of_status / sizeof code_of_status[0];
    return (size_t)status < n ? code_of_status[status] : 500;
}

static const struct {
    unsigned code;
    const char *title;
} titles[] = {
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

const char *problem_title(unsigned code)
{
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        if (titles[i].code == code) {
            return titles[i].title;
        }
    }
    return "Error";
}

json_t *problem_document(unsigned code, const char *detail, const char *parameter,
                         const char *request_id)
{
    json_t *document =
        json_pack("{ss, ss, si, ss, ss}", "type", "about:blank", "title", problem_title(code),
                  "status", (int)code, "detail", detail, "request_id", request_id);
    if (parameter != NULL) {
        json_object_set_new(document, "errors",
                            json_pack("[{ss, ss}]", "parameter", parameter, "detail", detail));
    }
    return document;
}
