/* Blocks in a chain, each twice as large as the one before up to a limit. */
#include "base/arena.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_FIRST = 4096, BLOCK_LARGEST = 1 << 20, ALIGN = 16 };

struct arena_block {
    struct arena_block *previous;
    size_t used;
    size_t size;
    _Alignas(ALIGN) unsigned char bytes[];
};

void memory_ended(void)
{
    fputs("cordial: out of memory\n", stderr);
    abort();
}

void *heap_alloc(size_t n)
{
    void *p = calloc(1, n > 0 ? n : 1);
    if (p == NULL) {
        memory_ended();
    }
    return p;
}

void heap_give_back(void)
{
    malloc_trim(0);
}

void arena_done(struct arena *mem)
{
    if (mem == NULL) {
        return;
    }
    while (mem->last != NULL) {
        struct arena_block *block = mem->last;
        mem->last = block->previous;
        free(block);
    }
}

void arena_reset(struct arena *mem)
{
    struct arena_block *kept = mem->last;
    if (kept == NULL) {
        return;
    }
    mem->last = kept->previous;
    arena_done(mem);
    kept->previous = NULL;
    kept->used = 0;
    mem->last = kept;
}

static struct arena_block *add_block(struct arena *mem, size_t need)
{
    size_t size = mem->last == NULL ? BLOCK_FIRST : mem->last->size * 2;
    if (size > BLOCK_LARGEST) {
        size = BLOCK_LARGEST;
    }
    if (size < need) {
        size = need;
    }
    if (size > SIZE_MAX - sizeof(struct arena_block)) {
        memory_ended();
    }
    struct arena_block *block = malloc(sizeof *block + size);
    if (block == NULL) {
        memory_ended();
    }
    *block = (struct arena_block){.previous = mem->last, .size = size};
    mem->last = block;
    return block;
}

void *arena_alloc(struct arena *mem, size_t n)
{
    if (n > SIZE_MAX - ALIGN) {
        memory_ended();
    }
    size_t need = (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct arena_block *block = mem->last;
    if (block == NULL || block->size - block->used < need) {
        block = add_block(mem, need);
    }
    void *p = block->bytes + block->used;
    block->used += need;
    memset(p, 0, need); /* here and not in add_block(): what is never handed out is never touched */
    return p;
}

void *arena_array(struct arena *mem, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size) {
        memory_ended();
    }
    return arena_alloc(mem, n * size);
}

void *arena_more(struct arena *mem, void *rows, size_t n, size_t *cap, size_t size)
{
    if (n < *cap) {
        return rows;
    }
    if (n > SIZE_MAX / 4) {
        memory_ended();
    }
    size_t cap_new = *cap == 0 ? 8 : *cap * 2;
    void *grown = arena_array(mem, cap_new, size);
    if (n > 0) {
        memcpy(grown, rows, n * size);
    }
    *cap = cap_new;
    return grown;
}

struct str arena_str(struct arena *mem, struct str s)
{
    char *p = arena_alloc(mem, s.n + 1);
    if (s.n > 0) {
        memcpy(p, s.p, s.n);
    }
    return (struct str){p, s.n};
}

const char *arena_cstr(struct arena *mem, struct str s)
{
    return arena_str(mem, s).p;
}

struct str arena_vprintf(struct arena *mem, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    char none[1];
    int n = vsnprintf(none, sizeof none, format, args);
    if (n < 0) {
        n = 0;
    }
    char *p = arena_alloc(mem, (size_t)n + 1);
    vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return (struct str){p, (size_t)n};
}

struct str arena_printf(struct arena *mem, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str s = arena_vprintf(mem, format, args);
    va_end(args);
    return s;
}
