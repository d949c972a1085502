#include "search_base.h"

#include <cordial/cordial.h>

static const char full_ticket[] = "Hello, my mailbox is full and people cannot send me mail. "
                                  "What fills it?\n\nPaul Smith\n";

static cordial_suggestions *suggest(struct scratch *s, const char *ticket,
                                    const cordial_suggest_options *options)
{
    cordial_suggestions *out = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(cordial_suggest(base, ticket, strlen(ticket), options, &out, &s->err), &s->err);
    return out;
}

static void ticket_gets_suggestions_a_draft_and_its_check(void **state)
{
    cordial_suggest_options options = {.agent = "Ann", .language = "en"};
    cordial_suggestions *r = suggest(*state, full_ticket, &options);
    assert_int_equal(r->decision, CORDIAL_DECISION_ANSWER);
    assert_string_equal(r->rows[0].id, "mailbox-full");
    assert_string_equal(r->draft->kind, "answer");
    assert_int_equal(r->draft->n_sources, 1);
    assert_string_equal(r->draft->sources[0], "mailbox-full");
    assert_non_null(strstr(r->draft->text, "wastebasket"));
    assert_non_null(strstr(r->draft->text, "Ann"));
    assert_non_null(r->check);
    assert_null(r->handover);
    assert_string_equal(r->ticket->language, "en");
    assert_int_equal(r->ticket->n_questions, 1);
    assert_string_equal(r->ticket->questions[0].answered_by, "mailbox-full");
    cordial_suggestions_free(r);
}

static void error_and_options_may_be_left_out(void **state)
{
    struct scratch *s = *state;
    cordial_suggestions *r = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_int_equal(cordial_suggest(base, full_ticket, strlen(full_ticket), NULL, &r, NULL),
                     CORDIAL_OK);
    assert_true(r->n_rows > 0 && r->n_rows <= 5);
    cordial_suggestions_free(r);
    cordial_suggestions_free(NULL);
}

static void draft_is_left_out_when_nobody_wants_it(void **state)
{
    cordial_suggest_options options = {.no_draft = true};
    cordial_suggestions *r = suggest(*state, full_ticket, &options);
    assert_null(r->draft);
    assert_null(r->check);
    cordial_suggestions_free(r);
}

static void missing_fact_is_asked_for_in_the_draft(void **state)
{
    cordial_suggest_options options = {.language = "en"};
    cordial_suggestions *r =
        suggest(*state, "I get error 553 when I send mail, it speaks of rcpthosts.", &options);
    assert_int_equal(r->decision, CORDIAL_DECISION_ASK);
    assert_string_equal(r->draft->kind, "ask");
    cordial_suggestions_free(r);
}

static void ticket_that_nothing_fits_is_handed_over(void **state)
{
    cordial_suggest_options options = {.language = "en"};
    cordial_suggestions *r =
        suggest(*state, "Which flowers bloom on a shady balcony in autumn?", &options);
    assert_int_equal(r->decision, CORDIAL_DECISION_NONE);
    assert_string_equal(r->draft->kind, "none");
    assert_int_equal(r->draft->n_sources, 0);
    assert_non_null(strstr(r->handover, "flowers"));
    cordial_suggestions_free(r);
}

static void agent_may_choose_the_answers_himself(void **state)
{
    static const char *const use[] = {"relay-553", "mailbox-full"};
    cordial_suggest_options options = {.use = use, .n_use = 2, .language = "en"};
    cordial_suggestions *r = suggest(*state, "Which flowers bloom on a balcony?", &options);
    assert_int_equal(r->decision, CORDIAL_DECISION_ASK); /* which program it is */
    assert_string_equal(r->draft->kind, "answer");
    assert_int_equal(r->draft->n_sources, 2);
    assert_string_equal(r->draft->sources[0], "relay-553");
    assert_string_equal(r->draft->sources[1], "mailbox-full");
    assert_non_null(strstr(r->draft->text, "The server does not know you yet."));
    assert_non_null(strstr(r->draft->text, "Which program"));
    cordial_suggestions_free(r);
    options.n_use = 1;
    options.use = use + 1;
    r = suggest(*state, "My mail program says 553, relaying denied", &options);
    assert_int_equal(r->decision, CORDIAL_DECISION_ANSWER); /* what others lack is not asked */
    assert_null(strstr(r->draft->text, "Which program"));
    cordial_suggestions_free(r);
}

static void wrong_calls_are_refused(void **state)
{
    struct scratch *s = *state;
    static const char *const unknown[] = {"none"};
    static const char *const draft[] = {"soon"};
    static const struct {
        cordial_suggest_options options;
        cordial_status status;
    } cases[] = {
        {{.n = 101}, CORDIAL_E_LIMIT},
        {{.language = "english"}, CORDIAL_E_USAGE},
        {{.use = unknown, .n_use = 1}, CORDIAL_E_NOTFOUND},
        {{.use = draft, .n_use = 1}, CORDIAL_E_NOTFOUND},
        {{.format = CORDIAL_FORMAT_JSON}, CORDIAL_E_DATA},
    };
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_suggestions *r = NULL;
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(cordial_suggest(base, "text {", 6, &cases[i].options, &r, &s->err),
                         cases[i].status);
        assert_null(r);
    }
    size_t large = CORDIAL_TICKET_MAX + 1;
    char *text = heap_alloc(large);
    memset(text, 'a', large);
    cordial_suggest_options as_text = {.format = CORDIAL_FORMAT_TEXT};
    assert_int_equal(cordial_suggest(base, text, large, &as_text, &r, &s->err), CORDIAL_E_LIMIT);
    free(text);
}

static void without_an_index_suggesting_is_unavailable(void **state)
{
    struct scratch *s = *state;
    cordial_suggestions *r = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_int_equal(cordial_suggest(base, "a", 1, NULL, &r, &s->err), CORDIAL_E_UNAVAILABLE);
    assert_null(r);
}

static void decisions_have_names(void **state)
{
    (void)state;
    assert_string_equal(cordial_decision_name(CORDIAL_DECISION_ANSWER), "answer");
    assert_string_equal(cordial_decision_name(CORDIAL_DECISION_ASK), "ask");
    assert_string_equal(cordial_decision_name(CORDIAL_DECISION_NONE), "none");
    assert_non_null(cordial_decision_name((cordial_decision)9));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticket_gets_suggestions_a_draft_and_its_check),
        cmocka_unit_test(error_and_options_may_be_left_out),
        cmocka_unit_test(draft_is_left_out_when_nobody_wants_it),
        cmocka_unit_test(missing_fact_is_asked_for_in_the_draft),
        cmocka_unit_test(ticket_that_nothing_fits_is_handed_over),
        cmocka_unit_test(agent_may_choose_the_answers_himself),
        cmocka_unit_test(wrong_calls_are_refused),
        scratch_test(without_an_index_suggesting_is_unavailable),
        cmocka_unit_test(decisions_have_names),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
