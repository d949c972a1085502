/*
 * Who is asking: from a session's cookie, a token, or a header of a trusted proxy.
 */
#ifndef WEB_VISITOR_H
#define WEB_VISITOR_H

#include "web/call.h"

/**
 * visitor_find() - who is asking; nobody unless something proves it
 *
 * A session that is over is nobody's, so that public pages stay open to who had one.
 *
 * @accounts: of this thread; NULL with --portal-only: then everybody is nobody
 * @out:      zeroed for nobody
 *
 * Returns CORDIAL_OK, also for nobody; CORDIAL_E_PERMISSION for a token that is wrong or over, and
 * for a user that the proxy names and nobody has made; CORDIAL_E_IO.
 */
cordial_status visitor_find(struct site *site, cordial_accounts *accounts,
                            const struct request *request, struct visitor *out, cordial_error *err);

/** visitor_shows() - is there anything in the request by which somebody may be known? */
bool visitor_shows(const struct site *site, const struct request *request);

/** visitor_may() - do the visitor's role and scopes allow a row? */
bool visitor_may(const struct visitor *visitor, const struct route *route);

/** visitor_has_form_token() - did a form bring along what its session demands? */
bool visitor_has_form_token(const struct visitor *visitor, struct str given);

/**
 * visitor_cookie() - the name of the session's cookie for a request; NULL: none may be used
 *
 * Over https "__Host-cordial", which a browser takes for this host alone; over plain http
 * "cordial", from this machine to itself and nowhere else.
 */
const char *visitor_cookie(const struct site *site, const struct request *request);

/** visitor_bearer() - the token of the Authorization header; the null string without one */
struct str visitor_bearer(const struct request *request);

#endif
