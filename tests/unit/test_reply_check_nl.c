/*
 * The rules in Dutch, with u and with je: flawed replies and their mended twins, good replies as
 * supporters write them, the curt and the good answer.
 */
#include "unit.h"

#include "entry/markdown.h"

#include "reply_checks.h"

static void begin(struct world *w)
{
    begin_file(w, "nl");
}

#define BODY                                                                                       \
    "de melding komt doordat onze server uw programma nog niet herkende. Haal eerst uw mail op: "  \
    "klik op Alles ontvangen. Verstuur daarna uw bericht opnieuw.\n\n"
#define BODY_JE                                                                                    \
    "je krijgt die melding omdat onze server je programma nog niet kende. Haal eerst je mail op "  \
    "met de knop Alles ontvangen en verstuur je bericht daarna nog een keer.\n\n"
#define SIGNED "Met vriendelijke groet,\nAnna Berg\nHet supportteam\n"

/* Sentences that look like blame or rudeness and are none, and some that are. */
static void fair_words_are_no_blame(void **state)
{
    (void)state;
    static const struct spoken cases[] = {
        {"Als u de mail niet heeft ontvangen, kijk dan bij ongewenste mail.", NULL},
        {"U heeft niets verkeerd gedaan.", NULL},
        {"U heeft vast niets verkeerd gedaan.", NULL},
        {"Je hebt niets fout gedaan, dit lag aan ons.", NULL},
        {"Het is niet uw schuld.", NULL},
        {"Dit is uw schuld niet.", NULL},
        {"Het ligt niet aan u.", NULL},
        {"Dat was onze eigen fout.", NULL},
        {"Vervelend dat u nog geen antwoord heeft gekregen.", NULL},
        {"U had gisteren een bericht van ons moeten krijgen.", NULL},
        {"Je had die code binnen een minuut moeten ontvangen.", NULL},
        {"Dit had u nooit moeten overkomen.", NULL},
        {"U moet hiervoor beheerder zijn.", NULL},
        {"U heeft de mail nog niet ontvangen, maar die komt vandaag.", NULL},
        {"U heeft een verkeerde factuur ontvangen.", NULL},
        {"Dit komt doordat u niet kunt inloggen.", NULL},
        {"Bent u uw wachtwoord vergeten? Klik dan op Wachtwoord herstellen.", NULL},
        {"U bent uw wachtwoord vergeten, dat overkomt iedereen.", NULL},
        {"Stel dat je vergeten bent waar het staat, kijk dan bij Extra.", NULL},
        {"Vraag het uw webbouwer; hij heeft het wachtwoord niet, maar hij moet het kennen.", NULL},
        {"De laptop is traag, hij moet opnieuw worden gestart.", NULL},
        {"Uw klant heeft niet betaald.", NULL},
        {"Je gebruikt hetzelfde wachtwoord als eerst.", NULL},
        {"Geen domme vraag, hoor.", NULL},
        {"Wat stom van ons.", NULL},
        {"U heeft duidelijk uitgelegd wat er gebeurt.", NULL},
        {"Ik heb uw probleem bekeken.", NULL},
        {"U zult wel merken dat het sneller gaat.", NULL},
        {"U had maar 2 GB ruimte.", NULL},
        {"Omdat u niet wilt wachten, zet ik het nu door.", NULL},
        {"U gaf aan dat het niet werkt.", NULL},
        {"U heeft de pagina niet gelezen.", "blame"},
        {"Je hebt de factuur weer niet op tijd betaald.", "blame"},
        {"U bent vergeten de domeinnaam te verlengen.", "blame"},
        {"U had dit eerst moeten controleren.", "blame"},
        {"Je had de update moeten testen.", "blame"},
        {"Dan had u maar eerder moeten bellen.", "blame"},
        {"U HAD DIT MOETEN CONTROLEREN.", "blame"},
        {"Dat is uw eigen schuld.", "blame"},
        {"Dat is gewoon eigen schuld.", "blame"},
        {"Het ligt aan jou.", "blame"},
        {"Als u onze pagina had gelezen, wist u het.", "blame"},
        {"Je moet wel iets hebben verwijderd.", "blame"},
        {"Omdat u nooit heeft gereageerd.", "blame"},
        {"Waarom heeft u niet eerder gemaild?", "blame"},
        {"Waarom heb je dat niet gelezen?", "blame"},
        {"U heeft het verkeerde wachtwoord ingevuld.", "blame"},
        {"Blijkbaar heeft u de mail niet gelezen.", "blame"},
        {"Jij doet geen POP before SMTP.", "blame"},
        {"Je hebt onze mail van vorige week gewoon niet gelezen.", "blame"},
        {"Dat komt omdat u nooit een reservekopie heeft gemaakt.", "blame"},
        {"U begrijpt het verkeerd.", "blame"},
        {"U doet niets verkeerd.", NULL},
        {"De factuur is verstuurd en ze moet morgen binnen zijn.", NULL},
        {"Heeft u de factuur al betaald? Dan hoeft u niets te doen.", NULL},
        {"Een gebruiker moet eerst een account hebben.", NULL},
        {"Je bent niet de enige die dit vergeet.", NULL},
        {"Zij moet haar browser bijwerken.", "blame"},
        {"De klant heeft niet betaald.", "blame"},
        {"Dat is een domme vraag.", "rude"},
        {"Lees de handleiding.", "rude"},
        {"Hou nou eens op met mailen.", "rude"},
        {"Dat is niet mijn probleem.", "rude"},
        {"Zoals ik al zei: even wachten.", "rude"},
    };
    assert_spoken(cases, N_ROWS(cases));
}

