#include "unit.h"

#include "entry/markdown.h"
#include "reply/compose.h"
#include "reply/jargon.h"

#include "reply_base.h"

static const int64_t now_s = 1795510800; /* 2026-11-24 09:00 UTC */

struct world {
    struct arena mem;
    struct config config;
    cordial_ticket ticket;
    struct entry reply;
    const struct entry *replies[2];
    struct compose_request request;
    cordial_draft draft;
};

static void begin(struct world *w)
{
    *w = (struct world){0};
    w->config = base_config(&w->mem);
    w->ticket = base_ticket();
    w->reply = reply_of("relay", relay_template);
    w->replies[0] = &w->reply;
    w->request = (struct compose_request){
        .config = &w->config,
        .ticket = &w->ticket,
        .decision = CORDIAL_DECISION_ANSWER,
        .language = STR("en"),
        .agent = STR("Anna Berg"),
        .replies = w->replies,
        .n_replies = 1,
    };
}

static void composed(struct world *w)
{
    cordial_error err = {0};
    assert_ok(compose(&w->mem, &w->request, &w->draft, &err), &err);
}

static bool has(const char *text, const char *what)
{
    return strstr(text, what) != NULL;
}

static void answer_has_all_its_parts_in_order(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.ticket.mood = CORDIAL_MOOD_ANGRY;
    composed(&w);
    assert_string_equal(
        w.draft.text,
        "Hello Paul,\n\n"
        "I am sorry for the trouble. Here is what puts it right.\n\n"
        "The error appears because our outgoing server did not recognise Outlook Express. It "
        "passes messages on only for people whom it knows.\n\n"
        "To send straight away:\n\n"
        "1. Fetch your mail first: choose Receive All.\n"
        "2. Then send the waiting message again, within 20 minutes.\n\n"
        "Or let the program give your password when it sends, at mail_out.quay.example.\n\n"
        "Then your messages go out to your clients again.\n\n"
        "If anything is unclear, just answer this message.\n\n"
        "Kind regards,\nAnna Berg\nThe support team");
    assert_string_equal(w.draft.kind, "answer");
    assert_string_equal(w.draft.language, "en");
    assert_int_equal(w.draft.n_sources, 1);
    assert_string_equal(w.draft.sources[0], "relay");
    assert_int_equal(w.draft.n_missing, 0);
    assert_true(has(w.draft.markdown, "**Receive All**"));
    assert_true(has(w.draft.html, "<strong>Receive All</strong>"));
    arena_done(&w.mem);
}

static void same_ticket_gives_the_same_draft(void **state)
{
    (void)state;
    struct world a;
    struct world b;
    begin(&a);
    begin(&b);
    composed(&a);
    composed(&b);
    assert_string_equal(a.draft.markdown, b.draft.markdown);
    size_t different = 0;
    for (int i = 0; i < 20; i++) {
        b.ticket.text = arena_printf(&b.mem, "ticket %d", i).p;
        composed(&b);
        different += strcmp(a.draft.markdown, b.draft.markdown) != 0;
    }
    assert_in_range(different, 1, 20);
    arena_done(&a.mem);
    arena_done(&b.mem);
}

static void mood_and_haste_choose_the_acknowledgement(void **state)
{
    (void)state;
    static const struct {
        cordial_mood mood;
        bool urgent;
        const char *want;
    } cases[] = {
        {CORDIAL_MOOD_ANGRY, true, "I am sorry for the trouble."},
        {CORDIAL_MOOD_WORRIED, false, "I see why this worries you."},
        {CORDIAL_MOOD_CALM, true, "I see that this cannot wait."},
        {CORDIAL_MOOD_PLEASED, false, "Thank you for your kind words."}, /* the pack's */
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.ticket.mood = cases[i].mood;
        w.ticket.urgent = cases[i].urgent;
        composed(&w);
        assert_true(has(w.draft.text, cases[i].want));
        arena_done(&w.mem);
    }
}

static void register_chooses_the_closing(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.ticket.reg = CORDIAL_REGISTER_FORMAL;
    composed(&w);
    assert_true(has(w.draft.text, "Yours sincerely,\nAnna Berg"));
    assert_int_equal(w.draft.reg, CORDIAL_REGISTER_FORMAL);
    arena_done(&w.mem);
}

