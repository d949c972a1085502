#include "search_base.h"

#include <cordial/cordial.h>

#include "store/portal.h"

#include <sys/stat.h>

static cordial_base *public_base(struct scratch *s)
{
    return scratch_base(s, CORDIAL_AUDIENCE_PUBLIC);
}

static void vote(struct scratch *s, const char *id, bool helpful)
{
    const cordial_vote row = {.answer = id, .language = "en", .helpful = helpful};
    assert_ok(cordial_vote_add(public_base(s), &row, NULL, &s->err), &s->err);
}

static int set_up(void **state)
{
    if (scratch_set_up(state) != 0) {
        return -1;
    }
    search_base_put(*state);
    return 0;
}

static void votes_are_counted_by_answer_and_the_surest_help_comes_first(void **state)
{
    struct scratch *s = *state;
    vote(s, "refund", true);
    for (int i = 0; i < 9; i++) {
        vote(s, "slow-site", true);
    }
    vote(s, "slow-site", false);
    vote(s, "certificate", false);
    cordial_votes *votes = NULL;
    assert_ok(cordial_votes_count(public_base(s), &votes, &s->err), &s->err);
    assert_int_equal(votes->n_rows, 3);
    assert_string_equal(votes->rows[0].answer, "slow-site");
    assert_int_equal(votes->rows[0].helpful, 9);
    assert_int_equal(votes->rows[0].unhelpful, 1);
    assert_string_equal(votes->rows[1].answer, "refund");
    assert_string_equal(votes->rows[2].answer, "certificate");
    cordial_votes_free(votes);
}

static void vote_under_an_earlier_id_counts_for_the_answer(void **state)
{
    struct scratch *s = *state;
    vote(s, "box-full", true);
    cordial_votes *votes = NULL;
    assert_ok(cordial_votes_count(public_base(s), &votes, &s->err), &s->err);
    assert_string_equal(votes->rows[0].answer, "mailbox-full");
    cordial_votes_free(votes);
}

static void vote_on_what_the_public_cannot_find_is_refused(void **state)
{
    struct scratch *s = *state;
    static const char *const ids[] = {"goodwill", "soon", "nothing", ""};
    for (size_t i = 0; i < N_ROWS(ids); i++) {
        const cordial_vote row = {.answer = ids[i], .language = "en"};
        assert_int_equal(cordial_vote_add(public_base(s), &row, NULL, &s->err), CORDIAL_E_NOTFOUND);
    }
}

static void nobody_has_voted_or_asked_yet(void **state)
{
    struct scratch *s = *state;
    cordial_votes *votes = NULL;
    cordial_inquiries *asked = NULL;
    assert_ok(cordial_votes_count(public_base(s), &votes, &s->err), &s->err);
    assert_int_equal(votes->n_rows, 0);
    cordial_votes_free(votes);
    cordial_votes_free(NULL);
    assert_ok(
        cordial_inquiries_list(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), NULL, &asked, &s->err),
        &s->err);
    assert_int_equal(asked->n_rows, 0);
    cordial_inquiries_free(asked);
    cordial_inquiries_free(NULL);
    assert_int_equal(access(scratch_path(s, ".cordial/portal.db"), F_OK), -1);
}

static void say_why(struct scratch *s, const char *id, bool helpful, const char *reason,
                    const char *comment)
{
    const cordial_vote row = {
        .answer = id, .language = "en", .helpful = helpful, .reason = reason, .comment = comment};
    assert_ok(cordial_vote_add(public_base(s), &row, NULL, &s->err), &s->err);
}

