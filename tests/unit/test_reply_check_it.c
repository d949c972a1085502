/* The rules over Italian replies: flawed ones with their mended twins, good ones, curt ones. */
#include "unit.h"

#include "entry/markdown.h"

#include "reply_checks.h"

static void begin(struct world *w)
{
    begin_file(w, "it");
}

#define GOOD_BODY                                                                                  \
    "l'errore compare perché il server non ha riconosciuto il Suo programma. Prima scarichi la "  \
    "posta: clicchi su Invia/Ricevi. Poi invii di nuovo il messaggio.\n\n"
#define SIGNED "Cordiali saluti,\nAnna Berti\nIl team di assistenza\n"

/* The curt answer in several wordings: not sendable, and each fault is named. */
static void curt_answer_is_refused_with_every_fault(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Non sta facendo il POP before SMTP. Controlli la posta prima di inviare. Il team di "
        "assistenza",
        "Il cliente non fa il POP before SMTP. Deve controllare la posta prima di inviare.\n"
        "Il team di assistenza",
        "Non hai fatto il POP before SMTP. Controlla prima la posta.\nAssistenza",
        "Ha dimenticato il POP before SMTP\ncontrollare la posta prima di inviare\n-- \n"
        "Servizio clienti",
        "Non avete configurato il POP before SMTP. Dovete controllare la posta prima di inviare."
        "\n\nIl vostro team di supporto",
    };
    assert_curt(texts, N_ROWS(texts));
}

/* Good answers in other people's words to the same ticket. */
static void good_answer_is_sendable_in_every_mood_without_remarks(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Gentile Paolo,\n\n"
        "mi dispiace che la Sua posta non parta. L'errore nasce dal nostro server: invia messaggi "
        "solo per chi conosce, e La riconosce quando Lei scarica la posta.\n\n"
        "Clicchi una volta su Invia/Ricevi e attenda che arrivino i nuovi messaggi. Subito dopo "
        "invii di nuovo il Suo, entro 20 minuti.\n\n"
        "Se preferisce non doverci pensare, apra le impostazioni dell'account e spunti la voce "
        "\"Il server richiede l'autenticazione\".\n\n"
        "Così potrà tornare subito a scrivere ai Suoi clienti.\n\n"
        "Cordiali saluti,\nAnna Berti\nIl team di assistenza\n",
        "Ciao Paolo,\n\n"
        "capisco la seccatura. Succede questo: prima di prendere un messaggio, il server vuole "
        "sapere chi sei, e Outlook Express glielo dice quando ricevi la posta.\n\n"
        "Apri Outlook Express, clicca su Ricevi tutto e poi invia di nuovo il messaggio. Tutto "
        "qui.\n\n"
        "I tuoi clienti ti leggeranno già oggi. Se no, fammi sapere.\n\n"
        "A presto,\nAnna\n",
        "Buongiorno Sig. Smeraldi,\n\nho preso in carico la Sua richiesta. Il messaggio 553 vuol "
        "dire che il server non L'ha riconosciuta. Ecco cosa fare:\n\n"
        "- Apra Outlook Express e prema Ricevi tutto.\n- Invii di nuovo il messaggio.\n\n"
        "Resto a disposizione.\n\nUn cordiale saluto\nAnna Berti",
    };
    assert_good(texts, N_ROWS(texts));
}

