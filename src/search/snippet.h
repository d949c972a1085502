/*
 * Snippets: the stretch of an entry that best shows why it was found, with the found words
 * marked, cut from its stored sections.
 */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "index/card.h"
#include "search/searcher.h"

#include <cordial/search.h>

enum { SOUGHT_MAX = 64 };

/* The words that were looked for. */
struct sought {
    const struct word *rows;
    const size_t *weights; /* at least 1 */
    size_t n;              /* at most SOUGHT_MAX */
    bool in_ticket;        /* then only words that no entry has are parts of others */
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
 * Without any of the words it is the start of the text. The places of words come from the
 * card's tables; a section without a table is cut here.
 *
 * @mem: owns the result
 */
void snippet_make(struct arena *mem, struct searcher *s, const struct card *card,
                  const struct sought *sought, struct snippet *out);

#endif
