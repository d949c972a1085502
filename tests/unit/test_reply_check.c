#include "unit.h"

#include "entry/markdown.h"
#include "reply/coverage.h"

#include "reply_checks.h"

static void begin(struct world *w)
{
    begin_file(w, "en");
}

#define GOOD_BODY                                                                                  \
    "the error appears because our server did not recognise your mail program. Please fetch "      \
    "your mail first: choose Receive All. Then send the message again.\n\n"
#define SIGNED "Kind regards,\nAnna Berg\nThe support team\n"

static void rules_are_sorted_and_say_why(void **state)
{
    (void)state;
    size_t n;
    const struct check_rule *rules = check_rules(&n);
    for (size_t i = 0; i < n; i++) {
        assert_true(rules[i].summary[0] != '\0' && rules[i].why[0] != '\0');
        if (i > 0) {
            bool later =
                rules[i - 1].factor < rules[i].factor || (rules[i - 1].factor == rules[i].factor &&
                                                          strcmp(rules[i - 1].id, rules[i].id) < 0);
            assert_true(later);
        }
    }
}

/* The curt answer in several wordings: not sendable, and each fault is named. */
static void curt_answer_is_refused_with_every_fault(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "He isn't doing POP before SMTP. Check your mail before sending. The support team",
        "He is not doing POP before SMTP. He should check his mail before he sends.\n"
        "The support team",
        "You didn't do POP before SMTP. Check mail first.\nSupport",
        "customer failed to do POP before SMTP\ncheck your mail before sending\n-- \n"
        "Support Team",
        "You are not doing POP before SMTP. You must check your mail before sending.\n\n"
        "Your support team",
    };
    assert_curt(texts, N_ROWS(texts));
}

/* Good answers in other people's words to the same ticket. */
static void good_answer_is_sendable_without_remarks(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Hello Paul,\n\n"
        "I am sorry that your mail does not go out. The error comes from our server: it only "
        "sends for people it knows, and it gets to know you when you fetch your mail.\n\n"
        "Please click Send/Receive once and wait until your new mail is there. After that, send "
        "your message again within 20 minutes.\n\n"
        "If you would rather not think of this, open the account settings and tick 'My server "
        "requires authentication'.\n\n"
        "You will be able to write to your clients again straight away.\n\n"
        "Kind regards,\nAnna Berg\nThe support team\n",
        "Dear Mr Smith,\n\n"
        "thank you for your message. What happens is this: before the server takes a message "
        "from you, it wants to know who you are. Outlook Express tells it so when it collects "
        "your mail.\n\n"
        "So collect your mail first, then send. That is all.\n\n"
        "Your clients will hear from you again today. If not, just let me know.\n\n"
        "Best wishes,\nAnna\n",
        "Hi Paul!\n\nThe message 553 means that the server did not recognise you. Here is what to "
        "do:\n\n- Open Outlook Express and press Receive All.\n- Send your message again.\n\n"
        "I'm happy to help if it comes back.\n\nThanks,\nAnna",
    };
    assert_good(texts, N_ROWS(texts));
}

/* Sentences that look like blame or rudeness and are none, and some that are. */
static void fair_words_are_no_blame(void **state)
{
    (void)state;
    static const struct spoken cases[] = {
        {"If you did not receive it, please look in the spam folder.", NULL},
        {"You did not do anything wrong.", NULL},
        {"You have done nothing wrong.", NULL},
        {"It was not your fault.", NULL},
        {"Nothing you did was wrong.", NULL},
        {"I am sorry that you did not get an answer sooner.", NULL},
        {"You should have your money within five days.", NULL},
        {"You should have received a mail from us.", NULL},
        {"You must have administrator rights for this.", NULL},
        {"You could have the parcel sent to a shop.", NULL},
        {"In case you have not read it yet, here is the page.", NULL},
        {"You have not been charged twice.", NULL},
        {"You have not lost any messages.", NULL},
        {"You never need to send us your card number.", NULL},
        {"Unless you have changed it, the name is the same.", NULL},
        {"Your error log names the file.", NULL},
        {"Ask your web designer; he should have the password, and he must enter it.", NULL},
        {"There are no stupid questions.", NULL},
        {"Name and user must agree with the panel.", NULL},
        {"The error will go away, and I will deal with it.", NULL},
        {"Lazy loading helps with large pictures.", NULL},
        {"You did not read the page.", "blame"},
        {"You didn\xE2\x80\x99t pay the invoice.", "blame"},
        {"You failed to renew the domain.", "blame"},
        {"You should have checked this first.", "blame"},
        {"You should have tested the update.", "blame"},
        {"YOU SHOULD HAVE CHECKED THIS.", "blame"},
        {"That is your own fault.", "blame"},
        {"If you had read our page, you would know.", "blame"},
        {"You must have deleted the file.", "blame"},
        {"Because you never told us.", "blame"},
        {"Why didn't you write sooner?", "blame"},
        {"You entered the wrong password.", "blame"},
        {"She should update her browser.", "blame"},
        {"The customer did not pay.", "blame"},
        {"That is a stupid question.", "rude"},
        {"Read the manual.", "rude"},
        {"This is not my job.", "rude"},
    };
    assert_spoken(cases, N_ROWS(cases));
}

