#include "unit.h"

#include "base/buf.h"
#include "cli/eval_page.h"

static const char *const expect_a[] = {"a"};
static const cordial_eval_row rows[] = {{"b", .75}, {"a", .25}};
static const cordial_reason reasons[] = {{"words", "send, mail"}};
static const struct term plain = {0};
static const struct term terminal = {.tty = true, .width = 80};

/* @n tickets whose answer is second, one that is right, one that has no answer but got one. */
static cordial_evaluation evaluation_of(struct arena *mem, size_t n)
{
    cordial_eval_ticket *tickets = arena_array(mem, n + 2, sizeof *tickets);
    for (size_t i = 0; i < n + 2; i++) {
        tickets[i] = (cordial_eval_ticket){
            .id = arena_printf(mem, "t%zu", i).p,
            .line = (unsigned)i + 1,
            .language = "en",
            .excerpt = "My mail \x1b[31mis refused",
            .expect = expect_a,
            .n_expect = i <= n,
            .rows = i == n ? rows + 1 : rows,
            .n_rows = i == n ? 1 : 2,
            .decision = CORDIAL_DECISION_ANSWER,
            .reasons = reasons,
            .n_reasons = 1,
            .rank = i < n ? 2 : i == n,
            .decided = i <= n,
        };
    }
    return (cordial_evaluation){
        .total = {.language = "",
                  .tickets = n + 2,
                  .with_answer = n + 1,
                  .of = {.5, .5, .25, 1, -1, .75, .1},
                  .bins = {[7] = {4, .75, .5}}},
        .tickets = tickets,
        .n_tickets = n + 2,
    };
}

static struct str print(struct arena *mem, const struct term *term, const struct eval_page *eval)
{
    struct buf out = {0};
    struct page page = {.out = &out, .term = term};
    eval_page_print(&page, eval);
    struct str text = buf_keep(&out, mem);
    buf_done(&out);
    return text;
}

static void assert_says(struct str text, const char *part)
{
    if (str_find(text, str_of(part)) == STR_NOT_FOUND) {
        fail_msg("'%s' is not in:\n%s", part, text.p);
    }
}

static void failed_tickets_are_explained_and_right_ones_left_out(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_evaluation evaluation = evaluation_of(&mem, 1);
    struct str text = print(&mem, &plain, &(struct eval_page){.evaluation = &evaluation});
    assert_says(text, "2 of 3 tickets\n");
    assert_says(text, "t0, line 1\n    My mail \xEF\xBF\xBD[31mis refused\n"
                      "    expected  a, came 2. with 0.25\n"
                      "    got       b with 0.75; decision answer\n"
                      "    because   words send, mail\n");
    assert_says(text, "t2, line 3\n");
    assert_says(text, "    expected  nothing that fits\n");
    assert_int_equal(str_find(text, STR("t1, line")), STR_NOT_FOUND);
    arena_done(&mem);
}

static void measures_and_bins_stand_in_their_columns(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_evaluation evaluation = evaluation_of(&mem, 1);
    struct str text = print(&mem, &plain, &(struct eval_page){.evaluation = &evaluation});
    assert_says(text,
                "         tickets answered nDCG@10   MRR top-1 top-3 AUROC decision calib.err\n"
                "all            3        2   0.500 0.500 0.250 1.000     -    0.750     0.100\n");
    assert_says(text, "0.6 - 0.7         0        -        -\n"
                      "0.7 - 0.8         4    0.750    0.500\n");
    text = print(&mem, &terminal, &(struct eval_page){.evaluation = &evaluation});
    assert_says(text, "0.7 - 0.8         4    0.750    0.500  █████░░░░░ \n");
    arena_done(&mem);
}

static void twenty_failures_are_shown_unless_all_are_wanted(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_evaluation evaluation = evaluation_of(&mem, 25);
    struct str some = print(&mem, &plain, &(struct eval_page){.evaluation = &evaluation});
    assert_says(some, "26 of 27 tickets\n");
    assert_says(some, "t19, line 20\n");
    assert_int_equal(str_find(some, STR("t20, line")), STR_NOT_FOUND);
    assert_says(some, "and 6 more; --all shows them\n");
    struct str all =
        print(&mem, &plain, &(struct eval_page){.evaluation = &evaluation, .all = true});
    assert_says(all, "t24, line 25\n");
    assert_int_equal(str_find(all, STR(" more; --all")), STR_NOT_FOUND);
    arena_done(&mem);
}

