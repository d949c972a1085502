/*
 * From a request to an answer: who asks, which row, may he, how often, then the handler, then the
 * document as JSON or as a page.
 */
#ifndef WEB_APP_H
#define WEB_APP_H

#include "web/site.h"

/** app_of() - the application of a site, for the server */
struct server_app app_of(struct site *site);

#endif
