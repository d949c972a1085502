#include "search_base.h"

#include <cordial/cordial.h>

#include <pthread.h>

static void folder_that_is_not_there_is_no_input(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = NULL;
    assert_int_equal(cordial_base_open(scratch_path(s, "none"), NULL, &base, &s->err),
                     CORDIAL_E_NOINPUT);
    assert_int_equal(cordial_base_open(scratch_path(s, "none"), NULL, &base, NULL),
                     CORDIAL_E_NOINPUT);
    scratch_put(s, "file", "");
    assert_int_not_equal(cordial_base_open(scratch_path(s, "file"), NULL, &base, &s->err),
                         CORDIAL_OK);
    assert_null(base);
    cordial_base_close(NULL);
}

static void wrong_configuration_has_its_place(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = NULL;
    scratch_put(s, "base.yaml", "name: Test\nname: Again\n");
    assert_int_equal(cordial_base_open(s->path, NULL, &base, &s->err), CORDIAL_E_CONFIG);
    assert_string_equal(s->err.file, "base.yaml");
    assert_int_equal(s->err.line, 2);
    assert_null(base);
}

static void base_without_an_index_is_described_with_noughts(void **state)
{
    struct scratch *s = *state;
    const cordial_base_status *status;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(cordial_base_describe(base, &status, NULL), &s->err);
    assert_string_equal(status->generation, "");
    assert_int_equal(status->answers, 0);
    assert_int_equal(status->n_languages, 0);
    assert_string_equal(status->name, strrchr(s->path, '/') + 1);
}

static void base_is_described_as_its_audience_sees_it(void **state)
{
    struct scratch *s = *state;
    search_base_put(s);
    const cordial_base_status *status;
    assert_ok(cordial_base_describe(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), &status, &s->err),
              &s->err);
    assert_string_equal(status->name, "Test");
    assert_string_equal(status->generation, "g000001");
    assert_int_equal(status->answers, 7);
    assert_int_equal(status->articles, 10);
    assert_int_equal(status->replies, 2);
    assert_int_equal(status->public_entries, 8);
    assert_int_equal(status->agents_entries, 4);
    assert_int_equal(status->n_languages, 4);
    assert_string_equal(status->languages[0], "en");
    assert_int_equal(status->entries_by_language[0], 9);
    assert_ok(cordial_base_describe(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), &status, &s->err),
              &s->err);
    assert_int_equal(status->answers, 5);
    assert_int_equal(status->replies, 0);
    assert_int_equal(status->public_entries, 8);
    assert_int_equal(status->agents_entries, 0);
}

static void state_may_be_kept_elsewhere(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "base/a.md", "# A\n");
    cordial_base_options options = {.state = scratch_path(s, "elsewhere/deep")};
    cordial_base *base = NULL;
    cordial_index_report *report = NULL;
    assert_ok(cordial_base_open(scratch_path(s, "base"), &options, &base, &s->err), &s->err);
    assert_ok(cordial_index(base, NULL, &report, &s->err), &s->err);
    cordial_index_report_free(report);
    cordial_base_close(base);
    assert_int_equal(access(scratch_path(s, "elsewhere/deep/index/current"), F_OK), 0);
    assert_int_not_equal(access(scratch_path(s, "base/.cordial"), F_OK), 0);
}

static void *open_and_search(void *data)
{
    const char *path = data;
    for (int i = 0; i < 20; i++) {
        cordial_base *base = NULL;
        cordial_results *results = NULL;
        cordial_error err;
        if (cordial_base_open(path, NULL, &base, &err) != CORDIAL_OK ||
            cordial_search(base, "mailbox", NULL, &results, &err) != CORDIAL_OK ||
            results->n_rows == 0) {
            return data;
        }
        cordial_results_free(results);
        cordial_base_close(base);
    }
    return NULL;
}

static void each_thread_has_a_handle_of_its_own(void **state)
{
    struct scratch *s = *state;
    search_base_put(s);
    pthread_t threads[4];
    for (size_t i = 0; i < N_ROWS(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, open_and_search, s->path), 0);
    }
    for (size_t i = 0; i < N_ROWS(threads); i++) {
        void *failed = s;
        assert_int_equal(pthread_join(threads[i], &failed), 0);
        assert_null(failed);
    }
}

static void names_of_statuses_are_told(void **state)
{
    (void)state;
    for (int i = CORDIAL_OK; i <= CORDIAL_E_CONFIG; i++) {
        assert_true(strlen(cordial_status_name((cordial_status)i)) > 1);
    }
    assert_non_null(cordial_status_name((cordial_status)99));
    assert_non_null(strchr(cordial_version(), '.'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(folder_that_is_not_there_is_no_input),
        scratch_test(wrong_configuration_has_its_place),
        scratch_test(base_without_an_index_is_described_with_noughts),
        scratch_test(base_is_described_as_its_audience_sees_it),
        scratch_test(state_may_be_kept_elsewhere),
        scratch_test(each_thread_has_a_handle_of_its_own),
        cmocka_unit_test(names_of_statuses_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
