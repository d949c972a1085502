/*
 * Finding phrases of a word list in a text: the cues by which a reading is made and a reply is
 * checked. Words are compared folded, so that case, marks and punctuation do not matter.
 */
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include "text/words.h"

struct phrase_hit {
    struct str phrase; /* as the list has it */
    size_t start;      /* bytes of the original text, half open */
    size_t end;
    size_t next_word; /* the index of the word behind it */
};

struct phrase_hits {
    struct phrase_hit *rows;
    size_t n;
    size_t cap;
};

/**
 * phrases_find() - every place where a phrase of a list stands
 *
 * At each word the longest phrase counts, and the search goes on behind it. A "*" stands for one
 * to four words, "word~" for every word with that beginning.
 *
 * @words: of the text, as words_cut() gives them
 * @list:  the phrases, as pack_list() gives them
 */
struct phrase_hits phrases_find(struct arena *mem, const struct words *words, struct str_list list);

#endif
