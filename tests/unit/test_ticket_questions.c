#include "unit.h"

#include "ticket/questions.h"

enum { QUESTIONS_MAX = 3 };

struct asked {
    const char *language;
    const char *text;
    const char *questions[QUESTIONS_MAX];
};

static void check_asked(const struct asked *cases, size_t n_cases)
{
    for (size_t i = 0; i < n_cases; i++) {
        struct arena mem = {0};
        struct scan scan = scan_make(&mem, str_of(cases[i].text), str_of(cases[i].language));
        struct facts facts = facts_find(&scan);
        size_t n;
        size_t want = 0;
        const cordial_question *rows = questions_find(&scan, &facts, &n);
        while (want < QUESTIONS_MAX && cases[i].questions[want] != NULL) {
            want++;
        }
        if (n != want) {
            print_error("%s: %zu questions\n", cases[i].text, n);
        }
        assert_int_equal(n, want);
        for (size_t k = 0; k < n; k++) {
            assert_string_equal(rows[k].text, cases[i].questions[k]);
            assert_str(str_sub(scan.text, rows[k].start, rows[k].end), rows[k].text);
            assert_null(rows[k].answered_by);
        }
        arena_done(&mem);
    }
}

static void questions_and_wishes_are_found(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en", "It is white. Why is that?? I use m.example daily.", {"Why is that??"}},
        {"en", "Please send me the invoice. Thanks.", {"Please send me the invoice."}},
        {"nl", "Ik wil graag een factuur. Dag.", {"Ik wil graag een factuur."}},
        {"nl", "De verhuiscode graag.", {"De verhuiscode graag."}},
        {"it", "Vorrei una copia della fattura.", {"Vorrei una copia della fattura."}},
        {"fa", "سلام. چرا باز نمی‌شود؟", {"چرا باز نمی‌شود؟"}},
        {"fa", "فاکتور مهر را برای من بفرستید.", {"فاکتور مهر را برای من بفرستید."}},
        {"en", "How do I fix it?", {"How do I fix it?"}},
        {"en", "All is well.", {NULL}},
        {"en", "? ! ?", {NULL}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void questions_without_a_mark_are_found(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en", "I forgot it. how do i get in", {"how do i get in"}},
        {"en",
         "I would like to know whether you keep copies.",
         {"I would like to know whether you keep copies."}},
        {"nl", "Hoe kom ik er weer in.", {"Hoe kom ik er weer in."}},
        {"nl", "Ik vraag me af of de map terug kan.", {"Ik vraag me af of de map terug kan."}},
        {"it", "come faccio a cambiare piano", {"come faccio a cambiare piano"}},
        {"fa", "از کجا بفهمم کدام نسخه است", {"از کجا بفهمم کدام نسخه است"}},
        {"en", "What IS that thing. Bye.", {NULL}},
        {"en", "What IS it. Bye.", {"What IS it."}},
        {"en", "can u send it to me", {"can u send it to me"}},
        {"nl", "Hoe kijk ik waar het in zit.", {"Hoe kijk ik waar het in zit."}},
        {"nl", "Nu krijg ik niets meer.", {NULL}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void joined_questions_are_several(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en",
         "How do I get in, and what does it cost?",
         {"How do I get in", "what does it cost?"}},
        {"en", "Is it safe and can I go back?", {"Is it safe", "can I go back?"}},
        {"en",
         "Please tell me what it costs, by whom it is paid, and whether it is due now.",
         {"Please tell me what it costs", "by whom it is paid", "whether it is due now."}},
        {"en",
         "Please (1) remove the lock and (2) send the code.",
         {"Please (1) remove the lock", "send the code."}},
        {"en",
         "Please cancel the plan and send me the invoice.",
         {"Please cancel the plan", "send me the invoice."}},
        {"nl",
         "Hoe zet ik dat aan en kan ik het later wijzigen?",
         {"Hoe zet ik dat aan", "kan ik het later wijzigen?"}},
        {"nl",
         "Ik verneem graag wat het kost en of de mail blijft werken.",
         {"Ik verneem graag wat het kost", "of de mail blijft werken."}},
        {"it", "Dove lo inserisco e quanto costa?", {"Dove lo inserisco", "quanto costa?"}},
        {"en",
         "Does Sent count towards the limit, and what does more cost?",
         {"Does Sent count towards the limit", "what does more cost?"}},
        {"en",
         "How do I pay, will you try again, and is it switched off?",
         {"How do I pay", "will you try again", "is it switched off?"}},
        {"en",
         "Could you tell me a) why it is slow and b) how I clear it?",
         {"Could you tell me a) why it is slow", "how I clear it?"}},
        {"it",
         "Registrate nomi .swiss e c'è un costo?",
         {"Registrate nomi .swiss", "c'è un costo?"}},
        {"it",
         "Chiedo di cambiare il nome e di inviarmi il modulo.",
         {"Chiedo di cambiare il nome", "di inviarmi il modulo."}},
        {"fa", "نام را عوض کنید و فرم را بفرستید.", {"نام را عوض کنید", "فرم را بفرستید."}},
        {"fa",
         "کجا باید وارد کنم و چقدر طول می‌کشد؟",
         {"کجا باید وارد کنم", "چقدر طول می‌کشد؟"}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void alternatives_and_lists_are_one_question(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en",
         "Is one of your servers stuck or do I just wait?",
         {"Is one of your servers stuck or do I just wait?"}},
        {"en", "Which host, user and port do I enter?", {"Which host, user and port do I enter?"}},
        {"it",
         "Tornano sulla carta o devo darvi altri dati?",
         {"Tornano sulla carta o devo darvi altri dati?"}},
        {"nl",
         "Ik heb alles nagekeken, heb de kabel gewisseld, hoe komt dit?",
         {"Ik heb alles nagekeken, heb de kabel gewisseld, hoe komt dit?"}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void wish_that_only_presses_is_none(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en", "Please fix this ASAP!", {NULL}},
        {"en", "Please fix this problem as soon as possible.", {NULL}},
        {"en", "I need you to do something right now!!", {NULL}},
        {"en", "Please fix the invoice ASAP!", {"Please fix the invoice ASAP!"}},
        {"en", "Please fix error 553 now!", {"Please fix error 553 now!"}},
        {"nl", "Los dit alstublieft zo snel mogelijk op!", {NULL}},
        {"nl", "Graag zo spoedig mogelijk oplossen.", {NULL}},
        {"nl", "Graag zo spoedig mogelijk de factuur.", {"Graag zo spoedig mogelijk de factuur."}},
        {"it", "Vi prego di risolvere il problema al pi\u00f9 presto!", {NULL}},
        {"it", "Per favore risolvete subito.", {NULL}},
        {"it",
         "Per favore cancellate subito il dominio.",
         {"Per favore cancellate subito il dominio."}},
        {"fa", "لطفا هرچه سریعتر رسیدگی کنید!", {NULL}},
        {"fa", "خواهش می‌کنم زودتر مشکل را حل کنید.", {NULL}},
        {"fa", "لطفا سریعتر فاکتور را بفرستید.", {"لطفا سریعتر فاکتور را بفرستید."}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void trouble_that_nothing_asks_about_is_a_question(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en",
         "The shop does not load since noon. Please fix this ASAP!",
         {"The shop does not load since noon."}},
        {"en",
         "Outlook says \"553 sorry, not allowed\". Can you help?",
         {"Outlook says \"553 sorry, not allowed\"."}},
        {"en",
         "My mail bounces. What should I check?",
         {"My mail bounces.", "What should I check?"}},
        {"it",
         "Il sito dice errore. Cosa devo fare per avere un certificato?",
         {"Cosa devo fare per avere un certificato?"}},
        {"en",
         "The page is slow. What does a larger plan cost?",
         {"What does a larger plan cost?"}},
        {"nl", "De site doet het niet. Kunnen jullie helpen?", {"De site doet het niet."}},
        {"it", "Il sito non si apre. Mi potete aiutare?", {"Il sito non si apre."}},
        {"fa",
         "سایت باز نمی‌شود. میشه کمک کنید؟",
         {"سایت باز نمی‌شود."}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void what_only_leads_to_a_question_is_none(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en", "I want to move four sites. Which plan do I take?", {"Which plan do I take?"}},
        {"en", "I want to move four sites.", {"I want to move four sites."}},
        {"en", "I think I broke it?? How do I undo it?", {"How do I undo it?"}},
        {"en", "Not happy? Where do I send it?", {"Where do I send it?"}},
        {"it", "Vorrei spostare il sito. Quanto costa?", {"Quanto costa?"}},
        {"it",
         "Vorrei essere rimborsato. In quanti giorni arriva?",
         {"Vorrei essere rimborsato.", "In quanti giorni arriva?"}},
        {"en", "We closed, so I want to move. How long is it?", {"How long is it?"}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void what_others_say_asks_for_nothing(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en", "Is it from you? \"Kindly verify your password at once.\"", {"Is it from you?"}},
        {"en", "A mate says I need a record. Where is it set?", {"Where is it set?"}},
        {"nl", "Mijn zoon zegt dat ik een code wil. Waar staat die?", {"Waar staat die?"}},
        {"it", "Il tecnico dice che vorrei troppo. Quanto costa?", {"Quanto costa?"}},
        {"fa", "طراحم میگه لازم دارم. کجاست؟", {"کجاست؟"}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void question_that_asks_for_nothing_is_none(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en", "You call this support? When does it end?", {"When does it end?"}},
        {"nl", "Noemen jullie dit service? Wanneer is het klaar?", {"Wanneer is het klaar?"}},
        {"nl",
         "Ik betaal toch niet voor rommel?! Kan er een filter op?",
         {"Kan er een filter op?"}},
        {"it", "E questa la chiamate assistenza? Quando finisce?", {"Quando finisce?"}},
        {"fa", "مگه ننوشتید چهار ساعت؟ کی درست میشه؟", {"کی درست میشه؟"}},
        {"en", "Is it gone? I'd be lost.", {"Is it gone?"}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void sentence_that_tells_to_do_something_is_a_wish(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en",
         "Remove the old address from our account.",
         {"Remove the old address from our account."}},
        {"en",
         "Add ruth@m.example as a contact, please.",
         {"Add ruth@m.example as a contact, please."}},
        {"en", "Change of address: Mill Lane 4.", {NULL}},
        {"nl", "Stuur een kopie van de factuur.", {"Stuur een kopie van de factuur."}},
        {"it", "Togliete il vecchio indirizzo.", {"Togliete il vecchio indirizzo."}},
        {"fa", "نشانی قدیمی را بردارید.", {"نشانی قدیمی را بردارید."}},
        {"fa",
         "یک پیش‌فاکتور تازه می‌خواهم.",
         {"یک پیش‌فاکتور تازه می‌خواهم."}},
        {"en", "It would be great to have it back.", {"It would be great to have it back."}},
    };
    check_asked(cases, N_ROWS(cases));
}

static void not_knowing_asks_where_nothing_else_does(void **state)
{
    (void)state;
    static const struct asked cases[] = {
        {"en",
         "It is not clear to me whether you do it.",
         {"It is not clear to me whether you do it."}},
        {"en", "I don't know whether it matters. What does it cost?", {"What does it cost?"}},
        {"nl", "Het is niet duidelijk of ik dat doe.", {"Het is niet duidelijk of ik dat doe."}},
        {"it", "Non so se c'entra. Quanto costa?", {"Quanto costa?"}},
        {"fa",
         "نمی‌دانم چرا این‌طور است.",
         {"نمی‌دانم چرا این‌طور است."}},
    };
    check_asked(cases, N_ROWS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_and_wishes_are_found),
        cmocka_unit_test(questions_without_a_mark_are_found),
        cmocka_unit_test(joined_questions_are_several),
        cmocka_unit_test(alternatives_and_lists_are_one_question),
        cmocka_unit_test(wish_that_only_presses_is_none),
        cmocka_unit_test(trouble_that_nothing_asks_about_is_a_question),
        cmocka_unit_test(what_only_leads_to_a_question_is_none),
        cmocka_unit_test(what_others_say_asks_for_nothing),
        cmocka_unit_test(question_that_asks_for_nothing_is_none),
        cmocka_unit_test(sentence_that_tells_to_do_something_is_a_wish),
        cmocka_unit_test(not_knowing_asks_where_nothing_else_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
