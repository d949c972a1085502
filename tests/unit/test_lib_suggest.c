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

/* By what the last question with such a word is answered. */
static const char *answer_to(const cordial_suggestions *r, const char *word)
{
    const char *found = "no such question";
    for (size_t i = 0; i < r->ticket->n_questions; i++) {
        const cordial_question *question = &r->ticket->questions[i];
        found = strstr(question->text, word) != NULL ? question->answered_by : found;
    }
    return found;
}

static void question_that_no_reply_answers_is_left_open(void **state)
{
    cordial_suggest_options options = {.agent = "Ann", .language = "en"};
    cordial_suggestions *r =
        suggest(*state,
                "My mailbox is full and people cannot send me mail, it is full of old newsletters. "
                "What fills it and how do I make room in the mailbox?\n\n"
                "And the browser says the certificate expired. When does the server renew the "
                "certificate?\n\nDo you deliver pancakes with blueberry sauce?",
                &options);
    assert_int_equal(r->decision, CORDIAL_DECISION_ANSWER);
    assert_string_equal(answer_to(r, "What fills it"), "mailbox-full");
    assert_null(answer_to(r, "renew")); /* an article alone is no part among others */
    assert_null(answer_to(r, "pancakes"));
    assert_int_equal(r->draft->n_sources, 1);
    assert_non_null(strstr(r->draft->text, "Some of your questions I cannot answer"));
    assert_non_null(strstr(r->handover, "pancakes"));
    cordial_suggestions_free(r);
}

static void second_question_is_answered_from_its_own_reply(void **state)
{
    struct scratch *s = *state;
    search_base_put(s);
    scratch_put(s, "en/sites/certificate.reply.md",
                "# remedy\n\nOrder a new certificate in the panel.\n");
    scratch_index(s);
    cordial_suggest_options options = {.agent = "Ann", .language = "en"};
    cordial_suggestions *r =
        suggest(s,
                "My mailbox is full and people cannot send me mail, it is full of old newsletters. "
                "What fills it and how do I make room in the mailbox?\n\n"
                "And the browser says the certificate expired. When does the server renew the "
                "certificate?",
                &options);
    assert_string_equal(answer_to(r, "What fills it"), "mailbox-full");
    assert_string_equal(answer_to(r, "renew"), "certificate");
    assert_int_equal(r->draft->n_sources, 2);
    assert_non_null(strstr(r->draft->text, "On your other question:\n\nOrder a new certificate"));
    assert_null(r->handover);
    cordial_suggestions_free(r);
}

static void draft_in_two_languages_is_left_to_the_agent(void **state)
{
    cordial_suggest_options options = {.agent = "Ann", .language = "nl"};
    cordial_suggestions *r = suggest(
        *state, "Ik krijg fout 553 met rcpthosts, relaying denied, in Outlook. Wat moet ik doen?",
        &options);
    assert_int_equal(r->decision, CORDIAL_DECISION_ANSWER);
    assert_string_equal(r->draft->language, "nl");
    assert_non_null(strstr(r->draft->text, "nog niet in het Nederlands"));
    assert_false(r->check->sendable);
    const cordial_finding *finding = &r->check->findings[0];
    for (size_t i = 0; i < r->check->n_findings; i++) {
        if (strcmp(r->check->findings[i].rule, "language") == 0) {
            finding = &r->check->findings[i];
        }
    }
    assert_string_equal(finding->rule, "language");
    cordial_suggestions_free(r);
}

static void another_kind_of_draft_can_be_asked_for(void **state)
{
    for (size_t i = 0; cordial_kind_at(i) != NULL; i++) {
        cordial_suggest_options options = {.as = cordial_kind_at(i)->name, .language = "en"};
        cordial_suggestions *r = suggest(*state, full_ticket, &options);
        assert_string_equal(r->draft->kind, cordial_kind_at(i)->name);
        assert_int_equal(r->decision, CORDIAL_DECISION_ANSWER);
        cordial_suggestions_free(r);
    }
}

/* What stands in files for agents alone. */
static const char *const inside[] = {"canary", "walrus", "giraffe", "ostrich"};

static void assert_nothing_inside(const char *text)
{
    for (size_t i = 0; i < N_ROWS(inside); i++) {
        if (strstr(text, inside[i]) != NULL) {
            fail_msg("'%s' in '%s'", inside[i], text);
        }
    }
}

static void assert_discreet(const cordial_suggestions *r)
{
    assert_nothing_inside(r->draft->text);
    assert_nothing_inside(r->draft->markdown);
    assert_nothing_inside(r->draft->html);
    for (size_t i = 0; i < r->draft->n_missing; i++) {
        assert_nothing_inside(r->draft->missing[i].question);
    }
    for (size_t i = 0; i < r->check->n_findings; i++) {
        assert_nothing_inside(r->check->findings[i].message);
    }
}

static void nothing_for_agents_alone_gets_into_a_draft(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "base.yaml", "name: Test\nlanguages: [en]\naudience: public\n");
    scratch_put(s, "en/refund.md",
                "---\naudience: agents\n---\n# Refund\n\nA refund of the invoice: canary limit.\n");
    scratch_put(s, "en/credit.md",
                "---\naudience: agents\nnote: a walrus knows\n---\n# Credit for an outage\n\nThe "
                "outage credit: canary rules.\n");
    scratch_put(s, "en/credit.reply.md",
                "---\nnote: a walrus knows\nowner: giraffe desk\n---\n# remedy\n\nYou get a credit "
                "for the outage.\n");
    scratch_put(s, "en/slow.md",
                "---\nnote: a walrus knows\nowner: giraffe desk\nreview: 2027-01-01\n---\n# A slow "
                "site\n\nMeasure the slow site.\n\n<!-- ostrich -->\n");
    scratch_index(s);
    static const char *const tickets[] = {
        "Where is the refund of my invoice?",
        "Do I get a credit for the outage?",
        "My site is slow, how do I measure it?",
        "Where is the refund of my invoice? Do I get a credit for the outage? My site is slow.",
    };
    static const char *const ids[] = {"refund", "credit", "slow"};
    for (size_t i = 0; i < N_ROWS(tickets); i++) {
        for (size_t kind = 0; kind == 0 || cordial_kind_at(kind - 1) != NULL; kind++) {
            const char *as = kind > 0 ? cordial_kind_at(kind - 1)->name : NULL;
            for (size_t use = 0; use <= N_ROWS(ids); use++) {
                cordial_suggest_options options = {
                    .as = as, .use = &ids[use], .n_use = use < N_ROWS(ids), .language = "en"};
                cordial_suggestions *r = suggest(s, tickets[i], &options);
                assert_discreet(r);
                cordial_suggestions_free(r);
            }
        }
    }
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
        {{.as = "letter"}, CORDIAL_E_USAGE},
        {{.as = "answer"}, CORDIAL_E_USAGE}, /* follows from the decision */
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
        cmocka_unit_test(question_that_no_reply_answers_is_left_open),
        scratch_test(second_question_is_answered_from_its_own_reply),
        cmocka_unit_test(draft_in_two_languages_is_left_to_the_agent),
        cmocka_unit_test(another_kind_of_draft_can_be_asked_for),
        scratch_test(nothing_for_agents_alone_gets_into_a_draft),
        cmocka_unit_test(wrong_calls_are_refused),
        scratch_test(without_an_index_suggesting_is_unavailable),
        cmocka_unit_test(decisions_have_names),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
