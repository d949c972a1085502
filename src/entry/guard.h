/*
 * Is a Markdown text safe to hand to cmark-gfm? The release that Debian 12 has needs quadratic
 * time or much memory for some inputs; this finds them by counting, before the parse, in linear
 * time. Knows where cmark's costs lie; does not parse Markdown.
 */
#ifndef ENTRY_GUARD_H
#define ENTRY_GUARD_H

#include "base/err.h"
#include "base/str.h"

/**
 * guard_markdown() - refuse what cmark-gfm would choke on
 *
 * What it lets through is parsed within about half a second and 150 MB for 256 KiB. Counts are
 * never too low; they are too high only for text that no person writes.
 *
 * @s:          any bytes
 * @first_line: the number of its first line in the file
 *
 * Returns CORDIAL_OK; CORDIAL_E_LIMIT with a line.
 */
cordial_status guard_markdown(struct str s, unsigned first_line, cordial_error *err);

#endif
