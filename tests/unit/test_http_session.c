#include "unit.h"

#include "http/session.h"

static void tokens_are_never_the_same(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct str one = session_token(&mem);
    struct str two = session_token(&mem);
    assert_int_equal(one.n, SESSION_TOKEN_CHARS);
    assert_int_equal(two.n, SESSION_TOKEN_CHARS);
    assert_false(str_eq(one, two));
    arena_done(&mem);
}

static void hash_of_a_token_is_blake2b(void **state)
{
    (void)state;
    struct arena mem = {0};
    assert_str(session_hash(&mem, STR("")),
               "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    assert_int_equal(session_hash(&mem, STR("x")).n, SESSION_HASH_CHARS);
    arena_done(&mem);
}

static void form_token_is_neither_the_token_nor_its_hash(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct str token = session_token(&mem);
    struct str form = session_form_token(&mem, token);
    assert_int_equal(form.n, SESSION_TOKEN_CHARS);
    assert_true(str_eq(form, session_form_token(&mem, token)));
    assert_false(str_eq(form, token));
    assert_false(str_eq(form, session_form_token(&mem, session_token(&mem))));
    arena_done(&mem);
}

static void only_the_password_matches_its_hash(void **state)
{
    (void)state;
    struct arena mem = {0};
    cordial_error err;
    struct str hash;
    assert_ok(session_password_hash(&mem, STR("a long password"), &hash, &err), &err);
    assert_true(str_starts(hash, STR("$argon2id$v=19$m=19456,t=2,p=1$")));
    assert_true(session_password_matches(hash, STR("a long password")));
    assert_false(session_password_matches(hash, STR("a long passwort")));
    assert_false(session_password_matches(hash, STR("")));
    assert_false(session_password_matches(STR(""), STR("")));
    assert_false(session_password_matches(STR("$argon2id$broken"), STR("a long password")));
    arena_done(&mem);
}

static void same_strings_are_the_same(void **state)
{
    (void)state;
    assert_true(session_same(STR("abc"), STR("abc")));
    assert_false(session_same(STR("abc"), STR("abd")));
    assert_false(session_same(STR("abc"), STR("ab")));
    assert_true(session_same(STR(""), (struct str){NULL, 0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_never_the_same),
        cmocka_unit_test(hash_of_a_token_is_blake2b),
        cmocka_unit_test(form_token_is_neither_the_token_nor_its_hash),
        cmocka_unit_test(only_the_password_matches_its_hash),
        cmocka_unit_test(same_strings_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
