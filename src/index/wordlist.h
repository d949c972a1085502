/*
 * Sorted words with a number each, as they lie in a mapped file: found by their beginning, and by
 * their ending through a second order. Knows nothing of languages and databases.
 *
 * The bytes, all numbers of 32 bits in the machine's order: n, size, n + 1 starts, n counts, n
 * rows ordered by reversed bytes, then the letters, padded to four.
 */
#ifndef INDEX_WORDLIST_H
#define INDEX_WORDLIST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "xapian-c/xapian-c.h"

#include <stdint.h>

/* Aligned bytes that are read from their start; what does not fit gives NULL and sets damaged. */
struct lexicon_cursor {
    char *p;
    size_t n;
    size_t at;
    bool damaged;
};

/** lexicon_take() - the next @n items of @size bytes, on a multiple of four */
void *lexicon_take(struct lexicon_cursor *c, size_t n, size_t size);

/** lexicon_number() - the next number; 0 when there is none */
uint32_t lexicon_number(struct lexicon_cursor *c);

/** lexicon_add() - append @n items of @size bytes and pad to four */
void lexicon_add(struct buf *out, const void *items, size_t n, size_t size);

struct wordlist {
    const uint32_t *starts;
    uint32_t *counts;
    const uint32_t *by_end;
    const char *letters;
    size_t n;
    size_t size; /* of the letters */
};

/** wordlist_write() - append a list; @rows are sorted by bytes and unique */
void wordlist_write(struct buf *out, const struct xc_term *rows, size_t n);

/** wordlist_read() - borrowed from the cursor's bytes; an empty list when they are damaged */
void wordlist_read(struct lexicon_cursor *c, struct wordlist *out);

/** wordlist_at() - the word of a row; "" outside */
struct str wordlist_at(const struct wordlist *list, size_t row);

/** wordlist_at_end() - the row that stands at a place of the order by endings */
size_t wordlist_at_end(const struct wordlist *list, size_t place);

/* Rows, half open. */
struct span {
    size_t from;
    size_t to;
};

/** wordlist_starting() - the rows of the words that start with @head; logarithmic */
struct span wordlist_starting(const struct wordlist *list, struct str head);

/** wordlist_ending() - the places, for wordlist_at_end(), of the words that end with @tail */
struct span wordlist_ending(const struct wordlist *list, struct str tail);

/** wordlist_narrow() - of rows that share their first @depth bytes, those whose next is @c
 *
 * So a beginning is followed byte by byte, each step in fewer rows; one that ends there is the
 * first of the span.
 */
struct span wordlist_narrow(const struct wordlist *list, struct span span, size_t depth, char c);

/** wordlist_find() - the row of a word, or STR_NOT_FOUND */
size_t wordlist_find(const struct wordlist *list, struct str word);

#endif
