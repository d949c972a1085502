/*
 * What the checks say about a reply, in words.
 */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "cli/page.h"

#include <cordial/check.h>

/**
 * findings_print() - the verdict, the findings with their places and advice, the factors
 *
 * @text: the checked text, from which quotes and line numbers come
 */
void findings_print(struct page *page, const cordial_check *check, struct str text);

#endif
