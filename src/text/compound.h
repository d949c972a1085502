/*
 * Splitting compounds: mailboxinstellingen into mailbox and instellingen. Needs no dictionary:
 * it asks its caller how frequent a word is. Knows no language; the letters that may stand
 * between two parts come from the caller's word list.
 */
#ifndef TEXT_COMPOUND_H
#define TEXT_COMPOUND_H

#include "text/pack.h"

enum {
    COMPOUND_PARTS_MAX = 4,
    COMPOUND_PART_MIN = 4, /* bytes; shorter words are in everything */
};

struct compound_words {
    /* How frequent a piece is as a word; 0: it is none. Only the last of a compound is inflected.
     */
    size_t (*count)(void *self, struct str piece, bool last);
    void *self;
    struct pack links; /* letters between parts, such as "s" */
};

/**
 * compound_split() - the parts of a compound
 *
 * @word: folded
 * @out:  borrowed from @word, in order
 *
 * Returns how many there are; 0 when the word is no compound: because it cannot be split, or is
 * itself more frequent than its parts are.
 *
 * Cost is cubic in the bytes of the word, which are at most WORD_MAX, and asks for a piece once,
 * and only where the one before it ends.
 *
 * Source: Koehn and Knight 2003, "Empirical methods for compound splitting": of all ways to
 * split, that with the highest geometric mean of the parts' frequencies.
 */
size_t compound_split(const struct compound_words *words, struct str word,
                      struct str out[COMPOUND_PARTS_MAX]);

/** compound_is_joint() - is @rest, beside a word in a compound, a word with or without a link?
 *
 * @behind: @rest stands behind the word, with a link perhaps at its beginning; else before it,
 *          with one perhaps at its end
 */
bool compound_is_joint(const struct compound_words *words, struct str rest, bool behind);

#endif
