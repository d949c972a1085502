/*
 * What the best answers say, as a reply is measured against them. Words are compared within one
 * language alone: an entry in another language than the text's is passed over here.
 */
#ifndef REPLY_MEASURE_H
#define REPLY_MEASURE_H

#include "reply/context.h"
#include "reply/coverage.h"

/** measure_source() - an answer's entries in the text's language; NULL where there is none */
struct check_source measure_source(const struct check_context *c, size_t i);

/** measure_main() - the main answer's; all NULL when there is none */
struct check_source measure_main(const struct check_context *c);

/** measure_part() - a part of the main answer's reply, trimmed and without tags; "" if none */
struct str measure_part(const struct check_context *c, enum reply_part part);

/**
 * measure_known_text() - all that a number or a time in the reply may come from
 *
 * The ticket, the answers in whatever language, the facts and who the base is, joined; once for
 * all rules.
 */
struct str measure_known_text(struct check_context *c);

/** measure_known_words() - the words of that text, for word_set_has() */
struct str_list measure_known_words(struct check_context *c);

/** measure_known_numbers() - those of them that have a digit, and words beside these */
struct str_list measure_known_numbers(struct check_context *c);

/** measure_known_times() - the times that text names */
const struct told_times *measure_known_times(struct check_context *c);

/** measure() - how much of a text, in the reply's language, the reply says */
struct coverage measure(const struct check_context *c, struct str text);

/** measure_covers() - does it say a share of the telling words, and so many or all of them? */
bool measure_covers(const struct check_context *c, struct str text, double share, size_t n_words);

#endif