static void closings_and_signatures_are_recognised(void **state)
{
    (void)state;
    static const struct ending cases[] = {
        {"Met vriendelijke groet,\nAnna Berg\nHet supportteam", true, true},
        {"Groet,\nA. Berg", true, true},
        {"Mvg,\nAnna", true, true},
        {"Hoogachtend,\nA. van den Berg", true, true},
        {"Groetjes van Ruth", true, true},
        {"Alvast bedankt!\nAnna", true, true},
        {"Fijn weekend!\n\nAnna\nanna@quay.example\nhttps://quay.example", true, true},
        {"Heeft u nog vragen? Laat het me dan weten.\n\nRuth", true, true},
        {"Hartelijke groet, Ruth Sayle", true, true},
        {"Met vriendelijke groet,\nRuth | Klantenservice", true, true},
        {"Met vriendelijke groeten\nSupportteam", true, false},
        {"Vriendelijke groet,\nQuay Hosting", true, false},
        {"Groeten,\nje helpdesk", true, false},
        {"Namens het hele team een fijne dag gewenst!", true, false},
        {"Het supportteam", false, false},
        {"Anna", false, true},
        {"Dit is de beste manier.", false, false},
        {"", false, false},
    };
    assert_endings("Beste Paul,\n\n" BODY, cases, N_ROWS(cases));
}

