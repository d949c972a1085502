/*
 * What a reader may be typing: titles and words that begin like what stands in the search field.
 */
#ifndef CORDIAL_COMPLETE_H
#define CORDIAL_COMPLETE_H

#include <cordial/base.h>

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { CORDIAL_COMPLETIONS_MAX = 50 }; /* rows of one call */

typedef enum cordial_completion_kind {
    CORDIAL_COMPLETION_TITLE,
    CORDIAL_COMPLETION_WORD, /* what was typed, its last word completed */
} cordial_completion_kind;

typedef struct cordial_completion {
    const char *text;
    cordial_completion_kind kind;
    const char *id;       /* of the answer that has the title; NULL for a word */
    const char *language; /* of the title or the word */
} cordial_completion;

typedef struct cordial_completions {
    const char *prefix;
    const char *language; /* whose titles and words come first */
    const cordial_completion *rows;
    size_t n_rows;
    double took_ms;
} cordial_completions;

typedef struct cordial_complete_options {
    size_t n;             /* rows wanted; 0: 10 */
    const char *language; /* preferred, or NULL */
} cordial_complete_options;

/**
 * cordial_complete() - offer what somebody may be typing
 *
 * Titles that have words with all the beginnings typed come first: those that have them in this
 * order, then those that have least else. Then words that the last beginning may become, the most
 * frequent first, with the text before it kept. Words are compared as in a search: without case
 * and accents. A last word of one letter finds nothing.
 *
 * @prefix:  UTF-8, at most CORDIAL_SEARCH_MAX bytes
 * @options: NULL for the defaults
 * @out:     freed with cordial_completions_free()
 *
 * Returns CORDIAL_OK, also with no rows; CORDIAL_E_USAGE for text that is not UTF-8;
 * CORDIAL_E_LIMIT; CORDIAL_E_UNAVAILABLE when the base has no index.
 */
cordial_status cordial_complete(cordial_base *base, const char *prefix,
                                const cordial_complete_options *options, cordial_completions **out,
                                cordial_error *err);

/** cordial_completions_free() - NULL is allowed */
void cordial_completions_free(cordial_completions *completions);

#ifdef __cplusplus
}
#endif

#endif
