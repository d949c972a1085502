#include "unit.h"

#include "text/stem.h"

static void forms_of_a_word_have_one_stem(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *one;
        const char *other;
    } cases[] = {
        {"en", "mailboxes", "mailbox"},
        {"en", "refused", "refuse"},
        {"nl", "facturen", "factuur"},
        {"it", "fatture", "fattura"},
        {"de", "rechnungen", "rechnung"},
        {"fr", "factures", "facture"},
        {"fa", "\u0641\u0627\u06a9\u062a\u0648\u0631\u0647\u0627\u06cc\u0634\u0627\u0646",
         "\u0641\u0627\u06a9\u062a\u0648\u0631"},
        {"ar", "\u0627\u0644\u0634\u0631\u06a9\u0627\u062a", "\u0634\u0631\u06a9\u0647"},
        {"ar", "\u0628\u0631\u06cc\u062f\u06cc", "\u0628\u0631\u06cc\u062f"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct stemmer *s = stemmer_open(str_of(cases[i].language));
        struct str one = arena_str(&mem, stem(s, str_of(cases[i].one)));
        assert_str(stem(s, str_of(cases[i].other)), one.p);
        stemmer_close(s);
    }
}

static void language_without_a_stemmer_keeps_its_words(void **state)
{
    (void)state;
    static const char *const languages[] = {"ja", "xx", ""};
    for (size_t i = 0; i < N_ROWS(languages); i++) {
        struct stemmer *s = stemmer_open(str_of(languages[i]));
        assert_str(stem(s, STR("mailboxes")), "mailboxes");
        stemmer_close(s);
    }
    stemmer_close(NULL);
}

static void stem_is_the_same_when_it_is_asked_again(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct stemmer *s = stemmer_open(STR("en"));
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 500; i++) {
            struct str word = arena_printf(&mem, "word%dings", i);
            struct str want = arena_printf(&mem, "word%d", i);
            assert_str(stem(s, word), want.p);
        }
    }
    stemmer_close(s);
}

static void stem_that_is_not_remembered_is_the_same(void **state)
{
    (void)state;
    static const char *const languages[] = {"nl", "de", "ar", "fa", "xx"};
    for (size_t i = 0; i < N_ROWS(languages); i++) {
        AUTO(arena_done) struct arena mem = {0};
        struct stemmer *s = stemmer_open(str_of(languages[i]));
        struct str word = STR("instellingen");
        struct str once = arena_str(&mem, stem_once(s, word));
        assert_str(stem(s, word), once.p);
        assert_str(stem_once(s, word), once.p);
        stemmer_close(s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_a_word_have_one_stem),
        cmocka_unit_test(language_without_a_stemmer_keeps_its_words),
        cmocka_unit_test(stem_is_the_same_when_it_is_asked_again),
        cmocka_unit_test(stem_that_is_not_remembered_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
