/*
 * Memory that lives and dies together: one arena per request, per article while indexing,
 * per command. Running out of memory ends the process here and nowhere else; every input has
 * a limit, so only a machine without memory gets there.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/err.h"
#include "base/str.h"

#include <stdarg.h>
#include <stddef.h>

struct arena {
    struct arena_block *last; /* the block that is being filled */
};

/** arena_done() - free everything; the arena is empty and usable again. NULL is allowed. */
void arena_done(struct arena *mem);

/** arena_reset() - like arena_done(), keeping one block for the next round */
void arena_reset(struct arena *mem);

/** arena_alloc() - @n zeroed bytes, aligned for any type; never NULL, also when @n is 0 */
void *arena_alloc(struct arena *mem, size_t n);

/** arena_array() - @n zeroed items of @size bytes; the product is checked */
void *arena_array(struct arena *mem, size_t n, size_t size);

/**
 * arena_more() - make room for one item more in a growing array
 *
 * The caller keeps pointer, count and capacity and writes:
 *     list->rows = arena_more(mem, list->rows, list->n, &list->cap, sizeof *list->rows);
 *     list->rows[list->n++] = row;
 *
 * Returns @rows or a larger copy; new room is zeroed. Cost is constant on average.
 */
void *arena_more(struct arena *mem, void *rows, size_t n, size_t *cap, size_t size);

/** arena_str() - a copy of @s with a NUL behind it */
struct str arena_str(struct arena *mem, struct str s);

/** arena_cstr() - a copy of @s as a C string; a NUL inside ends it early */
const char *arena_cstr(struct arena *mem, struct str s);

/** arena_printf() - a formatted string with a NUL behind it */
struct str arena_printf(struct arena *mem, const char *format, ...) PRINTF(2, 3);

/** arena_vprintf() - the same with the arguments of a function that takes them */
struct str arena_vprintf(struct arena *mem, const char *format, va_list args) PRINTF(2, 0);

/**
 * memory_ended() - print one line on stderr and abort
 *
 * For the few places that get memory from elsewhere than an arena.
 */
__attribute__((noreturn)) void memory_ended(void);

/** heap_alloc() - @n zeroed bytes from the heap, for handles; never NULL; freed with free() */
void *heap_alloc(size_t n);

/** heap_give_back() - return to the system what was freed; after work that took much at once */
void heap_give_back(void);

#endif
