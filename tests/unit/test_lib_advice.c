#include "search_base.h"

#include "lib/advice.h"

static struct source source_of(struct scratch *s, const char *id, const char *language)
{
    struct source out = {0};
    assert_ok(advice_source(&s->mem, scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS), str_of(id),
                            str_of(language), &out, &s->err),
              &s->err);
    return out;
}

static void entries_are_of_the_language_that_serves_best(void **state)
{
    static const struct {
        const char *id;
        const char *language;
        const char *article; /* its language, or NULL: none */
        bool reply;
    } cases[] = {
        {"mailbox-full", "en", "en", true},  {"mailbox-full", "nl", "nl", false},
        {"mailbox-full", "fa", "fa", false}, {"mailbox-full", "de", "en", true},
        {"refund", "it", "it", false},       {"refund", "fa", "en", false},
        {"box-full", "en", "en", true}, /* an earlier id */
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct source source = source_of(*state, cases[i].id, cases[i].language);
        assert_str(source.article->language, cases[i].article);
        assert_int_equal(source.reply != NULL, cases[i].reply);
    }
}

static void entries_come_with_their_bodies(void **state)
{
    struct source source = source_of(*state, "mailbox-full", "en");
    assert_str(source.id, "mailbox-full");
    assert_int_not_equal(str_find(source.reply->body, STR("# remedy")), STR_NOT_FOUND);
    assert_int_not_equal(str_find(source.article->html, STR("<h2")), STR_NOT_FOUND);
    assert_true(source.article->n_sections > 1);
}

static void unknown_answers_and_drafts_are_not_found(void **state)
{
    struct scratch *s = *state;
    struct source out = {0};
    static const char *const ids[] = {"none", "soon", ""};
    for (size_t i = 0; i < N_ROWS(ids); i++) {
        assert_int_equal(advice_source(&s->mem, scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS),
                                       str_of(ids[i]), STR("en"), &out, &s->err),
                         CORDIAL_E_NOTFOUND);
    }
}

static void ticket_is_read_with_the_languages_of_the_base(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct str none = {NULL, 0};
    cordial_ticket ticket;
    assert_ok(advice_read(&s->mem, searcher, STR("Mijn postvak is vol, wat kan ik doen?"),
                          CORDIAL_FORMAT_ANY, none, &ticket, &s->err),
              &s->err);
    assert_string_equal(ticket.language, "nl");
    assert_ok(
        advice_read(&s->mem, searcher, STR("ok"), CORDIAL_FORMAT_ANY, STR("fa"), &ticket, &s->err),
        &s->err);
    assert_string_equal(ticket.language, "fa");
    assert_int_equal(
        advice_read(&s->mem, searcher, STR("{"), CORDIAL_FORMAT_JSON, none, &ticket, &s->err),
        CORDIAL_E_DATA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_of_the_language_that_serves_best),
        cmocka_unit_test(entries_come_with_their_bodies),
        cmocka_unit_test(unknown_answers_and_drafts_are_not_found),
        cmocka_unit_test(ticket_is_read_with_the_languages_of_the_base),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