/* Replies as good supporters write them, to ten customers, about ten things. */
static const struct {
    const char *customer;
    const char *text;
} good_replies[] = {
    {"Marieke van Dalen",
     "Beste Marieke,\n\n"
     "Wat vervelend dat de webwinkel vanochtend niet te bereiken was, juist op een drukke dag. De "
     "schijf van de server zat vol, waardoor bestellingen niet meer konden worden opgeslagen.\n\n"
     "Ik heb ruimte vrijgemaakt en de winkel draait weer. Wilt u zelf even een proefbestelling "
     "plaatsen? Ziet u dan nog een foutmelding, stuur me dan een schermafbeelding.\n\n"
     "Met vriendelijke groet,\nTom Verhoeven\nHet supportteam"},
    {"Joost",
     "Hoi Joost,\n\n"
     "Ik snap dat je ervan schrok, maar er is niets kwijt. Je mail staat nog op de server; je "
     "telefoon laat alleen de laatste maand zien.\n\n"
     "Ga naar Instellingen, tik op Mail en kies bij 'Synchroniseren' voor 'Geen limiet'. Daarna "
     "duurt het een paar minuten en dan staat alles er weer.\n\n"
     "Lukt het niet? Laat het me gerust weten, dan kijk ik met je mee.\n\nGroetjes,\nSanne"},
    {"A. Bouzid",
     "Geachte heer Bouzid,\n\n"
     "Dank voor uw bericht over de factuur van maart. Het bedrag is hoger omdat uw pakket op 3 "
     "maart is uitgebreid; het verschil over die maand staat op dezelfde factuur.\n\n"
     "U kunt de opbouw zelf bekijken. Log in op het klantenpaneel, kies Facturen en open het "
     "nummer 20417. Onder 'Toelichting' ziet u elk onderdeel apart.\n\n"
     "Heeft u daarna nog vragen, dan help ik u graag verder.\n\n"
     "Hoogachtend,\nMevr. L. Smit\nAfdeling facturatie"},
    {"Linda Peeters",
     "Dag Linda,\n\n"
     "Goed dat je dit meteen meldt. Dat bericht komt niet van ons: iemand doet zich voor als "
     "Quay en probeert zo aan wachtwoorden te komen.\n\n"
     "Heb je niets ingevuld, dan hoef je alleen het bericht te verwijderen. Heb je wel op de link "
     "geklikt, wijzig dan nu je wachtwoord: klik in het paneel op [Beveiliging] en daarna op "
     "[Wachtwoord wijzigen].\n\n"
     "Bedankt voor je oplettendheid, en een fijne dag nog!\n\nBram van het supportteam"},
    {"Stichting De Brug",
     "Goedemorgen,\n\n"
     "Bedankt voor het doorsturen van de melding. Het certificaat van de website is vannacht "
     "verlopen, en daarom waarschuwen browsers de bezoekers.\n\n"
     "Ik heb het net vernieuwd. Ververs de pagina met Ctrl en F5, of sluit de browser en open hem "
     "opnieuw. Dan is de waarschuwing weg.\n\n"
     "Mocht u die later toch weer zien, laat het ons dan weten.\n\n"
     "Vriendelijke groet,\nAnna Berg"},
    {"Kees de Groot",
     "Beste Kees,\n\n"
     "Je domeinnaam is op 2 mei verhuisd, maar nog niet elke provider heeft dat gemerkt. Dat "
     "verklaart waarom je de site thuis wel ziet en op je werk niet.\n\n"
     "Je hoeft er niets voor te doen: wacht tot morgenochtend, dan zou hij overal bereikbaar "
     "moeten zijn. Wil je het nu al zien? Zet je telefoon even op 4G en open de site daar.\n\n"
     "Groet,\nRuth"},
    {"Fatima El Idrissi",
     "Beste mevrouw El Idrissi,\n\n"
     "Ik begrijp dat u zich zorgen maakt over de foto's. Van de site wordt elke nacht een kopie "
     "gemaakt, dus wat er gisteravond stond, hebben we nog.\n\n"
     "Wilt u dat ik alles terugzet, of alleen de map met foto's? In het eerste geval gaan ook de "
     "wijzigingen van vandaag verloren. Beantwoord deze mail met 'alles' of 'foto's', dan zet ik "
     "het binnen een uur voor u terug.\n\n"
     "Dit kwam doordat een update van het fotoalbum een map leegmaakte; daar kon u niets aan "
     "doen.\n\n"
     "Met hartelijke groet,\nPieter Jansma"},
    {"Emma",
     "Hey Emma!\n\n"
     "Leuk dat je met je eigen site begint. Je ziet nog een lege pagina omdat er nog niets is "
     "geüpload.\n\n"
     "Zo zet je WordPress erop:\n\n"
     "1. Log in op het paneel.\n"
     "2. Kies Toepassingen en klik op WordPress.\n"
     "3. Vul een naam en een wachtwoord in en klik op Installeren.\n\n"
     "Na een minuut of twee staat je site er. Veel plezier ermee, en vraag gerust als je vastloopt!"
     "\n\nNoor"},
    {"R. Willems",
     "Geachte heer/mevrouw Willems,\n\n"
     "Onze excuses dat u zo lang op antwoord heeft moeten wachten. Uw opzegging is op 11 juni "
     "verwerkt, maar de automatische incasso liep toen al; daardoor is er nog één keer "
     "afgeschreven.\n\n"
     "We hebben het bedrag vandaag teruggestort op de rekening waarvan het was afgeschreven. "
     "Meestal staat het binnen vijf werkdagen op uw rekening. U hoeft zelf niets te doen.\n\n"
     "Met vriendelijke groet,\nJ. de Boer\nKlantenservice"},
    {"Wim Claes",
     "Beste Wim,\n\n"
     "Sorry voor het gedoe met de printer die niet meer scant naar mail. Sinds vorige week neemt "
     "onze server alleen nog post aan over een beveiligde verbinding, en de printer staat nog op "
     "de oude instelling. Dat is de reden.\n\n"
     "Open op de printer het menu Netwerk, kies E-mail en zet 'Beveiliging' op STARTTLS (de "
     "beveiligde verbinding). Vul bij poort 587 in en sla het op.\n\n"
     "Werkt het dan nog niet, bel ons gerust even, dan lopen we het samen na.\n\n"
     "Groeten,\nDirk Maes\nTechnische ondersteuning"},
};