static void agent_who_is_unknown_is_a_missing_value(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.request.agent = STR("");
    composed(&w);
    assert_true(has(w.draft.text, "Kind regards,\n[your name]\nThe support team"));
    assert_int_equal(w.draft.n_missing, 1);
    assert_string_equal(w.draft.missing[0].name, "agent.name");
    arena_done(&w.mem);
}

static void customer_without_a_name_is_greeted_all_the_same(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.ticket.customer = NULL;
    composed(&w);
    assert_true(strncmp(w.draft.text, "Hello there,\n", 13) == 0);
    arena_done(&w.mem);
}

static void values_of_the_customer_stay_text(void **state)
{
    (void)state;
    static const char *const names[] = {
        "{{agent.name}}", "<script>x</script>",   "[a](https://evil.example)",
        "**Paul**",       "https://evil.example",
    };
    for (size_t i = 0; i < N_ROWS(names); i++) {
        struct world w;
        begin(&w);
        w.ticket.customer = names[i];
        composed(&w);
        assert_true(has(w.draft.text, arena_printf(&w.mem, "Hello %s,", names[i]).p));
        assert_false(has(w.draft.html, "<script"));
        assert_false(has(w.draft.html, "href"));
        arena_done(&w.mem);
    }
}

static void text_form_has_lists_and_addresses(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.reply = reply_of("forms", "See [the panel]({{fact.panel}}) or {{fact.panel}}:\n\n"
                                "- one & *two*\n- three\n  1. four\n  2. five\n\n> said\n\n"
                                "```\na  <b>\n\nc\n```\n\n`x < y`");
    composed(&w);
    assert_true(has(w.draft.text, "See the panel (https://panel.quay.example/a_b) or "
                                  "https://panel.quay.example/a_b:\n\n"
                                  "- one & two\n- three\n  1. four\n  2. five\n\n> said\n\n"
                                  "a  <b>\n\nc\n\nx < y\n\n"));
    arena_done(&w.mem);
}

static void ask_puts_the_questions_for_what_is_lacking(void **state)
{
    (void)state;
    struct str needs[] = {STR("domain|url"), STR("since"), STR("weather")};
    struct world w;
    begin(&w);
    w.request.decision = CORDIAL_DECISION_ASK;
    w.request.needs = (struct str_list){.rows = needs, .n = N_ROWS(needs)};
    composed(&w);
    assert_string_equal(w.draft.kind, "ask");
    assert_true(has(w.draft.text, "May I ask a few things?\n\n"
                                  "- Which domain is it about?\n"
                                  "- Since when does it happen?\n"
                                  "- Could you tell me more?\n\n"
                                  "I will go on from there.\n\nKind regards,"));
    assert_false(has(w.draft.text, "Receive All"));
    w.request.needs.n = 1;
    composed(&w);
    assert_true(has(w.draft.text, "May I ask one thing?\n\nWhich domain is it about?\n\nI will"));
    arena_done(&w.mem);
}

static void none_says_honestly_what_happens_next(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.request.decision = CORDIAL_DECISION_NONE;
    composed(&w);
    assert_string_equal(w.draft.kind, "none");
    assert_int_equal(w.draft.n_sources, 0);
    assert_true(has(w.draft.text, "A colleague will look at this.\n\n"
                                  "You will hear from us within four hours.\n\nKind regards,"));
    arena_done(&w.mem);
}

static void language_without_courtesy_gets_no_foreign_sentence(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.request.language = STR("fy");
    w.reply = reply_of("relay", "# remedy\n\nHelje earst dyn post op.\n");
    w.reply.language = STR("fy");
    composed(&w);
    assert_string_equal(w.draft.text, "Paul,\n\nHelje earst dyn post op.\n\nAnna Berg\nIt team");
    assert_string_equal(w.draft.language, "fy");
    w.request.decision = CORDIAL_DECISION_NONE;
    composed(&w);
    assert_string_equal(w.draft.language, "en");
    assert_true(has(w.draft.text, "A colleague will look at this."));
    arena_done(&w.mem);
}

static void base_without_courtesy_has_a_decent_draft(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.config.n_by_language = 0;
    composed(&w);
    assert_true(strncmp(w.draft.text, "Hello Paul,\n\nThank you for your message.", 40) == 0);
    assert_true(has(w.draft.text, "Kind regards,\nAnna Berg"));
    arena_done(&w.mem);
}

