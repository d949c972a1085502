/* Appending; the room doubles. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_ROOM = 256 };

static void reserve(struct buf *b, size_t more)
{
    if (more >= SIZE_MAX / 2 - b->n) {
        memory_ended();
    }
    size_t need = b->n + more + 1;
    if (need <= b->cap) {
        return;
    }
    size_t cap = b->cap > 0 ? b->cap : FIRST_ROOM;
    while (cap < need) {
        cap *= 2;
    }
    char *p = realloc(b->p, cap);
    if (p == NULL) {
        memory_ended();
    }
    b->p = p;
    b->cap = cap;
}

void buf_done(struct buf *b)
{
    if (b != NULL) {
        free(b->p);
        *b = (struct buf){0};
    }
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    if (b->p != NULL) {
        b->p[0] = '\0';
    }
}

void buf_add(struct buf *b, struct str s)
{
    if (s.n == 0) {
        return;
    }
    reserve(b, s.n);
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = '\0';
}

void buf_add_char(struct buf *b, char c)
{
    reserve(b, 1);
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}

void buf_add_cstr(struct buf *b, const char *s)
{
    buf_add(b, str_of(s));
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    char none[1];
    int n = vsnprintf(none, sizeof none, format, args);
    va_end(args);
    if (n > 0) {
        reserve(b, (size_t)n);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

void buf_trim_end(struct buf *b)
{
    while (b->n > 0 && strchr(" \t\r\n", b->p[b->n - 1]) != NULL) {
        b->p[--b->n] = '\0';
    }
}

struct str buf_str(const struct buf *b)
{
    return (struct str){b->p != NULL ? b->p : "", b->n};
}

struct str buf_keep(const struct buf *b, struct arena *mem)
{
    return arena_str(mem, buf_str(b));
}
