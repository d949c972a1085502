#include "unit.h"

#include "ticket/person.h"

static void name_is_cut_out_of_a_line(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *name;
    } cases[] = {
        {"Jo May", "Jo May"},
        {"Tomasz W.", "Tomasz W."},
        {"Mrs Ada Fern", "Ada Fern"},
        {"Dr. Ada Fern MRCVS", "Ada Fern"},
        {"Dott.ssa Ada Fern", "Ada Fern"},
        {"Ing. Ada Fern", "Ada Fern"},
        {"Mrs Fern", "Mrs Fern"},
        {"Dr A. Fern", "Dr A. Fern"},
        {"mevr. van der Berg", "mevr. van der Berg"},
        {"Sig.ra Felce", "Sig.ra Felce"},
        {"Ing. Felce, Pisa", "Ing. Felce"},
        {"دکتر راد", "دکتر راد"},
        {"اینجانب راد", "راد"},
        {"Madam Fern", "Fern"},
        {"- Ada Fern", "Ada Fern"},
        {"Ada Fern, treasurer", "Ada Fern"},
        {"Ada Fern (still learning)", "Ada Fern"},
        {"P.J. van der Berg", "P.J. van der Berg"},
        {"Ada & Tom Fern", "Ada & Tom Fern"},
        {"ada", "ada"},
        {"دکتر مینا راد", "مینا راد"},
        {"مینا و رضا", "مینا و رضا"},
        {"It is white", ""},
        {"call me back at once", ""},
        {"Port 465", ""},
        {"http://a.example", ""},
        {"", ""},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        assert_str(person_at_start(&mem, str_of(cases[i].line)), cases[i].name);
        arena_done(&mem);
    }
}

static void sentence_is_no_line_with_a_name(void **state)
{
    (void)state;
    struct arena mem = {0};
    assert_true(person_is_line(&mem, STR("Ada Fern, hon. sec.")));
    assert_false(person_is_line(&mem, STR("Since May, I think.")));
    assert_false(person_is_line(&mem, STR("Anybody there?")));
    assert_false(person_is_line(&mem, STR("Thanks")));
    arena_done(&mem);
}

static void firms_are_no_persons(void **state)
{
    (void)state;
    struct arena mem = {0};
    assert_true(person_is_organisation(&mem, STR("Fern Bakery Ltd")));
    assert_true(person_is_organisation(&mem, STR("Bibliotheek Noord")));
    assert_false(person_is_organisation(&mem, STR("Ada Fern")));
    assert_true(person_shares_word(&mem, STR("ADA Fern"), STR("Ada")));
    assert_false(person_shares_word(&mem, STR("Ada"), STR("Tom")));
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_is_cut_out_of_a_line),
        cmocka_unit_test(sentence_is_no_line_with_a_name),
        cmocka_unit_test(firms_are_no_persons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
