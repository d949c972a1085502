/*
 * Searching by words: all of them first, any of them when that finds too little, likelier words
 * when nothing has the words as typed.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "search/searcher.h"

#include <cordial/search.h>

/** search_run() - as cordial_search(); every member but took_ms is set, strings in @mem */
cordial_status search_run(struct arena *mem, struct searcher *s, struct str text,
                          const cordial_search_options *options, cordial_results *out,
                          cordial_error *err);

/* BM25's parameters for searches and tickets. */
extern const struct xc_bm25 search_bm25;

#endif
