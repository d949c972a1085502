/*
 * Character n-grams: overlapping runs of four characters of a text's folded words with one blank
 * between them, and one in front and behind. They tell what words share that no stemmer makes
 * one (compounds, endings, slips), and which words stand side by side.
 */
#ifndef TEXT_GRAMS_H
#define TEXT_GRAMS_H

#include "text/words.h"

enum { GRAM_CHARACTERS = 4 };

struct gram {
    struct str text; /* UTF-8 */
    size_t first;    /* words that it touches: rows of the words, half open */
    size_t last;
};

struct gram_reader {
    const struct words *words;
    struct str text;       /* the words and the blanks */
    const size_t *word_of; /* per byte of text; of a blank the word behind it */
    size_t at;
};

/** grams_begin() - read the grams of words; parts of codes are passed over */
struct gram_reader grams_begin(struct arena *mem, const struct words *words);

/** gram_next() - the next gram; false behind the last */
bool gram_next(struct gram_reader *r, struct gram *out);

#endif
