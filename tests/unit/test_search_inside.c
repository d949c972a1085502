#include "scratch.h"

#include "search/inside.h"

static const struct {
    const char *path;
    const char *text;
} files[] = {
    {"base.yaml", "name: Test\nlanguages: [en, fa]\naudience: public\n"},
    {"en/credit.md",
     "---\naudience: agents\nnote: the manual of credits lies in the blue drawer of finance\n"
     "examples: [\"i was promised some money back last week\"]\n---\n"
     "# Goodwill credit\n\nEvery agent may give a credit of up to ten pounds without asking. "
     "Anything above goes through the lead agent of the week.\n\n"
     "If anything is still unclear, just answer this message.\n"},
    {"en/mailbox.md",
     "---\nnote: the storage team raises the limit silently for museums and schools\n---\n"
     "# Mailbox full\n\nIf anything is still unclear, just answer this message.\n"},
    {"en/refund.reply.md",
     "---\nnote: tell nobody that the bank clerk is called Quentin Marlowe\n---\n"
     "# remedy\n\nThe money is paid back within fourteen days to the same account.\n"},
    {"fa/credit.md",
     "---\naudience: agents\n---\n# اعتبار\n\n"
     "هر کارمند می‌تواند تا ده یورو اعتبار بدون اجازه به مشتری بدهد.\n"},
};

static int set_up(void **state)
{
    if (scratch_set_up(state) != 0) {
        return -1;
    }
    for (size_t i = 0; i < N_ROWS(files); i++) {
        scratch_put(*state, files[i].path, files[i].text);
    }
    assert_int_equal(scratch_index(*state)->n_skipped, 0);
    return 0;
}

static void only_what_is_for_agents_alone_is_found(void **state)
{
    static const struct {
        const char *language;
        const char *text;
        const char *want; /* NULL: nothing */
    } cases[] = {
        {"en", "Hello,\n\nEvery agent may give a credit of up to ten pounds without asking.\n",
         "Every agent may give a credit of up to ten pounds without asking"},
        {"en", "So: anything above goes through the lead agent, I think.",
         "anything above goes through the lead agent"},
        {"en", "Sure. The storage team raises the limit silently for museums.",
         "The storage team raises the limit silently for museums"},
        {"en", "Yes: the manual of credits lies in the blue drawer.",
         "the manual of credits lies in the blue drawer"},
        {"en", "Well, the bank clerk is called Quentin Marlowe.",
         "the bank clerk is called Quentin Marlowe"},
        {"en", "If anything is still unclear, just answer this message.", NULL},
        {"en", "The money is paid back within fourteen days to the same account.", NULL},
        {"en", "We give you a credit of ten pounds, and no questions.", NULL},
        {"en", "The storage team is kind.", NULL},
        {"en", "", NULL},
        {"en", "I was promised some money back last week", NULL},
        {"fa",
         "سلام، هر کارمند می‌تواند تا ده یورو اعتبار بدون اجازه به مشتری بدهد.",
         "هر کارمند می‌تواند تا ده یورو اعتبار بدون اجازه به مشتری بدهد"},
        {"nl", "Every agent may give a credit of up to ten pounds without asking.", NULL},
    };
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct inside_spans found;
        struct str text = str_of(cases[i].text);
        /* Which answers are asked first makes no difference. */
        struct str ids[] = {STR("refund"), STR("goodwill"), STR("no-such-answer")};
        struct str_list answers = {ids, i % 2 == 0 ? 0 : N_ROWS(ids)};
        assert_ok(
            inside_find(&mem, searcher, str_of(cases[i].language), text, &answers, &found, &s->err),
            &s->err);
        assert_true(found.looked);
        assert_int_equal(found.n, cases[i].want != NULL);
        if (found.n > 0) {
            assert_str(str_sub(text, found.rows[0].start, found.rows[0].end), cases[i].want);
        }
        arena_done(&mem);
    }
}

static void handle_of_the_public_sees_nothing_to_look_for(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_PUBLIC);
    struct arena mem = {0};
    struct inside_spans found;
    assert_ok(inside_find(&mem, searcher, STR("en"),
                          STR("Every agent may give a credit of up to ten pounds."),
                          &(struct str_list){0}, &found, &s->err),
              &s->err);
    assert_false(found.looked);
    assert_int_equal(found.n, 0);
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_for_agents_alone_is_found),
        cmocka_unit_test(handle_of_the_public_sees_nothing_to_look_for),
    };
    return cmocka_run_group_tests(tests, set_up, scratch_tear_down);
}