static void several_replies_follow_one_another(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    struct entry second = reply_of("second", "# remedy\n\nSecond remedy.\n");
    w.replies[1] = &second;
    w.request.n_replies = 2;
    composed(&w);
    assert_true(has(w.draft.text, "Then your messages go out to your clients again.\n\n"
                                  "On your other question:\n\nSecond remedy.\n\n"));
    assert_int_equal(w.draft.n_sources, 2);
    arena_done(&w.mem);
}

static void steps_of_several_replies_are_numbered_on(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    struct entry second =
        reply_of("second", "# remedy\n\nThen:\n1. Three.\n2. Four\n   and on.\n\n"
                           "```\n1. code\n```\n\n3. Five.\n\n# next\n\nAnd:\n\n1. One.\n");
    w.replies[1] = &second;
    w.request.n_replies = 2;
    composed(&w);
    assert_true(has(w.draft.text, "Then:\n\n3. Three.\n4. Four and on.\n\n1. code\n\n5. Five.\n\n"
                                  "And:\n\n1. One.\n\n"));
    arena_done(&w.mem);
}

static void urgent_customer_reads_the_remedy_first(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.ticket.urgent = true;
    composed(&w);
    const char *remedy = strstr(w.draft.text, "To send straight away");
    const char *alternative = strstr(w.draft.text, "Or let the program");
    const char *cause = strstr(w.draft.text, "The error appears because");
    const char *next = strstr(w.draft.text, "Then your messages go out");
    assert_true(remedy != NULL && remedy < alternative && alternative < cause && cause < next);
    arena_done(&w.mem);
}

static void angry_customer_reads_next_that_something_is_done(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.ticket.mood = CORDIAL_MOOD_ANGRY;
    composed(&w);
    assert_true(has(w.draft.text, "I am sorry for the trouble. Here is what puts it right.\n\n"));
    w.ticket.mood = CORDIAL_MOOD_CALM;
    composed(&w);
    assert_false(has(w.draft.text, "Here is what puts it right."));
    arena_done(&w.mem);
}

static void open_question_gets_its_own_honest_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *open[2];
        const char *want;
    } cases[] = {
        {{"Do you sell gift cards?"}, "You also asked: \"Do you sell gift cards?\" To that I have"},
        {{"WHY DON'T YOU ANSWER?"}, "One of your questions I cannot answer straight away."},
        {{"Answer me!!!"}, "One of your questions I cannot answer straight away."},
        {{"Is it one?", "Is it two?"}, "Some of your questions I cannot answer straight away."},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        struct str open[] = {str_of(cases[i].open[0]), str_of(cases[i].open[1])};
        w.request.open = (struct str_list){.rows = open, .n = cases[i].open[1] != NULL ? 2 : 1};
        composed(&w);
        assert_true(has(w.draft.text, cases[i].want));
        assert_true(has(w.draft.text, "you will hear from us as soon as we know more."));
        arena_done(&w.mem);
    }
}

