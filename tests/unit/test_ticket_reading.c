#include "unit.h"

#include "base/buf.h"
#include "ticket/ticket.h"

#include <pthread.h>

static const char mail[] =
    "From: Ada Fern <ada@fern.example>\n"
    "Subject: Mail refused, order FB-20881\n"
    "\n"
    "Hello,\n"
    "\n"
    "Since Tuesday Outlook 2016 says \"553 sorry, not allowed\" when I write\n"
    "from ada@fern.example. What must I tick? I need it before Friday.\n"
    "\n"
    "Kind regards,\n"
    "Ada Fern\n"
    "\n"
    "> On 1 Nov 2026, help@host.example wrote:\n"
    "> call 020 7946 0000\n";

static void whole_ticket_is_read(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    cordial_ticket t;
    struct str_list none = {0};
    struct str unknown = {0};
    assert_ok(ticket_read(&mem, str_of(mail), CORDIAL_FORMAT_ANY, none, unknown, &t, &err), &err);
    assert_string_equal(t.language, "en");
    assert_string_equal(t.customer, "Ada Fern");
    assert_string_equal(t.email, "ada@fern.example");
    assert_string_equal(t.subject, "Mail refused, order FB-20881");
    assert_true(t.urgent);
    assert_int_equal(t.facts[CORDIAL_FACT_ORDER].n, 1);
    assert_string_equal(t.facts[CORDIAL_FACT_ORDER].rows[0], "FB-20881");
    assert_int_equal(t.facts[CORDIAL_FACT_CODE].n, 1);
    assert_string_equal(t.facts[CORDIAL_FACT_CODE].rows[0], "553");
    assert_int_equal(t.facts[CORDIAL_FACT_PHONE].n, 0);
    assert_int_equal(t.n_questions, 2); /* the trouble and what to tick; "I need it" only presses */
    for (size_t i = 0; i < t.n_spans; i++) {
        struct str at = str_sub(str_of(t.text), t.spans[i].start, t.spans[i].end);
        assert_str(at, t.spans[i].text);
    }
    arena_done(&mem);
}

static void forwarded_words_are_facts_and_no_mood(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    cordial_ticket t;
    struct str_list none = {0};
    struct str ticket =
        STR("Subject: Fwd: FINAL WARNING\n\nIs the mail below from you, or not?\n\n"
            "> Act immediately, you thieves!!! Pay 3.99 GBP at http://x.example/y\n");
    assert_ok(ticket_read(&mem, ticket, CORDIAL_FORMAT_ANY, none, STR("en"), &t, &err), &err);
    assert_int_equal(t.mood, CORDIAL_MOOD_CALM);
    assert_false(t.urgent);
    assert_string_equal(t.facts[CORDIAL_FACT_AMOUNT].rows[0], "3.99 GBP");
    assert_string_equal(t.facts[CORDIAL_FACT_URL].rows[0], "http://x.example/y");
    arena_done(&mem);
}

static void error_in_single_quotes_is_not_the_language(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    cordial_ticket t;
    struct str rows[] = {STR("en"), STR("it")};
    struct str_list languages = {rows, 2};
    struct str unknown = {0};
    struct str ticket =
        STR("Mi dice sempre 'The message could not be delivered because the mailbox "
            "of the recipient is full' e basta, come mai?");
    assert_ok(ticket_read(&mem, ticket, CORDIAL_FORMAT_TEXT, languages, unknown, &t, &err), &err);
    assert_string_equal(t.language, "it");
    arena_done(&mem);
}

static void quoted_words_are_no_sign_of_the_customer(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    cordial_ticket t;
    struct str_list none = {0};
    struct str ticket =
        STR("Je schreef \"Check dringend uw wachtwoord!!! Schandalig\" en dat heb ik "
            "gedaan.");
    assert_ok(ticket_read(&mem, ticket, CORDIAL_FORMAT_TEXT, none, STR("nl"), &t, &err), &err);
    assert_int_equal(t.reg, CORDIAL_REGISTER_INFORMAL);
    assert_int_equal(t.mood, CORDIAL_MOOD_CALM);
    assert_false(t.urgent);
    arena_done(&mem);
}

static void empty_ticket_has_an_empty_reading(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    cordial_ticket t;
    struct str_list none = {0};
    assert_ok(ticket_read(&mem, STR(""), CORDIAL_FORMAT_ANY, none, STR(""), &t, &err), &err);
    assert_string_equal(t.text, "");
    assert_string_equal(t.subject, "");
    assert_null(t.customer);
    assert_null(t.email);
    assert_int_equal(t.mood, CORDIAL_MOOD_CALM);
    arena_done(&mem);
}

static void *read_many(void *unused)
{
    (void)unused;
    cordial_error err;
    size_t failed = 0;
    for (int i = 0; i < 50; i++) {
        struct arena mem = {0};
        cordial_ticket t;
        struct str_list none = {0};
        struct str html = STR("{\"body\":\"<p>My <b>mail</b> is refused</p>\"}");
        struct str what = i % 2 == 0 ? str_of(mail) : html;
        failed +=
            ticket_read(&mem, what, CORDIAL_FORMAT_ANY, none, STR(""), &t, &err) != CORDIAL_OK;
        arena_done(&mem);
    }
    return failed == 0 ? NULL : (void *)1;
}

static void threads_read_side_by_side(void **state)
{
    (void)state;
    pthread_t threads[4];
    for (size_t i = 0; i < N_ROWS(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, read_many, NULL), 0);
    }
    for (size_t i = 0; i < N_ROWS(threads); i++) {
        void *failed = NULL;
        assert_int_equal(pthread_join(threads[i], &failed), 0);
        assert_null(failed);
    }
}

/* Sixty thousand bytes of what each finder looks at: what is not linear
 * runs into the time that a test has. */
static void worst_texts_end_soon(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a@",        "1.1.1.1.",  "\"forbidden ", "error 500 ",
                                         "::1:",      "by 5 ",     "hi ",          "Ada Fern\n",
                                         "On 1 a@b ", "http://",   "5 هزار و ",    "? ",
                                         "--\n",      "From: x\n", "php 8.1 "};
    for (size_t i = 0; i < N_ROWS(pieces); i++) {
        AUTO(buf_done) struct buf text = {0};
        while (text.n < 60000) {
            buf_add_cstr(&text, pieces[i]);
        }
        struct arena mem = {0};
        cordial_error err;
        cordial_ticket t;
        struct str_list none = {0};
        assert_ok(ticket_read(&mem, buf_str(&text), CORDIAL_FORMAT_TEXT, none, STR("en"), &t, &err),
                  &err);
        arena_done(&mem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_ticket_is_read),
        cmocka_unit_test(forwarded_words_are_facts_and_no_mood),
        cmocka_unit_test(error_in_single_quotes_is_not_the_language),
        cmocka_unit_test(quoted_words_are_no_sign_of_the_customer),
        cmocka_unit_test(empty_ticket_has_an_empty_reading),
        cmocka_unit_test(threads_read_side_by_side),
        cmocka_unit_test(worst_texts_end_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
