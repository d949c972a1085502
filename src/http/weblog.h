/*
 * Log lines of the server: one JSON object a line, written at once. They never hold what somebody
 * asked, wrote or is. A line that cannot be written at once is lost.
 */
#ifndef HTTP_WEBLOG_H
#define HTTP_WEBLOG_H

#include "base/err.h"
#include "base/log.h"

#include <stdint.h>

/* One request that was answered. */
struct weblog_request {
    const char *id;
    const char *method;
    const char *route; /* the row's path, "-" without one */
    unsigned status;
    int64_t took_us;
    uint64_t bytes;
};

/** weblog_request() - {"ts", "level", "msg": "request", "request_id", "method", "route",
 * "status", "dur_ms", "bytes"} */
void weblog_request(int fd, const struct weblog_request *request);

/** weblog_event() - {"ts", "level", "msg"[, "request_id"]}; @id may be NULL */
void weblog_event(int fd, enum log_level level, const char *id, const char *format, ...)
    PRINTF(4, 5);

#endif
