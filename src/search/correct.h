/*
 * Correction of misspelt words from the words of the base itself, by audience and language: only
 * words that no entry has are corrected, unless no entry has all the words of a search; and what
 * is put in their place is the near word that stands together with the others.
 */
#ifndef SEARCH_CORRECT_H
#define SEARCH_CORRECT_H

#include "search/query.h"

/* A word near a misspelt one. */
struct near_word {
    struct str text;
    struct str language;
    size_t edits;
    size_t count; /* documents */
    double cost;  /* smaller is likelier; comparable for one misspelt word only */
};

enum { NEAR_WORDS_MAX = 6 };

struct near_words {
    struct near_word rows[NEAR_WORDS_MAX]; /* likeliest first; none twice */
    size_t n;
};

/**
 * correct_word() - the words of the audience's lists that are nearest to one
 *
 * A letter changed, left out or added, or two neighbours swapped, is one edit. Words at one edit
 * are all found. Words at two edits are looked for only when none is at one, and found when their
 * first or their last three letters are right.
 *
 * @s:         with its layers looked up
 * @preferred: the language that is likelier
 * @max_edits: 1 or 2
 * @out:       words of the least number of edits; never @word itself
 */
void correct_word(struct arena *mem, const struct searcher *s, struct str word,
                  struct str preferred, size_t max_edits, struct near_words *out);

/**
 * correct_listed() - the nearest of some other words; the null string when none is near
 *
 * Cost is linear in the words: for names of which there are few.
 */
struct str correct_listed(struct arena *mem, const struct xc_terms *words, struct str word,
                          size_t max_edits);

/**
 * correct_unknown() - a query with its unknown words corrected
 *
 * Words of fewer than four letters, codes and negative words are left as they are.
 *
 * @out: set to the text of the better query; the null string when nothing was corrected
 */
cordial_status correct_unknown(struct arena *mem, struct searcher *s, const struct query *query,
                               struct str *out, cordial_error *err);

/**
 * correct_known() - a query that no entry fulfils, with one word made another that is near
 *
 * For a slip that gave another word of the base. Taken is a word that is more frequent and with
 * which an entry has all the words.
 */
cordial_status correct_known(struct arena *mem, struct searcher *s, const struct query *query,
                             struct str *out, cordial_error *err);

#endif
