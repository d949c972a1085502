/*
 * The words of a section, four bytes each: where it stands in the text and a key of its stem.
 * With it the places of some stems in a text are found without cutting and folding it again.
 *
 * A row, from its low bits: 20 bits of key, 6 bits of gap, 6 bits of length. The gap is
 * counted from where the word before starts, since pairs of characters overlap.
 * A gap of 63 is a row without a word whose key is the number of bytes to go on by.
 */
#ifndef INDEX_WORDTABLE_H
#define INDEX_WORDTABLE_H

#include "base/buf.h"
#include "text/words.h"

#include <stdint.h>

enum { WORD_KEY_BITS = 20 };

/** word_key() - of a stem or a code; two of them share a key once in a million */
uint32_t word_key(struct str stem);

struct wordtable_writer {
    struct buf *out;
    size_t at; /* where the last word starts */
};

/** wordtable_add() - the next word of the text; parts of codes and what is out of order are not */
void wordtable_add(struct wordtable_writer *w, const struct word *word, uint32_t key);

struct wordtable_reader {
    struct str rows;
    size_t next; /* bytes of the table */
    size_t at;   /* where the last word starts */
};

struct wordtable_word {
    uint32_t key;
    size_t start; /* bytes of the text, half open */
    size_t end;
};

/** wordtable_next() - the next word; false behind the last */
bool wordtable_next(struct wordtable_reader *r, struct wordtable_word *out);

#endif
