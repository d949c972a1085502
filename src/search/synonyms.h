/*
 * Synonyms: the groups of words/LANG.yaml whose members mean the same in this base. A member of
 * several words is recognised where a text has them one behind the other; what is looked for in
 * its place are the other members, all words of one together.
 */
#ifndef SEARCH_SYNONYMS_H
#define SEARCH_SYNONYMS_H

#include "search/searcher.h"

/* What a synonym counts of the weight of the word that was said. */
extern const double SYNONYM_SCALE;

enum { SYNONYM_WORDS_MAX = 4, SYNONYMS_MAX = 8 }; /* words of a member; members looked for */

/* The member that a text has, by the members that stand for it. */
struct synonyms_found {
    size_t n_words;             /* of the member that stands there; 0: none does */
    const struct words *others; /* texts of words alone, folded */
    size_t n;                   /* at most SYNONYMS_MAX */
};

/**
 * synonyms_at() - the other members for what stands at a word
 *
 * The longest member that begins there counts.
 *
 * @words: folded; read from row @at on
 *
 * The members live until the searcher sees another version of the index.
 */
struct synonyms_found synonyms_at(struct searcher *s, struct searcher_language *language,
                                  const struct words *words, size_t at);

#endif
