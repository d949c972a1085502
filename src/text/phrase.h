/*
 * Finding phrases of a word list in a text: the cues by which a reading is made and a reply is
 * checked. Words are compared folded, so that case, marks and punctuation do not matter.
 */
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include "text/pack.h"
#include "text/words.h"

struct phrase_hit {
    const struct phrase *phrase; /* of the list: two hits of one phrase have the same */
    struct str text;             /* of the phrase, as written in the list */
    struct str value;
    size_t start; /* bytes of the original text, half open */
    size_t end;
    size_t first_word; /* index into the words of the text */
    size_t next_word;  /* the index of the word behind it */
};

struct phrase_hits {
    struct phrase_hit *rows;
    size_t n;
    size_t cap;
};

/**
 * phrases_find() - every place where a phrase of a list stands
 *
 * At each word the longest phrase counts, and the search goes on behind it. A phrase never goes
 * across the end of a sentence or line (SIGN_BREAK of text/sign.h, and a newline where
 * no line was wrapped).
 *
 * @text:  the original text
 * @words: of the text, as words_cut() gives them
 * @pack:  the list
 */
struct phrase_hits phrases_find(struct arena *mem, struct str text, const struct words *words,
                                struct pack pack);

/** phrases_in() - words_cut() and phrases_find() in one, for a text that is looked at once */
struct phrase_hits phrases_in(struct arena *mem, struct str text, struct pack pack);

#endif