static void promise_is_a_time_of_day_where_the_base_is(void **state)
{
    (void)state;
    static const struct {
        const char *base; /* what base.yaml adds */
        bool urgent;
        const char *want;
    } cases[] = {
        {"promise: {answer_h: 4, urgent_h: 1}\n", false, "by 13:00 today (UTC time)"},
        {"promise: {answer_h: 4, urgent_h: 1}\n", true, "by 10:00 today (UTC time)"},
        {"promise: {answer_h: 4.2}\n", true, "by 13:00 today (UTC time)"}, /* down to a quarter */
        {"promise: {answer_h: 15}\ntimezone: Europe/Amsterdam\n", false,
         "by 01:00 tomorrow (Amsterdam time)"},
        {"promise: {answer_h: 15}\n", false, "by 23:45 today (UTC time)"}, /* not at midnight */
        {"promise: {answer_h: 48}\n", false, "by 09:00 on Thursday (UTC time)"},
        {"promise: {answer_h: 240}\n", false, "by 09:00 on 2026-12-04 (UTC time)"},
        {"", false, "as soon as we know more"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.config.root = yaml_of(&w.mem, arena_printf(&w.mem, "%s%s", base_yaml, cases[i].base).p);
        w.config.n_by_language = 0;
        w.request.decision = CORDIAL_DECISION_NONE;
        w.request.now_s = now_s;
        w.ticket.urgent = cases[i].urgent;
        composed(&w);
        assert_true(
            has(w.draft.text, arena_printf(&w.mem, "You will hear from us %s.", cases[i].want).p));
        arena_done(&w.mem);
    }
}

static void mere_thanks_are_answered_without_a_promise(void **state)
{
    (void)state;
    static const struct {
        cordial_mood mood;
        bool promised;
    } cases[] = {{CORDIAL_MOOD_PLEASED, false}, {CORDIAL_MOOD_CALM, true}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.request.decision = CORDIAL_DECISION_NONE;
        w.request.now_s = now_s;
        w.ticket.mood = cases[i].mood;
        w.ticket.n_questions = 0;
        w.ticket.urgent = false;
        composed(&w);
        assert_int_equal(has(w.draft.text, "You will hear from us"), cases[i].promised);
        assert_true(has(w.draft.text, "Hello"));
        arena_done(&w.mem);
    }
}

static void fact_that_has_expired_is_asked_of_the_agent(void **state)
{
    (void)state;
    static const struct {
        const char *until;
        bool said;
    } cases[] = {{"", true}, {"2026-11-24", true}, {"2026-11-23", false}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        struct fact fact = {
            .name = STR("price"), .value = STR("nine pounds"), .until = str_of(cases[i].until)};
        w.config.facts = &fact;
        w.config.n_facts = 1;
        w.request.now_s = now_s;
        w.reply = reply_of("price", "It costs {{fact.price}}.");
        composed(&w);
        assert_int_equal(has(w.draft.text, "It costs nine pounds."), cases[i].said);
        assert_int_equal(
            has(w.draft.text, "It costs [a value that holds today: price, 2026-11-23]."),
            !cases[i].said);
        assert_int_equal(w.draft.n_missing, !cases[i].said);
        arena_done(&w.mem);
    }
}

static void fact_in_words_of_another_language_is_asked_of_the_agent(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    static struct fact facts[] = {
        {.name = {"wait", 4}, .language = {"en", 2}, .value = {"one hour", 8}},
        {.name = {"port", 4}, .language = {"en", 2}, .value = {"587", 3}},
    };
    w.config.facts = facts;
    w.config.n_facts = N_ROWS(facts);
    w.request.language = STR("nl");
    w.reply = reply_of("wait", "Wacht {{fact.wait}} op {{fact.port}}.");
    w.reply.language = STR("nl");
    composed(&w);
    assert_true(has(w.draft.text, "Wacht [de waarde in het Nederlands: wait] op 587."));
    assert_string_equal(w.draft.missing[0].name, "fact.wait");
    arena_done(&w.mem);
}

static void reply_in_another_language_says_so_in_the_customers(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.request.language = STR("nl");
    w.ticket.reg = CORDIAL_REGISTER_INFORMAL;
    composed(&w);
    assert_string_equal(w.draft.language, "nl");
    assert_true(has(w.draft.text,
                    "Bedankt voor je bericht.\n\nDeze uitleg hebben we nog niet in het "
                    "Nederlands."));
    assert_true(has(w.draft.text, "kom je er zo niet uit"));
    assert_true(has(w.draft.text, "\n\nThe error appears because"));
    assert_true(has(w.draft.text, "\n\nGroeten,\nAnna Berg"));
    assert_true(has(w.draft.html, "<div lang=\"nl\" dir=\"ltr\">\n<p>Beste Paul,</p>"));
    assert_true(has(w.draft.html, "<div lang=\"en\" dir=\"ltr\">\n<p>The error"));
    arena_done(&w.mem);
}

static void kinds_on_demand_say_what_they_are_for(void **state)
{
    (void)state;
    static const struct {
        const char *as;
        const char *want;
        size_t n_sources;
        size_t n_missing;
    } cases[] = {
        {"chat", "Hello Paul,\n\nTo send straight away:\n\n1.", 1, 0},
        {"cooperate", "for that I still need one thing:\n\nWhich address do you open?\n\nWithout",
         1, 0},
        {"delay", "I am still working on it.\n\nYou will hear from me as soon as I know more.", 0,
         0},
        {"part", "The error appears because", 1, 0},
        {"solved", "this is solved.\n\n[what was done to solve it]\n\nPlease try it once more.", 0,
         1},
    };
    struct str needs[] = {STR("url")};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.request.as = cases[i].as;
        w.request.needs = (struct str_list){.rows = needs, .n = 1};
        assert_true(compose_has_kind(cases[i].as));
        composed(&w);
        assert_string_equal(w.draft.kind, cases[i].as);
        assert_true(has(w.draft.text, cases[i].want));
        assert_int_equal(w.draft.n_sources, cases[i].n_sources);
        assert_int_equal(w.draft.n_missing, cases[i].n_missing);
        assert_non_null(compose_kind_at(i));
        assert_string_equal(compose_kind_at(i)->name, cases[i].as);
        arena_done(&w.mem);
    }
    assert_null(compose_kind_at(N_ROWS(cases)));
    assert_false(compose_has_kind("answer")); /* follows from the decision */
    assert_false(compose_has_kind("letter"));
}

