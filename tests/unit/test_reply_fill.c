#include "unit.h"

#include "reply/fill.h"
#include "reply/name.h"

#include "reply_base.h"

struct world {
    struct arena mem;
    struct config config;
    cordial_ticket ticket;
    struct filler filler;
};

static bool other_reply(void *self, struct str id, struct str *out)
{
    (void)self;
    if (str_eq(id, STR("tea"))) {
        *out = STR("# cause\n\nNo tea.\n\n# remedy\n\nMake {{customer.first_name}} tea.\n");
    } else if (str_eq(id, STR("short"))) {
        *out = STR("Only this.");
    } else if (str_eq(id, STR("loop"))) {
        *out = STR("round {{> loop}}");
    } else if (str_eq(id, STR("torn"))) {
        *out = STR("# remedi\n\nA heading of another name.");
    } else {
        return false;
    }
    return true;
}

static void begin(struct world *w)
{
    *w = (struct world){0};
    w->config = base_config(&w->mem);
    w->ticket = base_ticket();
    w->filler = (struct filler){
        .mem = &w->mem,
        .config = &w->config,
        .ticket = &w->ticket,
        .language = STR("en"),
        .agent = STR("Anna Berg"),
        .part = PART_REMEDY,
        .reply_by_id = other_reply,
    };
}

static struct str filled(struct world *w, const char *template)
{
    cordial_error err = {0};
    struct buf out = {0};
    assert_ok(fill(&w->filler, str_of(template), &out, &err), &err);
    struct str kept = buf_keep(&out, &w->mem);
    buf_done(&out);
    return kept;
}

static void values_are_those_of_ticket_base_and_agent(void **state)
{
    (void)state;
    static const struct {
        const char *template;
        const char *want;
    } cases[] = {
        {"{{customer.name}}", "Paul Smith"},
        {"{{customer.first_name}}", "Paul"},
        {"{{customer.email}}", "user@foo.example"},
        {"{{agent.name}}", "Anna Berg"},
        {"{{team.name}}", "The support team"},
        {"{{ticket.program}}", "Outlook Express"},
        {"{{ticket.email}}", "user@foo.example"},
        {"{{fact.window}}", "20 minutes"},
        {"{{base.name}}", "Quay Hosting"},
        {"{{base.url}}", "https://help.quay.example/"},
        {"{{link.site-slow}}", "https://help.quay.example/en/site-slow"},
        {"[slow]({{link.site-slow}})", "[slow](https://help.quay.example/en/site-slow)"},
        {"{{fact.panel}}", "https://panel.quay.example/a_b"},
        {"`{{fact.server}}`", "`mail_out.quay.example`"},
        {"{{#ticket.url}}yes{{/ticket.url}}{{^ticket.url}}no{{/ticket.url}}", "no"},
        {"{{#ticket.program}}with {{ticket.program}}{{/ticket.program}}", "with Outlook Express"},
        {"{{ticket.url|the site}}", "the site"},
        {"{{customer.first_name|there}}", "Paul"},
        {"{{ticket.url|}}", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        assert_str(filled(&w, cases[i].template), cases[i].want);
        assert_int_equal(w.filler.missing.n, 0);
        arena_done(&w.mem);
    }
}

static void first_name_is_never_guessed(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *want;
    } cases[] = {
        {"Paul Smith", "Paul"},
        {"R. Sayle", "R. Sayle"},
        {"R Sayle", "R Sayle"},
        {"Mr Sayle", "Mr Sayle"},
        {"Dr. Ruth Sayle", "Dr. Ruth Sayle"},
        {"ruth", "ruth"},
        {"Smith, Paul", "Paul"},
        {"Smith, Dr P.", "Smith, Dr P."},
        {"de Vries", "de Vries"},
        {"Flower Shop", "Flower Shop"},
        {"Moira & Stuart Kerr", "Moira & Stuart Kerr"},
        {"Ann and Tom", "Ann and Tom"},
        {"Sayle & Daughter Ltd", "Sayle & Daughter Ltd"},
        {"info@sayle.example", "info@sayle.example"},
        {"Marie-Louise van der Berg", "Marie-Louise"},
        {"  Tomasz W.  ", "Tomasz"},
        {"علی رضایی", "علی"},
        {"", ""},
    };
    struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(name_first(&mem, STR("en"), str_of(cases[i].name)), cases[i].want);
    }
    arena_done(&mem);
}

