/*
 * A word of the index as the entries write it, for what is shown to a reader: corrections and
 * completions are found folded.
 */
#ifndef SEARCH_WRITTEN_H
#define SEARCH_WRITTEN_H

#include "search/searcher.h"

/**
 * written_word() - the form that most entries have of a folded word
 *
 * Forms that are equally frequent: one that folding would change.
 *
 * @out: @word itself when no other form is as frequent
 */
cordial_status written_word(struct arena *mem, struct searcher *s, struct str language,
                            struct str word, struct str *out, cordial_error *err);

#endif
