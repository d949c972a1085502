#include "unit.h"

#include "text/sign.h"

static void each_script_has_its_signs(void **state)
{
    (void)state;
    static const struct {
        const char *sign;
        unsigned kinds;
    } rows[] = {
        {".", SIGN_POINT},
        {"?", SIGN_ASK},
        {"!", SIGN_CALL},
        {",", SIGN_COMMA},
        {";", SIGN_SEMICOLON},
        {":", SIGN_COLON},
        {")", SIGN_CLOSE},
        {"»", SIGN_CLOSE},
        {"…", SIGN_POINT},
        {"،", SIGN_COMMA | SIGN_ALWAYS},
        {"؛", SIGN_SEMICOLON | SIGN_ALWAYS},
        {"؟", SIGN_ASK | SIGN_ALWAYS},
        {"۔", SIGN_POINT | SIGN_ALWAYS},
        {"。", SIGN_POINT | SIGN_ALWAYS},
        {"？", SIGN_ASK | SIGN_ALWAYS},
        {"a", 0},
        {"؀", 0},
        {"ش", 0},
        {"-", 0},
        {"\xD8", 0},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct str s = str_of(rows[i].sign);
        for (unsigned kind = SIGN_POINT; kind <= SIGN_ALWAYS; kind *= 2) {
            size_t want = (rows[i].kinds & kind) != 0 ? s.n : 0;
            assert_int_equal(sign_at(s, 0, kind), want);
            assert_int_equal(sign_before(s, s.n, kind), want);
        }
    }
}

static void sign_is_looked_for_only_where_it_begins_or_ends(void **state)
{
    (void)state;
    struct str s = STR("چرا؟!");
    assert_int_equal(sign_at(s, 6, SIGN_SENTENCE), 2);
    assert_int_equal(sign_at(s, 7, SIGN_SENTENCE), 0);
    assert_int_equal(sign_at(s, 8, SIGN_SENTENCE), 1);
    assert_int_equal(sign_at(s, 9, SIGN_SENTENCE), 0);
    assert_int_equal(sign_before(s, 8, SIGN_SENTENCE), 2);
    assert_int_equal(sign_before(s, 7, SIGN_SENTENCE), 0);
    assert_int_equal(sign_before(s, 0, SIGN_SENTENCE), 0);
}

static void first_sign_of_a_kind_is_found(void **state)
{
    (void)state;
    assert_int_equal(sign_find(STR("با احترام، مریم"), SIGN_COMMA), 17);
    assert_int_equal(sign_find(STR("a! b, c"), SIGN_COMMA | SIGN_ASK), 4);
    assert_int_equal(sign_find(STR("سلام"), SIGN_COMMA), STR_NOT_FOUND);
    assert_int_equal(sign_find(STR(""), SIGN_COMMA), STR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_script_has_its_signs),
        cmocka_unit_test(sign_is_looked_for_only_where_it_begins_or_ends),
        cmocka_unit_test(first_sign_of_a_kind_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
