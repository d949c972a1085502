#include "search_base.h"

#include <cordial/cordial.h>

static cordial_check *check(struct scratch *s, const char *text,
                            const cordial_check_options *options)
{
    cordial_check *out = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_ok(cordial_check_text(base, text, strlen(text), options, &out, &s->err), &s->err);
    return out;
}

static void curt_reply_is_not_sendable(void **state)
{
    static const char ticket[] = "My mailbox is full and people cannot send me mail.\n\nPaul Smith";
    cordial_check_options options = {
        .ticket = ticket, .ticket_bytes = sizeof ticket - 1, .language = "en"};
    cordial_check *c = check(*state, "You failed to delete mail.", &options);
    assert_false(c->sendable);
    assert_true(c->n_findings > 0);
    for (size_t i = 0; i < c->n_findings; i++) {
        assert_true(c->findings[i].start <= c->findings[i].end);
        assert_true(c->findings[i].end <= strlen(c->text));
        assert_true(i == 0 || c->findings[i].start >= c->findings[i - 1].start);
        assert_non_null(c->findings[i].message);
    }
    for (size_t i = 0; i < CORDIAL_FACTORS; i++) {
        assert_true(c->factors[i] <= 1);
    }
    cordial_check_free(c);
}

static bool says(const cordial_check *c, const char *rule, const char *message)
{
    for (size_t i = 0; i < c->n_findings; i++) {
        if (strcmp(c->findings[i].rule, rule) == 0) {
            return strcmp(c->findings[i].message, message) == 0;
        }
    }
    return false;
}

