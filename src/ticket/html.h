/*
 * HTML as people's mail programs send it, to plain text. The one door to libxml2. Knows blocks,
 * lists, links and how mail programs mark quoted mail; not what the text means.
 */
#ifndef TICKET_HTML_H
#define TICKET_HTML_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

enum {
    HTML_MAX = 4 * 1024 * 1024, /* bytes of HTML */
};

/**
 * html_text() - the text of an HTML page as lines
 *
 * Blocks become lines, items of lists get "- " or their number, a link whose text does not show
 * where it goes is followed by its address in brackets. Scripts, styles and what is hidden are
 * left out. What a mail program marked as quoted mail gets "> " in front of each line.
 *
 * @html: UTF-8
 *
 * Returns CORDIAL_OK, also for markup that is broken; CORDIAL_E_LIMIT over HTML_MAX.
 */
cordial_status html_text(struct arena *mem, struct str html, struct str *out, cordial_error *err);

/** html_is_likely() - does the text hold tags, so that it is HTML without saying so? */
bool html_is_likely(struct str text);

/** html_charset() - the charset that a page names in a <meta> near its beginning, or "" */
struct str html_charset(struct str html);

#endif
