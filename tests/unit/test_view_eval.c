#include "view.h"

#define NO_BINS                                                                                    \
    "\"bins\":[{\"n\":0,\"confidence\":0.0,\"right\":0.0},"                                        \
    "{\"n\":0,\"confidence\":0.0,\"right\":0.0},{\"n\":0,\"confidence\":0.0,\"right\":0.0},"       \
    "{\"n\":0,\"confidence\":0.0,\"right\":0.0},{\"n\":0,\"confidence\":0.0,\"right\":0.0},"       \
    "{\"n\":0,\"confidence\":0.0,\"right\":0.0},{\"n\":0,\"confidence\":0.0,\"right\":0.0},"       \
    "{\"n\":0,\"confidence\":0.0,\"right\":0.0},{\"n\":0,\"confidence\":0.0,\"right\":0.0},"       \
    "{\"n\":0,\"confidence\":0.0,\"right\":0.0}]"
#define UNMEASURED                                                                                 \
    "\"tickets\":0,\"with_answer\":0,\"ndcg\":null,\"mrr\":null,\"top1\":null,\"top3\":null,"      \
    "\"auroc\":null,\"decision\":null,\"calibration\":null," NO_BINS

static const cordial_eval_part empty = {.language = "", .of = {-1, -1, -1, -1, -1, -1, -1}};

static void evaluation_without_anything_has_every_key(void **state)
{
    (void)state;
    cordial_evaluation evaluation = {.total = empty};
    assert_document(view_eval(&evaluation, NULL, NULL, 0),
                    "{\"total\":{\"language\":null," UNMEASURED "},\"languages\":[],"
                    "\"unknown\":[],\"comparison\":null,\"fallen\":[],\"tickets\":[],"
                    "\"took_ms\":0.0}");
}

/* The document under one key. */
static json_t *part_of(json_t *document, const char *key)
{
    json_t *part = json_incref(json_object_get(document, key));
    json_decref(document);
    return part;
}

static void measures_are_rounded_by_name(void **state)
{
    (void)state;
    cordial_evaluation evaluation = {.total = {.language = "nl",
                                               .tickets = 3,
                                               .with_answer = 2,
                                               .of = {.12345, .2, .3, .4, -1, .6, .7}}};
    assert_document(part_of(view_eval(&evaluation, NULL, NULL, 0), "total"),
                    "{\"language\":\"nl\",\"tickets\":3,\"with_answer\":2,\"ndcg\":0.1235,"
                    "\"mrr\":0.2,\"top1\":0.3,\"top3\":0.4,\"auroc\":null,\"decision\":0.6,"
                    "\"calibration\":0.7," NO_BINS "}");
}

static void ticket_has_what_was_expected_and_what_came(void **state)
{
    (void)state;
    static const char *const expect[] = {"a", "b"};
    const cordial_eval_row rows[] = {{"c", .75}, {"a", .25}};
    const cordial_reason reasons[] = {{"words", "send, mail"}};
    const cordial_eval_ticket tickets[] = {
        {.id = "t1",
         .line = 4,
         .language = "en",
         .expect = expect,
         .n_expect = 2,
         .rows = rows,
         .n_rows = 2,
         .decision = CORDIAL_DECISION_ASK,
         .reasons = reasons,
         .n_reasons = 1,
         .rank = 2,
         .decided = true},
        {.id = "t2", .line = 5, .language = "", .decision = CORDIAL_DECISION_NONE},
    };
    cordial_evaluation evaluation = {.total = empty, .tickets = tickets, .n_tickets = 2};
    assert_document(part_of(view_eval(&evaluation, NULL, NULL, 0), "tickets"),
                    "[{\"id\":\"t1\",\"line\":4,\"language\":\"en\",\"expect\":[\"a\",\"b\"],"
                    "\"decision\":\"ask\",\"decided\":true,\"rank\":2,"
                    "\"results\":[{\"id\":\"c\",\"confidence\":0.75},"
                    "{\"id\":\"a\",\"confidence\":0.25}],"
                    "\"reasons\":[{\"kind\":\"words\",\"text\":\"send, mail\"}]},"
                    "{\"id\":\"t2\",\"line\":5,\"language\":null,\"expect\":[],"
                    "\"decision\":\"none\",\"decided\":false,\"rank\":null,\"results\":[],"
                    "\"reasons\":[]}]");
}

static void comparison_names_changes_with_both_sides(void **state)
{
    (void)state;
    const cordial_eval_change changes[] = {
        {"t1", 0, 2, CORDIAL_DECISION_NONE, CORDIAL_DECISION_ANSWER, 1, -1}};
    cordial_evaluation evaluation = {.total = empty};
    cordial_eval_comparison comparison = {.added = 1,
                                          .missing = 2,
                                          .before = empty,
                                          .after = empty,
                                          .ranked = {3, 4, .5},
                                          .decided = {5, 6, 1},
                                          .changes = changes,
                                          .n_changes = 1};
    assert_document(part_of(view_eval(&evaluation, &comparison, NULL, 0), "comparison"),
                    "{\"added\":1,\"missing\":2,\"before\":{\"language\":null," UNMEASURED
                    "},\"after\":{\"language\":null," UNMEASURED "},"
                    "\"ranked\":{\"better\":3,\"worse\":4,\"luck\":0.5},"
                    "\"decided\":{\"better\":5,\"worse\":6,\"luck\":1.0},"
                    "\"changes\":[{\"id\":\"t1\",\"rank\":[null,2],"
                    "\"decision\":[\"none\",\"answer\"],\"ranked\":1,\"decided\":-1}]}");
}

static void unknown_ids_and_fallen_measures_are_listed(void **state)
{
    (void)state;
    const cordial_eval_unknown unknown[] = {{"mailbx", 2, 7, "mailbox"}, {"x", 1, 8, NULL}};
    const cordial_eval_fall fallen[] = {{"", CORDIAL_MEASURE_TOP1, .5, .75},
                                        {"fa", CORDIAL_MEASURE_NDCG, -1, .5}};
    cordial_evaluation evaluation = {.total = empty, .unknown = unknown, .n_unknown = 2};
    assert_document(part_of(view_eval(&evaluation, NULL, NULL, 0), "unknown"),
                    "[{\"id\":\"mailbx\",\"tickets\":2,\"line\":7,\"nearest\":\"mailbox\"},"
                    "{\"id\":\"x\",\"tickets\":1,\"line\":8,\"nearest\":null}]");
    assert_document(part_of(view_eval(&evaluation, NULL, fallen, 2), "fallen"),
                    "[{\"language\":null,\"measure\":\"top1\",\"value\":0.5,\"floor\":0.75},"
                    "{\"language\":\"fa\",\"measure\":\"ndcg\",\"value\":null,\"floor\":0.5}]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evaluation_without_anything_has_every_key),
        cmocka_unit_test(measures_are_rounded_by_name),
        cmocka_unit_test(ticket_has_what_was_expected_and_what_came),
        cmocka_unit_test(comparison_names_changes_with_both_sides),
        cmocka_unit_test(unknown_ids_and_fallen_measures_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
