/*
 * Snippets: the stretch of an entry that best shows why it was found, with the found words
 * marked, cut from its stored sections.
 */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "base/map.h"
#include "entry/entry.h"
#include "text/stem.h"

#include <cordial/search.h>

/* The words to mark: stems of the entry's language and codes, each with its weight. */
struct snippet_words {
    struct map stems; /* stem or code -> weight, at least 1 */
    struct stemmer *stemmer;
};

struct snippet {
    const char *text;
    const cordial_mark *marks;
    size_t n_marks;
    const struct section *section; /* where the stretch is from */
    size_t weight;                 /* of the distinct words in it; 0: none was found */
};

/**
 * snippet_make() - the best stretch of an entry
 *
 * Without any of the words it is the start of the text.
 *
 * @mem: owns the result
 */
void snippet_make(struct arena *mem, const struct entry *entry, const struct snippet_words *words,
                  struct snippet *out);

#endif
