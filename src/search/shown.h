/*
 * From a document that was found to what is shown of its answer: which entry stands for it, what
 * kinds of entries it has, and the snippet. Shared by search and suggestions.
 */
#ifndef SEARCH_SHOWN_H
#define SEARCH_SHOWN_H

#include "search/searcher.h"
#include "search/snippet.h"

struct shown {
    struct entry entry; /* its card's; borrowed from the index */
    bool has_article;
    bool has_reply;
    struct snippet snippet;
};

/**
 * shown_make() - what to show for a document
 *
 * The answer's article in the preferred language, else its reply in it; without a preference in
 * the language of the document, then in the fallback language, then in any. The snippet is from
 * the entry shown when it holds any of the words, else from the document that was found.
 *
 * @preferred: or the null string
 * @sought:    NULL: no snippet
 */
cordial_status shown_make(struct arena *mem, struct searcher *s, uint32_t docid,
                          struct str preferred, const struct sought *sought, struct shown *out,
                          cordial_error *err);

#endif