static void part_has_nothing_around_the_answer(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.request.as = "part";
    composed(&w);
    assert_false(has(w.draft.text, "Hello"));
    assert_false(has(w.draft.text, "Anna Berg"));
    assert_false(has(w.draft.text, "Thank"));
    assert_true(has(w.draft.text, "Receive All"));
    arena_done(&w.mem);
}

static void chat_follows_the_decision(void **state)
{
    (void)state;
    struct str needs[] = {STR("url")};
    struct world w;
    begin(&w);
    w.request.as = "chat";
    w.request.needs = (struct str_list){.rows = needs, .n = 1};
    w.request.decision = CORDIAL_DECISION_ASK;
    composed(&w);
    assert_true(has(w.draft.text, "Which address do you open?"));
    assert_false(has(w.draft.text, "Receive All"));
    w.request.decision = CORDIAL_DECISION_NONE;
    composed(&w);
    assert_true(has(w.draft.text, "A colleague will look at this."));
    arena_done(&w.mem);
}

static void cooperation_without_a_known_need_is_asked_of_the_agent(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.request.as = "cooperate";
    composed(&w);
    assert_true(has(w.draft.text, "\n\n[what is needed from the customer]\n\n"));
    assert_int_equal(w.draft.n_missing, 1);
    arena_done(&w.mem);
}

static void draft_from_right_to_left_is_marked(void **state)
{
    (void)state;
    static const char *const programs[] = {"C++"};
    struct world w;
    begin(&w);
    w.request.language = STR("fa");
    w.ticket.facts[CORDIAL_FACT_PROGRAM] = (cordial_values){programs, 1};
    w.reply = reply_of("relay", "برنامهٔ {{ticket.program}} را ببندید.\n\nOutlook را باز کنید.\n\n"
                                "نشانی {{fact.server}} است.");
    w.reply.language = STR("fa");
    w.config.n_by_language = 0;
    composed(&w);
    assert_true(has(w.draft.html, "dir=\"rtl\">"));
    assert_true(has(w.draft.html, "<div lang=\"fa\""));
    assert_true(has(w.draft.html, "برنامهٔ <span dir=\"ltr\">C++</span> را"));
    assert_true(has(w.draft.text, "برنامهٔ \u2068C++\u2069 را"));
    assert_true(has(w.draft.markdown, "\u2068C++\u2069"));
    assert_true(has(w.draft.text, "\n\u200fOutlook را"));
    assert_true(has(w.draft.text, "نشانی mail_out.quay.example است"));
    arena_done(&w.mem);
}

static void comments_of_the_author_are_left_out(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.reply = reply_of("relay", "One <!-- why -->two.\n\n`<!-- code -->`\n\n<!-- open\n\nthree");
    composed(&w);
    assert_true(has(w.draft.markdown, "One two.\n\n`<!-- code -->`\n\nIf anything"));
    arena_done(&w.mem);
}

static void marks_that_a_template_leaves_open_break_nothing(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.reply = reply_of("relay", "a \u2068b **c** d\u2069 e \u2068f");
    composed(&w);
    assert_true(has(w.draft.html, "<p>a b <strong>c</strong> d e f</p>"));
    arena_done(&w.mem);
}

