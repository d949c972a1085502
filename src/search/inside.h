/*
 * What stands in a text word for word and is for agents alone: runs of words of an agents-only
 * article, or of a note, that no entry has which may be sent. Knows places, not what to say of
 * them; nothing of those texts leaves this file.
 */
#ifndef SEARCH_INSIDE_H
#define SEARCH_INSIDE_H

#include "search/searcher.h"

struct inside_span {
    size_t start; /* bytes of the text, half open */
    size_t end;
};

struct inside_spans {
    struct inside_span *rows; /* by place, apart */
    size_t n;
    size_t cap;
    bool looked; /* the handle can see what is for agents */
};

/**
 * inside_find() - the runs of a text that are for agents alone
 *
 * A run has at least six words of which three tell something. The phrases are looked up in the
 * index, so that the cost grows with the text and not with the base.
 *
 * @language: of the text
 * @answers:  ids that it was made of, as far as known: for speed, they change nothing
 */
cordial_status inside_find(struct arena *mem, struct searcher *s, struct str language,
                           struct str text, const struct str_list *answers,
                           struct inside_spans *out, cordial_error *err);

#endif