static void votes_that_say_why_are_listed_for_agents_the_newest_first(void **state)
{
    struct scratch *s = *state;
    cordial_comments *said = NULL;
    cordial_base *agents = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(cordial_comments_list(agents, 0, &said, &s->err), &s->err);
    assert_int_equal(said->n_rows, 0);
    cordial_comments_free(said);
    vote(s, "refund", false); /* says nothing */
    say_why(s, "refund", false, "unclear", NULL);
    say_why(s, "box-full", true, NULL, "Thanks, but where is Trash?");
    assert_ok(cordial_comments_list(agents, 0, &said, &s->err), &s->err);
    assert_int_equal(said->n_rows, 2);
    assert_string_equal(said->rows[0].answer, "mailbox-full");
    assert_string_equal(said->rows[0].comment, "Thanks, but where is Trash?");
    assert_string_equal(said->rows[0].reason, "");
    assert_true(said->rows[0].helpful);
    assert_string_equal(said->rows[1].reason, "unclear");
    assert_string_equal(said->rows[1].language, "en");
    assert_true(said->rows[1].when_s > 0 && !said->rows[1].helpful);
    cordial_comments_free(said);
    assert_ok(cordial_comments_list(agents, 1, &said, &s->err), &s->err);
    assert_int_equal(said->n_rows, 1);
    cordial_comments_free(said);
    cordial_comments_free(NULL);
    assert_int_equal(cordial_comments_list(public_base(s), 0, &said, &s->err), CORDIAL_E_USAGE);
}

static int64_t ask(struct scratch *s, const char *text)
{
    int64_t number = 0;
    const cordial_inquiry row = {.name = "Ann",
                                 .email = "ann@example.org",
                                 .subject = "Mail",
                                 .text = text,
                                 .language = "en",
                                 .offered = "refund slow-site"};
    assert_ok(cordial_inquiry_send(public_base(s), &row, &number, &s->err), &s->err);
    return number;
}

static void question_reaches_the_agents_with_everything(void **state)
{
    struct scratch *s = *state;
    cordial_inquiries *asked = NULL;
    int64_t first = ask(s, "Where is my mail?");
    int64_t second = ask(s, "And my site?");
    assert_true(second > first);
    assert_ok(
        cordial_inquiries_list(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), NULL, &asked, &s->err),
        &s->err);
    assert_int_equal(asked->n_rows, 2);
    assert_int_equal(asked->open, 2);
    assert_int_equal(asked->total, 2);
    const cordial_inquiry *q = &asked->rows[1];
    assert_int_equal(q->number, first);
    assert_string_equal(q->name, "Ann");
    assert_string_equal(q->email, "ann@example.org");
    assert_string_equal(q->subject, "Mail");
    assert_string_equal(q->text, "Where is my mail?");
    assert_string_equal(q->language, "en");
    assert_string_equal(q->offered, "refund slow-site");
    assert_true(q->when_s > 0);
    assert_false(q->settled);
    cordial_inquiries_free(asked);
}

static void settled_question_leaves_the_list_and_comes_back(void **state)
{
    struct scratch *s = *state;
    cordial_base *agents = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_inquiries *asked = NULL;
    int64_t number = ask(s, "Where is my mail?");
    assert_ok(cordial_inquiry_settle(agents, number, true, &s->err), &s->err);
    assert_ok(cordial_inquiries_list(agents, NULL, &asked, &s->err), &s->err);
    assert_int_equal(asked->n_rows, 0);
    assert_int_equal(asked->total, 1);
    cordial_inquiries_free(asked);
    const cordial_inquiries_query all = {.settled = true};
    assert_ok(cordial_inquiries_list(agents, &all, &asked, &s->err), &s->err);
    assert_true(asked->rows[0].settled);
    cordial_inquiries_free(asked);
    assert_ok(cordial_inquiry_settle(agents, number, false, &s->err), &s->err);
    assert_ok(cordial_inquiry_forget(agents, number, &s->err), &s->err);
    assert_int_equal(cordial_inquiry_forget(agents, number, &s->err), CORDIAL_E_NOTFOUND);
    assert_int_equal(cordial_inquiry_settle(agents, number, true, &s->err), CORDIAL_E_NOTFOUND);
}

