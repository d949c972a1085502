/*
 * What a handler gets and gives. It reads call->request, asks the library through call->base, and
 * sets call->document: the document of the API, which also fills the page when its row has one.
 */
#ifndef WEB_CALL_H
#define WEB_CALL_H

#include "http/page.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"

#include <cordial/cordial.h>

struct site;

/* Who is asking. */
struct visitor {
    enum role role;    /* ROLE_ANYONE: nobody that we know */
    const char *name;  /* of the account; NULL: nobody */
    const char *signs; /* as drafts are signed; NULL: as the base says */
    const char *csrf;  /* what forms must send back as "csrf"; NULL: no cookie was used */
    unsigned scopes;   /* of a token; 0: all that the role may */
};

struct call {
    struct site *site; /* what the whole server has: web/site.h */
    const struct route *route;
    struct request *request;
    struct arena *mem; /* the request's */
    /* The handle of the row's audience. A row for anyone has the public one, whoever asks. */
    cordial_base *base;
    cordial_accounts *accounts; /* NULL for rows for anyone, those of RATE_SIGN excepted */
    struct visitor visitor;
    const char *language;     /* of the interface, negotiated: "en" */
    json_t *document;         /* set by the handler; freed by the caller */
    const char *fault;        /* the parameter that an error is about; NULL: none */
    struct response response; /* what is special: a code, headers, a body that is no document */
};

/* A handler: call_NOUN in a file web/NOUN.c, named in the row. */

/**
 * call_body() - answer with bytes instead of a document: a feed, a map of the site, a file
 *
 * @type: the Content-Type
 * @body: in the call's arena
 */
void call_body(struct call *call, const char *type, struct str body);

/** call_redirect() - answer by sending the browser elsewhere; 303 after a form, 301 for good */
void call_redirect(struct call *call, unsigned code, struct str location);

/** call_is_page() - the answer is for a reader's eyes, not for a program */
bool call_is_page(const struct call *call);

/**
 * call_refuse() - end with an HTTP code that no status means, such as 409
 *
 * Returns a status other than CORDIAL_OK, to be returned by the handler.
 */
cordial_status call_refuse(struct call *call, unsigned code, cordial_error *err, const char *format,
                           ...) PRINTF(4, 5);

#endif
