/*
 * Routes as rows of a table: which method and path, who may, how much, and what documents it.
 * Finding the row for a request, and checking its parameters against the row. What a row does is
 * not known here.
 */
#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "http/request.h"

/* Who is asking; each may do what those before it may. */
enum role { ROLE_ANYONE, ROLE_AGENT, ROLE_TRAINER, ROLE_ADMIN };

/** role_name() - "anyone", "agent", "trainer", "admin" */
const char *role_name(enum role role);

/** role_find() - false for another word */
bool role_find(struct str word, enum role *out);

/* How often one address may call (http/rate.c has the figures). */
enum rate {
    RATE_FREE,   /* as often as it likes: files, health */
    RATE_READ,   /* pages */
    RATE_SEARCH, /* search, completion */
    RATE_WORK,   /* suggestions, checks */
    RATE_SEND,   /* what leaves something here: a vote, a question */
    RATE_SIGN,   /* signing in */
};
#define RATES 6

enum param_in { PARAM_PATH, PARAM_QUERY, PARAM_BODY };

enum param_type { PARAM_TEXT, PARAM_NUMBER, PARAM_FLAG, PARAM_LIST };

struct param {
    const char *name;
    enum param_in in; /* a row that takes POST has its parameters in the body: a form or JSON */
    enum param_type type;
    bool needed;
    int64_t min; /* of a number */
    int64_t max; /* of a number; of a text or list its bytes, 0: the body's limit, or 1 KiB */
    const char *const *choices; /* the allowed values, ended by NULL; NULL: any */
    const char *summary;
};

/* Properties of a row. */
enum route_flags {
    ROUTE_OPEN = 1 << 0,   /* other sites may call it (CORS for the allowed origins) */
    ROUTE_FRAMED = 1 << 1, /* may stand in a frame of the allowed origins */
    ROUTE_UNTOLD = 1 << 2, /* not in /openapi.json: pages, files */
    ROUTE_SAFE = 1 << 3,   /* POST that changes nothing (a search): needs no CSRF token */
    ROUTE_KEPT = 1 << 4,   /* it depends on target and index; as a page, on the language too */
};

struct call; /* what a handler gets; the application knows */

/*
 * A row. For one method and path there may be several, for different roles: the one with the
 * highest role that the caller has is taken. HEAD takes the row of GET.
 */
struct route {
    enum method method;
    const char *path; /* "/articles/{id}"; a last {name...} takes the rest, with its slashes */
    cordial_status (*run)(struct call *call, cordial_error *err);
    const char *page; /* the page that the document fills; NULL: it is sent as JSON */
    enum role role;
    size_t body_max; /* 0: no body */
    enum rate rate;
    unsigned flags;      /* of enum route_flags */
    const char *summary; /* one line, no full stop */
    const struct param *params;
    size_t n_params;
    const char *schema; /* of the document: its name in the file of schemas; NULL: none */
};

/* #params, for a row: PARAMS(search_params) */
#define PARAMS(table) .params = (table), .n_params = sizeof(table) / sizeof((table)[0])

/* How looking for a row ended. */
enum found {
    FOUND,
    FOUND_NO_PATH,   /* 404 */
    FOUND_NO_METHOD, /* 405: the path is there for other methods */
    FOUND_NO_ROLE,   /* 401 or 403: there are rows, but for others */
};

/**
 * route_find() - the row for a method and a path
 *
 * @role:      the caller's
 * @out:       set when FOUND
 * @out_names: gets what stands for the {names}
 * @out_allow: set when FOUND_NO_METHOD: "GET, HEAD"
 */
enum found route_find(struct arena *mem, const struct route *rows, size_t n_rows,
                      enum method method, struct str path, enum role role, const struct route **out,
                      struct pairs *out_names, const char **out_allow);

/** route_body_max() - the largest body of any row for this method and path that @role may call */
size_t route_body_max(const struct route *rows, size_t n_rows, enum method method, struct str path,
                      enum role role);

/**
 * route_check() - whether the request's parameters are what the row's table says
 *
 * Unknown parameters are left alone.
 *
 * @out_name: set to the name of the parameter at fault
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE; CORDIAL_E_LIMIT for one that is too long.
 */
cordial_status route_check(const struct route *route, const struct request *request,
                           const char **out_name, cordial_error *err);

#endif