static void messages_are_in_the_language_of_who_reads_them(void **state)
{
    static const struct {
        const char *language;
        const char *message;
    } rows[] = {
        {NULL, "several exclamation marks read like shouting: one is enough"},
        {"nl", "Meerdere uitroeptekens lezen als schreeuwen: één is genoeg."},
        {"tlh", "several exclamation marks read like shouting: one is enough"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        cordial_check_options options = {.language = "en", .messages = rows[i].language};
        cordial_check *c = check(*state, "Hello Paul,\n\nit is done!!!\n", &options);
        assert_true(says(c, "shouting", rows[i].message));
        cordial_check_free(c);
    }
}

static void error_and_options_may_be_left_out(void **state)
{
    struct scratch *s = *state;
    cordial_check *c = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_int_equal(cordial_check_text(base, "Hello,", 6, NULL, &c, NULL), CORDIAL_OK);
    assert_string_equal(c->text, "Hello,");
    cordial_check_free(c);
    cordial_check_free(NULL);
    assert_int_equal(cordial_check_text(base, "", 0, NULL, &c, NULL), CORDIAL_OK);
    cordial_check_free(c);
}

static void fixed_text_is_checked_again(void **state)
{
    static const char text[] = "Hello Paul,\n\nyou can send again.\n\nKind regards,\nAnn\n";
    cordial_check_options options = {.fix = true, .language = "en", .agent = "Ann"};
    cordial_check *c = check(*state, text, &options);
    for (size_t i = 0; i < c->n_findings; i++) {
        assert_true(c->findings[i].fix == NULL || !c->findings[i].fix_safe);
        assert_true(c->findings[i].end <= strlen(c->text));
    }
    cordial_check_free(c);
}

/* The best answer is there in English and in Dutch: the Dutch reply is held against the Dutch one.
 */
static void reply_is_compared_with_the_answer_in_its_own_language(void **state)
{
    static const char ticket[] = "My mailbox is full and people cannot send me mail.\n\nPaul Smith";
    cordial_check_options options = {
        .ticket = ticket, .ticket_bytes = sizeof ticket - 1, .language = "nl"};
    cordial_check *c = check(*state, "Beste Paul,\n\nVerwijder oude nieuwsbrieven.\n", &options);
    assert_float_equal(c->factors[CORDIAL_FACTOR_KNOWLEDGEABLE], 1, 1e-9);
    cordial_check_free(c);
    c = check(*state, "Beste Paul,\n\nHet is mooi weer.\n", &options);
    assert_true(c->factors[CORDIAL_FACTOR_KNOWLEDGEABLE] < 1);
    cordial_check_free(c);
}

static const cordial_finding *finding(const cordial_check *c, const char *rule)
{
    for (size_t i = 0; i < c->n_findings; i++) {
        if (strcmp(c->findings[i].rule, rule) == 0) {
            return &c->findings[i];
        }
    }
    return NULL;
}

/* The answer for error 553 needs the program, which the ticket does not name. */
static void reply_that_asks_for_what_the_answer_needs_needs_no_remedy(void **state)
{
    static const char ticket[] = "I get error 553 when I send mail, rcpthosts.\n\nPaul Smith";
    cordial_check_options options = {
        .ticket = ticket, .ticket_bytes = sizeof ticket - 1, .language = "en"};
    cordial_check *c = check(*state,
                             "Hello Paul,\n\nThank you for your message about error 553. Which "
                             "program do you use to send your mail?\n\nKind regards,\nAnn\n",
                             &options);
    assert_null(finding(c, "remedy"));
    cordial_check_free(c);
    c = check(*state,
              "Hello Paul,\n\nThank you for your message about error 553. Is the sun shining where "
              "you are?\n\nKind regards,\nAnn\n",
              &options);
    assert_non_null(finding(c, "remedy"));
    cordial_check_free(c);
}

static void question_of_an_earlier_message_stays_open(void **state)
{
    static const char mail[] =
        "From: Paul Smith <paul@foo.example>\nSubject: Re: mailbox\n\n"
        "My mailbox is full again.\n\n"
        "> Hello Paul,\n> delete old newsletters, then empty the wastebasket.\n>\n"
        "> > How do I make room in my mailbox with its old newsletters?\n"
        "> > When does my certificate expire on the website?\n";
    cordial_check_options options = {
        .ticket = mail, .ticket_bytes = sizeof mail - 1, .language = "en"};
    cordial_check *c = check(*state, "Hello Paul,\n\ndelete old newsletters.\n", &options);
    const cordial_finding *found = finding(c, "earlier");
    assert_non_null(found);
    assert_non_null(strstr(found->message, "certificate"));
    cordial_check_free(c);
    c = check(*state, "Hello Paul,\n\nthe certificate of the website expires in May.\n", &options);
    assert_null(finding(c, "earlier"));
    cordial_check_free(c);
}

static void quoted_message_of_a_reply_is_its_ticket(void **state)
{
    static const char reply[] =
        "From: Ann <ann@bar.example>\nSubject: Re: mailbox\n\n"
        "Hello Peter,\n\ndelete old newsletters, then empty the wastebasket.\n\nAnn\n\n"
        "> My mailbox is full and people cannot send me mail.\n>\n> Paul Smith\n"
        "> > Hello Paul, how can I help you?\n"
        "> > > When does my certificate expire on the website?\n";
    cordial_check *c = check(*state, reply, &(cordial_check_options){.language = "en"});
    assert_non_null(finding(c, "name-wrong"));
    assert_non_null(finding(c, "earlier"));
    assert_true(strncmp(c->text, "Hello Peter", 11) == 0);
    cordial_check_free(c);
}

static void texts_that_are_none_are_refused(void **state)
{
    struct scratch *s = *state;
    cordial_check *c = NULL;
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_int_equal(cordial_check_text(base, "a\xff", 2, NULL, &c, &s->err), CORDIAL_E_DATA);
    assert_int_equal(cordial_check_text(base, "a\0b", 3, NULL, &c, &s->err), CORDIAL_E_DATA);
    cordial_check_options options = {.language = "english"};
    assert_int_equal(cordial_check_text(base, "a", 1, &options, &c, &s->err), CORDIAL_E_USAGE);
    options = (cordial_check_options){
        .ticket = "{", .ticket_bytes = 1, .ticket_format = CORDIAL_FORMAT_JSON};
    assert_int_equal(cordial_check_text(base, "a", 1, &options, &c, &s->err), CORDIAL_E_DATA);
    size_t large = CORDIAL_TICKET_MAX + 1;
    char *text = heap_alloc(large);
    memset(text, 'a', large);
    assert_int_equal(cordial_check_text(base, text, large, NULL, &c, &s->err), CORDIAL_E_LIMIT);
    free(text);
    assert_null(c);
}

static void ticket_needs_an_index_to_be_held_against(void **state)
{
    struct scratch *s = *state;
    cordial_check *c = NULL;
    cordial_check_options options = {.ticket = "a", .ticket_bytes = 1};
    cordial_base *base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS);
    assert_int_equal(cordial_check_text(base, "a", 1, &options, &c, &s->err),
                     CORDIAL_E_UNAVAILABLE);
    assert_null(c);
}

static void factors_and_severities_have_names(void **state)
{
    (void)state;
    assert_string_equal(cordial_factor_name(CORDIAL_FACTOR_POLITE), "polite");
    assert_string_equal(cordial_factor_name(CORDIAL_FACTOR_RESPONSIBLE), "responsible");
    assert_string_equal(cordial_severity_name(CORDIAL_SEVERITY_ERROR), "error");
    assert_string_equal(cordial_severity_name(CORDIAL_SEVERITY_INFO), "info");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(curt_reply_is_not_sendable),
        cmocka_unit_test(error_and_options_may_be_left_out),
        cmocka_unit_test(fixed_text_is_checked_again),
        cmocka_unit_test(messages_are_in_the_language_of_who_reads_them),
        cmocka_unit_test(reply_is_compared_with_the_answer_in_its_own_language),
        cmocka_unit_test(reply_that_asks_for_what_the_answer_needs_needs_no_remedy),
        cmocka_unit_test(question_of_an_earlier_message_stays_open),
        cmocka_unit_test(quoted_message_of_a_reply_is_its_ticket),
        cmocka_unit_test(texts_that_are_none_are_refused),
        scratch_test(ticket_needs_an_index_to_be_held_against),
        cmocka_unit_test(factors_and_severities_have_names),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
