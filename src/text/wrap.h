/*
 * Lines that a mail program wrapped: their end is no end of what the writer says. Where sentences
 * and phrases are looked for, this is asked of every newline.
 */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "base/str.h"

/** wrap_is_full() - is a line so long that a program may have wrapped it? */
bool wrap_is_full(struct str line);

/**
 * wrap_at() - was the line wrapped that ends with the newline at @at?
 *
 * It was when it is long, ends without the sign of an end, and the next begins with a letter.
 *
 * Cost is linear in the bytes of the line.
 */
bool wrap_at(struct str text, size_t at);

#endif
