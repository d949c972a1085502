#include "unit.h"

#include "base/buf.h"
#include "ticket/cut.h"

struct expected {
    const char *subject;
    const char *from;
    const char *body;
    const char *own;
    const char *signature;
};

static void check_cut(const struct expected *want)
{
    struct arena mem = {0};
    cordial_error err;
    struct message m = {.subject = str_of(want->subject),
                        .body = str_of(want->body),
                        .from_name = str_of(want->from)};
    assert_ok(cut_message(&mem, &m, &err), &err);
    assert_str(m.own, want->own);
    assert_str(m.signature, want->signature);
    arena_done(&mem);
}

#define ASK "My mailbox is full since Monday. What can I do?"

static void quotes_go_and_own_words_stay(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"", "", ASK, ASK, ""},
        {"Re: x", "", ASK "\n\n> old\n> older\n", ASK, ""},
        {"Re: x", "", ASK "\n\nOn 3 May 2026 at 10:12, Jo May <jo@m.example> wrote:\n> old\n", ASK,
         ""},
        {"Re: x", "", ASK "\n\nOn 3 May 2026 at 10:12, Jo May\n<jo@m.example> wrote:\n\nold\n", ASK,
         ""},
        {"Re: x", "", ASK "\n\nOp 3-5-2026 om 10:12 schreef Jo May:\n> oud\n", ASK, ""},
        {"Re: x", "", ASK "\n\nIl giorno 3 maggio 2026, Jo May ha scritto:\n> vecchio\n", ASK, ""},
        {"Re: x", "", ASK "\n\nدر تاریخ ۳ مه نوشته شد:\n> قدیمی\n", ASK, ""},
        {"Re: x", "", ASK "\n\nAm 03.05.2026 um 10:12 schrieb Jo May:\n> alt\n", ASK, ""},
        {"Re: x", "", ASK "\n\n-----Original Message-----\nFrom: x\n\nold\n", ASK, ""},
        {"Re: x", "", ASK "\n\n----- Oorspronkelijk bericht -----\noud\n", ASK, ""},
        {"Re: x", "",
         ASK "\n\nFrom: Jo\nSent: Monday\nTo: Help\nSubject: x\n\nold words\nmore old\n", ASK, ""},
        {"Re: x", "", ASK "\n\nVan: Jo\nVerzonden: maandag\nAan: Hulp\nOnderwerp: x\n\noud\n", ASK,
         ""},
        {"Re: x", "", "> Which plan?\nThe small one, please.\n> Since when?\nSince May, I think.\n",
         "The small one, please.\nSince May, I think.", ""},
        {"", "", "From: the shop I can send nothing.\nWhy is that so?",
         "From: the shop I can send nothing.\nWhy is that so?", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        check_cut(&cases[i]);
    }
}

static void forwarded_mail_that_is_the_matter_stays(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"Fwd: Pay now", "", "Is this from you?\n\n> Pay 3 pounds\n> now",
         "Is this from you?\n\nPay 3 pounds\nnow", ""},
        {"x", "", "Is this from you?\n\n---------- Forwarded message ----------\nFrom: a\n\nPay",
         "Is this from you?\n\n---------- Forwarded message ----------\nFrom: a\n\nPay", ""},
        {"Re: x", "", "> the whole question\n> is here", "the whole question\nis here", ""},
        {"Fwd: x", "", "See below please, thanks to all", "See below please, thanks to all", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        check_cut(&cases[i]);
    }
}

static void signatures_go(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"", "", ASK "\n-- \nJo May\nMay & Sons", ASK, "--\nJo May\nMay & Sons"},
        {"", "", ASK "\n\nKind regards,\nJo May\nMay & Sons", ASK,
         "Kind regards,\nJo May\nMay & Sons"},
        {"", "", ASK "\n\nMet vriendelijke groet,\nJo May", ASK, "Met vriendelijke groet,\nJo May"},
        {"", "", ASK "\n\nCordiali saluti\nJo May", ASK, "Cordiali saluti\nJo May"},
        {"", "", ASK "\n\nبا احترام\nمینا راد", ASK, "با احترام\nمینا راد"},
        {"", "", ASK "\n\nJo May", ASK, "Jo May"},
        {"", "", ASK "\n\nJo May\nTreasurer, Friends of the Mill", ASK,
         "Jo May\nTreasurer, Friends of the Mill"},
        {"", "Jo May", ASK "\n\nJo May\nMay Flour", ASK, "Jo May\nMay Flour"},
        {"", "", ASK "\n\nSent from my iPhone", ASK, "Sent from my iPhone"},
        {"", "", ASK "\n\nThanks,\nJo\n\nP.S. I have the backup.",
         ASK "\n\nP.S. I have the backup.", "Thanks,\nJo"},
        {"", "Jo May", ASK "\njo may\nthe mill - flour and more", ASK,
         "jo may\nthe mill - flour and more"},
        {"", "", ASK "\nThe page is white.", ASK "\nThe page is white.", ""},
        {"", "", "Thanks for the quick help last week, it works now.",
         "Thanks for the quick help last week, it works now.", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        check_cut(&cases[i]);
    }
}

static void paragraph_that_speaks_of_a_chamber_of_commerce_stays(void **state)
{
    (void)state;
#define BODY                                                                                       \
    "Sinds mei beheer ik de site.\n\n"                                                             \
    "Ik heb de statuten en het uittreksel van de Kamer van Koophandel met mijn naam erop, en ook " \
    "de notulen van de vergadering waarin ik gekozen ben, als u die nodig hebt.\n\n"               \
    "Wat hebt u van mij nodig?"
#define CLOSING "Met vriendelijke groet,\nJo May"
    const struct expected want = {"", "", BODY "\n\n" CLOSING, BODY, CLOSING};
    check_cut(&want);
}

static void too_much_text_is_refused_and_much_quoted_is_not(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    AUTO(buf_done) struct buf body = {0};
    buf_add(&body, STR(ASK "\n"));
    for (int i = 0; i < 20000; i++) {
        buf_add(&body, STR("> old words\n"));
    }
    struct message m = {.subject = STR("Re: x"), .body = buf_str(&body)};
    assert_ok(cut_message(&mem, &m, &err), &err);
    for (int i = 0; i < 20000; i++) {
        buf_add(&body, STR("own words\n"));
    }
    m.body = buf_str(&body);
    assert_int_equal(cut_message(&mem, &m, &err), CORDIAL_E_LIMIT);
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_go_and_own_words_stay),
        cmocka_unit_test(forwarded_mail_that_is_the_matter_stays),
        cmocka_unit_test(signatures_go),
        cmocka_unit_test(paragraph_that_speaks_of_a_chamber_of_commerce_stays),
        cmocka_unit_test(too_much_text_is_refused_and_much_quoted_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
