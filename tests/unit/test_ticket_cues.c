#include "unit.h"

#include "ticket/cues.h"

static struct manner read(struct arena *mem, const char *language, const char *text)
{
    struct scan scan = scan_make(mem, str_of(text), str_of(language));
    struct scan subject = scan_make(mem, STR(""), str_of(language));
    return cues_read(&scan, &scan, &subject, &subject);
}

/* A text and the mood that it shows. */
struct mood_case {
    const char *language;
    const char *text;
    cordial_mood mood;
};

static void assert_moods(const struct mood_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct arena mem = {0};
        struct manner m = read(&mem, cases[i].language, cases[i].text);
        if (m.mood != cases[i].mood) {
            print_error("%s\n", cases[i].text);
        }
        assert_string_equal(cordial_mood_name(m.mood), cordial_mood_name(cases[i].mood));
        arena_done(&mem);
    }
}

static void mood_and_haste_show_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *text;
        cordial_mood mood;
        bool urgent;
    } cases[] = {
        {"en", "How do I change my address?", CORDIAL_MOOD_CALM, false},
        {"en", "This is a disgrace, I want my money back!!!", CORDIAL_MOOD_ANGRY, false},
        {"en", "I am so worried that all is lost. Please answer asap.", CORDIAL_MOOD_WORRIED, true},
        {"en", "You are brilliant, we are delighted.", CORDIAL_MOOD_PLEASED, false},
        {"en", "Could it be done before Friday?", CORDIAL_MOOD_CALM, true},
        {"en", "The site does not work, I need it before Friday.", CORDIAL_MOOD_WORRIED, true},
        {"en", "There is no hurry at all.", CORDIAL_MOOD_CALM, false},
        {"en", "Is it by bike? Monday is fine.", CORDIAL_MOOD_CALM, false},
        {"nl", "Belachelijk, ik ben het zat!!", CORDIAL_MOOD_ANGRY, false},
        {"nl", "Ik ben bang dat alles weg is, graag voor vrijdag.", CORDIAL_MOOD_WORRIED, true},
        {"it", "Vergogna! Non risponde nessuno!!", CORDIAL_MOOD_ANGRY, false},
        {"it", "Ho paura di aver perso tutto, mi serve entro domani.", CORDIAL_MOOD_WORRIED, true},
        {"fa", "خجالت بکشید، این چه وضعیه", CORDIAL_MOOD_ANGRY, false},
        {"fa", "خیلی نگرانم، لطفا فوری جواب بدید", CORDIAL_MOOD_WORRIED, true},
        {"fa", "دمتون گرم، عالی هستید", CORDIAL_MOOD_PLEASED, false},
        {"de", "Das ist eine Frechheit, ich will mein Geld zurück!", CORDIAL_MOOD_ANGRY, false},
        {"de", "Ich habe Angst, dass alles weg ist. Bitte bis Freitag.", CORDIAL_MOOD_WORRIED,
         true},
        {"de", "Es eilt nicht.", CORDIAL_MOOD_CALM, false},
        {"fr", "C'est une honte, j'exige un remboursement.", CORDIAL_MOOD_ANGRY, false},
        {"fr", "Je suis très inquiète, merci de répondre au plus vite.", CORDIAL_MOOD_WORRIED,
         true},
        {"fr", "Bravo, je suis ravi de votre service.", CORDIAL_MOOD_PLEASED, false},
        {"es", "Es una vergüenza, nadie contesta.", CORDIAL_MOOD_ANGRY, false},
        {"es", "Tengo miedo de haber perdido todo, es urgente.", CORDIAL_MOOD_WORRIED, true},
        {"es", "Sin prisa, cuando puedan.", CORDIAL_MOOD_CALM, false},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct manner m = read(&mem, cases[i].language, cases[i].text);
        if (m.mood != cases[i].mood || m.urgent != cases[i].urgent) {
            print_error("%s\n", cases[i].text);
        }
        assert_string_equal(cordial_mood_name(m.mood), cordial_mood_name(cases[i].mood));
        assert_int_equal(m.urgent, cases[i].urgent);
        arena_done(&mem);
    }
}

