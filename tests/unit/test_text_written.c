#include "unit.h"

#include "text/fold.h"
#include "text/written.h"

static void word_is_shown_as_it_is_written_in_the_middle_of_a_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *original;
        const char *in_german;
        const char *elsewhere;
    } cases[] = {
        {"mail", "mail", "mail"},
        {"Mail", "Mail", "mail"},
        {"MAIL", "MAIL", "MAIL"},
        {"WordPress", "WordPress", "WordPress"},
        {"Perch\u00e9", "Perch\u00e9", "perch\u00e9"},
        {"\u00c8 ", "\u00c8 ", "\u00e8 "},
        {"\u0622\u0645\u0648\u0632\u0634\u200c\u0647\u0627",
         "\u0622\u0645\u0648\u0632\u0634\u200c\u0647\u0627",
         "\u0622\u0645\u0648\u0632\u0634\u200c\u0647\u0627"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str original = str_of(cases[i].original);
        struct str folded = fold_str(&mem, original);
        assert_str(written_form(&mem, original, folded, true), cases[i].in_german);
        assert_str(written_form(&mem, original, folded, false), cases[i].elsewhere);
    }
}

static void what_is_not_fit_to_be_shown_is_shown_folded(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    char letters[WRITTEN_MAX + 2];
    memset(letters, 'X', sizeof letters - 1);
    letters[sizeof letters - 1] = '\0';
    const char *const originals[] = {"a\nB", "a\u202eB", "a\xff", "", letters};
    for (size_t i = 0; i < N_ROWS(originals); i++) {
        assert_str(written_form(&mem, str_of(originals[i]), STR("folded"), true), "folded");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(word_is_shown_as_it_is_written_in_the_middle_of_a_sentence),
        cmocka_unit_test(what_is_not_fit_to_be_shown_is_shown_folded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
