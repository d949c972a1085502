/*
 * What stands around every document when it fills a page: texts, language and direction, the base's
 * name and logo, the switch of languages, who is signed in, where assets are.
 */
#ifndef WEB_FRAME_H
#define WEB_FRAME_H

#include "web/call.h"

/**
 * frame_language() - the interface's language for a request
 *
 * Of the base's languages that have texts (web/interface.h): the one that `?lang=` names, else the
 * cookie "lang", else the best of Accept-Language, else the base's first.
 *
 * Returns a code, never NULL; also without call->base.
 */
const char *frame_language(const struct call *call);

/** frame_place() - the place of a language in the site's list; 0, the fallback, for others */
size_t frame_place(const cordial_site *site, const char *language);

/** frame_encode() - a text as a value of a query, or as one part of a path */
const char *frame_encode(struct arena *mem, const char *text);

/** frame_encode_path() - the same of a whole path: its slashes stay */
const char *frame_encode_path(struct arena *mem, const char *path);

/** frame_remember_language() - a choice of language in the address is kept in a cookie */
void frame_remember_language(struct call *call);

/**
 * frame_document() - the call's document with the frame around it, a new reference
 *
 * {…the document's keys…, "lang", "dir", "label": {…}, "assets", "path", "query", "icon",
 *  "site": {"name", "logo", "questions"}, "has_languages",
 *  "languages": [{"code", "dir", "name", "href", "current"}], "csrf", "sign_in",
 *  "user": {"name", "role"} | null}
 *
 * The document of an error also gets "is_404", "is_429", "is_5xx" or "is_4xx".
 */
json_t *frame_document(struct call *call);

#endif
