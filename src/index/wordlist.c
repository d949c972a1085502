/* Taking and adding items; the two orders; binary search in each. */
#include "index/wordlist.h"

#include <stdlib.h>

void *lexicon_take(struct lexicon_cursor *c, size_t n, size_t size)
{
    size_t left = c->n - c->at;
    if (c->damaged || (size > 0 && n > left / size)) {
        c->damaged = true;
        return NULL;
    }
    void *p = c->p + c->at;
    size_t padded = (n * size + 3) / 4 * 4;
    c->at += padded < left ? padded : left;
    return p;
}

uint32_t lexicon_number(struct lexicon_cursor *c)
{
    const uint32_t *p = lexicon_take(c, 1, sizeof *p);
    return p != NULL ? *p : 0;
}

void lexicon_add(struct buf *out, const void *items, size_t n, size_t size)
{
    buf_add(out, (struct str){items, n * size});
    while (out->n % 4 != 0) {
        buf_add_char(out, '\0');
    }
}

static int by_end(const void *a, const void *b)
{
    const struct xc_term *x = *(const struct xc_term *const *)a;
    const struct xc_term *y = *(const struct xc_term *const *)b;
    return str_cmp_ends(x->text, y->text);
}

static void write_ends(struct buf *out, struct arena *mem, const struct xc_term *rows, size_t n)
{
    const struct xc_term **ends = arena_array(mem, n, sizeof(struct xc_term *));
    uint32_t *order = arena_array(mem, n, sizeof *order);
    for (size_t i = 0; i < n; i++) {
        ends[i] = &rows[i];
    }
    if (n > 1) {
        qsort(ends, n, sizeof(struct xc_term *), by_end);
    }
    for (size_t i = 0; i < n; i++) {
        order[i] = (uint32_t)(ends[i] - rows);
    }
    lexicon_add(out, order, n, sizeof *order);
}

void wordlist_write(struct buf *out, const struct xc_term *rows, size_t n)
{
    AUTO(arena_done) struct arena mem = {0};
    uint32_t *starts = arena_array(&mem, n + 1, sizeof *starts);
    uint32_t *counts = arena_array(&mem, n, sizeof *counts);
    for (size_t i = 0; i < n; i++) {
        starts[i + 1] = starts[i] + (uint32_t)rows[i].text.n;
        counts[i] = (uint32_t)rows[i].count;
    }
    uint32_t head[2] = {(uint32_t)n, starts[n]};
    lexicon_add(out, head, 2, sizeof *head);
    lexicon_add(out, starts, n + 1, sizeof *starts);
    lexicon_add(out, counts, n, sizeof *counts);
    write_ends(out, &mem, rows, n);
    for (size_t i = 0; i < n; i++) {
        buf_add(out, rows[i].text);
    }
    lexicon_add(out, NULL, 0, 1);
}

void wordlist_read(struct lexicon_cursor *c, struct wordlist *out)
{
    size_t n = lexicon_number(c);
    size_t size = lexicon_number(c);
    *out = (struct wordlist){
        .starts = lexicon_take(c, n + 1, sizeof *out->starts),
        .counts = lexicon_take(c, n, sizeof *out->counts),
        .by_end = lexicon_take(c, n, sizeof *out->by_end),
        .letters = lexicon_take(c, size, 1),
        .n = n,
        .size = size,
    };
    if (c->damaged) {
        *out = (struct wordlist){0};
    }
}

struct str wordlist_at(const struct wordlist *list, size_t row)
{
    struct str nothing = {"", 0};
    if (row >= list->n) {
        return nothing;
    }
    size_t from = list->starts[row];
    size_t to = list->starts[row + 1];
    return from <= to && to <= list->size ? (struct str){list->letters + from, to - from} : nothing;
}

size_t wordlist_at_end(const struct wordlist *list, size_t place)
{
    return place < list->n ? list->by_end[place] : STR_NOT_FOUND;
}

/* How a word stands to those with a beginning or an ending: before, one of them, behind. */
typedef int (*side_of)(struct str word, struct str piece);

static int side_of_head(struct str word, struct str head)
{
    return str_cmp(str_sub(word, 0, head.n), head);
}

static int side_of_tail(struct str word, struct str tail)
{
    return str_cmp_ends(str_from(word, word.n > tail.n ? word.n - tail.n : 0), tail);
}

/* The first place whose word is not before the piece, or is behind it. */
static size_t first_place(const struct wordlist *list, struct str piece, side_of side, bool behind)
{
    bool ends = side == side_of_tail;
    size_t low = 0;
    size_t high = list->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct str word = wordlist_at(list, ends ? wordlist_at_end(list, middle) : middle);
        int at = side(word, piece);
        if (at < 0 || (behind && at == 0)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

struct span wordlist_starting(const struct wordlist *list, struct str head)
{
    return (struct span){first_place(list, head, side_of_head, false),
                         first_place(list, head, side_of_head, true)};
}

struct span wordlist_ending(const struct wordlist *list, struct str tail)
{
    return (struct span){first_place(list, tail, side_of_tail, false),
                         first_place(list, tail, side_of_tail, true)};
}

/* The first row of a span whose byte at @depth is not below @c; a word that has ended is below. */
static size_t first_byte(const struct wordlist *list, struct span span, size_t depth, int c)
{
    while (span.from < span.to) {
        size_t middle = span.from + (span.to - span.from) / 2;
        struct str word = wordlist_at(list, middle);
        if (word.n <= depth || (unsigned char)word.p[depth] < c) {
            span.from = middle + 1;
        } else {
            span.to = middle;
        }
    }
    return span.from;
}

struct span wordlist_narrow(const struct wordlist *list, struct span span, size_t depth, char c)
{
    int byte = (unsigned char)c;
    span.from = first_byte(list, span, depth, byte);
    span.to = first_byte(list, span, depth, byte + 1);
    return span;
}

size_t wordlist_find(const struct wordlist *list, struct str word)
{
    size_t row = first_place(list, word, side_of_head, false);
    return str_eq(wordlist_at(list, row), word) && row < list->n ? row : STR_NOT_FOUND;
}
