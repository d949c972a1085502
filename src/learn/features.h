/*
 * A text as numbers: its words, word pairs and character n-grams, each hashed to 32 bits and
 * counted. Every language is treated alike; what a feature tells is for those who count them over
 * many texts.
 */
#ifndef LEARN_FEATURES_H
#define LEARN_FEATURES_H

#include "base/arena.h"
#include "base/str.h"
#include "text/words.h"

#include <stdbool.h>
#include <stdint.h>

/* Words of a text that are looked at: what a ticket is about stands in its beginning. */
enum { FEATURE_WORDS_MAX = 1000 };

/* What the two lowest bits of a hash tell of its feature. */
enum { FEATURE_WORD = 0, FEATURE_GRAM = 1, FEATURE_PAIR = 2, FEATURE_KIND = 3 };

struct feature {
    uint32_t hash;
    float value; /* how often at first; what callers make of it later */
};

struct features {
    struct feature *rows; /* each hash once, in no order */
    size_t n;
};

/* How long n-grams are: characters of a word with a blank at both ends. */
struct feature_grams {
    unsigned min;
    unsigned max;
};

extern const struct feature_grams features_of_models; /* 2 to 5 */
extern const struct feature_grams features_of_past;   /* 4 */

/** features_cut() - the features of a text's words */
struct features features_cut(struct arena *mem, const struct words *words,
                             struct feature_grams grams);

/** feature_of_word() - the hash of one folded word */
uint32_t feature_of_word(struct str word);

/**
 * features_trim() - keep the @max features of the largest values, in no order
 *
 * Equal values are taken by their hash, so that a text always keeps the same.
 */
void features_trim(struct features *f, size_t max);

/**
 * features_scale() - make the values a vector of length 1
 *
 * Words with pairs and n-grams are brought to length 1 each before they are put together, the
 * words at a smaller weight: there are many more n-grams, and they hold the words' parts again.
 */
void features_scale(struct features *f);

#endif
