#include "unit.h"

#include "search/eval.h"

#include <math.h>

/* One ticket in a line: what is expected, what came with which confidence, and the decision. */
struct told {
    const char *language;
    const char *expect[3];
    cordial_eval_row rows[4];
    cordial_decision decision;
};

static cordial_eval_ticket ticket_of(const struct told *told)
{
    cordial_eval_ticket t = {
        .id = "t",
        .language = told->language != NULL ? told->language : "en",
        .expect = told->expect,
        .rows = told->rows,
        .decision = told->decision,
    };
    while (t.n_expect < N_ROWS(told->expect) && told->expect[t.n_expect] != NULL) {
        t.n_expect++;
    }
    while (t.n_rows < N_ROWS(told->rows) && told->rows[t.n_rows].id != NULL) {
        t.n_rows++;
    }
    eval_judge(&t);
    return t;
}

enum { TICKETS_MAX = 32 };

static cordial_eval_part measure(const struct told *told, size_t n)
{
    cordial_eval_ticket tickets[TICKETS_MAX];
    cordial_eval_part part;
    assert_true(n <= TICKETS_MAX);
    for (size_t i = 0; i < n; i++) {
        tickets[i] = ticket_of(&told[i]);
    }
    eval_measure(tickets, n, "", &part);
    return part;
}

static void check_near(double got, double want, const char *file, int line)
{
    if (!(fabs(got - want) < 1e-9)) {
        print_error("got %.12f, want %.12f\n", got, want);
        _fail(file, line);
    }
}
#define assert_near(got, want) check_near(got, want, __FILE__, __LINE__)

#define ANSWER CORDIAL_DECISION_ANSWER
#define ASK    CORDIAL_DECISION_ASK
#define NONE   CORDIAL_DECISION_NONE

static void ticket_is_judged_by_its_first_right_row_and_its_decision(void **state)
{
    (void)state;
    static const struct {
        struct told told;
        size_t rank;
        bool decided;
    } cases[] = {
        {{NULL, {"a"}, {{"a", .9}}, ANSWER}, 1, true},
        {{NULL, {"a"}, {{"a", .9}}, ASK}, 1, true},
        {{NULL, {"a"}, {{"a", .1}}, NONE}, 1, false},
        {{NULL, {"a"}, {{"b", .9}, {"c", .8}, {"a", .7}}, ANSWER}, 3, true},
        {{NULL, {"a", "c"}, {{"b", .9}, {"c", .8}, {"a", .7}}, ANSWER}, 2, true},
        {{NULL, {"a"}, {{"b", .9}}, ANSWER}, 0, true},
        {{NULL, {"a"}, {{NULL, 0}}, NONE}, 0, false},
        {{NULL, {NULL}, {{"a", .2}}, NONE}, 0, true},
        {{NULL, {NULL}, {{"a", .2}}, ANSWER}, 0, false},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        cordial_eval_ticket t = ticket_of(&cases[i].told);
        assert_int_equal(t.rank, cases[i].rank);
        assert_int_equal(t.decided, cases[i].decided);
    }
}

static void ndcg_is_gain_by_rank_over_the_best_possible(void **state)
{
    (void)state;
    static const struct {
        struct told told;
        double ndcg;
    } cases[] = {
        {{NULL, {"a"}, {{"a", .9}}, ANSWER}, 1},
        {{NULL, {"a"}, {{"b", .9}, {"a", .8}}, ANSWER}, 0.63092975357145743}, /* 1 / log2(3) */
        {{NULL, {"a"}, {{"b", 0}, {"c", 0}, {"a", 0}}, ANSWER}, 0.5},         /* 1 / log2(4) */
        {{NULL, {"a", "b"}, {{"b", 0}, {"a", 0}}, ANSWER}, 1},
        {{NULL, {"a", "b"}, {{"b", 0}, {"c", 0}, {"a", 0}}, ANSWER}, 0.91972078914818756},
        {{NULL, {"a"}, {{"b", .9}}, ANSWER}, 0},
        {{NULL, {NULL}, {{"b", .9}}, ANSWER}, 0},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        cordial_eval_ticket t = ticket_of(&cases[i].told);
        assert_near(eval_ndcg(&t), cases[i].ndcg);
    }
}

