#include "unit.h"

#include "text/langid.h"

static void short_messages_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *code;
    } cases[] = {
        {"My mailbox is full and I cannot send anything", "en"},
        {"Mijn mailbox zit vol en ik kan niets meer versturen", "nl"},
        {"La mia casella \u00e8 piena e non posso inviare nulla", "it"},
        {"\u0635\u0646\u062f\u0648\u0642 \u0627\u06cc\u0645\u06cc\u0644 \u0645\u0646 \u067e\u0631 "
         "\u0634\u062f\u0647 \u0627\u0633\u062a",
         "fa"},
        {"Mijn password reset link werkt niet in Google Chrome", "nl"},
        {"Il link di reset password non funziona su Google Chrome", "it"},
        {"Mein Postfach ist voll und ich kann nichts mehr senden", "de"},
        {"Nu pot trimite mesaje, c\u0103su\u021ba mea po\u0219tal\u0103 este plin\u0103 de azi",
         "ro"},
        {"\u6211\u7684\u90ae\u7bb1\u6ee1\u4e86\uff0c\u65e0\u6cd5\u53d1\u9001\u90ae\u4ef6", "zh"},
        {"\u30e1\u30fc\u30eb\u3092\u9001\u4fe1\u3067\u304d\u307e\u305b\u3093\u3002\u30d1\u30b9\u30ef\u30fc\u30c9\u3092\u5fd8\u308c\u307e\u3057\u305f\u3002",
         "ja"},
        {"\uba54\uc77c\uc744 \ubcf4\ub0bc \uc218 \uc5c6\uc2b5\ub2c8\ub2e4", "ko"},
        {"\u767b\u5f55\u65f6\u663e\u793a \"The connection to the server was reset\"\uff0c\u65e0\u6cd5\u7ee7\u7eed\uff0c\u8bf7\u95ee\u600e\u4e48\u529e",
         "zh"},
        {"\uc624\ub958 550 relay denied \uac00 \ub098\uc640\uc694", "ko"},
        {"My colleague \u7530\u4e2d cannot open the invoice that you sent to us", "en"},
        {"", ""},
        {"553 553 553", ""},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct language_guess guess =
            language_identify(&mem, str_of(cases[i].text), (struct str_list){0});
        assert_str(guess.code, cases[i].code);
        assert_true(guess.confidence >= 0 && guess.confidence <= 1);
    }
}

static void text_around_an_english_error_decides(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        const char *text;
    } cases[] = {
        {"nl",
         "Sinds gisteren kan ik geen mail meer versturen. Ik krijg steeds: \"The message could not "
         "be sent because the server rejected the sender address.\" Wat moet ik doen?"},
        {"it",
         "Da stamattina il sito non si apre e vedo solo questo: Error establishing a database "
         "connection. This either means that the username is wrong. Come posso fare?"},
        {"fa",
         "\u0627\u0632 \u062f\u06cc\u0631\u0648\u0632 \u0633\u0627\u06cc\u062a \u0645\u0646 \u0628\u0627\u0632 \u0646\u0645\u06cc \u0634\u0648\u062f \u0648 \u0627\u06cc\u0646 \u067e\u06cc\u0627\u0645 \u0631\u0627 \u0645\u06cc \u0628\u06cc\u0646\u0645: The page you are looking for is "
         "temporarily unavailable. Please try again later. \u0644\u0637\u0641\u0627 \u0631\u0627\u0647\u0646\u0645\u0627\u06cc\u06cc \u06a9\u0646\u06cc\u062f"},
        {"de",
         "Seit dem Umzug kommt bei jedem Versand die Meldung \"Your message was not delivered "
         "because the address was not found\". Was kann ich tun?"},
        {"fr",
         "Depuis hier je ne peux plus me connecter et j'obtiens: \"The password that you have "
         "entered is not correct for this account\". Que dois-je faire ?"},
        {"es",
         "Desde ayer no puedo enviar correos y me sale este error: \"The connection to the server "
         "was reset while the page was loading\". \u00bfQu\u00e9 puedo hacer?"},
        {"es", "\u00bfHa visto su mensaje? No tengo su direcci\u00f3n."},
        {"nl", "Ja, dat is best interessant. Heeft u The Goonies gezien?"},
        {"fr", "Qu'est-ce que c'est ? J'en ai besoin."},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct language_guess guess =
            language_identify(&mem, str_of(cases[i].text), (struct str_list){0});
        assert_str(guess.code, cases[i].code);
    }
}

static void bytes_that_are_no_text_do_no_harm(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    language_identify(&mem, STR("\xff\xfe\x80 the \xc3\x28 and"), (struct str_list){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_messages_are_told_apart),
        cmocka_unit_test(text_around_an_english_error_decides),
        cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
