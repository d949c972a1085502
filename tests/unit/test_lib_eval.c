#include "search_base.h"

#include <cordial/eval.h>
#include <cordial/template.h>

#define FULL                                                                                       \
    "{\"id\": \"full\", \"lang\": \"en\", \"text\": \"my mailbox is full\", \"expect\": [\"mailbox-full\"]}\n"
#define NOTHING                                                                                    \
    "{\"id\": \"flowers\", \"lang\": \"en\", \"text\": \"Which flowers bloom in autumn?\", "       \
    "\"expect\": []}\n"

static cordial_status evaluate(struct scratch *s, cordial_audience audience, const char *lines,
                               const cordial_eval_options *options, cordial_evaluation **out)
{
    cordial_base *base = scratch_base(s, audience);
    return cordial_eval(base, lines, strlen(lines), options, out, &s->err);
}

static cordial_evaluation *measured(struct scratch *s, const char *lines,
                                    const cordial_eval_options *options)
{
    cordial_evaluation *out = NULL;
    assert_ok(evaluate(s, CORDIAL_AUDIENCE_AGENTS, lines, options, &out), &s->err);
    return out;
}

static void tickets_are_answered_and_measured(void **state)
{
    cordial_evaluation *e = measured(*state, FULL NOTHING, NULL);
    assert_int_equal(e->n_tickets, 2);
    assert_int_equal(e->total.tickets, 2);
    assert_int_equal(e->total.with_answer, 1);
    assert_true(e->total.of[CORDIAL_MEASURE_NDCG] == 1);
    assert_true(e->total.of[CORDIAL_MEASURE_DECISION] == 1);
    assert_int_equal(e->n_languages, 1);
    assert_string_equal(e->languages[0].language, "en");
    assert_string_equal(e->tickets[0].id, "full");
    assert_string_equal(e->tickets[0].rows[0].id, "mailbox-full");
    assert_int_equal(e->tickets[0].rank, 1);
    assert_true(e->tickets[0].n_reasons > 0);
    assert_string_equal(e->tickets[0].excerpt, "my mailbox is full");
    assert_int_equal(e->tickets[1].line, 2);
    assert_int_equal(e->tickets[1].decision, CORDIAL_DECISION_NONE);
    assert_int_equal(e->n_unknown, 0);
    cordial_evaluation_free(e);
    cordial_evaluation_free(NULL);
}

static void earlier_id_counts_as_the_present_one(void **state)
{
    cordial_evaluation *e = measured(
        *state, "{\"id\": 1, \"text\": \"my mailbox is full\", \"expect\": [\"box-full\"]}", NULL);
    assert_int_equal(e->n_unknown, 0);
    assert_string_equal(e->tickets[0].expect[0], "mailbox-full");
    assert_int_equal(e->tickets[0].rank, 1);
    cordial_evaluation_free(e);
}

static void expected_id_that_is_not_there_is_noted_once(void **state)
{
    cordial_evaluation *e = measured(
        *state,
        FULL
        "{\"id\": 1, \"text\": \"my mailbox is full\", \"expect\": [\"mailbox-ful\", \"zzz\"]}\n"
        "{\"id\": 2, \"text\": \"my mailbox is full\", \"expect\": [\"mailbox-ful\"]}\n",
        NULL);
    assert_int_equal(e->n_unknown, 2);
    assert_string_equal(e->unknown[0].id, "mailbox-ful");
    assert_int_equal(e->unknown[0].tickets, 2);
    assert_int_equal(e->unknown[0].line, 2);
    assert_string_equal(e->unknown[0].nearest, "mailbox-full");
    assert_null(e->unknown[1].nearest);
    cordial_evaluation_free(e);
}

static void customers_are_measured_on_what_they_can_find(void **state)
{
    struct scratch *s = *state;
    cordial_evaluation *e = NULL;
    assert_ok(evaluate(s, CORDIAL_AUDIENCE_PUBLIC,
                       "{\"id\": 1, \"text\": \"xylophone credit\", \"expect\": [\"goodwil\"]}",
                       NULL, &e),
              &s->err);
    assert_int_equal(e->n_unknown, 1);
    assert_null(e->unknown[0].nearest); /* 'goodwill' is for agents */
    assert_int_equal(e->tickets[0].rank, 0);
    cordial_evaluation_free(e);
}

static void count_call(void *data, const cordial_error *fault)
{
    size_t *n = data;
    assert_true(fault->line > 0);
    (*n)++;
}

