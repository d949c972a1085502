#include "search_base.h"

#include <cordial/eval.h>

/* Two tickets in English, one of them answered rightly. */
static cordial_evaluation *evaluate(struct scratch *s)
{
    static const char lines[] =
        "{\"id\": \"a\", \"lang\": \"en\", \"text\": \"my mailbox is full\", \"expect\": "
        "[\"mailbox-full\"]}\n"
        "{\"id\": \"b\", \"lang\": \"en\", \"text\": \"my mailbox is full\", \"expect\": "
        "[\"refund\"]}\n";
    cordial_evaluation *out = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(cordial_eval(base, lines, strlen(lines), NULL, &out, &s->err), &s->err);
    assert_true(out->total.of[CORDIAL_MEASURE_TOP1] == 0.5);
    return out;
}

static void measures_below_their_floor_are_named(void **state)
{
    static const struct {
        const char *floor;
        size_t n;
        const char *language;
        cordial_measure measure;
    } cases[] = {
        {"{}", 0, "", CORDIAL_MEASURE_NDCG},
        {"{\"top1\": 0.5}", 0, "", CORDIAL_MEASURE_NDCG},
        {"{\"top1\": 0.51}", 1, "", CORDIAL_MEASURE_TOP1},
        {"{\"top1\": 1, \"top3\": 0}", 1, "", CORDIAL_MEASURE_TOP1},
        {"{\"auroc\": 0.1}", 1, "", CORDIAL_MEASURE_AUROC},
        {"{\"calibration\": 1}", 0, "", CORDIAL_MEASURE_NDCG},
        {"{\"calibration\": 0.001}", 1, "", CORDIAL_MEASURE_CALIBRATION},
        {"{\"languages\": {\"en\": {\"top1\": 0.9}}}", 1, "en", CORDIAL_MEASURE_TOP1},
        {"{\"languages\": {\"en\": {\"top1\": 0.1}}}", 0, "", CORDIAL_MEASURE_NDCG},
        {"{\"languages\": {\"nl\": {\"top1\": 0}}}", 1, "nl", CORDIAL_MEASURE_TOP1},
    };
    struct scratch *s = *state;
    cordial_evaluation *evaluation = evaluate(s);
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        const cordial_eval_fall *rows = NULL;
        size_t n = 99;
        const char *floor = cases[i].floor;
        assert_ok(cordial_eval_floor(evaluation, floor, strlen(floor), &rows, &n, &s->err),
                  &s->err);
        assert_int_equal(n, cases[i].n);
        if (n > 0) {
            assert_string_equal(rows[0].language, cases[i].language);
            assert_int_equal(rows[0].measure, cases[i].measure);
        }
    }
    cordial_evaluation_free(evaluation);
}

static void floor_that_is_none_is_refused(void **state)
{
    static const char *const cases[][2] = {
        {"{\"top1\": 0.5", "malformed JSON"},
        {"[]", "no JSON object"},
        {"{\"top-1\": 0.5}", "there are ndcg, mrr, top1"},
        {"{\"top1\": \"0.5\"}", "from 0 to 1"},
        {"{\"top1\": 80}", "from 0 to 1"},
        {"{\"languages\": []}", "no object"},
        {"{\"languages\": {\"en\": 1}}", "are an object"},
        {"{\"languages\": {\"en\": {\"best\": 1}}}", "'best' is no measure"},
    };
    struct scratch *s = *state;
    cordial_evaluation *evaluation = evaluate(s);
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        const cordial_eval_fall *rows = NULL;
        size_t n = 99;
        assert_int_equal(
            cordial_eval_floor(evaluation, cases[i][0], strlen(cases[i][0]), &rows, &n, &s->err),
            CORDIAL_E_DATA);
        assert_int_equal(n, 99);
        if (strstr(s->err.message, cases[i][1]) == NULL) {
            fail_msg("'%s' does not say '%s'", s->err.message, cases[i][1]);
        }
    }
    cordial_evaluation_free(evaluation);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_below_their_floor_are_named),
        cmocka_unit_test(floor_that_is_none_is_refused),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
