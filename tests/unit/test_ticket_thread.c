#include "unit.h"

#include "ticket/thread.h"

static const char mail[] = "Thanks, that works.\n\n"
                           "On Tue, 3 Mar 2026, Support wrote:\n"
                           "> Hello Paul,\n"
                           ">\n"
                           "> choose Receive All.\n"
                           ">\n"
                           "> On Mon, 2 Mar 2026, Paul wrote:\n"
                           "> > Why is my mail refused?\n"
                           "> > And how do I set up a forwarding address?\n"
                           "Paul\n";

static void each_depth_is_a_message(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct thread t = thread_read(&mem, str_of(mail));
    assert_int_equal(t.n, 3);
    assert_str(t.rows[0], "Thanks, that works.\n\nPaul");
    assert_str(t.rows[1], "Hello Paul,\n\nchoose Receive All.");
    assert_str(t.rows[2], "Why is my mail refused?\nAnd how do I set up a forwarding address?");
}

static void text_without_quotes_is_one_message(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct thread t = thread_read(&mem, STR("Hello:\nall is well.\n"));
    assert_int_equal(t.n, 1);
    assert_str(t.rows[0], "Hello:\nall is well.");
    assert_int_equal(thread_read(&mem, STR("")).n, 0);
}

static void deepest_quotes_are_gathered(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    char text[64];
    memset(text, '>', sizeof text);
    text[sizeof text - 2] = 'x';
    text[sizeof text - 1] = '\n';
    struct thread t = thread_read(&mem, (struct str){text, sizeof text});
    assert_int_equal(t.n, THREAD_MESSAGES_MAX);
    assert_str(t.rows[THREAD_MESSAGES_MAX - 1], "x");
}

static void questions_are_found_in_a_message(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str_list q =
        thread_questions(&mem, STR("Why is that? I use it daily. How long?"), STR("en"));
    assert_int_equal(q.n, 2);
    assert_str(q.rows[0], "Why is that?");
}

/* Each line of blanks once looked through all that follow it: this took minutes. */
static void blank_lines_are_gone_through_once(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    enum { LINES = 500000 };
    char *text = arena_alloc(&mem, LINES + 1);
    memset(text, '\n', LINES);
    struct thread thread = thread_read(&mem, (struct str){text, LINES});
    assert_int_equal(thread.n, 1);
    assert_int_equal(thread.rows[0].n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_depth_is_a_message),
        cmocka_unit_test(text_without_quotes_is_one_message),
        cmocka_unit_test(deepest_quotes_are_gathered),
        cmocka_unit_test(questions_are_found_in_a_message),
        cmocka_unit_test(blank_lines_are_gone_through_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
