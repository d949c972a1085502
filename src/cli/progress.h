/*
 * A line on standard error that says how far long work is. Only for a terminal whose cursor moves.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    const char *what; /* such as "indexing" */
    bool shown;
};

/** progress_show() - "indexing 3 of 10" in place of what stood there; @total 0: not known */
void progress_show(struct progress *progress, size_t done, size_t total);

/** progress_hide() - an empty line again */
void progress_hide(struct progress *progress);

#endif