static void greeted_name_is_compared_as_it_is_signed(void **state)
{
    (void)state;
    static const struct {
        const char *customer;
        const char *greeting;
        const char *rule; /* NULL: fine */
        const char *fix;
    } cases[] = {
        {"Paul Smith", "Hello Paul,", NULL, NULL},
        {"Paul Smith", "hello paul,", NULL, NULL},
        {"Paul Smith", "Dear Mr. Smith,", NULL, NULL},
        {"Paul Smith", "Paul,", NULL, NULL},
        {"Paul Smith", "Hi Paul and thank you,", NULL, NULL},
        {"Paul Smith", "Good afternoon Paul Smith!", NULL, NULL},
        {"Paul Smith", "Hello Paul. Thank you for writing.", NULL, NULL},
        {"Paul Smith", "Hello Paul - Thanks.", NULL, NULL},
        {"Ann-Marie Lee", "Hello Ann-Marie!", NULL, NULL},
        {"Paul Smith", "Hello Pual,", "name-wrong", "Paul"},
        {"Paul Smith", "Hello Smyth,", "name-wrong", "Paul"},
        {"Paul Smith", "Dear Ms Jones,", "name-wrong", "Paul"},
        {"Paul Smith", "Hello,", "name", " Paul"},
        {"Paul Smith", "Hello there,", "name", NULL},
        {"Paul Smith", "Dear customer,", "name", NULL},
        {"R. Sayle", "Hello R. Sayle,", NULL, NULL},
        {"R. Sayle", "Dear Ms Sayle,", NULL, NULL},
        {"R. Sayle", "Hello,", "name", " R. Sayle"},
        {"Ann of Thon", "Hello, one of us has looked,", "name", " Ann"},
        {"R. Sayle", "Hello Rosemary Sayle,", NULL, NULL},
        {"José Núñez", "Hello Jose,", NULL, NULL},
        {"Flower Shop", "Hello,", NULL, NULL},
        {NULL, "Hello Rita,", NULL, NULL},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.ticket.customer = cases[i].customer;
        checked(&w, arena_printf(&w.mem, "%s\n\n" GOOD_BODY SIGNED, cases[i].greeting).p);
        const cordial_finding *found = finding_of(&w, "name-wrong");
        found = found != NULL ? found : finding_of(&w, "name");
        const char *rule = found != NULL ? found->rule : NULL;
        bool same =
            cases[i].rule == NULL ? rule == NULL : rule != NULL && strcmp(rule, cases[i].rule) == 0;
        if (!same || finding_of(&w, "greeting") != NULL) {
            print_findings(&w);
            fail_msg("'%s' for '%s'", cases[i].greeting, cases[i].customer);
        }
        if (cases[i].fix != NULL) {
            assert_string_equal(found->fix, cases[i].fix);
        }
        arena_done(&w.mem);
    }
}

static void closings_and_signatures_are_recognised(void **state)
{
    (void)state;
    static const struct ending cases[] = {
        {"Kind regards,\nAnna Berg\nThe support team", true, true},
        {"Best,\nA. Berg", true, true},
        {"Thanks,\nAnna", true, true},
        {"Have a nice weekend!\n\nAnna\nanna@quay.example\nhttps://quay.example", true, true},
        {"If you have any other questions, just let me know.\n\nRuth", true, true},
        {"Yours sincerely, Ruth Sayle", true, true},
        {"Best wishes from Ruth", true, true},
        {"Kind regards,\nRuth | Customer service", true, true},
        {"Kind regards,\nRuth - support", true, true},
        {"Kind regards,\nRuth Sayle, customer service", true, true},
        {"Kind regards,\nSupport: Ruth Sayle", true, true},
        {"Kind regards,\nSupport (customer service)", true, false},
        {"Best wishes from the support team", true, false},
        {"Regards\nSupport Team", true, false},
        {"Kind regards,\nQuay Hosting", true, false},
        {"Kind regards,\nyour friendly helpdesk", true, false},
        {"The support team", false, false},
        {"Anna", false, true},
        {"- Anna Berg", false, true},
        {"This is the best way.", false, false},
        {"Wait.\nThanks", true, false},
        {"", false, false},
    };
    assert_endings("Hello Paul,\n\n" GOOD_BODY, cases, N_ROWS(cases));
}

