/*
 * The titles of a database by the words they are made of, for completion: which titles have a
 * word with a given beginning, and where in the title. A title is its document's number; the text
 * stands in the document's card.
 */
#ifndef INDEX_TITLES_H
#define INDEX_TITLES_H

#include "base/map.h"
#include "entry/entry.h"
#include "index/wordlist.h"

enum { TITLE_PLACE_MAX = 63, TITLES_MAX = 1 << 26, TITLE_LANGUAGES_MAX = 255 };

/* As it lies in the file. */
struct title_row {
    uint32_t docid; /* in its own database */
    uint32_t hash;  /* of id and title: makes an order of titles that are alike otherwise */
    uint8_t language;
    uint8_t n_words;
    uint8_t n_weighty; /* without stop words */
    uint8_t gone;      /* the document is not what it was */
};

struct titles {
    struct title_row *rows; /* ascending by docid */
    size_t n;
    struct wordlist words;
    const uint32_t *firsts;   /* of each word, and one more: its first posting */
    const uint32_t *postings; /* title << 6 | place from 1 */
    size_t n_postings;
    const char *codes; /* eight bytes each, padded with NUL */
    size_t n_codes;
};

/** titles_read() - borrowed from the cursor's bytes; no titles when they are damaged */
void titles_read(struct lexicon_cursor *c, struct titles *out);

/** titles_language() - the code of a title's language */
struct str titles_language(const struct titles *t, size_t code);

/** titles_drop() - the title of a document is gone; none is no failure */
void titles_drop(struct titles *t, uint32_t docid);

struct title_maker {
    struct arena *mem;
    struct map words;
    struct title_word *rows;
    size_t cap_rows;
    struct title_row *titles;
    size_t n;
    size_t cap;
    struct str_list codes;
};

/** title_maker_init() - @mem owns everything */
void title_maker_init(struct title_maker *m, struct arena *mem);

/**
 * title_maker_add() - a title; those of one database come in the order of their documents
 *
 * @scratch: for what is needed during the call
 */
void title_maker_add(struct title_maker *m, struct arena *scratch, uint32_t docid,
                     const struct entry *entry);

void title_maker_write(struct title_maker *m, struct buf *out);

#endif