static void ticket_that_cannot_be_read_is_a_fault_of_its_line(void **state)
{
    struct scratch *s = *state;
    size_t n = 0;
    cordial_eval_options options = {.fault = count_call, .data = &n};
    cordial_evaluation *e = NULL;
    static const char lines[] = FULL "{\"id\": \"j\", \"format\": \"json\", \"text\": \"{{{\", "
                                     "\"expect\": []}\n";
    assert_int_equal(evaluate(s, CORDIAL_AUDIENCE_AGENTS, lines, &options, &e), CORDIAL_E_DATA);
    assert_int_equal(n, 1);
    assert_int_equal(s->err.line, 2);
    assert_null(e);
}

static void wrong_use_is_refused(void **state)
{
    static const struct {
        const char *lines;
        const char *without;
        cordial_status status;
    } cases[] = {
        {"", NULL, CORDIAL_E_DATA},          {"\n \n", NULL, CORDIAL_E_DATA},
        {FULL "oops", NULL, CORDIAL_E_DATA}, {FULL FULL, NULL, CORDIAL_E_DATA},
        {FULL, "nonsense", CORDIAL_E_USAGE},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        cordial_eval_options options = {.without = cases[i].without};
        cordial_evaluation *e = NULL;
        assert_int_equal(evaluate(*state, CORDIAL_AUDIENCE_AGENTS, cases[i].lines, &options, &e),
                         cases[i].status);
        assert_null(e);
    }
}

static void evidence_can_be_left_out(void **state)
{
    cordial_eval_options options = {.without = "text,grams"};
    cordial_evaluation *with = measured(*state, FULL, NULL);
    cordial_evaluation *without = measured(*state, FULL, &options);
    assert_true(without->tickets[0].rows[0].confidence < with->tickets[0].rows[0].confidence);
    cordial_evaluation_free(with);
    cordial_evaluation_free(without);
}

static void count_progress(void *data, size_t done, size_t total)
{
    size_t *n = data;
    assert_true(done <= total && total == 40);
    (*n)++;
}

static void run_is_the_same_with_one_thread_and_with_many(void **state)
{
    struct scratch *s = *state;
    static const char *const texts[] = {"my mailbox is full", "slow website with pictures",
                                        "renew my certificate", "I want my money back"};
    struct buf lines = {0};
    for (size_t i = 0; i < 40; i++) {
        buf_printf(&lines, "{\"id\": %zu, \"text\": \"%s\", \"expect\": []}\n", i, texts[i % 4]);
    }
    size_t told = 0;
    cordial_eval_options one = {.threads = 1, .progress = count_progress, .data = &told};
    cordial_eval_options many = {.threads = 4};
    cordial_evaluation *a = measured(s, lines.p, &one);
    cordial_evaluation *b = measured(s, lines.p, &many);
    char *run_a = cordial_eval_run(a);
    char *run_b = cordial_eval_run(b);
    assert_true(told > 0);
    assert_true(strlen(run_a) > 1000);
    assert_string_equal(run_a, run_b);
    cordial_text_free(run_a);
    cordial_text_free(run_b);
    cordial_evaluation_free(a);
    cordial_evaluation_free(b);
    buf_done(&lines);
}

static void run_is_compared_with_what_is_expected_now(void **state)
{
    struct scratch *s = *state;
    cordial_evaluation *e = measured(s, FULL NOTHING, NULL);
    static const char run[] = "full\t1\trefund\t0.9\tnone\nflowers\t0\t\t0\tnone\n";
    const cordial_eval_comparison *c = NULL;
    assert_ok(cordial_eval_compare(e, run, strlen(run), &c, &s->err), &s->err);
    assert_int_equal(c->n_changes, 1);
    assert_string_equal(c->changes[0].id, "full");
    assert_int_equal(c->ranked.better, 1);
    assert_int_equal(c->decided.better, 1);
    assert_int_equal(cordial_eval_compare(e, "x", 1, &c, NULL), CORDIAL_E_DATA);
    cordial_evaluation_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tickets_are_answered_and_measured),
        cmocka_unit_test(earlier_id_counts_as_the_present_one),
        cmocka_unit_test(expected_id_that_is_not_there_is_noted_once),
        cmocka_unit_test(customers_are_measured_on_what_they_can_find),
        cmocka_unit_test(ticket_that_cannot_be_read_is_a_fault_of_its_line),
        cmocka_unit_test(wrong_use_is_refused),
        cmocka_unit_test(evidence_can_be_left_out),
        cmocka_unit_test(run_is_the_same_with_one_thread_and_with_many),
        cmocka_unit_test(run_is_compared_with_what_is_expected_now),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
