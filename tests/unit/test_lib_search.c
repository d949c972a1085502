#include "search_base.h"

#include <cordial/cordial.h>

static void error_and_options_may_be_left_out(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_results *results = NULL;
    cordial_answer *answer = NULL;
    assert_int_equal(cordial_search(base, "mailbox", NULL, &results, NULL), CORDIAL_OK);
    assert_string_equal(results->query, "mailbox");
    assert_true(results->n_rows > 0);
    cordial_results_free(results);
    cordial_results_free(NULL);
    assert_int_equal(cordial_answer_get(base, "refund", NULL, &answer, NULL), CORDIAL_OK);
    cordial_answer_free(answer);
    cordial_answer_free(NULL);
    assert_int_equal(cordial_answer_get(base, "none", NULL, &answer, NULL), CORDIAL_E_NOTFOUND);
}

static void search_that_is_too_much_is_refused(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_results *results = NULL;
    cordial_search_options options = {.n = CORDIAL_RESULTS_MAX + 1};
    assert_int_equal(cordial_search(base, "a", &options, &results, &s->err), CORDIAL_E_LIMIT);
    char large[CORDIAL_SEARCH_MAX + 2];
    memset(large, 'a', sizeof large);
    large[sizeof large - 1] = '\0';
    assert_int_equal(cordial_search(base, large, NULL, &results, &s->err), CORDIAL_E_LIMIT);
    assert_int_equal(cordial_search(base, "\xff", NULL, &results, &s->err), CORDIAL_E_USAGE);
    options = (cordial_search_options){.n = CORDIAL_RESULTS_MAX, .language = "no language"};
    assert_int_equal(cordial_search(base, "a", &options, &results, &s->err), CORDIAL_E_USAGE);
    assert_null(results);
}

static void answer_has_the_preferred_language_first(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_answer *answer = NULL;
    static const char *const preferred[] = {"nl", "fa", "en"};
    for (size_t i = 0; i < N_ROWS(preferred); i++) {
        assert_ok(cordial_answer_get(base, "mailbox-full", preferred[i], &answer, &s->err),
                  &s->err);
        assert_string_equal(answer->id, "mailbox-full");
        assert_int_equal(answer->n_entries, 4);
        assert_string_equal(answer->entries[0].language, preferred[i]);
        assert_false(answer->entries[0].reply);
        cordial_answer_free(answer);
    }
    assert_int_equal(cordial_answer_get(base, "refund", "x", &answer, &s->err), CORDIAL_E_USAGE);
}

static void earlier_id_gives_the_answer_under_its_own(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_answer *answer = NULL;
    assert_ok(cordial_answer_get(base, "box-full", "en", &answer, &s->err), &s->err);
    assert_string_equal(answer->id, "mailbox-full");
    cordial_answer_free(answer);
}

static void agents_see_the_note_and_customers_do_not(void **state)
{
    struct scratch *s = *state;
    for (int audience = 0; audience < 2; audience++) {
        cordial_base *base = scratch_base(s, (cordial_audience)audience);
        bool agents = audience == CORDIAL_AUDIENCE_AGENTS;
        cordial_answer *answer = NULL;
        assert_ok(cordial_answer_get(base, "mailbox-full", "en", &answer, &s->err), &s->err);
        assert_int_equal(answer->n_entries, agents ? 4 : 3);
        assert_int_equal(strstr(answer->entries[0].note, "zebranote") != NULL, agents);
        assert_non_null(strstr(answer->entries[0].html, "<h2"));
        assert_non_null(strstr(answer->entries[0].body, "## Make room"));
        cordial_answer_free(answer);
    }
}

static void answer_of_agents_is_not_there_for_customers(void **state)
{
    struct scratch *s = *state;
    static const char *const ids[] = {"goodwill", "soon", "relay-554", "", "../base"};
    cordial_answer *answer = NULL;
    for (size_t i = 0; i < N_ROWS(ids); i++) {
        assert_int_equal(cordial_answer_get(scratch_base(s, CORDIAL_AUDIENCE_PUBLIC), ids[i], NULL,
                                            &answer, &s->err),
                         CORDIAL_E_NOTFOUND);
    }
    assert_ok(cordial_answer_get(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), "soon", NULL, &answer,
                                 &s->err),
              &s->err);
    assert_true(answer->entries[0].draft);
    cordial_answer_free(answer);
}

static void without_an_index_searching_is_unavailable(void **state)
{
    struct scratch *s = *state;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_results *results = NULL;
    cordial_answer *answer = NULL;
    assert_int_equal(cordial_search(base, "a", NULL, &results, &s->err), CORDIAL_E_UNAVAILABLE);
    assert_int_equal(cordial_answer_get(base, "a", NULL, &answer, &s->err), CORDIAL_E_UNAVAILABLE);
    assert_int_equal(cordial_search(base, "a", NULL, &results, NULL), CORDIAL_E_UNAVAILABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(error_and_options_may_be_left_out),
        cmocka_unit_test(search_that_is_too_much_is_refused),
        cmocka_unit_test(answer_has_the_preferred_language_first),
        cmocka_unit_test(earlier_id_gives_the_answer_under_its_own),
        cmocka_unit_test(agents_see_the_note_and_customers_do_not),
        cmocka_unit_test(answer_of_agents_is_not_there_for_customers),
        scratch_test(without_an_index_searching_is_unavailable),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
