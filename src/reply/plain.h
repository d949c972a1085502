/*
 * From the safe HTML of a draft to plain text for a mail: lists with "1." and "-", links as
 * text (address), paragraphs apart by an empty line. Reads what markdown_html() writes, nothing
 * else: well-formed, without scripts, comments or raw HTML.
 */
#ifndef REPLY_PLAIN_H
#define REPLY_PLAIN_H

#include "base/arena.h"
#include "base/str.h"

/** plain_from_html() - the text, without an empty line at its ends; cost is linear */
struct str plain_from_html(struct arena *mem, struct str html);

#endif