static void register_and_skill_show_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *text;
        cordial_register reg;
        cordial_skill skill;
    } cases[] = {
        {"en", "Where is the menu?", CORDIAL_REGISTER_NONE, CORDIAL_SKILL_NONE},
        {"en", "I am not technical, which button do I press?", CORDIAL_REGISTER_NONE,
         CORDIAL_SKILL_NOVICE},
        {"en", "The MX record and the SPF are set, the TTL is 300.", CORDIAL_REGISTER_NONE,
         CORDIAL_SKILL_EXPERT},
        {"nl", "Kunt u mij helpen met uw paneel?", CORDIAL_REGISTER_FORMAL, CORDIAL_SKILL_NONE},
        {"nl", "Kun je me helpen, jullie zijn snel", CORDIAL_REGISTER_INFORMAL, CORDIAL_SKILL_NONE},
        {"it", "Volevo chiedere a Lei come fare.", CORDIAL_REGISTER_FORMAL, CORDIAL_SKILL_NONE},
        {"it", "puoi dirmi come si chiama il tuo server", CORDIAL_REGISTER_INFORMAL,
         CORDIAL_SKILL_NOVICE},
        {"fa", "لطفا راهنمایی کنید", CORDIAL_REGISTER_FORMAL, CORDIAL_SKILL_NONE},
        {"fa", "داداش زود بگو", CORDIAL_REGISTER_INFORMAL, CORDIAL_SKILL_NONE},
        {"it", "Volevo ringraziarLa per la fattura.", CORDIAL_REGISTER_FORMAL, CORDIAL_SKILL_NONE},
        {"it", "Stiamo provando La Bella Lavanderina a scuola.", CORDIAL_REGISTER_NONE,
         CORDIAL_SKILL_NONE},
        {"it", "Ha ricevuto la fattura?", CORDIAL_REGISTER_NONE, CORDIAL_SKILL_NONE},
        {"it", "Cosa pensa della proposta?", CORDIAL_REGISTER_FORMAL, CORDIAL_SKILL_NONE},
        {"it", "Cosa pensi della proposta?", CORDIAL_REGISTER_INFORMAL, CORDIAL_SKILL_NONE},
        {"it", "Ciao, non riesco a entrare. Mi aiuti?", CORDIAL_REGISTER_INFORMAL,
         CORDIAL_SKILL_NONE},
        {"it", "Non riesco a entrare, mi aiuti per cortesia.", CORDIAL_REGISTER_FORMAL,
         CORDIAL_SKILL_NONE},
        {"nl", "Hoi, ik zoek de factuur.", CORDIAL_REGISTER_NONE, CORDIAL_SKILL_NONE},
        {"fa", "فقط از همکارتون تشکر میکنم", CORDIAL_REGISTER_FORMAL, CORDIAL_SKILL_NONE},
        {"it", "Ehi, le dispiacerebbe dirmi il costo?", CORDIAL_REGISTER_FORMAL,
         CORDIAL_SKILL_NONE},
        {"de", "Können Sie mir die Rechnung schicken?", CORDIAL_REGISTER_FORMAL,
         CORDIAL_SKILL_NONE},
        {"de", "Hat die Kollegin geschrieben, dass sie kommt?", CORDIAL_REGISTER_NONE,
         CORDIAL_SKILL_NONE},
        {"de", "Könnt ihr mir eure Rechnung schicken?", CORDIAL_REGISTER_INFORMAL,
         CORDIAL_SKILL_NONE},
        {"fr", "Pouvez-vous m'envoyer votre facture ?", CORDIAL_REGISTER_FORMAL,
         CORDIAL_SKILL_NONE},
        {"fr", "Tu peux m'envoyer ta facture ?", CORDIAL_REGISTER_INFORMAL, CORDIAL_SKILL_NONE},
        {"es", "¿Podría enviarme usted la factura?", CORDIAL_REGISTER_FORMAL, CORDIAL_SKILL_NONE},
        {"es", "¿Puedes enviarme tu factura?", CORDIAL_REGISTER_INFORMAL, CORDIAL_SKILL_NONE},
        {"es", "La factura no ha llegado.", CORDIAL_REGISTER_NONE, CORDIAL_SKILL_NONE},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct manner m = read(&mem, cases[i].language, cases[i].text);
        if (m.reg != cases[i].reg || m.skill != cases[i].skill) {
            print_error("%s\n", cases[i].text);
        }
        assert_string_equal(cordial_register_name(m.reg), cordial_register_name(cases[i].reg));
        assert_string_equal(cordial_skill_name(m.skill), cordial_skill_name(cases[i].skill));
        arena_done(&mem);
    }
}

static void cues_stand_where_they_say(void **state)
{
    (void)state;
    struct arena mem = {0};
    const char *text = "It is a disgrace!! Fix it asap.";
    struct manner m = read(&mem, "en", text);
    assert_int_equal(m.cues.n, 4);
    static const char *const want[] = {"disgrace", "!!", "Fix it", "asap"};
    for (size_t i = 0; i < m.cues.n; i++) {
        assert_str(str_sub(str_of(text), m.cues.rows[i].start, m.cues.rows[i].end), want[i]);
    }
    assert_string_equal(m.cues.rows[0].kind, "angry");
    assert_string_equal(m.cues.rows[3].kind, "urgent");
    arena_done(&mem);
}