/* Cause and remedy have no telling word, so that only the word lists can find them in the text. */
#define ANY_REPLY "# cause\n\nAnders.\n\n# remedy\n\nAnders.\n\n# next\n\n"

static void good_replies_have_no_error_and_hardly_a_warning(void **state)
{
    (void)state;
    size_t n_warnings = 0;
    for (size_t i = 0; i < N_ROWS(good_replies); i++) {
        for (int mood = CORDIAL_MOOD_ANGRY; mood <= CORDIAL_MOOD_CALM; mood++) {
            struct world w;
            begin(&w);
            w.reply = reply_of("any", arena_printf(&w.mem, ANY_REPLY "%s", good_replies[i].text).p);
            w.ticket.text = "Kunt u mij helpen?";
            w.ticket.subject = "";
            w.ticket.customer = good_replies[i].customer;
            w.ticket.mood = (cordial_mood)mood;
            checked(&w, good_replies[i].text);
            size_t warnings = count_of(&w, CORDIAL_SEVERITY_WARNING);
            if (!w.check.sendable) {
                print_findings(&w);
                fail_msg("to %s", good_replies[i].customer);
            }
            if (mood == CORDIAL_MOOD_CALM) {
                if (warnings > 0) {
                    print_findings(&w);
                }
                n_warnings += warnings;
            }
            arena_done(&w.mem);
        }
    }
    assert_true(n_warnings <= 1);
}

/* The curt answer in several wordings, with u, with je, and about him. */
static void curt_answer_is_refused_with_every_fault(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Hij doet geen POP before SMTP. Controleer uw mail voordat u verzendt. Het supportteam",
        "Hij doet geen POP before SMTP. Hij moet zijn mail controleren voordat hij verstuurt.\n"
        "Het supportteam",
        "U heeft geen idee van POP before SMTP. Eerst mail controleren.\nSupport",
        "klant heeft niet aan POP before SMTP gedaan\neerst mail checken voor het verzenden\n-- \n"
        "Supportteam",
        "Je doet geen POP before SMTP. Je moet je mail checken voordat je verstuurt.\n\n"
        "De klantenservice",
        "U bent POP before SMTP vergeten. Dient u eerst uw mail te controleren.\n\nUw helpdesk",
    };
    assert_curt(texts, N_ROWS(texts));
}

