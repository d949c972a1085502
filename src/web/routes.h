/*
 * The table of routes, and the handlers that its rows name.
 */
#ifndef WEB_ROUTES_H
#define WEB_ROUTES_H

#include "web/call.h"

/* Sorted by path, then method, then from the highest role down. */
extern const struct route routes[];
extern const size_t n_routes;

/* api_find.c, api_reply.c: the library as it is, for programs */
cordial_status call_api(struct call *call, cordial_error *err);
cordial_status call_check(struct call *call, cordial_error *err);
cordial_status call_complete(struct call *call, cordial_error *err);
cordial_status call_entries(struct call *call, cordial_error *err);
cordial_status call_feedback(struct call *call, cordial_error *err);
cordial_status call_feedback_undo(struct call *call, cordial_error *err);
cordial_status call_reply(struct call *call, cordial_error *err);
cordial_status call_search(struct call *call, cordial_error *err);
cordial_status call_suggest(struct call *call, cordial_error *err);
cordial_status call_suggest_public(struct call *call, cordial_error *err);

/* service.c: for machines that run it */
cordial_status call_asset(struct call *call, cordial_error *err);
cordial_status call_healthz(struct call *call, cordial_error *err);
cordial_status call_metrics(struct call *call, cordial_error *err);
cordial_status call_openapi(struct call *call, cordial_error *err);
cordial_status call_readyz(struct call *call, cordial_error *err);

#endif
