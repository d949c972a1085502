/*
 * Errors as documents of application/problem+json (RFC 9457), and which status gives which code.
 */
#ifndef HTTP_PROBLEM_H
#define HTTP_PROBLEM_H

#include "http/request.h"

/** problem_code() - the HTTP code of a status */
unsigned problem_code(cordial_status status);

/** problem_title() - "Not Found" */
const char *problem_title(unsigned code);

/**
 * problem_document() - {"type", "title", "status", "detail", "request_id"[, "errors"]}
 *
 * @detail:    words for the caller; of a fault of ours they say nothing about our files
 * @parameter: the one at fault, named in "errors"; NULL: none
 */
json_t *problem_document(unsigned code, const char *detail, const char *parameter,
                         const char *request_id);

#endif
