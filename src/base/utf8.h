/*
 * UTF-8 as bytes: checking, stepping, writing. Unicode's tables (case, marks, widths) are in
 * text/. Positions are byte offsets.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"
#include "base/str.h"

#include <stdint.h>

/* What stands for a byte that is no UTF-8. */
#define UTF8_REPLACEMENT 0xFFFD

/** utf8_check() - the offset of the first byte that is not UTF-8 (RFC 3629), or STR_NOT_FOUND */
size_t utf8_check(struct str s);

/**
 * utf8_next() - the code point at @at, which is moved behind it
 *
 * A byte that is no UTF-8 gives UTF8_REPLACEMENT and moves by one. @at must be below s.n.
 */
uint32_t utf8_next(struct str s, size_t *at);

/** utf8_floor() - the nearest start of a character at or before @at */
size_t utf8_floor(struct str s, size_t at);

/** utf8_add() - append one code point */
void utf8_add(struct buf *out, uint32_t c);

/** utf8_clean() - a copy with every wrong byte replaced by U+FFFD and NUL dropped */
struct str utf8_clean(struct arena *mem, struct str s);

/**
 * utf8_is_bidi_control() - does @c change the direction of the text after it?
 *
 * The embeddings, overrides and isolates U+202A..202E and U+2066..2069, which can make a line
 * read otherwise than it is stored. The marks U+200E, U+200F, U+061C are harmless and not meant.
 */
bool utf8_is_bidi_control(uint32_t c);

#endif
