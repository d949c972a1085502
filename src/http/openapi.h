/*
 * OpenAPI 3.1 from the table of routes.
 */
#ifndef HTTP_OPENAPI_H
#define HTTP_OPENAPI_H

#include "http/route.h"

struct openapi_about {
    const char *title;
    const char *summary;
    const char *version;
    const char *licence;
    struct str schemas; /* JSON: {"Name": schema}; "Problem" is one of them */
};

/** openapi_document() - a new reference; rows with ROUTE_UNTOLD are left out */
json_t *openapi_document(const struct openapi_about *about, const struct route *rows,
                         size_t n_rows);

#endif
