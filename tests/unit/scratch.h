/*
 * A folder that goes away with the test, and a base in it: files are put into it, it is indexed
 * and opened through the public functions.
 */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include "unit.h"

#include "base/file.h"
#include "lib/handle.h"

#include <cordial/index.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct scratch {
    char path[PATH_MAX];
    struct arena mem;
    cordial_error err;
    cordial_base *bases[2]; /* by audience; opened when first asked for */
    cordial_index_report *report;
};

static inline int scratch_set_up(void **state)
{
    struct scratch *s = heap_alloc(sizeof *s);
    const char *tmp = getenv("TMPDIR");
    snprintf(s->path, sizeof s->path, "%s/cordial-unit-XXXXXX", tmp != NULL ? tmp : "/tmp");
    *state = s;
    return mkdtemp(s->path) != NULL ? 0 : -1;
}

static inline void scratch_close(struct scratch *s)
{
    cordial_index_report_free(s->report);
    s->report = NULL;
    for (size_t i = 0; i < N_ROWS(s->bases); i++) {
        cordial_base_close(s->bases[i]);
        s->bases[i] = NULL;
    }
}

static inline int scratch_tear_down(void **state)
{
    struct scratch *s = *state;
    scratch_close(s);
    cordial_status status = dir_remove(s->path, &s->err);
    arena_done(&s->mem);
    free(s);
    return status == CORDIAL_OK ? 0 : -1;
}

#define scratch_test(f) cmocka_unit_test_setup_teardown(f, scratch_set_up, scratch_tear_down)

static inline const char *scratch_path(struct scratch *s, const char *name)
{
    return arena_printf(&s->mem, "%s/%s", s->path, name).p;
}

/* Write a file below the folder, making the folders on its way. */
static inline void scratch_put(struct scratch *s, const char *name, const char *text)
{
    const char *path = scratch_path(s, name);
    struct str folder = {path, (size_t)(strrchr(path, '/') - path)};
    assert_ok(dir_make(arena_cstr(&s->mem, folder), &s->err), &s->err);
    FILE *f = fopen(path, "we"); /* without a sync, which tests do not need */
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    assert_int_equal(fclose(f), 0);
}

static inline void scratch_drop(struct scratch *s, const char *name)
{
    assert_int_equal(unlink(scratch_path(s, name)), 0);
}

/* The base in the folder, as an audience sees it. */
static inline cordial_base *scratch_base(struct scratch *s, cordial_audience audience)
{
    cordial_base_options options = {.audience = audience};
    if (s->bases[audience] == NULL) {
        assert_ok(cordial_base_open(s->path, &options, &s->bases[audience], &s->err), &s->err);
    }
    return s->bases[audience];
}

/* Bring the index up to date; every handle is opened again afterwards. */
static inline const cordial_index_report *scratch_index_with(struct scratch *s,
                                                             const cordial_index_options *options)
{
    scratch_close(s);
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(cordial_index(base, options, &s->report, &s->err), &s->err);
    return s->report;
}

static inline const cordial_index_report *scratch_index(struct scratch *s)
{
    return scratch_index_with(s, NULL);
}

/* What searching works with, over the index as it is now. */
static inline struct searcher *scratch_searcher(struct scratch *s, cordial_audience audience)
{
    struct searcher *out = NULL;
    assert_ok(handle_searcher(scratch_base(s, audience), &out, &s->err), &s->err);
    return out;
}

#endif