static void comparison_tells_luck_from_gain(void **state)
{
    (void)state;
    struct arena mem = {0};
    const cordial_eval_change changes[] = {
        {"up", 3, 1, CORDIAL_DECISION_ASK, CORDIAL_DECISION_ASK, 1, 0},
        {"down", 1, 0, CORDIAL_DECISION_ANSWER, CORDIAL_DECISION_NONE, -1, -1},
        {"both", 1, 2, CORDIAL_DECISION_NONE, CORDIAL_DECISION_ANSWER, -1, 1},
    };
    cordial_evaluation evaluation = evaluation_of(&mem, 0);
    cordial_eval_comparison comparison = {
        .added = 4,
        .before = {.of = {.5, .5, .5, .5, -1, .5, .2}},
        .after = {.tickets = 9, .of = {.6, .5, .4, .5, 1, .5, .1}},
        .ranked = {9, 1, .02},
        .decided = {1, 1, 1},
        .changes = changes,
        .n_changes = 3};
    struct str text = print(
        &mem, &plain, &(struct eval_page){.evaluation = &evaluation, .comparison = &comparison});
    assert_says(text, "tickets in both: 9, in this run alone: 4, in the earlier one alone: 0\n");
    assert_says(text, "nDCG@10      0.500   0.600  +0.100\n");
    assert_says(text, "AUROC            -   1.000\n");
    assert_says(text, "by rank: 9 better, 1 worse; hardly by luck (sign test, p = 0.020)\n");
    assert_says(text, "by decision: 1 better, 1 worse; may be luck (sign test, p = 1.000)\n");
    assert_says(text, "better  up, rank 3 → 1\n");
    assert_says(text, "worse   down, rank 1 → none, decision answer → none\n");
    assert_says(text, "mixed   both, rank 1 → 2, decision none → answer\n");
    arena_done(&mem);
}

static void floor_names_what_fell_or_says_that_all_holds(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_evaluation evaluation = evaluation_of(&mem, 0);
    const cordial_eval_fall fallen[] = {{"", CORDIAL_MEASURE_TOP1, .5, .75},
                                        {"fa", CORDIAL_MEASURE_NDCG, -1, .5},
                                        {"", CORDIAL_MEASURE_CALIBRATION, .3, .1}};
    struct eval_page page = {
        .evaluation = &evaluation, .has_floor = true, .fallen = fallen, .n_fallen = 3};
    struct str text = print(&mem, &plain, &page);
    assert_says(text, "top-1 is 0.5000, the floor is 0.7500\n");
    assert_says(text, "nDCG@10 of fa: nothing to measure it on, the floor is 0.500\n");
    assert_says(text, "calib.err is 0.3000, the most allowed is 0.1000\n");
    page.n_fallen = 0;
    assert_says(print(&mem, &plain, &page), "every measure holds\n");
    page.has_floor = false;
    assert_int_equal(str_find(print(&mem, &plain, &page), STR("Floor")), STR_NOT_FOUND);
    arena_done(&mem);
}

static void unknown_ids_are_warnings_with_a_place(void **state)
{
    (void)state;
    struct buf out = {0};
    struct page page = {.out = &out, .term = &plain};
    const cordial_eval_unknown unknown[] = {{"mailbx", 2, 7, "mailbox"}, {"x", 1, 8, NULL}};
    cordial_evaluation evaluation = {.unknown = unknown, .n_unknown = 2};
    eval_page_unknown(&page, "t.jsonl", &evaluation);
    assert_str(
        buf_str(&out),
        "t.jsonl:7: warning: the base has no answer 'mailbx', which 2 tickets expect; did you "
        "mean 'mailbox'?\n"
        "t.jsonl:8: warning: the base has no answer 'x', which 1 ticket expects\n");
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failed_tickets_are_explained_and_right_ones_left_out),
        cmocka_unit_test(measures_and_bins_stand_in_their_columns),
        cmocka_unit_test(twenty_failures_are_shown_unless_all_are_wanted),
        cmocka_unit_test(comparison_tells_luck_from_gain),
        cmocka_unit_test(floor_names_what_fell_or_says_that_all_holds),
        cmocka_unit_test(unknown_ids_are_warnings_with_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