/* What an assistant writes on a good day, about anything: the rules leave it alone. */
static void natural_replies_have_hardly_a_remark(void **state)
{
    (void)state;
    static const struct natural replies[] = {
        {"Giulia Ferri", CORDIAL_MOOD_ANGRY,
         "Gentile Giulia,\n\nmi dispiace che la casella sia bloccata proprio oggi. Ha raggiunto il "
         "limite di spazio, e finché è piena il server rimanda indietro i nuovi messaggi. I Suoi "
         "dati sono al sicuro.\n\nPer fare spazio apra la webmail, ordini la posta per "
         "dimensione ed elimini i messaggi più grandi. Poi svuoti il cestino: solo allora lo "
         "spazio si libera.\n\nSe dopo un'ora non è cambiato nulla, mi scriva pure.\n\n"
         "Cordiali saluti,\nMarta Villa\nIl team di assistenza"},
        {"Luca De Santis", CORDIAL_MOOD_ANGRY,
         "Ciao Luca,\n\nhai ragione, cinque giorni sono troppi e mi scuso. La tua richiesta era "
         "finita nel reparto sbagliato per un nostro errore. Adesso me ne occupo io: ho "
         "rimborsato l'importo stamattina, e la banca lo mostrerà entro pochi giorni.\n\n"
         "Se venerdì non vedi nulla, rispondimi pure qui.\n\nA presto,\nMarta"},
        {"Dott.ssa Elena Riva", CORDIAL_MOOD_WORRIED,
         "Gentile Dott.ssa Riva,\n\ncapisco la Sua preoccupazione: un avviso rosso spaventa anche i "
         "visitatori. Il certificato è scaduto stanotte perché il rinnovo automatico non ha "
         "trovato il dominio. Non ha sbagliato nulla.\n\nLa prego di aprire il pannello, "
         "scegliere la scheda Certificati e premere Rinnova. Entro 15 minuti l'avviso scompare."
         "\n\nPer qualsiasi dubbio sono qui.\n\nDistinti saluti\nMarta Villa"},
        {"Sara", CORDIAL_MOOD_CALM,
         "Buongiorno Sara,\n\ngrazie per averci scritto. Il sito è lento perche' la galleria "
         "carica tutte le foto insieme. Se ha ancora i file originali, li riduca a 1600 punti di "
         "larghezza e li carichi di nuovo. Non è difficile: nella pagina di aiuto c'è un "
         "esempio.\n\nSe vuole, lo guardiamo insieme. Mi faccia sapere come va.\n\n"
         "Buona giornata,\nPietro dell'assistenza"},
        {"Giovanni Battista Conti", CORDIAL_MOOD_ANGRY,
         "Buonasera Giovanni,\n\nè tutto a posto: il pagamento è arrivato due volte perché la "
         "banca ha ripetuto l'ordine. Non deve fare nulla. Le rimborseremo il secondo importo "
         "entro cinque giorni lavorativi, sulla stessa carta.\n\nMi scuso per l'inconveniente.\n\n"
         "Un cordiale saluto,\nPietro Sala"},
        {"Francesca", CORDIAL_MOOD_PLEASED,
         "Ciao Francesca!\n\nche bello leggere che il negozio va bene. Per aggiungere una casella "
         "vai su Posta, clicca su [Nuova casella] e scegli un nome. La password la decidi tu, "
         "basta che abbia dodici caratteri.\n\nSe ti serve altro, sono qui.\n\nUn abbraccio,\n"
         "Pietro"},
        {"Rossi Srl", CORDIAL_MOOD_ANGRY,
         "Buongiorno,\n\ngrazie della segnalazione. Il modulo di contatto non funzionava perché "
         "il server ha rifiutato l'indirizzo del mittente. Abbiamo corretto l'impostazione e "
         "i messaggi arrivano di nuovo.\n\nSe nel frattempo non avete ricevuto qualche richiesta, "
         "la trovate nella cartella Moduli.\n\nRestiamo a disposizione.\n\nCordiali saluti\n"
         "Chiara Monti\nServizio clienti"},
        {"Anna Maria Greco", CORDIAL_MOOD_WORRIED,
         "Gentile Anna Maria,\n\nposso immaginare lo spavento. Nulla è andato perso: il sito è "
         "fuori linea perché un plugin non ha superato l'aggiornamento. Nel pannello apra "
         "Copie di sicurezza, scelga quella di ieri e clicchi su Ripristina. Dopo pochi minuti le "
         "pagine tornano visibili.\n\nSe ha dimenticato la password del pannello, la può cambiare "
         "da sola alla pagina di accesso.\n\nCari saluti,\nChiara Monti"},
        {"Marco", CORDIAL_MOOD_CALM,
         "Ciao Marco,\n\ngrazie per la pazienza. Per trasferire il dominio ci serve il codice che "
         "ti ha mandato il vecchio fornitore. Se non l'hai ricevuto, guarda nello spam o "
         "chiedilo di nuovo a loro: sono obbligati a darlo entro cinque giorni.\n\nAppena ce "
         "l'hai, rispondi a questo messaggio e avvio io il trasferimento.\n\nBuon lavoro!\nChiara"},
        {"Sig. Bruno Fontana", CORDIAL_MOOD_ANGRY,
         "Gentile Sig. Fontana,\n\ncomprendo il disagio e Le chiedo scusa. La linea era interrotta "
         "a causa di un guasto nella nostra sala macchine, che i tecnici hanno riparato alle "
         "dieci. Riavvii il programma di posta e prema Invia/Ricevi: i messaggi in attesa "
         "partono da soli.\n\nSe dovesse ripetersi, mi chiami direttamente.\n\nCon i migliori "
         "saluti,\nPietro Sala\nHelp desk"},
    };
    assert_natural(replies, N_ROWS(replies));
}

