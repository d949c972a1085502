#include "unit.h"

#include "ticket/claims.h"

enum { CLAIMS_MAX = 3 };

struct claimed {
    const char *language;
    const char *text;
    const char *claims[CLAIMS_MAX];
};

static void check_claimed(const struct claimed *cases, size_t n_cases)
{
    for (size_t i = 0; i < n_cases; i++) {
        struct arena mem = {0};
        struct scan scan = scan_make(&mem, str_of(cases[i].text), str_of(cases[i].language));
        struct facts facts = facts_find(&scan);
        size_t n;
        size_t want = 0;
        const cordial_span *rows = claims_find(&scan, &facts, &n);
        while (want < CLAIMS_MAX && cases[i].claims[want] != NULL) {
            want++;
        }
        if (n != want) {
            print_error("%s: %zu claims\n", cases[i].text, n);
        }
        assert_int_equal(n, want);
        for (size_t k = 0; k < n; k++) {
            assert_string_equal(rows[k].text, cases[i].claims[k]);
            assert_str(str_sub(scan.text, rows[k].start, rows[k].end), rows[k].text);
        }
        arena_done(&mem);
    }
}

static void moments_and_counts_are_to_be_verified(void **state)
{
    (void)state;
    static const struct claimed cases[] = {
        {"en", "Since Tuesday it stops every single time.", {"Since Tuesday", "every single time"}},
        {"nl", "Sinds dinsdag valt de mail elke keer weg.", {"Sinds dinsdag", "elke keer"}},
        {"it", "Da martedì cade ogni giorno.", {"Da martedì", "ogni giorno"}},
        {"fa", "از دیروز مدام قطع می‌شود.", {"از دیروز", "مدام"}},
        {"de", "Seit Dienstag bricht es ständig ab.", {"Seit Dienstag", "ständig"}},
        {"fr", "Depuis mardi ça coupe tout le temps.", {"Depuis mardi", "tout le temps"}},
        {"es", "Desde el martes se corta todo el tiempo.", {"Desde el martes", "todo el tiempo"}},
    };
    check_claimed(cases, N_ROWS(cases));
}

static void causes_and_nothing_changed_are_to_be_verified(void **state)
{
    (void)state;
    static const struct claimed cases[] = {
        {"en",
         "It must be your server. I have not changed anything, really.",
         {"It must be your server", "I have not changed anything"}},
        {"en", "My nephew says that the disk is full.", {"says that the disk is full"}},
        {"nl",
         "Het ligt aan jullie server, ik heb niets veranderd.",
         {"Het ligt aan jullie server", "ik heb niets veranderd"}},
        {"it",
         "È colpa del vostro aggiornamento. Non ho toccato niente.",
         {"È colpa del vostro aggiornamento", "Non ho toccato niente"}},
        {"fa",
         "مشکل از سرور است. هیچ تغییری نداده‌ام.",
         {"مشکل از سرور است", "هیچ تغییری نداده‌ام"}},
        {"de",
         "Es liegt an Ihrem Server. Ich habe nichts geändert.",
         {"Es liegt an Ihrem Server", "Ich habe nichts geändert"}},
        {"fr",
         "C'est à cause de votre serveur. Je n'ai rien changé.",
         {"C'est à cause de votre serveur", "Je n'ai rien changé"}},
        {"es",
         "Es culpa de su servidor. No he tocado nada.",
         {"Es culpa de su servidor", "No he tocado nada"}},
    };
    check_claimed(cases, N_ROWS(cases));
}

static void questions_and_plain_statements_are_none(void **state)
{
    (void)state;
    static const struct claimed cases[] = {
        {"en", "Is it your server?", {NULL}},
        {"en", "I use Outlook. The error is 553.", {NULL}},
        {"nl", "Ik gebruik Outlook.", {NULL}},
        {"it", "Uso Outlook.", {NULL}},
        {"fa", "من اوت‌لوک دارم.", {NULL}},
        {"en", "", {NULL}},
    };
    check_claimed(cases, N_ROWS(cases));
}

static void claim_within_another_is_part_of_it(void **state)
{
    (void)state;
    static const struct claimed cases[] = {
        {"en", "I think it always fails since Monday.", {"I think it always fails since Monday"}},
    };
    check_claimed(cases, N_ROWS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_and_counts_are_to_be_verified),
        cmocka_unit_test(causes_and_nothing_changed_are_to_be_verified),
        cmocka_unit_test(questions_and_plain_statements_are_none),
        cmocka_unit_test(claim_within_another_is_part_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
