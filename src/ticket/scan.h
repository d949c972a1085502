/*
 * A text that is being read: its words, its language, and small looks around a place. What the
 * readers of facts, names and cues share.
 */
#ifndef TICKET_SCAN_H
#define TICKET_SCAN_H

#include "base/arena.h"
#include "base/str.h"
#include "text/pack.h"
#include "text/phrase.h"
#include "text/words.h"

#include <cordial/ticket.h>

struct scan {
    struct arena *mem;
    struct str text;
    struct str language; /* "" while it is unknown */
    struct words words;  /* without the parts of codes */
};

/** scan_make() - cut a text into words, for reading */
struct scan scan_make(struct arena *mem, struct str text, struct str language);

/** scan_find() - the phrases of a list of the text's language */
struct phrase_hits scan_find(const struct scan *s, const char *list);

/** scan_find_any() - the phrases of a list that holds in every language */
struct phrase_hits scan_find_any(const struct scan *s, const char *list);

/** scan_word_from() - the index of the first word that starts at or behind @at; words.n at the end
 */
size_t scan_word_from(const struct scan *s, size_t at);

/** scan_word_before() - the index of the last word that ends at or before @at; SIZE_MAX: none */
size_t scan_word_before(const struct scan *s, size_t at);

/** scan_word_is() - is the word of this index a phrase of one word in a list? False behind the end
 */
bool scan_word_is(const struct scan *s, size_t word, struct pack list);

/** scan_word_is_written() - the same, compared as it is written but for capitals: "e" is no "è" */
bool scan_word_is_written(const struct scan *s, size_t word, struct pack list);

/** scan_gap_is() - does the text between two places hold only bytes of @allowed? */
bool scan_gap_is(const struct scan *s, size_t from, size_t to, const char *allowed);

/** scan_hit_before() - the last hit that ends at or before @at, NULL when there is none */
const struct phrase_hit *scan_hit_before(const struct phrase_hits *hits, size_t at);

/** scan_hit_from() - the first hit that starts at or behind @at, NULL when there is none */
const struct phrase_hit *scan_hit_from(const struct phrase_hits *hits, size_t at);

/**
 * scan_quote() - the words in quotation marks that open at @at, and where to go on behind them
 *
 * Single marks count where no apostrophe can be meant: a blank or bracket in front, no letter
 * behind, and more than one word between.
 *
 * @out: set to the words without the marks
 *
 * Returns @at when none open there, or none close in the same paragraph.
 */
size_t scan_quote(struct str s, size_t at, struct str *out);

/* ---- digits: ASCII, Persian and Arabic ---- */

/** scan_digit() - the length of the digit at @at, 0 when none is there; its value in @out */
size_t scan_digit(struct str s, size_t at, unsigned *out);

/** scan_has_digit() - does a digit stand anywhere in the text? */
bool scan_has_digit(struct str s);

/** scan_number() - the value of a text that is all digits; -1 when it is not, or over a billion */
long scan_number(struct str s);

/** scan_count_digits() - how many digits a text holds */
size_t scan_count_digits(struct str s);

#endif
