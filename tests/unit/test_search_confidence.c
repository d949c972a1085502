#include "unit.h"

#include "search/confidence.h"

static struct evidence all_of(double value)
{
    struct evidence e = {0};
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        e.of[i] = value;
    }
    return e;
}

static void score_grows_with_every_kind_of_evidence(void **state)
{
    (void)state;
    struct evidence none = all_of(0);
    struct evidence whole = all_of(1);
    assert_true(confidence_score(&none) == 0);
    assert_true(confidence_score(&whole) <= 1.0001);
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        struct evidence e = all_of(0.5);
        double before = confidence_score(&e);
        e.of[i] = 0.6;
        assert_true(confidence_score(&e) > before);
    }
}

static void confidence_is_a_probability(void **state)
{
    (void)state;
    for (double value = 0; value <= 1; value += 0.25) {
        struct evidence e = all_of(value);
        for (double rival = 0; rival <= 1; rival += 0.25) {
            double c = confidence_of(&e, confidence_score(&e), rival);
            assert_true(c >= 0 && c <= 1);
        }
    }
}

static void confidence_grows_with_the_score_and_falls_with_a_rival(void **state)
{
    (void)state;
    struct evidence e = all_of(0.5);
    for (double score = 0; score < 1; score += 0.1) {
        assert_true(confidence_of(&e, score + 0.1, 0.5) > confidence_of(&e, score, 0.5));
        assert_true(confidence_of(&e, 0.5, score + 0.1) < confidence_of(&e, 0.5, score));
    }
}

static void clear_cases_are_on_their_side_of_the_threshold(void **state)
{
    (void)state;
    struct evidence none = all_of(0);
    struct evidence whole = all_of(1);
    assert_true(confidence_of(&none, 0, 0) < confidence_answer_default);
    assert_true(confidence_of(&whole, 1, 0.2) > confidence_answer_default);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(score_grows_with_every_kind_of_evidence),
        cmocka_unit_test(confidence_is_a_probability),
        cmocka_unit_test(confidence_grows_with_the_score_and_falls_with_a_rival),
        cmocka_unit_test(clear_cases_are_on_their_side_of_the_threshold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
