/*
 * Completion: titles and words of the audience's databases that begin like what was typed. Only
 * the lexicons are searched; what is shown of a title is read from its document.
 */
#ifndef SEARCH_COMPLETE_H
#define SEARCH_COMPLETE_H

#include "search/searcher.h"

#include <cordial/complete.h>

/** complete_run() - as cordial_complete(); every member but took_ms is set, strings in @mem */
cordial_status complete_run(struct arena *mem, struct searcher *s, struct str prefix,
                            const cordial_complete_options *options, cordial_completions *out,
                            cordial_error *err);

#endif