static void questions_are_for_agents_alone(void **state)
{
    struct scratch *s = *state;
    cordial_inquiries *asked = NULL;
    int64_t number = ask(s, "Where is my mail?");
    assert_int_equal(cordial_inquiries_list(public_base(s), NULL, &asked, &s->err),
                     CORDIAL_E_USAGE);
    assert_int_equal(cordial_inquiry_settle(public_base(s), number, true, &s->err),
                     CORDIAL_E_USAGE);
    assert_int_equal(cordial_inquiry_forget(public_base(s), number, &s->err), CORDIAL_E_USAGE);
}

static void question_that_is_empty_or_too_long_is_refused(void **state)
{
    struct scratch *s = *state;
    char *large = arena_alloc(&s->mem, CORDIAL_INQUIRY_TEXT_MAX + 2);
    memset(large, 'a', CORDIAL_INQUIRY_TEXT_MAX + 1);
    const struct {
        cordial_inquiry question;
        cordial_status status;
    } rows[] = {
        {{.text = " \n"}, CORDIAL_E_USAGE},
        {{.text = NULL}, CORDIAL_E_USAGE},
        {{.text = "\xff"}, CORDIAL_E_USAGE},
        {{.text = large}, CORDIAL_E_LIMIT},
        {{.text = "Help", .email = large}, CORDIAL_E_LIMIT},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        assert_int_equal(cordial_inquiry_send(public_base(s), &rows[i].question, NULL, &s->err),
                         rows[i].status);
    }
}

static void switched_off_questions_are_refused(void **state)
{
    struct scratch *s = *state;
    scratch_close(s);
    scratch_put(s, "base.yaml", "questions: off\n");
    const cordial_inquiry row = {.text = "Help"};
    assert_int_equal(cordial_inquiry_send(public_base(s), &row, NULL, &s->err), CORDIAL_E_CONFIG);
}

static void what_is_older_than_base_yaml_allows_is_forgotten(void **state)
{
    struct scratch *s = *state;
    cordial_inquiries *asked = NULL;
    vote(s, "refund", true);
    ask(s, "An old one");
    scratch_close(s);
    AUTO(store_closep) struct store *store = NULL;
    assert_ok(store_open_portal(scratch_path(s, ".cordial"), STORE_WRITE, &store, &s->err),
              &s->err);
    const struct portal_question old = {.text = STR("A year ago"), .when_s = 1000000000};
    assert_ok(portal_ask(store, &old, NULL, &s->err), &s->err);
    ask(s, "A new one");
    assert_ok(
        cordial_inquiries_list(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), NULL, &asked, &s->err),
        &s->err);
    assert_int_equal(asked->n_rows, 2);
    assert_string_equal(asked->rows[0].text, "A new one");
    cordial_inquiries_free(asked);
}

static void what_customers_leave_is_readable_by_its_owner_alone(void **state)
{
    struct scratch *s = *state;
    struct stat st;
    ask(s, "Where is my mail?");
    assert_int_equal(stat(scratch_path(s, ".cordial/portal.db"), &st), 0);
    assert_int_equal(st.st_mode & 077, 0);
    assert_int_equal(access(scratch_path(s, ".cordial/cordial.db"), F_OK), -1);
}

#define portal_test(f) cmocka_unit_test_setup_teardown(f, set_up, scratch_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        portal_test(votes_are_counted_by_answer_and_the_surest_help_comes_first),
        portal_test(vote_under_an_earlier_id_counts_for_the_answer),
        portal_test(vote_on_what_the_public_cannot_find_is_refused),
        portal_test(nobody_has_voted_or_asked_yet),
        portal_test(votes_that_say_why_are_listed_for_agents_the_newest_first),
        portal_test(question_reaches_the_agents_with_everything),
        portal_test(settled_question_leaves_the_list_and_comes_back),
        portal_test(questions_are_for_agents_alone),
        portal_test(question_that_is_empty_or_too_long_is_refused),
        portal_test(switched_off_questions_are_refused),
        portal_test(what_is_older_than_base_yaml_allows_is_forgotten),
        portal_test(what_customers_leave_is_readable_by_its_owner_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