static void open_questions_are_told_from_other_brackets(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *mark; /* NULL: nothing is open */
    } cases[] = {
        {"We sent it on [date].", "[date]"},
        {"Dear [customer's name]", "[customer's name]"},
        {"Hello {{customer.name}},", "{{customer.name}}"},
        {"Hello {{customer.name", "{{"},
        {"See [the page](https://a.example).", NULL},
        {"See [the page][1].", NULL},
        {"Note [1] and [2].", NULL},
        {"- [x] done", NULL},
        {"Click [Save] and then [Close].", NULL},
        {"Click in the panel on [Safety] and after that on [Change password].", NULL},
        {"Click [Save] and tell me, as soon as you can, your [Name of shop].", "[Name of shop]"},
        {"The log says `[error] no file`.", NULL},
        {"You wrote [urgent].", NULL},
        {"> see [quoted question]\n\nDone.", NULL},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.ticket.text = "It is [urgent].";
        checked(&w, cases[i].text);
        const cordial_finding *found = finding_of(&w, "unresolved");
        assert_int_equal(found != NULL, cases[i].mark != NULL);
        if (found != NULL) {
            assert_str(str_sub(w.request.text, found->start, found->end), cases[i].mark);
        }
        arena_done(&w.mem);
    }
}

static void setting_named_behind_the_word_password_is_no_secret(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool secret;
    } cases[] = {
        {"Set a new password: it stands in the file as DB_PASSWORD.", false},
        {"The password is then written behind DB_PASSWORD.", false},
        {"Your password is Kestrel84.", true},
        {"The new password is now: kestrel_84x", true},
        {"Your password: Kestrel#owl", true},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        checked(&w, cases[i].text);
        assert_int_equal(finding_of(&w, "password") != NULL, cases[i].secret);
        arena_done(&w.mem);
    }
}

static void safe_fixes_make_greeting_closing_and_signature(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *want;
    } cases[] = {
        {"Fetch your mail first!!! The support team",
         "Hello Paul,\n\nFetch your mail first!\n\nKind regards,\nAnna Berg\nThe support team"},
        {"Hello Pual,\n\nfetch it first.\n", "Hello Paul,\n\nfetch it first.\n\nKind regards,\n"
                                             "Anna Berg\n"},
        {"Hello,\n\nfetch it first.\n\nThe support team\n",
         "Hello Paul,\n\nfetch it first.\n\nKind regards,\nAnna Berg\nThe support team\n"},
        {"Hello Paul,\n\nfetch it.\n\nKind regards,\nAnna",
         "Hello Paul,\n\nfetch it.\n\nKind regards,\nAnna"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        checked(&w, cases[i].text);
        struct str fixed = check_fix(&w.mem, w.request.text, &w.check);
        assert_str(fixed, cases[i].want);
        checked(&w, fixed.p);
        assert_str(check_fix(&w.mem, w.request.text, &w.check), cases[i].want);
        arena_done(&w.mem);
    }
}

static void findings_are_sorted_and_inside_the_text(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    checked(&w, "Dear Jones, YOU DID NOT READ [x y] {{z}}!!! He isn't able. \xC3\xA9\xC3\xA9!! "
                "nameserver\nYou failed to see it!!");
    assert_true(w.check.n_findings > 6);
    for (size_t i = 0; i < w.check.n_findings; i++) {
        const cordial_finding *f = &w.check.findings[i];
        assert_true(f->start <= f->end && f->end <= w.request.text.n);
        assert_true(i == 0 || w.check.findings[i - 1].start <= f->start);
    }
    assert_string_equal(w.check.text, w.request.text.p);
    arena_done(&w.mem);
}

