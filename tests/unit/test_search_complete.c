#include "search_base.h"

#include "search/complete.h"

static cordial_completions complete(struct scratch *s, cordial_audience audience,
                                    const char *prefix, const cordial_complete_options *options)
{
    static const cordial_complete_options defaults = {0};
    cordial_completions out;
    struct searcher *searcher = scratch_searcher(s, audience);
    assert_ok(complete_run(&s->mem, searcher, str_of(prefix), options != NULL ? options : &defaults,
                           &out, &s->err),
              &s->err);
    return out;
}

static bool offers(const cordial_completions *c, const char *text)
{
    for (size_t i = 0; i < c->n_rows; i++) {
        if (strcmp(c->rows[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

static void best_completion_comes_first(void **state)
{
    static const struct {
        const char *prefix;
        const char *want; /* NULL: nothing */
        const char *id;   /* NULL: a word */
    } cases[] = {
        {"mai ful", "Mailbox full", "mailbox-full"},
        {"MAI", "Mailbox full", "mailbox-full"}, /* least else in the title */
        {"mail ref err", "Mail is refused with error 553", "relay-553"},
        {"mai 55", "Mail is refused with error 553", "relay-553"},
        {"err mai", "Mail is refused with error 553", "relay-553"}, /* another order, no better */
        {"slow", "Slow website", "slow-site"},
        {"how do I slo", "Slow website", "slow-site"}, /* stop words need not be there */
        {"po vo", "Postvak vol", "mailbox-full"},
        {"\u0635\u0646 \u067e\u0631",
         "\u0635\u0646\u062f\u0648\u0642 \u067e\u0631 \u0627\u0633\u062a", "mailbox-full"},
        {"slow serv", "slow server", NULL},
        {"newslet", "newsletters", NULL},
        {"caf", "caff\u00e8", NULL}, /* folded */
        {"zzz", NULL, NULL},
        {"m", NULL, NULL},
        {"", NULL, NULL},
        {"!?", NULL, NULL},
        {"mailbox f", "Mailbox full", "mailbox-full"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        cordial_completions c = complete(*state, CORDIAL_AUDIENCE_PUBLIC, cases[i].prefix, NULL);
        assert_string_equal(c.prefix, cases[i].prefix);
        if (cases[i].want == NULL) {
            assert_int_equal(c.n_rows, 0);
            continue;
        }
        assert_true(c.n_rows > 0);
        assert_string_equal(c.rows[0].text, cases[i].want);
        assert_int_equal(c.rows[0].kind,
                         cases[i].id != NULL ? CORDIAL_COMPLETION_TITLE : CORDIAL_COMPLETION_WORD);
        if (cases[i].id != NULL) {
            assert_string_equal(c.rows[0].id, cases[i].id);
        } else {
            assert_null(c.rows[0].id);
        }
    }
}

static void finished_word_is_not_completed(void **state)
{
    cordial_completions open = complete(*state, CORDIAL_AUDIENCE_PUBLIC, "news", NULL);
    cordial_completions ended = complete(*state, CORDIAL_AUDIENCE_PUBLIC, "news ", NULL);
    cordial_completions whole = complete(*state, CORDIAL_AUDIENCE_PUBLIC, "newsletters", NULL);
    assert_true(offers(&open, "newsletters"));
    assert_int_equal(ended.n_rows, 0);
    assert_int_equal(whole.n_rows, 0);
}

static void preferred_language_is_first_and_others_follow(void **state)
{
    cordial_complete_options options = {.language = "it"};
    cordial_completions c = complete(*state, CORDIAL_AUDIENCE_PUBLIC, "ri", &options);
    assert_string_equal(c.language, "it");
    assert_string_equal(c.rows[0].language, "it");
    options.language = "en";
    c = complete(*state, CORDIAL_AUDIENCE_PUBLIC, "re", &options);
    assert_string_equal(c.rows[0].text, "Refund");
    options.language = "nl";
    c = complete(*state, CORDIAL_AUDIENCE_PUBLIC, "re", &options);
    assert_true(offers(&c, "Refund"));
}

static void number_wanted_is_kept(void **state)
{
    cordial_complete_options options = {.n = 2};
    cordial_completions few = complete(*state, CORDIAL_AUDIENCE_PUBLIC, "se", &options);
    cordial_completions all = complete(*state, CORDIAL_AUDIENCE_PUBLIC, "wa", NULL);
    assert_int_equal(few.n_rows, 2);
    assert_true(all.n_rows > 0 && all.n_rows <= 10);
}

static void customers_are_offered_nothing_of_agents(void **state)
{
    static const char *const prefixes[] = {"xyl", "zebra", "good", "tele", "quant", "goodwill cre"};
    for (size_t i = 0; i < N_ROWS(prefixes); i++) {
        assert_int_equal(complete(*state, CORDIAL_AUDIENCE_PUBLIC, prefixes[i], NULL).n_rows, 0);
        assert_true(complete(*state, CORDIAL_AUDIENCE_AGENTS, prefixes[i], NULL).n_rows > 0);
    }
}

static void wrong_text_is_refused(void **state)
{
    struct scratch *s = *state;
    cordial_completions out;
    cordial_complete_options options = {0};
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_PUBLIC);
    char large[CORDIAL_COMPLETIONS_MAX + 1024];
    memset(large, 'a', sizeof large);
    assert_int_equal(
        complete_run(&s->mem, searcher, (struct str){large, sizeof large}, &options, &out, &s->err),
        CORDIAL_E_LIMIT);
    assert_int_equal(complete_run(&s->mem, searcher, STR("\xff"), &options, &out, &s->err),
                     CORDIAL_E_USAGE);
    options.language = "no language";
    assert_int_equal(complete_run(&s->mem, searcher, STR("ma"), &options, &out, &s->err),
                     CORDIAL_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_completion_comes_first),
        cmocka_unit_test(finished_word_is_not_completed),
        cmocka_unit_test(preferred_language_is_first_and_others_follow),
        cmocka_unit_test(number_wanted_is_kept),
        cmocka_unit_test(customers_are_offered_nothing_of_agents),
        cmocka_unit_test(wrong_text_is_refused),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
