/*
 * From a response to the bytes that are sent: tags, compression, the headers that all answers have.
 */
#ifndef HTTP_SEND_H
#define HTTP_SEND_H

#include "http/response.h"

struct MHD_Response;

/**
 * send_compress() - compress the body beforehand, when that pays and @request takes it
 *
 * For an answer that is sent more than once. Returns false when there is nothing to do.
 */
bool send_compress(const struct request *request, struct response *response);

/**
 * send_make() - the library's response; its bytes live as long as the request
 *
 * @response:  its code becomes 200 when it was 0, and 304 when the caller has the content
 * @out_bytes: of the body as it is sent
 */
struct MHD_Response *send_make(const struct request *request, struct response *response,
                               uint64_t *out_bytes);

#endif
