#include "unit.h"

#include "search/confidence.h"

enum { ROWS = 4 };

/* The first row has all of @best, the others a quarter of it. */
static struct candidates set_out(struct candidate rows[ROWS], double best)
{
    memset(rows, 0, ROWS * sizeof *rows);
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t k = EVIDENCE_TEXT; k <= EVIDENCE_EXAMPLE; k++) {
            rows[i].evidence.of[k] = i == 0 ? best : best / 4;
        }
        rows[i].evidence.of[EVIDENCE_MASS] = best;
    }
    struct candidates found = {.rows = rows, .n = ROWS};
    confidence_score(&found);
    confidence_set(&found);
    return found;
}

static void score_grows_with_every_kind_of_the_base(void **state)
{
    (void)state;
    struct candidate rows[ROWS];
    for (size_t k = EVIDENCE_TEXT; k <= EVIDENCE_EXAMPLE; k++) {
        struct candidates found = set_out(rows, 0.2);
        double before = rows[0].score;
        rows[0].evidence.of[k] += 0.1;
        confidence_score(&found);
        assert_true(rows[0].score > before);
    }
}

static void past_counts_more_and_words_less_with_history(void **state)
{
    (void)state;
    struct candidate rows[ROWS];
    struct candidates found = set_out(rows, 0.2);
    double words = rows[0].score - rows[1].score;
    rows[1].evidence.of[EVIDENCE_MODEL] = 1;
    confidence_score(&found);
    assert_true(rows[0].score - rows[1].score == words); /* no history: no trust in the model */
    for (size_t i = 0; i < ROWS; i++) {
        rows[i].evidence.of[EVIDENCE_HISTORY] = 0.98;
    }
    confidence_score(&found);
    assert_true(rows[1].score > rows[0].score);
}

static void near_past_ticket_helps_and_a_rejected_one_hinders(void **state)
{
    (void)state;
    struct candidate rows[ROWS];
    struct candidates found = set_out(rows, 0.2);
    double before = rows[1].score;
    rows[1].evidence.of[EVIDENCE_PAST] = 0.5;
    confidence_score(&found);
    assert_true(rows[1].score > before);
    rows[1].evidence.of[EVIDENCE_REFUSED] = 0.9;
    confidence_score(&found);
    assert_true(rows[1].score < before);
}

static void confidence_is_a_probability_that_never_rises(void **state)
{
    (void)state;
    struct candidate rows[ROWS];
    for (double best = 0; best <= 1; best += 0.1) {
        set_out(rows, best);
        for (size_t i = 0; i < ROWS; i++) {
            assert_true(rows[i].confidence >= 0 && rows[i].confidence <= 1);
            assert_true(i == 0 || rows[i].confidence <= rows[i - 1].confidence);
        }
    }
}

static void more_evidence_is_more_confidence(void **state)
{
    (void)state;
    struct candidate rows[ROWS];
    double before = -1;
    for (double best = 0; best <= 1; best += 0.1) {
        set_out(rows, best);
        assert_true(rows[0].confidence > before);
        before = rows[0].confidence;
    }
}

static void rival_as_good_takes_confidence(void **state)
{
    (void)state;
    struct candidate rows[ROWS];
    struct candidates found = set_out(rows, 0.4);
    double alone = rows[0].confidence;
    rows[1].evidence = rows[0].evidence;
    rows[2].evidence = rows[0].evidence;
    confidence_score(&found);
    confidence_set(&found);
    assert_true(rows[0].confidence < alone);
}

static void clear_cases_are_on_their_side_of_the_threshold(void **state)
{
    (void)state;
    struct candidate rows[ROWS];
    set_out(rows, 0);
    assert_true(rows[0].confidence < confidence_answer_default);
    set_out(rows, 0.5);
    assert_true(rows[0].confidence > confidence_answer_default);
}

static void much_shared_tells_more_where_answers_have_examples(void **state)
{
    (void)state;
    struct candidate rows[ROWS];
    struct candidates found = set_out(rows, 0.1);
    rows[0].evidence.of[EVIDENCE_COVER] = 0.5;
    rows[0].evidence.of[EVIDENCE_MASS] = 0.8;
    confidence_set(&found);
    double plain = rows[0].confidence;
    for (size_t i = 0; i < ROWS; i++) {
        rows[i].evidence.of[EVIDENCE_SPOKEN] = 1;
    }
    confidence_set(&found);
    assert_true(rows[0].confidence > plain);
}

static void no_candidate_is_no_fault(void **state)
{
    (void)state;
    struct candidates found = {0};
    confidence_score(&found);
    confidence_set(&found);
    assert_int_equal(found.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(score_grows_with_every_kind_of_the_base),
        cmocka_unit_test(past_counts_more_and_words_less_with_history),
        cmocka_unit_test(near_past_ticket_helps_and_a_rejected_one_hinders),
        cmocka_unit_test(confidence_is_a_probability_that_never_rises),
        cmocka_unit_test(more_evidence_is_more_confidence),
        cmocka_unit_test(rival_as_good_takes_confidence),
        cmocka_unit_test(clear_cases_are_on_their_side_of_the_threshold),
        cmocka_unit_test(much_shared_tells_more_where_answers_have_examples),
        cmocka_unit_test(no_candidate_is_no_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
