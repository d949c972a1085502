/*
 * The documents of a database by their numbers, as they lie in a mapped file: what a result needs
 * of each, side by side, so that showing one asks neither Xapian nor the texts. Knows nothing of
 * what the bytes of a document mean.
 *
 * The bytes: the size of all documents, the documents, padded to four, the number of rows, rows.
 */
#ifndef INDEX_ROLL_H
#define INDEX_ROLL_H

#include "index/wordlist.h"

/* As it lies in the file. */
struct roll_row {
    uint32_t docid; /* in its own database */
    uint32_t start;
    uint32_t size; /* 0: the document is not what it was */
};

struct roll {
    struct roll_row *rows; /* ascending by docid */
    size_t n;
    const char *bytes;
    size_t size;
};

/** roll_read() - borrowed from the cursor's bytes; an empty roll when they are damaged */
void roll_read(struct lexicon_cursor *c, struct roll *out);

/** roll_find() - the bytes of a document; false when they are not there or not true any more */
bool roll_find(const struct roll *roll, uint32_t docid, struct str *out);

/** roll_drop() - a document is not what it was; none is no failure */
void roll_drop(struct roll *roll, uint32_t docid);

/* Writing, behind what is in @out; nothing else is added to it from begin to end. */
struct roll_maker {
    struct arena *mem;
    struct buf *out;
    size_t at;
    struct roll_row *rows;
    size_t n;
    size_t cap;
};

/** roll_begin() - @mem owns the rows until roll_end() */
void roll_begin(struct roll_maker *m, struct arena *mem, struct buf *out);

/** roll_add() - a document; those of one database come in their order */
void roll_add(struct roll_maker *m, uint32_t docid, struct str bytes);
void roll_end(struct roll_maker *m);

#endif
