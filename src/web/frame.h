/*
 * What stands around every document when it fills a page: interface texts, language, who is
 * signed in, where assets are.
 */
#ifndef WEB_FRAME_H
#define WEB_FRAME_H

#include "web/call.h"

/** frame_language() - the interface's language for a request: a code, never NULL */
const char *frame_language(const struct call *call);

/**
 * frame_document() - the call's document with the frame around it, a new reference
 *
 * {…the document's keys…, "lang", "assets", "path", "csrf", "user": {"name", "role"} | null}
 */
json_t *frame_document(const struct call *call);

#endif