static void chosen_replies_are_given_and_what_they_lack_is_asked(void **state)
{
    (void)state;
    struct world w;
    struct str needs[] = {STR("domain|url")};
    begin(&w);
    struct entry second = reply_of("second", "# remedy\n\nSecond remedy.\n");
    w.replies[1] = &second;
    w.request.n_replies = 2;
    w.request.needs = (struct str_list){.rows = needs, .n = 1};
    w.request.decision = CORDIAL_DECISION_ASK;
    w.request.chosen = true;
    composed(&w);
    assert_string_equal(w.draft.kind, "answer");
    assert_int_equal(w.draft.n_sources, 2);
    const char *main_next = strstr(w.draft.text, "Then your messages go out");
    const char *question = strstr(w.draft.text, "Which domain is it about?");
    assert_non_null(main_next);
    assert_true(has(w.draft.text, "Second remedy."));
    assert_true(question > main_next);
    w.request.language = STR("fy"); /* a question without words is the agent's */
    w.reply.language = STR("fy");
    composed(&w);
    assert_true(has(w.draft.text, "[domain|url]"));
    arena_done(&w.mem);
}

static void public_article_stands_in_for_a_reply(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    struct entry article = {
        .id = STR("slow"),
        .language = STR("en"),
        .audience = CORDIAL_AUDIENCE_PUBLIC,
        .body = STR("# Slow\n\nLook at {{fact.window}}.\n\n## More\n\nMeasure it."),
    };
    w.request.n_replies = 0;
    w.request.article = &article;
    composed(&w);
    assert_string_equal(w.draft.kind, "answer");
    assert_true(has(w.draft.text, "Look at 20 minutes."));
    assert_true(has(w.draft.text, "help page: https://help.quay.example/en/slow\n"));
    assert_string_equal(w.draft.sources[0], "slow");
    arena_done(&w.mem);
}

static void answer_that_only_agents_may_read_is_asked_of_the_agent(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    struct entry article = {
        .id = STR("slow"),
        .title = STR("Slowness"),
        .language = STR("en"),
        .audience = CORDIAL_AUDIENCE_AGENTS,
        .body = STR("# Slowness\n\nLook at {{fact.window}}.\n\n## More\n\nMeasure it."),
    };
    w.request.n_replies = 0;
    w.request.article = &article;
    composed(&w);
    assert_string_equal(w.draft.kind, "answer");
    assert_string_equal(w.draft.sources[0], "slow");
    assert_int_equal(w.draft.n_missing, 1);
    assert_true(has(w.draft.text, "\n\n[the answer in your own words, from the article]\n\n"));
    assert_false(has(w.draft.text, "A colleague will look at this."));
    assert_false(has(w.draft.text, "20 minutes"));
    assert_false(has(w.draft.text, "Measure"));
    assert_false(has(w.draft.text, "Slowness"));
    w.request.language = STR("fy"); /* no words of another language, also for the agent */
    article.language = STR("fy");
    composed(&w);
    assert_string_equal(w.draft.text, "Paul,\n\n[slow]\n\nAnna Berg\nIt team");
    arena_done(&w.mem);
}

static void template_that_cannot_be_filled_names_its_file(void **state)
{
    (void)state;
    static const char *const templates[] = {"{{#formal}}", "# cuase\n\nx"};
    for (size_t i = 0; i < N_ROWS(templates); i++) {
        struct world w;
        begin(&w);
        w.reply = reply_of("broken", templates[i]);
        cordial_error err = {0};
        assert_int_equal(compose(&w.mem, &w.request, &w.draft, &err), CORDIAL_E_DATA);
        assert_string_equal(err.file, "en/mail/reply.reply.md");
        arena_done(&w.mem);
    }
}

static void jargon_is_explained_to_those_who_are_no_experts(void **state)
{
    (void)state;
    static const struct {
        cordial_skill skill;
        bool explained;
    } cases[] = {
        {CORDIAL_SKILL_NOVICE, true},
        {CORDIAL_SKILL_NONE, true},
        {CORDIAL_SKILL_EXPERT, false},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.ticket.skill = cases[i].skill;
        w.reply = reply_of("relay", "# remedy\n\nWe ask for **POP before SMTP**. Then "
                                    "POP before SMTP lets you in.\n");
        composed(&w);
        assert_int_equal(has(w.draft.text, "for POP before SMTP (fetching your mail first, so "
                                           "that the server knows you). Then POP before SMTP lets"),
                         cases[i].explained);
        arena_done(&w.mem);
    }
}

