/*
 * How a word is written, as a reader wants to see it again: what folding took away, but not the
 * capital that only a sentence's beginning asked for.
 */
#ifndef TEXT_WRITTEN_H
#define TEXT_WRITTEN_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* The longest form in bytes; a longer one is shown folded. */
enum { WRITTEN_MAX = 96 };

/**
 * written_form() - the form in which a word may be shown
 *
 * @original: as it stands in a text
 * @folded:   the same as a word of words_cut()
 * @capitals: the language writes them in the middle of sentences
 *
 * Returns @folded, borrowed, when that is the form, or when @original is not fit to be shown.
 */
struct str written_form(struct arena *mem, struct str original, struct str folded, bool capitals);

#endif
