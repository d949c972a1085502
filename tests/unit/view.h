/*
 * For the tests of view/: a document is compared as its text, so that keys, their order, nulls
 * and rounding are all seen.
 */
#ifndef TESTS_VIEW_H
#define TESTS_VIEW_H

#include "unit.h"

#include "view/view.h"

#include <stdlib.h>

/* Takes the reference. */
static inline void check_document(json_t *got, const char *want, const char *file, int line)
{
    char *text = json_dumps(got, VIEW_DUMP | JSON_COMPACT);
    json_decref(got);
    assert_non_null(text);
    check_str(str_of(text), want, file, line);
    free(text);
}
#define assert_document(got, want) check_document(got, want, __FILE__, __LINE__)

#endif
