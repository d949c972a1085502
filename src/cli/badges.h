/*
 * The line of small print under a title: id, language, kinds, audience.
 */
#ifndef CLI_BADGES_H
#define CLI_BADGES_H

#include "cli/page.h"

#include <cordial/check.h>

struct badges {
    const char *id; /* or a file */
    const char *language;
    bool article;
    bool reply;
    cordial_audience audience;
    const char *section; /* with its mark, or NULL */
    const char *anchor;
};

/** badges_print() - the rest of a line, with its end */
void badges_print(struct page *page, const struct badges *badges);

/** severity_style() - how findings of a severity are shown */
enum style severity_style(cordial_severity severity);

/** page_count() - "1 answer", "3 answers", appended */
void page_count(struct page *page, size_t n, const char *one, const char *many);

#endif
