#include "unit.h"

#include "text/spell.h"

static void words_are_known_where_their_dictionary_is(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *right;
        const char *wrong;
    } cases[] = {
        {"en", "colour", "colloor"},       {"en", "color", "mesages"},
        {"nl", "berichten", "beriichten"}, {"it", "messaggi", "mesaggi"},
        {"de", "Nachricht", "Nachrict"},   {"fr", "message", "mesage"},
        {"es", "mensaje", "mensage"},
    };
    struct speller *s = speller_open();
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str language = str_of(cases[i].language);
        if (!speller_has(s, language)) {
            print_message("no dictionary for %s\n", cases[i].language);
            continue;
        }
        assert_true(speller_knows(s, language, str_of(cases[i].right)));
        assert_false(speller_knows(s, language, str_of(cases[i].wrong)));
    }
    speller_close(s);
}

static void language_without_dictionary_knows_nothing(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct speller *s = speller_open();
    assert_false(speller_has(s, STR("xx")));
    assert_false(speller_knows(s, STR("xx"), STR("word")));
    assert_int_equal(speller_suggest(&mem, s, STR("xx"), STR("word")).n, 0);
    speller_close(s);
    speller_close(NULL);
}

static void likely_word_is_suggested(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct speller *s = speller_open();
    if (speller_has(s, STR("en"))) {
        struct str_list words = speller_suggest(&mem, s, STR("en"), STR("mesages"));
        assert_true(words.n > 0 && words.n <= 5);
        assert_str(words.rows[0], "messages");
    }
    speller_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_known_where_their_dictionary_is),
        cmocka_unit_test(language_without_dictionary_knows_nothing),
        cmocka_unit_test(likely_word_is_suggested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