static void ndcg_looks_at_ten_rows_and_ten_expected_answers(void **state)
{
    (void)state;
    static const char *const many[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
    cordial_eval_row rows[12];
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        rows[i] = (cordial_eval_row){many[i], 0.5};
    }
    cordial_eval_ticket all = {.expect = many, .n_expect = 12, .rows = rows, .n_rows = 12};
    cordial_eval_ticket late = {.expect = &many[10], .n_expect = 1, .rows = rows, .n_rows = 12};
    assert_near(eval_ndcg(&all), 1);
    assert_near(eval_ndcg(&late), 0);
}

static void ranks_are_measured_over_tickets_that_have_an_answer(void **state)
{
    (void)state;
    static const struct told told[] = {
        {NULL, {"a"}, {{"a", .9}}, ANSWER},
        {NULL, {"a"}, {{"b", .9}, {"a", .5}}, ANSWER},
        {NULL, {"a"}, {{"b", .9}, {"c", .5}, {"d", .4}, {"a", .3}}, ANSWER},
        {NULL, {"a"}, {{"b", .9}}, ANSWER},
        {NULL, {NULL}, {{"a", .9}}, ANSWER},
    };
    cordial_eval_part part = measure(told, N_ROWS(told));
    assert_int_equal(part.tickets, 5);
    assert_int_equal(part.with_answer, 4);
    assert_near(part.of[CORDIAL_MEASURE_MRR], (1 + 0.5 + 0.25) / 4);
    assert_near(part.of[CORDIAL_MEASURE_TOP1], 0.25);
    assert_near(part.of[CORDIAL_MEASURE_TOP3], 0.5);
    assert_near(part.of[CORDIAL_MEASURE_NDCG], (1 + 0.63092975357145743 + 0.43067655807339306) / 4);
    assert_near(part.of[CORDIAL_MEASURE_DECISION], 0.8);
}

static void auroc_is_the_share_of_pairs_in_order_ties_half(void **state)
{
    (void)state;
    static const struct {
        double with[3];
        double without[3];
        double auroc;
    } cases[] = {
        {{.9, .8, .7}, {.3, .2, .1}, 1},
        {{.1, .2, .3}, {.7, .8, .9}, 0},
        {{.5, .5, .5}, {.5, .5, .5}, .5},
        {{.9, .4, .2}, {.5, .3, .1}, 6.0 / 9},
        {{.9, .5, .1}, {.5, .5, .1}, 5.5 / 9},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct told told[6] = {0};
        for (size_t j = 0; j < 3; j++) {
            told[j] = (struct told){NULL, {"a"}, {{"a", cases[i].with[j]}}, ANSWER};
            told[j + 3] = (struct told){NULL, {NULL}, {{"a", cases[i].without[j]}}, ANSWER};
        }
        assert_near(measure(told, 6).of[CORDIAL_MEASURE_AUROC], cases[i].auroc);
    }
}

static void ticket_without_rows_has_no_confidence(void **state)
{
    (void)state;
    static const struct told told[] = {
        {NULL, {"a"}, {{"a", .4}}, ANSWER},
        {NULL, {NULL}, {{NULL, 0}}, NONE},
    };
    cordial_eval_part part = measure(told, N_ROWS(told));
    assert_near(part.of[CORDIAL_MEASURE_AUROC], 1);
    assert_int_equal(part.bins[0].n, 1);
    assert_near(part.bins[0].confidence, 0);
}

static void calibration_is_the_mean_distance_over_ten_bins(void **state)
{
    (void)state;
    static const struct told told[] = {
        {NULL, {"a"}, {{"a", 1.0}}, ANSWER}, /* the last bin has its upper end */
        {NULL, {"a"}, {{"a", .92}}, ANSWER},
        {NULL, {NULL}, {{"a", .96}}, ANSWER}, /* no answer: counts as wrong */
        {NULL, {"a"}, {{"b", .25}, {"a", .2}}, NONE},
        {NULL, {"a"}, {{"a", .2}}, NONE}, /* a bin begins with its lower end */
    };
    cordial_eval_part part = measure(told, N_ROWS(told));
    assert_int_equal(part.bins[9].n, 3);
    assert_near(part.bins[9].confidence, (1.0 + .92 + .96) / 3);
    assert_near(part.bins[9].right, 2.0 / 3);
    assert_int_equal(part.bins[2].n, 2);
    assert_near(part.bins[2].confidence, .225);
    assert_near(part.bins[2].right, .5);
    assert_near(part.of[CORDIAL_MEASURE_CALIBRATION], (3 * (.96 - 2.0 / 3) + 2 * .275) / 5);
}