/* Good answers in other people's words to the same ticket. */
static void good_answer_is_sendable_without_remarks(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Beste Paul,\n\n"
        "Wat vervelend dat u uw klanten niet kunt mailen. De melding komt van onze server: die "
        "verstuurt alleen post voor mensen die hij kent, en hij leert u kennen wanneer u uw mail "
        "ophaalt.\n\n"
        "Klik daarom eerst op Verzenden/ontvangen en wacht tot uw nieuwe berichten binnen zijn. "
        "Verstuur daarna, binnen twintig minuten, uw eigen bericht opnieuw.\n\n"
        "Wilt u daar liever niet aan hoeven denken? Open dan de accountinstellingen en zet een "
        "vinkje bij 'Voor deze server is verificatie vereist'.\n\n"
        "Zo kunt u uw klanten meteen weer schrijven.\n\n"
        "Met vriendelijke groet,\nAnna Berg\nHet supportteam\n",
        "Geachte heer De Wit,\n\n"
        "Dank voor uw bericht. Ik begrijp dat u hier snel vanaf wilt. Voordat de server een "
        "bericht van u aanneemt, wil hij weten wie u bent, en dat hoort hij van Outlook Express "
        "bij het ophalen van uw mail. Vandaar deze melding.\n\n"
        "Haalt u dus eerst uw mail op en verstuurt u daarna uw bericht. Meer is het niet.\n\n"
        "Uw klanten horen vandaag nog van u. Lukt het niet, laat het mij dan weten.\n\n"
        "Hoogachtend,\nAnna Berg\n",
        "Hoi Paul!\n\nBalen dat je mail blijft liggen. Melding 553 wil zeggen dat de server je "
        "nog niet herkende. Zo los je het op:\n\n- Open Outlook Express en druk op Alles "
        "ontvangen.\n- Verstuur je bericht daarna opnieuw.\n\n"
        "Komt de melding terug? Stuur me gerust een mailtje.\n\nGroetjes,\nAnna",
    };
    assert_good(texts, N_ROWS(texts));
}

static bool has_word(struct arena *mem, const char *text, const char *const *wanted)
{
    struct words words = words_cut(mem, str_of(text));
    for (size_t i = 0; i < words.n; i++) {
        for (size_t k = 0; wanted[k] != NULL; k++) {
            if (str_eq(words.rows[i].text, str_of(wanted[k]))) {
                return true;
            }
        }
    }
    return false;
}

/*
 * What compose makes of cordial's own Dutch phrases, the rules accept, and it keeps to one
 * register.
 */
static void every_draft_is_sendable_and_of_one_register(void **state)
{
    (void)state;
    static const char *const formal[] = {"u", "uw", "uzelf", NULL};
    static const char *const informal[] = {"je", "jij", "jou", "jouw", NULL};
    struct str needs[] = {STR("url"), STR("program"), STR("version"), STR("plan"), STR("phone")};
    for (int i = 0; i < 3 * 4 * 2 * 3; i++) {
        struct world w;
        begin(&w);
        w.request.decision = (cordial_decision)(i % 3);
        w.ticket.mood = (cordial_mood)(i / 3 % 4);
        w.ticket.reg = i / 12 % 2 == 0 ? CORDIAL_REGISTER_FORMAL : CORDIAL_REGISTER_INFORMAL;
        w.ticket.skill = (cordial_skill)(i / 24);
        w.ticket.urgent = i / 24 == 1;
        size_t n = w.request.decision == CORDIAL_DECISION_ASK ? N_ROWS(needs) : 0;
        cordial_draft draft = drafted(&w, (struct str_list){.rows = needs, .n = n});
        const char *const *other = w.ticket.reg == CORDIAL_REGISTER_FORMAL ? informal : formal;
        if (has_above_info(&w) || has_word(&w.mem, draft.text, other)) {
            print_findings(&w);
            fail_msg("%s\n", draft.text);
        }
        arena_done(&w.mem);
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
        cmocka_unit_test(fair_words_are_no_blame),
        cmocka_unit_test(closings_and_signatures_are_recognised),
        cmocka_unit_test(good_replies_have_no_error_and_hardly_a_warning),
        cmocka_unit_test(curt_answer_is_refused_with_every_fault),
        cmocka_unit_test(good_answer_is_sendable_without_remarks),
        cmocka_unit_test(every_draft_is_sendable_and_of_one_register),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
