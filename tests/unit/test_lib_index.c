#include "scratch.h"

#include <cordial/cordial.h>

#include "index/place.h"

static void error_and_options_may_be_left_out(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_index_report *report = NULL;
    scratch_put(s, "a.md", "# A\n");
    assert_int_equal(cordial_index(base, NULL, &report, NULL), CORDIAL_OK);
    assert_int_equal(report->indexed, 1);
    cordial_index_report_free(report);
    cordial_index_report_free(NULL);
}

static void public_audience_cannot_write(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_PUBLIC);
    cordial_index_report *report = NULL;
    assert_int_equal(cordial_index(base, NULL, &report, &s->err), CORDIAL_E_USAGE);
    assert_int_equal(cordial_index(base, NULL, &report, NULL), CORDIAL_E_USAGE);
    assert_int_equal(cordial_index_watch(base, NULL, &s->err), CORDIAL_E_USAGE);
    assert_null(report);
    assert_int_not_equal(access(scratch_path(s, ".cordial"), F_OK), 0);
}

static void second_writer_is_locked_out_and_told_by_whom(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_index_report *report = NULL;
    cordial_index_options options = {.wait_s = 1};
    AUTO(fd_closep) int lock = -1;
    assert_ok(place_lock(&s->mem, scratch_path(s, ".cordial"), 0, &lock, &s->err), &s->err);
    assert_int_equal(cordial_index(base, &options, &report, &s->err), CORDIAL_E_LOCKED);
    assert_non_null(strstr(s->err.message, "process"));
    assert_null(report);
}

static void state_that_cannot_be_made_is_said(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = NULL;
    cordial_index_report *report = NULL;
    scratch_put(s, "file", "");
    cordial_base_options options = {.state = scratch_path(s, "file")};
    assert_ok(cordial_base_open(s->path, &options, &base, &s->err), &s->err);
    assert_int_equal(cordial_index(base, NULL, &report, &s->err), CORDIAL_E_CANTCREATE);
    cordial_base_close(base);
}

static void handle_that_is_open_sees_each_new_index(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    for (int i = 0; i < 3; i++) {
        cordial_index_report *report = NULL;
        const cordial_base_status *status;
        cordial_index_options options = {.full = i == 2};
        scratch_put(s, arena_printf(&s->mem, "f%d.md", i).p, "# F\n");
        assert_ok(cordial_index(base, &options, &report, &s->err), &s->err);
        cordial_index_report_free(report);
        if (base->searcher != NULL) {
            base->searcher->looked_us = 0; /* as if it were long ago */
        }
        assert_ok(cordial_base_describe(base, &status, &s->err), &s->err);
        assert_int_equal(status->answers, i + 1);
    }
}

/* Lets the watch end after its first update. */
struct watching {
    size_t updates;
    size_t indexed;
};

static void count_update(void *data, const cordial_index_report *report)
{
    struct watching *w = data;
    w->updates++;
    w->indexed += report->indexed;
}

static bool is_updated(void *data)
{
    return ((struct watching *)data)->updates > 0;
}

static void watch_indexes_at_once_and_ends_when_told(void **state)
{
    struct scratch *s = *state;
    struct watching w = {0};
    cordial_index_options options = {.stop = is_updated, .updated = count_update, .data = &w};
    scratch_put(s, "a.md", "# A\n");
    scratch_put(s, "b.md", "# B\n");
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(cordial_index_watch(base, &options, NULL), &s->err);
    assert_int_equal(w.updates, 1);
    assert_int_equal(w.indexed, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(error_and_options_may_be_left_out),
        scratch_test(public_audience_cannot_write),
        scratch_test(second_writer_is_locked_out_and_told_by_whom),
        scratch_test(state_that_cannot_be_made_is_said),
        scratch_test(handle_that_is_open_sees_each_new_index),
        scratch_test(watch_indexes_at_once_and_ends_when_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