static void title_stays_with_its_surname(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *name;
        const char *want;
    } cases[] = {
        {"en", "Mrs Sayle", "Mrs Sayle"},
        {"en", "Dr A. B. Sayle", "Dr Sayle"},
        {"nl", "Mevr. Varen", "mevrouw Varen"},
        {"nl", "De heer J. van der Varen", "heer van der Varen"},
        {"nl", "Dr. Varen", "dr. Varen"},
        {"it", "Sig.ra Felce", "Sig.ra Felce"},
        {"it", "Ing. Felce", "Ing. Felce"},
        {"fa", "دکتر راد", "دکتر راد"},
        {"fa", "سرکار خانم راد", "سرکار خانم راد"},
    };
    struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str language = str_of(cases[i].language);
        assert_str(name_first(&mem, language, str_of(cases[i].name)), cases[i].want);
    }
    arena_done(&mem);
}

static void persons_are_told_from_teams(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool person;
    } cases[] = {
        {"Anna", true},
        {"Anna Berg", true},
        {"R. Sayle", true},
        {"Şule Öz", true},
        {"The support team", false},
        {"Support", false},
        {"Quay Shop Ltd", false},
        {"kind regards", false},
        {"Kind regards", false},
        {"and send it again", false},
        {"anna@quay.example", false},
        {"+31 20 555 01 00", false},
        {"", false},
    };
    struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        if (name_is_person(&mem, STR("en"), str_of(cases[i].line)) != cases[i].person) {
            fail_msg("'%s'", cases[i].line);
        }
    }
    arena_done(&mem);
}

static void missing_values_stand_as_questions(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.filler.agent = STR("");
    assert_str(filled(&w, "{{agent.name}} {{agent.name}} {{ticket.url}} {{fact.nothing}} "
                          "{{? When was it sent?}} {{nonsense}}"),
               "\\[your name\\] \\[your name\\] \\[Which address do you open?\\] "
               "\\[fact.nothing\\] \\[When was it sent?\\] \\[nonsense\\]");
    static const struct {
        const char *name;
        const char *question;
    } want[] = {
        {"agent.name", "your name"},      {"ticket.url", "Which address do you open?"},
        {"fact.nothing", "fact.nothing"}, {"When was it sent?", "When was it sent?"},
        {"nonsense", "nonsense"},
    };
    assert_int_equal(w.filler.missing.n, N_ROWS(want));
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_string_equal(w.filler.missing.rows[i].name, want[i].name);
        assert_string_equal(w.filler.missing.rows[i].question, want[i].question);
    }
    arena_done(&w.mem);
}

static void values_are_never_markup(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *want;
    } cases[] = {
        {"{{agent.name}}", "{{agent.name}}"},
        {"*Paul* _Smith_", "\\*Paul\\* \\_Smith\\_"},
        {"Paul\n\n# remedy\n\n- one", "Paul \\# remedy - one"},
        {"[x](https://evil.example)", "\\[x\\]\\(https\\://evil.example\\)"},
        {"<b>Paul</b>", "\\<b\\>Paul\\</b\\>"},
        {"Pa\x01ul", "Pa ul"},
        {"Paul \xE2\x80\xAE Smith", "Paul Smith"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.ticket.customer = cases[i].name;
        assert_str(filled(&w, "{{customer.name}}"), cases[i].want);
        assert_str(filled(&w, "{{{customer.name}}}"), cases[i].want);
        arena_done(&w.mem);
    }
}

