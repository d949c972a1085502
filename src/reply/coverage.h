/*
 * How much of one text another one says: the share of its telling words that occur there, in the
 * same or a related form. Measures words, not meaning.
 */
#ifndef REPLY_COVERAGE_H
#define REPLY_COVERAGE_H

#include "base/arena.h"
#include "base/str.h"
#include "text/words.h"

struct coverage {
    size_t n_telling; /* different telling words of the text */
    size_t n_found;   /* how many of them the other one has */
    double share;     /* 0..1; 0 without telling words */
};

/** word_set() - the different words of a text, sorted, to look for related ones in */
struct str_list word_set(struct arena *mem, const struct words *words);

/** word_set_has() - is a folded word in the set? */
bool word_set_has(struct str_list set, struct str word);

/**
 * coverage_of() - how much of @part is in @set
 *
 * A telling word is no stop word, has at least three characters, and is no number of a list.
 * Two words are related when they begin alike and differ in at most three characters at the end.
 *
 * Related words are looked for among those that begin alike.
 */
struct coverage coverage_of(struct arena *mem, struct str language, struct str part,
                            struct str_list set);

/**
 * coverage_takes_up() - does a text take up what is asked?
 *
 * A third of the question's telling words are in it, or two; one with fewer tells nothing and
 * counts as taken up.
 */
bool coverage_takes_up(struct arena *mem, struct str language, struct str question,
                       struct str_list set);

/** words_related() - are two folded words forms of one word, as far as their beginnings tell? */
bool words_related(struct str a, struct str b);

#endif