static void jargon_is_explained_once_and_in_the_right_place(void **state)
{
    (void)state;
    static const struct {
        const char *markdown;
        const char *want;
    } cases[] = {
        {"Two nameservers.", "Two nameservers (the servers that hold the entries of a domain)."},
        {"Nameserver (a server).", "Nameserver (a server)."},
        {"A nameserver is a server that knows.", "A nameserver is a server that knows."},
        {"Servers that hold the entries of a domain are nameservers.",
         "Servers that hold the entries of a domain are nameservers."},
        {"the entries (*nameservers*) there", "the entries (*nameservers*) there"},
        {"the entries (those of a nameserver) there", "the entries (those of a nameserver) there"},
        {"a) first\n\nthe nameserver",
         "a) first\n\nthe nameserver (the servers that hold the entries of a domain)"},
        {"See `nameserver` and nameserver.example.", "See `nameserver` and nameserver.example."},
        {"# nameserver\n\nx", "# nameserver\n\nx"},
        {"[the nameserver](https://a.example) x",
         "[the nameserver](https://a.example) (the servers that hold the entries of a domain) x"},
        {"no term here", "no term here"},
        {"", ""},
    };
    struct arena mem = {0};
    struct config config = base_config(&mem);
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(jargon_explain(&mem, &config, STR("en"), str_of(cases[i].markdown)),
                   cases[i].want);
    }
    arena_done(&mem);
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
        cmocka_unit_test(answer_has_all_its_parts_in_order),
        cmocka_unit_test(same_ticket_gives_the_same_draft),
        cmocka_unit_test(mood_and_haste_choose_the_acknowledgement),
        cmocka_unit_test(register_chooses_the_closing),
        cmocka_unit_test(agent_who_is_unknown_is_a_missing_value),
        cmocka_unit_test(customer_without_a_name_is_greeted_all_the_same),
        cmocka_unit_test(values_of_the_customer_stay_text),
        cmocka_unit_test(text_form_has_lists_and_addresses),
        cmocka_unit_test(ask_puts_the_questions_for_what_is_lacking),
        cmocka_unit_test(none_says_honestly_what_happens_next),
        cmocka_unit_test(language_without_courtesy_gets_no_foreign_sentence),
        cmocka_unit_test(base_without_courtesy_has_a_decent_draft),
        cmocka_unit_test(several_replies_follow_one_another),
        cmocka_unit_test(steps_of_several_replies_are_numbered_on),
        cmocka_unit_test(urgent_customer_reads_the_remedy_first),
        cmocka_unit_test(angry_customer_reads_next_that_something_is_done),
        cmocka_unit_test(open_question_gets_its_own_honest_sentence),
        cmocka_unit_test(promise_is_a_time_of_day_where_the_base_is),
        cmocka_unit_test(mere_thanks_are_answered_without_a_promise),
        cmocka_unit_test(fact_that_has_expired_is_asked_of_the_agent),
        cmocka_unit_test(fact_in_words_of_another_language_is_asked_of_the_agent),
        cmocka_unit_test(reply_in_another_language_says_so_in_the_customers),
        cmocka_unit_test(kinds_on_demand_say_what_they_are_for),
        cmocka_unit_test(part_has_nothing_around_the_answer),
        cmocka_unit_test(chat_follows_the_decision),
        cmocka_unit_test(cooperation_without_a_known_need_is_asked_of_the_agent),
        cmocka_unit_test(draft_from_right_to_left_is_marked),
        cmocka_unit_test(comments_of_the_author_are_left_out),
        cmocka_unit_test(marks_that_a_template_leaves_open_break_nothing),
        cmocka_unit_test(chosen_replies_are_given_and_what_they_lack_is_asked),
        cmocka_unit_test(public_article_stands_in_for_a_reply),
        cmocka_unit_test(answer_that_only_agents_may_read_is_asked_of_the_agent),
        cmocka_unit_test(template_that_cannot_be_filled_names_its_file),
        cmocka_unit_test(jargon_is_explained_to_those_who_are_no_experts),
        cmocka_unit_test(jargon_is_explained_once_and_in_the_right_place),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