/* Sentences that look like blame or rudeness and are none, and some that are. */
static void fair_words_are_no_blame(void **state)
{
    (void)state;
    static const struct spoken cases[] = {
        {"Se non ha ricevuto il messaggio, guardi nello spam.", NULL},
        {"Se ha dimenticato la password, clicchi su Accedi.", NULL},
        {"Clicchi su \"Ha dimenticato la password?\".", NULL},
        {"Non ha sbagliato nulla.", NULL},
        {"Non hai fatto niente di male.", NULL},
        {"Non è stata colpa Sua.", NULL},
        {"Il programma non ha inserito la password.", NULL},
        {"Il nostro server di uscita non ha risposto.", NULL},
        {"Il certificato avrebbe dovuto rinnovarsi da solo.", NULL},
        {"Avrebbe dovuto ricevere un messaggio da noi.", NULL},
        {"Finché non ha pagato la prima fattura, il piano resta in prova.", NULL},
        {"Deve avere i diritti di amministratore.", NULL},
        {"Non è un suo errore: il modulo è fatto male.", NULL},
        {"Il Suo errore 553 viene dal server.", NULL},
        {"Non ha perso nessun messaggio.", NULL},
        {"Abbiamo sbagliato noi.", NULL},
        {"Quando ha aperto il programma per l'ultima volta?", NULL},
        {"Il Suo tecnico ha la password; lui deve inserirla.", NULL},
        {"Non esistono domande stupide.", NULL},
        {"Lei non ha pagato la fattura.", "blame"},
        {"Non l'hai rinnovato in tempo.", "blame"},
        {"NON HA LETTO LA GUIDA.", "blame"},
        {"Avresti dovuto controllare.", "blame"},
        {"Bastava leggere la guida.", "blame"},
        {"Se avesse letto la pagina, lo saprebbe.", "blame"},
        {"E' colpa tua.", "blame"},
        {"Ha inserito una password sbagliata.", "blame"},
        {"Ha dimenticato di rinnovare il dominio.", "blame"},
        {"Deve aver cancellato il file.", "blame"},
        {"È un errore dell'utente.", "blame"},
        {"L'utente non sa usare il pannello.", "blame"},
        {"Non siamo responsabili dei contenuti di altri siti.", NULL},
        {"Il server avrà già cancellato la copia di marzo.", NULL},
        {"Non è colpa del Suo computer.", NULL},
        {"Le avevamo già detto di cambiare la password.", "blame"},
        {"Non doveva cancellare quel file.", "blame"},
        {"Avrà sicuramente sbagliato qualcosa.", "blame"},
        {"Se fosse stata attenta non sarebbe successo.", "blame"},
        {"L'utente inserisce la password sbagliata.", "blame"},
        {"Legga il manuale.", "rude"},
        {"La Sua domanda non ha senso.", "rude"},
        {"Invece di lamentarsi, guardi la guida.", "rude"},
        {"Non e' compito nostro.", "rude"},
        {"Si arrangi.", "rude"},
    };
    assert_spoken(cases, N_ROWS(cases));
}

/* From cordial's own phrases, in both registers, with and without a name. */
static void every_draft_is_sendable(void **state)
{
    (void)state;
    static const char *const customers[] = {"Paolo Smeraldi", NULL};
    for (int i = 0; i < 3 * 4 * 3 * 2 * 2; i++) {
        struct world w;
        begin(&w);
        struct str needs[] = {STR("since"), STR("plan")};
        w.request.decision = (cordial_decision)(i % 3);
        w.ticket.mood = (cordial_mood)(i / 3 % 4);
        w.ticket.reg = (cordial_register)(i / 12 % 3);
        w.ticket.urgent = i / 36 % 2 == 1;
        w.ticket.customer = customers[i / 72];
        cordial_draft draft = drafted(&w, (struct str_list){.rows = needs, .n = N_ROWS(needs)});
        bool other_register = w.ticket.reg == CORDIAL_REGISTER_INFORMAL
                                  ? strstr(draft.text, "Le ") != NULL
                                  : strstr(draft.text, "Ciao") != NULL;
        if (!w.check.sendable || count_of(&w, CORDIAL_SEVERITY_WARNING) > 0 || other_register ||
            strcmp(draft.language, "it") != 0) {
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
        cmocka_unit_test(curt_answer_is_refused_with_every_fault),
        cmocka_unit_test(good_answer_is_sendable_in_every_mood_without_remarks),
        cmocka_unit_test(natural_replies_have_hardly_a_remark),
        cmocka_unit_test(fair_words_are_no_blame),
        cmocka_unit_test(every_draft_is_sendable),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
