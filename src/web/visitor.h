/*
 * Who is asking: from a session's cookie, a token, or a header of a trusted proxy.
 */
#ifndef WEB_VISITOR_H
#define WEB_VISITOR_H

#include "web/call.h"

/**
 * visitor_find() - who is asking; nobody unless something proves it
 *
 * @accounts: of this thread; NULL with --portal-only: then everybody is nobody
 * @out:      zeroed for nobody
 *
 * Returns CORDIAL_OK, also for nobody; CORDIAL_E_PERMISSION for a token or session that is given
 * but wrong or expired; CORDIAL_E_IO.
 */
cordial_status visitor_find(struct site *site, cordial_accounts *accounts,
                            const struct request *request, struct visitor *out, cordial_error *err);

/** visitor_may() - do the visitor's role and scopes allow a row? */
bool visitor_may(const struct visitor *visitor, const struct route *route);

#endif
