/*
 * Growing bytes for output. Always NUL-terminated, so buf.p is a C string when no NUL was
 * appended. A zeroed buf is an empty one. The bytes come from the heap: done() frees them.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct buf {
    char *p; /* NULL before the first byte */
    size_t n;
    size_t cap;
};

void buf_done(struct buf *b);
void buf_clear(struct buf *b); /* empty, keeping its room */

void buf_add(struct buf *b, struct str s);
void buf_add_char(struct buf *b, char c);
void buf_add_cstr(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *format, ...) PRINTF(2, 3);

/** buf_trim_end() - drop ASCII white space at the end */
void buf_trim_end(struct buf *b);

/** buf_str() - borrowed until the next append; never a NULL pointer */
struct str buf_str(const struct buf *b);

/** buf_keep() - a copy of the bytes in @mem */
struct str buf_keep(const struct buf *b, struct arena *mem);

#endif