static void measure_without_tickets_is_negative(void **state)
{
    (void)state;
    static const struct told none[] = {{NULL, {NULL}, {{"a", .4}}, NONE}};
    static const struct told some[] = {{NULL, {"a"}, {{"a", .4}}, ANSWER}};
    cordial_eval_part empty = measure(NULL, 0);
    for (size_t i = 0; i < CORDIAL_MEASURES; i++) {
        assert_true(empty.of[i] < 0);
    }
    cordial_eval_part part = measure(none, 1);
    assert_true(part.of[CORDIAL_MEASURE_NDCG] < 0 && part.of[CORDIAL_MEASURE_TOP1] < 0);
    assert_near(part.of[CORDIAL_MEASURE_DECISION], 1);
    assert_true(measure(some, 1).of[CORDIAL_MEASURE_AUROC] < 0);
}

static void languages_are_parts_sorted_by_code(void **state)
{
    (void)state;
    static const struct told told[] = {
        {"nl", {"a"}, {{"a", .9}}, ANSWER},
        {"en", {"a"}, {{"b", .9}}, ANSWER},
        {"nl", {"a"}, {{"b", .9}}, ANSWER},
        {"", {NULL}, {{"b", .9}}, ANSWER},
    };
    static const struct {
        const char *language;
        size_t tickets;
        double top1;
    } want[] = {{"", 1, -1}, {"en", 1, 0}, {"nl", 2, .5}};
    struct arena mem = {0};
    cordial_eval_ticket tickets[N_ROWS(told)];
    size_t n = 0;
    for (size_t i = 0; i < N_ROWS(told); i++) {
        tickets[i] = ticket_of(&told[i]);
    }
    cordial_eval_part *parts = eval_by_language(&mem, tickets, N_ROWS(told), &n);
    assert_int_equal(n, N_ROWS(want));
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(parts[i].language, want[i].language);
        assert_int_equal(parts[i].tickets, want[i].tickets);
        assert_near(parts[i].of[CORDIAL_MEASURE_TOP1], want[i].top1);
    }
    arena_done(&mem);
}

static void sign_test_is_the_exact_two_sided_binomial(void **state)
{
    (void)state;
    static const struct {
        size_t better;
        size_t worse;
        double luck;
    } cases[] = {
        {0, 0, 1},           {1, 0, 1},      {3, 3, 1},
        {5, 0, .0625},       {0, 6, .03125}, {8, 2, 112.0 / 1024},
        {1, 9, 22.0 / 1024},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_near(eval_sign_test(cases[i].better, cases[i].worse), cases[i].luck);
    }
    assert_true(eval_sign_test(3000, 1000) < 1e-200);
    double many = eval_sign_test(2050, 1950); /* by the normal approximation .1141 */
    assert_true(many > .110 && many < .120);
}

static void measures_have_names_and_a_direction(void **state)
{
    (void)state;
    assert_string_equal(cordial_measure_name(CORDIAL_MEASURE_NDCG), "ndcg");
    assert_string_equal(cordial_measure_name(CORDIAL_MEASURE_CALIBRATION), "calibration");
    assert_string_equal(cordial_measure_name((cordial_measure)99), "unknown");
    assert_true(cordial_measure_falls(CORDIAL_MEASURE_CALIBRATION));
    assert_false(cordial_measure_falls(CORDIAL_MEASURE_NDCG));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticket_is_judged_by_its_first_right_row_and_its_decision),
        cmocka_unit_test(ndcg_is_gain_by_rank_over_the_best_possible),
        cmocka_unit_test(ndcg_looks_at_ten_rows_and_ten_expected_answers),
        cmocka_unit_test(ranks_are_measured_over_tickets_that_have_an_answer),
        cmocka_unit_test(auroc_is_the_share_of_pairs_in_order_ties_half),
        cmocka_unit_test(ticket_without_rows_has_no_confidence),
        cmocka_unit_test(calibration_is_the_mean_distance_over_ten_bins),
        cmocka_unit_test(measure_without_tickets_is_negative),
        cmocka_unit_test(languages_are_parts_sorted_by_code),
        cmocka_unit_test(sign_test_is_the_exact_two_sided_binomial),
        cmocka_unit_test(measures_have_names_and_a_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
