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

/** search_check_text() - CORDIAL_E_LIMIT for a text too long, CORDIAL_E_USAGE for no UTF-8 */
cordial_status search_check_text(struct str text, cordial_error *err);

/**
 * search_language() - the language whose words come first
 *
 * @name:      the language asked for, or NULL
 * @out_asked: its code, or the null string
 * @out:       that, else the text's when the index has it and it is sure, else the fallback
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE for a name that is no language code.
 */
cordial_status search_language(struct arena *mem, const struct searcher *s, const char *name,
                               struct str text, struct str *out_asked, struct str *out,
                               cordial_error *err);

/* BM25's parameters for searches and tickets. */
extern const struct xc_bm25 search_bm25;

#endif
