/*
 * Targets of links: which may be followed from a page, and how text and targets are written in
 * HTML. Knows no Markdown.
 */
#ifndef ENTRY_LINK_H
#define ENTRY_LINK_H

#include "base/buf.h"
#include "base/str.h"

enum link_kind {
    LINK_UNSAFE,   /* a scheme that a page must not hold, such as javascript: */
    LINK_RELATIVE, /* a place in the base or in the same page */
    LINK_EXTERNAL, /* http, https, or "//host" */
    LINK_CONTACT,  /* mailto, tel */
};

/** link_kind_of() - what a target is; a scheme that is not known as safe is unsafe */
enum link_kind link_kind_of(struct str target);

/** html_add_text() - append plain text, so that it is text in HTML and in a quoted attribute */
void html_add_text(struct buf *out, struct str text);

/** html_add_target() - append a target for a quoted href or src: percent-encoded where needed */
void html_add_target(struct buf *out, struct str target);

#endif
