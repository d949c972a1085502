/*
 * What an entry holds for agents alone, as words, and the terms by which a text is found that has
 * some of them in a row (TERM_WINDOW).
 */
#ifndef INDEX_SECRET_H
#define INDEX_SECRET_H

#include "entry/entry.h"
#include "text/words.h"

enum { SECRET_WINDOW = 4 }; /* words in a row that have a term */

/** secret_words() - the text of an agents' article, and any note; empty when there is neither */
struct words secret_words(struct arena *mem, const struct entry *entry);

/** secret_open_words() - of the other entries, the text that may be sent */
struct words secret_open_words(struct arena *mem, const struct entry *entry);

/**
 * secret_term() - the term of SECRET_WINDOW words
 *
 * @language: of the text they stand in
 * @window:   the first of them
 */
struct str secret_term(struct arena *mem, struct str language, const struct word *window);

#endif
