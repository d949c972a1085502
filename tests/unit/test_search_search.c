#include "search_base.h"

#include "search/search.h"

static cordial_results search_as(struct scratch *s, cordial_audience audience, const char *text,
                                 const cordial_search_options *options)
{
    cordial_results out;
    struct searcher *searcher = scratch_searcher(s, audience);
    assert_ok(search_run(&s->mem, searcher, str_of(text), options, &out, &s->err), &s->err);
    return out;
}

static cordial_results search(struct scratch *s, const char *text)
{
    cordial_search_options options = {.language = "en"};
    return search_as(s, CORDIAL_AUDIENCE_AGENTS, text, &options);
}

/* Is the answer among the rows? */
static bool finds(const cordial_results *r, const char *id)
{
    for (size_t i = 0; i < r->n_rows; i++) {
        if (strcmp(r->rows[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static void answer_is_one_row_whatever_entries_it_has(void **state)
{
    cordial_results r = search(*state, "wastebasket");
    assert_int_equal(r.n_rows, 1);
    assert_int_equal(r.total, 1);
    assert_true(r.total_exact);
    assert_string_equal(r.rows[0].id, "mailbox-full");
    assert_true(r.rows[0].has_article && r.rows[0].has_reply);
    assert_true(r.rows[0].score > 0);
}

static void all_words_are_wanted_while_enough_answers_have_them(void **state)
{
    cordial_results r = search(*state, "server");
    assert_false(r.any);
    assert_int_equal(r.total, 5); /* four answers and a draft */
    r = search(*state, "server relay");
    assert_true(r.any);
    assert_int_equal(r.total, 5);
    assert_string_equal(r.rows[0].id, "relay-553");
    r = search(*state, "relay");
    assert_false(r.any);
    assert_int_equal(r.total, 1);
}

static void answers_with_all_words_come_first_among_any(void **state)
{
    cordial_results r = search(*state, "certificate expired mailbox");
    assert_true(r.any);
    assert_string_equal(r.rows[0].id, "certificate");
    assert_true(finds(&r, "mailbox-full"));
    for (size_t i = 1; i < r.n_rows; i++) {
        assert_true(r.rows[i].score <= r.rows[i - 1].score);
    }
}

static const cordial_result *row_of(const cordial_results *r, const char *id)
{
    for (size_t i = 0; i < r->n_rows; i++) {
        if (strcmp(r->rows[i].id, id) == 0) {
            return &r->rows[i];
        }
    }
    fail_msg("%s is not found", id);
    return NULL;
}

static void what_an_answer_lacks_is_told_when_asked_for(void **state)
{
    static const cordial_search_options options = {.language = "en", .missing = true};
    cordial_results r = search_as(*state, CORDIAL_AUDIENCE_AGENTS,
                                  "The certificate Expired, mailbox wombat9", &options);
    const cordial_result *certificate = row_of(&r, "certificate");
    const cordial_result *mailbox = row_of(&r, "mailbox-full");
    assert_true(r.any);
    assert_int_equal(certificate->n_missing, 2);
    assert_string_equal(certificate->missing[0], "mailbox");
    assert_string_equal(certificate->missing[1], "wombat9");
    assert_int_equal(mailbox->n_missing, 3);
    assert_string_equal(mailbox->missing[1], "Expired");
    r = search_as(*state, CORDIAL_AUDIENCE_AGENTS, "server relay 重置密码", &options);
    assert_true(r.any);
    assert_int_equal(row_of(&r, "relay-553")->n_missing, 0); /* pairs of characters are no words */
    r = search_as(*state, CORDIAL_AUDIENCE_AGENTS, "server", &options); /* all words are there */
    assert_int_equal(r.rows[0].n_missing, 0);
    assert_int_equal(search(*state, "certificate expired mailbox").rows[0].n_missing, 0);
}

static void phrase_is_found_only_in_its_order(void **state)
{
    cordial_results r = search(*state, "\"large attachments\"");
    assert_int_equal(r.total, 1);
    assert_string_equal(r.rows[0].id, "mailbox-full");
    r = search(*state, "\"attachments large\"");
    assert_int_equal(r.total, 0);
}

static void negative_word_and_phrase_exclude(void **state)
{
    cordial_results r = search(*state, "server -certificate -teleporting");
    assert_false(finds(&r, "certificate"));
    assert_false(finds(&r, "soon"));
    assert_true(finds(&r, "slow-site"));
    r = search(*state, "large -\"large attachments\"");
    assert_true(finds(&r, "slow-site"));
    assert_int_equal(search(*state, "-server").n_rows, 0);
}

static void stop_words_do_not_matter_beside_others(void **state)
{
    cordial_results plain = search(*state, "refund account");
    cordial_results full = search(*state, "the refund to an account");
    assert_int_equal(full.total, plain.total);
    assert_string_equal(full.rows[0].id, "refund");
}

static void stop_words_alone_are_looked_for(void **state)
{
    cordial_results r = search(*state, "them with");
    assert_true(r.total > 0);
    assert_true(finds(&r, "mailbox-full"));
}

static void nothing_to_look_for_finds_nothing(void **state)
{
    static const char *const texts[] = {"", " ", "!?", "\"\"", "-"};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        cordial_results r = search(*state, texts[i]);
        assert_int_equal(r.n_rows, 0);
        assert_int_equal(r.total, 0);
        assert_true(r.total_exact);
        assert_null(r.did_you_mean);
    }
}

static void language_is_a_preference_and_no_filter(void **state)
{
    struct scratch *s = *state;
    static const struct {
        const char *query;
        const char *language;
        const char *shown;
        const char *title;
    } cases[] = {
        {"wastebasket", "en", "en", "Mailbox full"},
        {"wastebasket", "nl", "nl", "Postvak vol"},
        {"wastebasket", "nl-BE", "nl", "Postvak vol"},
        {"nieuwsbrieven", "en", "en", "Mailbox full"},
        {"wastebasket", "de", "en", "Mailbox full"}, /* the fallback */
        {"rimborso", "nl", "en", "Refund"},
        {"rimborso", NULL, "it", "Rimborso"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        cordial_search_options options = {.language = cases[i].language};
        cordial_results r = search_as(s, CORDIAL_AUDIENCE_AGENTS, cases[i].query, &options);
        assert_int_equal(r.n_rows, 1);
        assert_string_equal(r.rows[0].language, cases[i].shown);
        assert_string_equal(r.rows[0].title, cases[i].title);
    }
}

static void spellings_of_a_persian_word_find_with_the_same_score(void **state)
{
    static const char *const spellings[] = {
        "\u0646\u0627\u0645\u0647\u200c\u0647\u0627\u06cc \u0642\u062f\u06cc\u0645\u06cc",
        "\u0646\u0627\u0645\u0647\u0647\u0627\u06cc \u0642\u062f\u06cc\u0645\u06cc",
        "\u0646\u0627\u0645\u0647 \u0647\u0627\u06cc \u0642\u062f\u06cc\u0645\u06cc",
        "\u0646\u0627\u0645\u0647 \u0647\u0627\u064a \u0642\u062f\u064a\u0645\u064a",
        "\u0646\u0627\u0645\u0640\u0640\u0647\u200c\u0647\u0627 \u0642\u062f\u06cc\u0645\u06cc",
    };
    cordial_search_options options = {.language = "fa"};
    double score = 0;
    for (size_t i = 0; i < N_ROWS(spellings); i++) {
        cordial_results r = search_as(*state, CORDIAL_AUDIENCE_AGENTS, spellings[i], &options);
        assert_int_equal(r.n_rows, 1);
        assert_string_equal(r.rows[0].id, "mailbox-full");
        score = i == 0 ? r.rows[0].score : score;
        assert_true(r.rows[0].score > 0 && r.rows[0].score == score);
    }
}

static void section_and_anchor_are_those_of_the_match(void **state)
{
    cordial_results r = search(*state, "attachments");
    assert_string_equal(r.rows[0].section_title, "What fills a mailbox");
    assert_string_equal(r.rows[0].section_anchor, "what-fills-a-mailbox");
    assert_non_null(strstr(r.rows[0].snippet, "Large attachments fill it."));
    assert_int_equal(r.rows[0].n_marks, 1);
    cordial_mark mark = r.rows[0].marks[0];
    assert_memory_equal(r.rows[0].snippet + mark.start, "attachments", mark.end - mark.start);
    r = search(*state, "limit");
    assert_non_null(strstr(r.rows[0].snippet, "limit"));
}

static void unknown_word_leads_to_a_likelier_one(void **state)
{
    cordial_results r = search(*state, "certifcate");
    assert_true(r.corrected);
    assert_string_equal(r.did_you_mean, "certificate");
    assert_string_equal(r.query, "certifcate");
    assert_string_equal(r.rows[0].id, "certificate");
    r = search(*state, "certificate");
    assert_false(r.corrected);
    assert_null(r.did_you_mean);
}

static void customers_see_and_are_led_to_public_entries_only(void **state)
{
    struct scratch *s = *state;
    static const char *const texts[] = {"xylophone", "xylofone", "zebranote", "zebranotee",
                                        "goodwill",  "quantum",  "teleportin"};
    cordial_search_options options = {.language = "en"};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        cordial_results r = search_as(s, CORDIAL_AUDIENCE_PUBLIC, texts[i], &options);
        assert_int_equal(r.total, 0);
        assert_null(r.did_you_mean);
        r = search_as(s, CORDIAL_AUDIENCE_AGENTS, texts[i], &options);
        assert_int_equal(r.total, 1);
    }
    cordial_results r = search_as(s, CORDIAL_AUDIENCE_PUBLIC, "wastebasket", &options);
    assert_false(r.rows[0].has_reply);
}

static void entry_found_by_its_note_shows_the_note(void **state)
{
    cordial_results r = search(*state, "zebranote");
    assert_int_equal(r.n_rows, 1);
    assert_string_equal(r.rows[0].id, "mailbox-full");
    assert_non_null(strstr(r.rows[0].snippet, "zebranote"));
    assert_null(r.rows[0].section_title);
}

static void rows_are_as_many_as_asked_for(void **state)
{
    struct scratch *s = *state;
    cordial_search_options options = {.n = 2, .language = "en"};
    cordial_results r = search_as(s, CORDIAL_AUDIENCE_AGENTS, "server", &options);
    assert_int_equal(r.n_rows, 2);
    assert_int_equal(r.total, 5);
    options.no_snippets = true;
    r = search_as(s, CORDIAL_AUDIENCE_AGENTS, "server", &options);
    assert_string_equal(r.rows[0].snippet, "");
    assert_int_equal(r.rows[0].n_marks, 0);
}

static void wrong_searches_are_refused(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_search_options options = {0};
    cordial_results out;
    char large[CORDIAL_SEARCH_MAX + 1];
    memset(large, 'a', sizeof large);
    assert_int_equal(
        search_run(&s->mem, searcher, (struct str){large, sizeof large}, &options, &out, &s->err),
        CORDIAL_E_LIMIT);
    assert_ok(search_run(&s->mem, searcher, (struct str){large, sizeof large - 1}, &options, &out,
                         &s->err),
              &s->err);
    assert_int_equal(search_run(&s->mem, searcher, STR("a\xff"), &options, &out, &s->err),
                     CORDIAL_E_USAGE);
    options.language = "english";
    assert_int_equal(search_run(&s->mem, searcher, STR("a"), &options, &out, &s->err),
                     CORDIAL_E_USAGE);
}

static void language_of_the_search_is_told(void **state)
{
    struct scratch *s = *state;
    cordial_search_options options = {.language = "NL-be"};
    cordial_results r = search_as(s, CORDIAL_AUDIENCE_AGENTS, "x", &options);
    assert_string_equal(r.language, "nl");
    options.language = NULL;
    r = search_as(s, CORDIAL_AUDIENCE_AGENTS,
                  "\u0646\u0627\u0645\u0647\u200c\u0647\u0627\u06cc "
                  "\u0642\u062f\u06cc\u0645\u06cc \u0631\u0627 \u067e\u0627\u06a9 "
                  "\u06a9\u0646\u06cc\u062f",
                  &options);
    assert_string_equal(r.language, "fa");
    assert_string_equal(r.rows[0].language, "fa");
    assert_true(r.rows[0].n_marks > 2);
    r = search_as(s, CORDIAL_AUDIENCE_AGENTS, "qqq", &options);
    assert_string_equal(r.language, "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer_is_one_row_whatever_entries_it_has),
        cmocka_unit_test(all_words_are_wanted_while_enough_answers_have_them),
        cmocka_unit_test(answers_with_all_words_come_first_among_any),
        cmocka_unit_test(what_an_answer_lacks_is_told_when_asked_for),
        cmocka_unit_test(phrase_is_found_only_in_its_order),
        cmocka_unit_test(negative_word_and_phrase_exclude),
        cmocka_unit_test(stop_words_do_not_matter_beside_others),
        cmocka_unit_test(stop_words_alone_are_looked_for),
        cmocka_unit_test(nothing_to_look_for_finds_nothing),
        cmocka_unit_test(language_is_a_preference_and_no_filter),
        cmocka_unit_test(spellings_of_a_persian_word_find_with_the_same_score),
        cmocka_unit_test(section_and_anchor_are_those_of_the_match),
        cmocka_unit_test(unknown_word_leads_to_a_likelier_one),
        cmocka_unit_test(customers_see_and_are_led_to_public_entries_only),
        cmocka_unit_test(entry_found_by_its_note_shows_the_note),
        cmocka_unit_test(rows_are_as_many_as_asked_for),
        cmocka_unit_test(wrong_searches_are_refused),
        cmocka_unit_test(language_of_the_search_is_told),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
