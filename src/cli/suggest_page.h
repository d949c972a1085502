/*
 * The page that a support agent reads: reading, suggestions, draft, findings, decision.
 */
#ifndef CLI_SUGGEST_PAGE_H
#define CLI_SUGGEST_PAGE_H

#include "cli/page.h"

#include <cordial/suggest.h>

void suggest_page_print(struct page *page, const cordial_suggestions *suggestions);

#endif
