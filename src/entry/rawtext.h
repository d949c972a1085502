/*
 * What a block of raw HTML says: its words without tags. Real pages hold tables and lists
 * written in HTML; none of the markup may come through, but the words shall be read and found.
 */
#ifndef ENTRY_RAWTEXT_H
#define ENTRY_RAWTEXT_H

#include "base/buf.h"
#include "base/str.h"

/**
 * rawtext_add() - append the plain text of an HTML fragment
 *
 * Comments, scripts and styles are left out. Blocks are separated by "\n", cells by "\t"; blanks
 * are made one. The result is text that must be escaped like any other.
 */
void rawtext_add(struct buf *out, struct str html);

#endif
