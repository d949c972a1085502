/*
 * A request that has passed the guards: its path and parameters decoded and checked to be UTF-8,
 * its body whole. Knows no route's meaning; what a parameter may be is in http/route.h.
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <jansson.h>
#include <stdbool.h>

enum {
    REQUEST_HEAD_MAX = 16 * 1024, /* bytes of request line and headers */
    REQUEST_TARGET_MAX = 8 * 1024,
    REQUEST_PAIRS_MAX = 64, /* parameters of a query or a form */
    REQUEST_JSON_DEPTH_MAX = 32,
};

enum method { METHOD_GET, METHOD_POST, METHOD_PUT, METHOD_DELETE, METHOD_OTHER };

/** method_name() - "GET", …; "OTHER" for one that no route has */
const char *method_name(enum method method);

/* A header, a parameter of a path, a query or a form. Names of headers are in lower case. */
struct pair {
    struct str name;
    struct str value;
};

struct pairs {
    struct pair *rows;
    size_t n;
    size_t cap;
};

struct request {
    struct arena *mem; /* lives as long as the request */
    enum method method;
    bool head;           /* HEAD: a GET whose body is not sent */
    struct str target;   /* as it came */
    struct str path;     /* decoded: begins with '/', no NUL, no control character, no "..", "//" */
    struct pairs names;  /* what stands for the {names} of the route's path */
    struct pairs query;  /* decoded */
    struct pairs header; /* in the order in which they came */
    struct str body;
    struct pairs form;  /* of a body of application/x-www-form-urlencoded */
    json_t *json;       /* of a body of application/json: an object; NULL: another body. Borrowed */
    const char *client; /* the caller's address, as text, without a port */
    bool https;         /* the proxy that is trusted says so */
    const char *id;     /* of log lines and of X-Request-Id */
    int64_t start_us;
};

/** pairs_add() - append a pair; both strings are borrowed */
void pairs_add(struct arena *mem, struct pairs *pairs, struct str name, struct str value);

/** pairs_get() - the first value under @name; false when there is none */
bool pairs_get(const struct pairs *pairs, const char *name, struct str *out);

/** request_header() - the first header @name (in lower case); the null string without one */
struct str request_header(const struct request *request, const char *name);

/** request_cookie() - the value of a cookie; the null string without one */
struct str request_cookie(const struct request *request, const char *name);

/**
 * request_text() - a parameter as text, wherever it came: path, query, form, body of JSON
 *
 * Of a JSON body, strings are as they are, numbers and booleans as JSON writes them, a list of
 * strings is joined by commas.
 *
 * Returns the null string (p NULL) when it is not there.
 */
struct str request_text(const struct request *request, const char *name);

/** request_cstr() - the same as a C string in the request's arena; NULL when it is not there or
 * empty */
const char *request_cstr(const struct request *request, const char *name);

/** request_number() - a parameter that the route's table has as a number; @missing without one */
int64_t request_number(const struct request *request, const char *name, int64_t missing);

/** request_flag() - a parameter as a switch: 1, true, yes, on; 0, false, no, off; @missing */
bool request_flag(const struct request *request, const char *name, bool missing);

/** request_list() - the pieces of "a,b,c" as C strings, without empty ones */
const char **request_list(const struct request *request, const char *name, size_t *out_n);

#endif
