/*
 * Folding: the form of a text in which words are compared. NFKC, case folded, marks removed,
 * letters that look alike made one. Every folded byte knows the byte of the original it came from.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

struct folded {
    struct str text;
    const uint32_t *origin; /* text.n + 1 offsets into the original; NULL: the same offsets */
};

/**
 * fold() - fold a text
 *
 * Cost is linear. Plain ASCII is folded without Unicode's tables and keeps its offsets.
 *
 * @mem: owns the result
 * @s:   UTF-8 (bytes that are none become U+FFFD), at most 4 GiB - 1
 * @out: set always
 */
void fold(struct arena *mem, struct str s, struct folded *out);

/** fold_str() - only the text of fold() */
struct str fold_str(struct arena *mem, struct str s);

/** fold_origin() - the offset in the original of a folded offset */
size_t fold_origin(const struct folded *f, size_t at);

#endif
