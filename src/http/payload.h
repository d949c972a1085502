/*
 * The body of a request: a form, a JSON object, or text as it is.
 */
#ifndef HTTP_PAYLOAD_H
#define HTTP_PAYLOAD_H

#include "http/request.h"

/**
 * payload_read() - read request->body by its Content-Type into form or json
 *
 * A body of text/plain or message/rfc822 stays as it is.
 *
 * Returns 0; 400 with what is wrong; 415 for a type that is none of these.
 */
unsigned payload_read(struct request *request, const char **out_words);

#endif