static void shouting_is_anger_unless_words_show_worry(void **state)
{
    (void)state;
    static const struct mood_case cases[] = {
        {"en", "Fix the form ASAP!!!", CORDIAL_MOOD_ANGRY},
        {"en", "The site is down. Fix it!!!", CORDIAL_MOOD_ANGRY},
        {"en", "Thanks for the plan :)", CORDIAL_MOOD_PLEASED},
        {"en", "Use PHP and SQL on the VPS.", CORDIAL_MOOD_CALM},
        {"en", "I am afraid it is lost!! Is it there TODAY?", CORDIAL_MOOD_WORRIED},
        {"nl", "Ik wacht AL DRIE weken!!", CORDIAL_MOOD_ANGRY},
        {"it", "Sono TRE settimane che aspetto!!", CORDIAL_MOOD_ANGRY},
        {"de", "Ich warte seit DREI Wochen!!", CORDIAL_MOOD_ANGRY},
        {"fr", "J'attends DEPUIS trois semaines, TOUJOURS pareil !!", CORDIAL_MOOD_ANGRY},
        {"es", "Llevo TRES semanas esperando!!", CORDIAL_MOOD_ANGRY},
    };
    assert_moods(cases, N_ROWS(cases));
}

static void one_mishap_is_told_calmly_and_several_are_worry(void **state)
{
    (void)state;
    static const struct mood_case cases[] = {
        {"en", "I deleted a page by mistake.", CORDIAL_MOOD_CALM},
        {"en", "All our bookings are gone, guests phoned.", CORDIAL_MOOD_WORRIED},
        {"nl", "Ik ben mijn wachtwoord kwijt.", CORDIAL_MOOD_CALM},
        {"nl", "Ineens is alles weg, en klanten bellen.", CORDIAL_MOOD_WORRIED},
        {"it", "Da ieri non riesco più a entrare.", CORDIAL_MOOD_CALM},
        {"it", "All'improvviso è sparito, i clienti mi chiamano.", CORDIAL_MOOD_WORRIED},
        {"fa", "رمزم یادم رفته، چیکار کنم؟", CORDIAL_MOOD_CALM},
        {"fa",
         "یهو همه سفارش‌ها ناپدید شده، مشتری‌ها زنگ میزنن",
         CORDIAL_MOOD_WORRIED},
        {"de", "Plötzlich ist alles weg, und Kunden warten.", CORDIAL_MOOD_WORRIED},
        {"fr", "Tout à coup les commandes ont disparu, que faire ?", CORDIAL_MOOD_WORRIED},
        {"es", "De repente ha desaparecido todo, ¿qué hago?", CORDIAL_MOOD_WORRIED},
    };
    assert_moods(cases, N_ROWS(cases));
}

static void asking_for_money_back_once_is_no_anger(void **state)
{
    (void)state;
    static const struct mood_case cases[] = {
        {"en", "I cancelled in time and want my money back, please.", CORDIAL_MOOD_CALM},
        {"en", "For the third time: where is my money? Still nothing.", CORDIAL_MOOD_ANGRY},
        {"nl", "Het past niet bij me, ik wil mijn geld terug.", CORDIAL_MOOD_CALM},
        {"nl", "Derde keer al, en niemand reageert.", CORDIAL_MOOD_ANGRY},
        {"it", "Mi basta la cartella di ieri.", CORDIAL_MOOD_CALM},
        {"it", "Vorrei il rimborso, sono nei 30 giorni.", CORDIAL_MOOD_CALM},
        {"it", "È la terza volta e nessuno risponde.", CORDIAL_MOOD_ANGRY},
        {"fa", "می‌خواهم پولم را پس بگیرم، ممنون.", CORDIAL_MOOD_CALM},
        {"fa", "بار سوم است که می‌نویسم و هیچ جوابی نیست.",
         CORDIAL_MOOD_ANGRY},
    };
    assert_moods(cases, N_ROWS(cases));
}

static void what_a_seller_presses_for_is_no_haste(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *text;
    } cases[] = {
        {"en", "We offer backlinks at special rates. Answer today, before Friday!"},
        {"nl", "Hoger in Google met onze pakketten, vrijblijvend. Reageer voor vrijdag!"},
        {"it", "Posizionamento e backlink senza impegno, rispondete entro domani."},
        {"fa", "بک لینک و افزایش فالوور با تخفیف ویژه، فوری پاسخ دهید"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct manner m = read(&mem, cases[i].language, cases[i].text);
        if (m.urgent || m.mood != CORDIAL_MOOD_PLEASED) {
            print_error("%s\n", cases[i].text);
        }
        assert_false(m.urgent);
        assert_string_equal(cordial_mood_name(m.mood), "pleased");
        arena_done(&mem);
    }
}