static void backtick_in_a_value_cannot_end_code(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    w.ticket.customer = "a`b *c*";
    assert_str(filled(&w, "`{{customer.name}}` {{customer.name}}"), "`a'b *c*` a\\`b \\*c\\*");
    arena_done(&w.mem);
}

static void exactly_one_of_formal_and_informal_is_true(void **state)
{
    (void)state;
    static const struct {
        cordial_register reg;
        const char *want;
    } cases[] = {
        {CORDIAL_REGISTER_NONE, "F"},
        {CORDIAL_REGISTER_FORMAL, "F"},
        {CORDIAL_REGISTER_INFORMAL, "I"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.filler.reg = cases[i].reg;
        assert_str(filled(&w, "{{#formal}}F{{/formal}}{{#informal}}I{{/informal}}"), cases[i].want);
        arena_done(&w.mem);
    }
}

static void partials_give_the_same_part_of_another_reply(void **state)
{
    (void)state;
    static const struct {
        enum reply_part part;
        const char *template;
        const char *want;
    } cases[] = {
        {PART_REMEDY, "{{> tea}}", "Make Paul tea."},
        {PART_CAUSE, "{{> tea}}", "No tea."},
        {PART_NEXT, "{{> tea}}", ""},
        {PART_NEXT, "{{> short}}", "Only this."},
        {PART_REMEDY, "{{> nowhere}}", "\\[nowhere\\]"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.filler.part = cases[i].part;
        assert_str(filled(&w, cases[i].template), cases[i].want);
        arena_done(&w.mem);
    }
}

static void partials_that_cannot_be_filled_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *template;
        cordial_status want;
    } cases[] = {
        {"{{> loop}}", CORDIAL_E_LIMIT},
        {"{{> torn}}", CORDIAL_E_DATA},
        {"{{#formal}}", CORDIAL_E_DATA},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        cordial_error err = {0};
        struct buf out = {0};
        assert_int_equal(fill(&w.filler, str_of(cases[i].template), &out, &err), cases[i].want);
        buf_done(&out);
        arena_done(&w.mem);
    }
}

static void articles_fill_only_facts(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    assert_str(fill_facts(&w.filler,
                          STR("{{ fact.window }} {{customer.name}} {{fact.none}} {{fact.window")),
               "20 minutes {{customer.name}} {{fact.none}} {{fact.window");
    arena_done(&w.mem);
}

static void expert_is_told_from_others(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    const char *template = "the server{{^expert}} (a computer){{/expert}}";
    assert_str(filled(&w, template), "the server (a computer)");
    w.ticket.skill = CORDIAL_SKILL_EXPERT;
    assert_str(filled(&w, template), "the server");
    arena_done(&w.mem);
}

static void question_is_said_back_as_text(void **state)
{
    (void)state;
    struct world w;
    begin(&w);
    assert_str(filled(&w, "{{ticket.question|nothing}}"), "nothing");
    w.filler.question = STR("Is *it* {{late}}?");
    assert_str(filled(&w, "{{ticket.question}}"), "Is \\*it\\* {{late}}?");
    arena_done(&w.mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_those_of_ticket_base_and_agent),
        cmocka_unit_test(first_name_is_never_guessed),
        cmocka_unit_test(title_stays_with_its_surname),
        cmocka_unit_test(persons_are_told_from_teams),
        cmocka_unit_test(missing_values_stand_as_questions),
        cmocka_unit_test(values_are_never_markup),
        cmocka_unit_test(backtick_in_a_value_cannot_end_code),
        cmocka_unit_test(exactly_one_of_formal_and_informal_is_true),
        cmocka_unit_test(partials_give_the_same_part_of_another_reply),
        cmocka_unit_test(partials_that_cannot_be_filled_are_refused),
        cmocka_unit_test(articles_fill_only_facts),
        cmocka_unit_test(expert_is_told_from_others),
        cmocka_unit_test(question_is_said_back_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
