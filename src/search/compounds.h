/*
 * Words within words: in a language that writes compounds as one word, a word is also looked for
 * by its parts, and in longer words of the index that begin or end with it. All of it comes from
 * the lexicons of the open index when a search needs it.
 */
#ifndef SEARCH_COMPOUNDS_H
#define SEARCH_COMPOUNDS_H

#include "search/searcher.h"

enum { COMPOUND_CONTAINING_MAX = 4 };

/* What a part, or a word that contains the word, counts of the word's own weight. */
extern const double COMPOUND_PART_SCALE;
extern const double COMPOUND_CONTAINING_SCALE;

struct compound {
    const struct str *parts; /* stems; they count together */
    size_t n_parts;
    const struct str *containing; /* stems, the most frequent first; any of them counts */
    size_t n_containing;
};

/**
 * compound_expand() - what a word is made of and what is made with it
 *
 * The answer is kept until the index changes. When the words of the index cannot be read, it is
 * empty; reading the index will say why.
 *
 * @word: folded, no code
 *
 * Returns stems of the language that the index holds, without the word's own; they live until
 * the searcher sees another version of the index. Empty for a language without compounds.
 */
struct compound compound_expand(struct searcher *s, struct searcher_language *language,
                                struct str word);

/**
 * compound_of_unknown() - the same for a word of a ticket; empty for one that entries have
 *
 * Of a ticket parts of words are compared by the n-grams too: on the labelled sets ranking was no
 * better when known words were expanded as well.
 */
struct compound compound_of_unknown(struct arena *mem, struct searcher *s,
                                    struct searcher_language *language, struct str word);

#endif