static void factor_without_a_rule_to_look_is_negative(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    checked(
        &w,
        "Hello Paul,\n\nthank you. You did not send it. You failed to send it. If it stays so, let me know.\n\n" SIGNED);
    assert_float_equal(w.check.factors[CORDIAL_FACTOR_POLITE], 0.25, 1e-9);
    assert_float_equal(w.check.factors[CORDIAL_FACTOR_RESPONSIBLE], 1, 1e-9);
    w.request.ticket = NULL;
    w.request.n_sources = 0;
    checked(&w, "Hello,\n\nsee you.\n\n" SIGNED);
    assert_true(w.check.factors[CORDIAL_FACTOR_KNOWLEDGEABLE] < 0);
    assert_true(w.check.factors[CORDIAL_FACTOR_UNDERSTANDING] < 0);
    assert_true(w.check.sendable);
    arena_done(&w.mem);
}

static void language_without_lists_has_no_false_findings(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.request.language = STR("fy");
    w.request.n_sources = 0;
    w.ticket.language = "fy";
    checked(&w, "Goeie Paul,\n\nHelje earst dyn post op.\n\nAnna");
    assert_int_equal(w.check.n_findings, 0);
    assert_true(w.check.sendable);
    arena_done(&w.mem);
}

static void asking_and_handing_over_need_no_remedy(void **state)
{
    (void)state;
    static const cordial_decision decisions[] = {CORDIAL_DECISION_ASK, CORDIAL_DECISION_NONE};
    for (size_t i = 0; i < N_ROWS(decisions); i++) {
        struct world w;
        begin(&w);
        w.request.decision = decisions[i];
        checked(&w, "Hello Paul,\n\nsince when does it happen?\n\n" SIGNED);
        assert_false(has_above_info(&w));
        arena_done(&w.mem);
    }
}

static void words_are_not_compared_across_languages(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.reply.language = STR("nl");
    checked(&w, "Hello Paul,\n\nplease choose Receive All and then send it again.\n\n" SIGNED);
    assert_null(finding_of(&w, "answer"));
    assert_null(finding_of(&w, "cause"));
    assert_true(w.check.factors[CORDIAL_FACTOR_KNOWLEDGEABLE] < 0);
    assert_true(w.check.sendable);
    arena_done(&w.mem);
}

/* What compose makes, its own rules accept, whatever the ticket. */
static void every_draft_is_sendable(void **state)
{
    (void)state;
    for (int i = 0; i < 3 * 4 * 3 * 2; i++) {
        struct world w;
        begin(&w);
        struct str needs[] = {STR("since")};
        w.request.decision = (cordial_decision)(i % 3);
        w.ticket.mood = (cordial_mood)(i / 3 % 4);
        w.ticket.skill = (cordial_skill)(i / 12 % 3);
        w.config.n_by_language = (size_t)(i / 36);
        cordial_draft draft = drafted(&w, (struct str_list){.rows = needs, .n = 1});
        if (!w.check.sendable || has_above_info(&w)) {
            print_findings(&w);
            fail_msg("%s\n", draft.text);
        }
        arena_done(&w.mem);
    }
}

static void related_words_are_found_in_other_forms(void **state)
{
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        bool related;
    } cases[] = {
        {"send", "sending", true},      {"mail", "mails", true},     {"message", "messages", true},
        {"mail", "mailbox", true},      {"server", "service", true}, {"send", "sand", false},
        {"cat", "cats", false},         {"cat", "cat", true},        {"program", "programme", true},
        {"port", "portability", false},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_int_equal(words_related(str_of(cases[i].a), str_of(cases[i].b)), cases[i].related);
    }
}

static int set_up(void **state)
{
    (void)state;
    markdown_init();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_are_sorted_and_say_why),
        cmocka_unit_test(curt_answer_is_refused_with_every_fault),
        cmocka_unit_test(good_answer_is_sendable_without_remarks),
        cmocka_unit_test(fair_words_are_no_blame),
        cmocka_unit_test(greeted_name_is_compared_as_it_is_signed),
        cmocka_unit_test(closings_and_signatures_are_recognised),
        cmocka_unit_test(open_questions_are_told_from_other_brackets),
        cmocka_unit_test(setting_named_behind_the_word_password_is_no_secret),
        cmocka_unit_test(safe_fixes_make_greeting_closing_and_signature),
        cmocka_unit_test(findings_are_sorted_and_inside_the_text),
        cmocka_unit_test(factor_without_a_rule_to_look_is_negative),
        cmocka_unit_test(language_without_lists_has_no_false_findings),
        cmocka_unit_test(asking_and_handing_over_need_no_remedy),
        cmocka_unit_test(words_are_not_compared_across_languages),
        cmocka_unit_test(every_draft_is_sendable),
        cmocka_unit_test(related_words_are_found_in_other_forms),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
