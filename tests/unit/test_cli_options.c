#include "unit.h"

#include "cli/options.h"

static const char *const colors[] = {"auto", "always", "never", NULL};
static const struct option own[] = {
    {"lang", 'l', "LANG", NULL, ""},
    {"number", 'n', "N", NULL, ""},
    {"quiet", 'q', NULL, NULL, ""},
};
static const struct option common[] = {
    {"color", 0, "WHEN", colors, ""},
    {"help", 'h', NULL, NULL, ""},
};
static const struct option_tables tables = {
    .rows = {own, common}, .n_rows = {N_ROWS(own), N_ROWS(common)}, .n = 2};

/* A command line of at most eight arguments, ended by NULL. */
struct line {
    const char *argv[9];
    bool dash_words;
};

static cordial_status parse(struct arena *mem, const struct line *line, struct options *out,
                            cordial_error *err)
{
    char *argv[9] = {NULL};
    int n = 0;
    for (; line->argv[n] != NULL; n++) {
        size_t bytes = strlen(line->argv[n]) + 1;
        argv[n] = memcpy(arena_alloc(mem, bytes), line->argv[n], bytes);
    }
    return options_parse(mem, n, argv, &tables, line->dash_words, out, err);
}

static void value_may_be_attached_or_follow(void **state)
{
    (void)state;
    static const struct line cases[] = {
        {{"--lang=nl"}}, {{"--lang", "nl"}}, {{"-lnl"}},
        {{"-l", "nl"}},  {{"-qlnl"}},        {{"--lang", "en", "-l", "nl"}},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct options options;
        cordial_error err = {0};
        assert_ok(parse(&mem, &cases[i], &options, &err), &err);
        assert_string_equal(option_value(&options, "lang"), "nl");
        assert_int_equal(options.n_words, 0);
        arena_done(&mem);
    }
}

static void empty_value_after_equals_is_a_value(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct options options;
    cordial_error err = {0};
    assert_ok(parse(&mem, &(struct line){{"--lang="}}, &options, &err), &err);
    assert_string_equal(option_value(&options, "lang"), "");
    arena_done(&mem);
}

static void words_and_options_may_mix(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct options options;
    cordial_error err = {0};
    const struct line line = {{"mail", "-q", "box", "-", "--", "--lang", "-x"}, false};
    assert_ok(parse(&mem, &line, &options, &err), &err);
    const char *want[] = {"mail", "box", "-", "--lang", "-x"};
    assert_int_equal(options.n_words, N_ROWS(want));
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_string_equal(options.words[i], want[i]);
    }
    assert_true(option_given(&options, "quiet"));
    assert_false(option_given(&options, "lang"));
    assert_null(option_value(&options, "lang"));
    arena_done(&mem);
}

static void dash_words_are_words_where_allowed(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct options options;
    cordial_error err = {0};
    const struct line line = {{"mail", "-imap", "-news", "-n5", "-q", "-2fa"}, true};
    assert_ok(parse(&mem, &line, &options, &err), &err);
    const char *want[] = {"mail", "-imap", "-news", "-2fa"};
    assert_int_equal(options.n_words, N_ROWS(want));
    for (size_t i = 0; i < N_ROWS(want); i++) {
        assert_string_equal(options.words[i], want[i]);
    }
    assert_string_equal(option_value(&options, "number"), "5");
    assert_true(option_given(&options, "quiet"));
    arena_done(&mem);
}

static void wrong_options_are_refused_with_advice(void **state)
{
    (void)state;
    static const struct {
        struct line line;
        const char *message;
    } cases[] = {
        {{{"--quite"}}, "unknown option '--quite'; did you mean '--quiet'?"},
        {{{"--lnag=x"}}, "unknown option '--lnag'; did you mean '--lang'?"},
        {{{"--zzz"}}, "unknown option '--zzz'"},
        {{{"---"}}, "unknown option '---'"},
        {{{"-x"}}, "unknown option '-x'"},
        {{{"-qx"}}, "unknown option '-qx'"},
        {{{"-x"}, true}, "unknown option '-x'"},
        {{{"--quiet=1"}}, "'--quiet' takes no value"},
        {{{"--lang"}}, "'--lang' needs a value: --lang LANG"},
        {{{"-n"}}, "'--number' needs a value: --number N"},
        {{{"--color", "blue"}}, "'--color' is auto, always or never, not 'blue'"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct options options;
        cordial_error err = {0};
        assert_int_equal(parse(&mem, &cases[i].line, &options, &err), CORDIAL_E_USAGE);
        assert_string_equal(err.message, cases[i].message);
        arena_done(&mem);
    }
}

static void number_outside_its_bounds_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        bool ok;
    } cases[] = {{"1", true},   {"100", true}, {"0", false}, {"101", false},
                 {"-3", false}, {"5x", false}, {"", false},  {"99999999999999999999", false}};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct options options;
        cordial_error err = {0};
        long n = 7;
        assert_ok(parse(&mem, &(struct line){{"-n", cases[i].value}}, &options, &err), &err);
        cordial_status status = option_number(&options, "number", 1, 100, &n, &err);
        assert_int_equal(status, cases[i].ok ? CORDIAL_OK : CORDIAL_E_USAGE);
        assert_int_equal(n == 7, !cases[i].ok);
        arena_done(&mem);
    }
}

static void number_that_was_not_given_is_left_alone(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct options options;
    cordial_error err = {0};
    long n = 7;
    assert_ok(parse(&mem, &(struct line){{"mail"}}, &options, &err), &err);
    assert_ok(option_number(&options, "number", 1, 100, &n, &err), &err);
    assert_int_equal(n, 7);
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value_may_be_attached_or_follow),
        cmocka_unit_test(empty_value_after_equals_is_a_value),
        cmocka_unit_test(words_and_options_may_mix),
        cmocka_unit_test(dash_words_are_words_where_allowed),
        cmocka_unit_test(wrong_options_are_refused_with_advice),
        cmocka_unit_test(number_outside_its_bounds_is_refused),
        cmocka_unit_test(number_that_was_not_given_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
