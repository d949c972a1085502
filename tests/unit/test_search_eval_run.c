#include "unit.h"

#include "search/eval_run.h"

#include <stdlib.h>

static const char *const expect_a[] = {"a"};

/* A judged ticket with two rows, or none when @first is NULL. */
static cordial_eval_ticket ticket(struct arena *mem, const char *id, const char *first,
                                  const char *second, cordial_decision decision)
{
    cordial_eval_row *rows = arena_array(mem, 2, sizeof *rows);
    rows[0] = (cordial_eval_row){first, 0.75};
    rows[1] = (cordial_eval_row){second, 0.5};
    cordial_eval_ticket t = {
        .id = id,
        .language = "en",
        .expect = expect_a,
        .n_expect = 1,
        .rows = rows,
        .n_rows = first != NULL ? 2 : 0,
        .decision = decision,
    };
    eval_judge(&t);
    return t;
}

static int set_up(void **state)
{
    *state = heap_alloc(sizeof(struct arena));
    return 0;
}

static int tear_down(void **state)
{
    arena_done(*state);
    free(*state);
    return 0;
}

static void run_has_a_line_for_each_row_and_one_for_none(void **state)
{
    cordial_eval_ticket tickets[] = {
        ticket(*state, "t1", "a", "b", CORDIAL_DECISION_ANSWER),
        ticket(*state, "t 2", NULL, NULL, CORDIAL_DECISION_NONE),
        ticket(*state, "t3", "b", "a", CORDIAL_DECISION_ASK),
    };
    struct buf out = {0};
    eval_run_write(&out, tickets, N_ROWS(tickets));
    assert_str(buf_str(&out), "t1\t1\ta\t0.750000\tanswer\n"
                              "t1\t2\tb\t0.500000\tanswer\n"
                              "t 2\t0\t\t0.000000\tnone\n"
                              "t3\t1\tb\t0.750000\task\n"
                              "t3\t2\ta\t0.500000\task\n");
    buf_done(&out);
}

static void run_compared_with_itself_changes_nothing(void **state)
{
    cordial_eval_ticket tickets[] = {
        ticket(*state, "t1", "a", "b", CORDIAL_DECISION_ANSWER),
        ticket(*state, "t2", NULL, NULL, CORDIAL_DECISION_NONE),
    };
    cordial_eval_comparison c;
    cordial_error err;
    struct buf out = {0};
    eval_run_write(&out, tickets, N_ROWS(tickets));
    assert_ok(eval_compare(*state, buf_str(&out), tickets, N_ROWS(tickets), &c, &err), &err);
    buf_done(&out);
    assert_int_equal(c.n_changes, 0);
    assert_int_equal(c.after.tickets, 2);
    assert_int_equal(c.added + c.missing, 0);
    assert_true(c.ranked.luck == 1 && c.decided.luck == 1);
    for (size_t i = 0; i < CORDIAL_MEASURES; i++) {
        assert_true(c.before.of[i] == c.after.of[i]);
    }
}

static void changes_are_named_with_their_side(void **state)
{
    cordial_eval_ticket tickets[] = {
        ticket(*state, "up", "a", "b", CORDIAL_DECISION_ANSWER),
        ticket(*state, "down", "b", "a", CORDIAL_DECISION_NONE),
        ticket(*state, "same", "a", "b", CORDIAL_DECISION_ASK),
        ticket(*state, "found", "b", "a", CORDIAL_DECISION_ANSWER),
        ticket(*state, "new", "b", "a", CORDIAL_DECISION_ANSWER),
    };
    struct str run = STR("up\t1\tb\t.9\tanswer\r\nup\t2\ta\t.8\tanswer\n"
                         "down\t1\ta\t1\tanswer\n"
                         "\n"
                         "same\t1\ta\t1\tanswer\n"
                         "found\t0\t\t0\tnone\n"
                         "gone\t1\ta\t1\tanswer\ngone\t2\tb\t1\tanswer");
    static const struct {
        const char *id;
        size_t before;
        size_t after;
        int ranked;
        int decided;
    } want[] = {{"up", 2, 1, 1, 0}, {"down", 1, 2, -1, -1}, {"found", 0, 2, 1, 1}};
    cordial_eval_comparison c;
    cordial_error err;
    assert_ok(eval_compare(*state, run, tickets, N_ROWS(tickets), &c, &err), &err);
    assert_int_equal(c.added, 1);
    assert_int_equal(c.missing, 1);
    assert_int_equal(c.after.tickets, 4);
    assert_int_equal(c.ranked.better, 2);
    assert_int_equal(c.ranked.worse, 1);
    assert_int_equal(c.decided.better, 1);
    assert_int_equal(c.decided.worse, 1);
    assert_int_equal(c.n_changes, N_ROWS(want));
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_string_equal(c.changes[i].id, want[i].id);
        assert_int_equal(c.changes[i].rank_before, want[i].before);
        assert_int_equal(c.changes[i].rank, want[i].after);
        assert_int_equal(c.changes[i].ranked, want[i].ranked);
        assert_int_equal(c.changes[i].decided, want[i].decided);
    }
    assert_true(c.before.of[CORDIAL_MEASURE_TOP1] == 0.5);
}

static void wrong_line_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *run;
        unsigned line;
        const char *part;
    } cases[] = {
        {"t\t1\ta\t.5\n", 1, "5 columns"},
        {"t\t1\ta\t.5\tnone\tx\n", 1, "not 6"},
        {"\nt\tone\ta\t.5\tnone\n", 2, "a rank"},
        {"t\t1\ta\t1.5\tnone\n", 1, "confidence"},
        {"t\t1\ta\t.5x\tnone\n", 1, "confidence"},
        {"t\t1\ta\t\tnone\n", 1, "confidence"},
        {"t\t1\ta\tnan\tnone\n", 1, "confidence"},
        {"t\t1\ta\t.5\tperhaps\n", 1, "answer, ask or none"},
        {"t\t2\ta\t.5\tnone\n", 1, "rank '2'"},
        {"t\t1\ta\t.5\tnone\nt\t1\tb\t.5\tnone\n", 2, "rank '1'"},
        {"t\t1\ta\t.5\tnone\nt\t0\t\t0\tnone\n", 2, "rank '0'"},
        {"t\t0\ta\t.5\tnone\n", 1, "rank '0'"},
    };
    cordial_eval_ticket tickets[] = {ticket(*state, "t", "a", "b", CORDIAL_DECISION_ANSWER)};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        cordial_eval_comparison c;
        cordial_error err = {0};
        assert_int_equal(eval_compare(*state, str_of(cases[i].run), tickets, 1, &c, &err),
                         CORDIAL_E_DATA);
        assert_int_equal(err.line, cases[i].line);
        if (strstr(err.message, cases[i].part) == NULL) {
            fail_msg("'%s' does not say '%s'", err.message, cases[i].part);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(run_has_a_line_for_each_row_and_one_for_none, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(run_compared_with_itself_changes_nothing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(changes_are_named_with_their_side, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wrong_line_is_refused_with_its_place, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
