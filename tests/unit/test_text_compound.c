#include "unit.h"

#include "base/buf.h"
#include "text/compound.h"
#include "text/words.h"

static const struct {
    const char *word;
    size_t count;
    bool inflected; /* stands last or not at all */
} known[] = {
    {"mailbox", 30},
    {"instellingen", 100},
    {"instelling", 20},
    {"passwort", 40},
    {"zurucksetzung", 8, true},
    {"sicherheit", 12},
    {"einstellung", 9},
    {"uber", 900},
    {"zicht", 3},
    {"over", 900},
    {"overzicht", 200},
    {"mail", 50},
    {"server", 60},
    {"box", 70},
};

static size_t count(void *self, struct str word, bool last)
{
    size_t *asked = self;
    (*asked)++;
    for (size_t i = 0; i < N_ROWS(known); i++) {
        if (str_eq(word, str_of(known[i].word)) && (last || !known[i].inflected)) {
            return known[i].count;
        }
    }
    return 0;
}

static struct compound_words words_of(size_t *asked, const char *language)
{
    return (struct compound_words){count, asked, pack_find(str_of(language), "compound-link")};
}

static void compounds_are_split_into_frequent_parts(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *word;
        const char *want;
    } cases[] = {
        {"nl", "mailboxinstellingen", "mailbox instellingen"},
        {"de", "passwortzurucksetzung", "passwort zurucksetzung"},
        {"de", "sicherheitseinstellung", "sicherheit einstellung"},
        {"de", "mailserverpasswortzurucksetzung", "mail server passwort zurucksetzung"},
        {"de", "zurucksetzungpasswort", ""}, /* an inflected word stands last */
        {"nl", "overzicht", ""},             /* more frequent than its parts */
        {"nl", "mailbox", ""},               /* box is too short to be one */
        {"nl", "instellingen", ""},
        {"nl", "mailboxxinstellingen", ""},
        {"nl", "serverserverserverserverserver", ""}, /* five of them */
        {"xx", "sicherheitseinstellung", ""},         /* a language without links */
        {"xx", "mailboxinstellingen", "mailbox instellingen"},
        {"nl", "", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        AUTO(arena_done) struct arena mem = {0};
        AUTO(buf_done) struct buf b = {0};
        size_t asked = 0;
        struct compound_words words = words_of(&asked, cases[i].language);
        struct str parts[COMPOUND_PARTS_MAX];
        size_t n = compound_split(&words, str_of(cases[i].word), parts);
        for (size_t j = 0; j < n; j++) {
            buf_printf(&b, "%s%.*s", j > 0 ? " " : "", STR_ARG(parts[j]));
        }
        assert_str(buf_keep(&b, &mem), cases[i].want);
    }
}

static void longest_word_asks_for_each_piece_once(void **state)
{
    (void)state;
    char word[WORD_MAX + 1];
    memset(word, 'e', sizeof word);
    size_t asked = 0;
    struct compound_words words = words_of(&asked, "nl");
    struct str parts[COMPOUND_PARTS_MAX];
    assert_int_equal(compound_split(&words, (struct str){word, WORD_MAX}, parts), 0);
    assert_true(asked <= WORD_MAX * WORD_MAX / 2);
    assert_int_equal(compound_split(&words, (struct str){word, WORD_MAX + 1}, parts), 0);
}

static void rest_of_a_compound_is_a_word_with_or_without_a_link(void **state)
{
    (void)state;
    static const struct {
        const char *rest;
        bool behind;
        bool want;
    } cases[] = {
        {"einstellung", true, true},
        {"seinstellung", true, true},
        {"einstellungs", false, true},
        {"seinstellung", false, false},
        {"einstellungs", true, false},
        {"s", true, false},
        {"box", true, false},
        {"sbox", true, false},
        {"", false, false},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        size_t asked = 0;
        struct compound_words words = words_of(&asked, "de");
        assert_int_equal(compound_is_joint(&words, str_of(cases[i].rest), cases[i].behind),
                         cases[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compounds_are_split_into_frequent_parts),
        cmocka_unit_test(longest_word_asks_for_each_piece_once),
        cmocka_unit_test(rest_of_a_compound_is_a_word_with_or_without_a_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