static void who_asks_about_everyday_things_is_a_novice(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *text;
        cordial_skill skill;
    } cases[] = {
        {"en", "The site says my password is wrong, how do I log in?", CORDIAL_SKILL_NOVICE},
        {"en", "Please send the invoice of May to our office.", CORDIAL_SKILL_NONE},
        {"nl", "Hoe kan ik mijn wachtwoord voor de mail wijzigen?", CORDIAL_SKILL_NOVICE},
        {"nl", "Graag ontvang ik de factuur van mei.", CORDIAL_SKILL_NONE},
        {"it", "Come posso cambiare la password della posta?", CORDIAL_SKILL_NOVICE},
        {"it", "Vorrei ricevere la fattura di maggio.", CORDIAL_SKILL_NONE},
        {"fa", "چطور رمز ایمیلم را عوض کنم؟", CORDIAL_SKILL_NOVICE},
        {"fa", "فاکتور خرداد را لازم دارم.", CORDIAL_SKILL_NONE},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct manner m = read(&mem, cases[i].language, cases[i].text);
        if (m.skill != cases[i].skill) {
            print_error("%s\n", cases[i].text);
        }
        assert_string_equal(cordial_skill_name(m.skill), cordial_skill_name(cases[i].skill));
        arena_done(&mem);
    }
}

static void closing_shows_the_address_where_the_text_shows_none(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *text;
        const char *closing;
        cordial_register reg;
    } cases[] = {
        {"it", "Il sito è fermo.", "La ringrazio,", CORDIAL_REGISTER_FORMAL},
        {"nl", "De site ligt plat.", "Hoogachtend,", CORDIAL_REGISTER_FORMAL},
        {"fa", "سایت باز نمی‌شود", "ارادتمند", CORDIAL_REGISTER_FORMAL},
        {"it", "Puoi guardare il sito?", "La ringrazio,", CORDIAL_REGISTER_INFORMAL},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct str code = str_of(cases[i].language);
        struct scan text = scan_make(&mem, str_of(cases[i].text), code);
        struct scan subject = scan_make(&mem, STR(""), code);
        struct scan closing = scan_make(&mem, str_of(cases[i].closing), code);
        struct manner m = cues_read(&text, &text, &subject, &closing);
        assert_string_equal(cordial_register_name(m.reg), cordial_register_name(cases[i].reg));
        arena_done(&mem);
    }
}

static void languages_have_the_lists_that_reading_needs(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "nl", "it", "fa", "de", "fr", "es"};
    static const char *const lists[] = {
        "angry",    "worried",       "pleased",     "urgent", "deadline",     "deadline-lead",
        "no-haste", "deadline-time", "novice",      "expert", "lay",          "order-lead",
        "pay-lead", "plan-lead",     "name-lead",   "time",   "since-lead",   "month",
        "greeting", "error-says",    "closing",     "wish",   "signature",    "function",
        "plea",     "wish-within",   "goal",        "joint",  "guess",        "trouble",
        "ask-word", "ask-plain",     "ask-lead",    "stop",   "ask-courtesy", "ask-remedy",
        "ask-verb", "ask-filler",    "ask-whether", "claim",  "claim-lead",   "vexed",
        "uneasy",   "pitch",         "matter",
    };
    for (size_t i = 0; i < N_ROWS(languages); i++) {
        for (size_t k = 0; k < N_ROWS(lists); k++) {
            if (pack_find(str_of(languages[i]), lists[k]).n == 0) {
                fail_msg("%s has no %s", languages[i], lists[k]);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mood_and_haste_show_in_words),
        cmocka_unit_test(register_and_skill_show_in_words),
        cmocka_unit_test(shouting_is_anger_unless_words_show_worry),
        cmocka_unit_test(one_mishap_is_told_calmly_and_several_are_worry),
        cmocka_unit_test(asking_for_money_back_once_is_no_anger),
        cmocka_unit_test(what_a_seller_presses_for_is_no_haste),
        cmocka_unit_test(who_asks_about_everyday_things_is_a_novice),
        cmocka_unit_test(closing_shows_the_address_where_the_text_shows_none),
        cmocka_unit_test(languages_have_the_lists_that_reading_needs),
        cmocka_unit_test(cues_stand_where_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
