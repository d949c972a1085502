#include "search_base.h"

#include "search/suggest.h"
#include "ticket/ticket.h"

static struct suggested suggest_to(struct scratch *s, cordial_audience audience, const char *text,
                                   const char *language, size_t n)
{
    cordial_ticket ticket;
    struct suggested out;
    struct suggest_options wanted = {.n = n};
    assert_ok(ticket_read(&s->mem, str_of(text), CORDIAL_FORMAT_TEXT, (struct str_list){0},
                          str_of(language), &ticket, &s->err),
              &s->err);
    assert_ok(suggest_run(&s->mem, scratch_searcher(s, audience), &ticket, &wanted, &out, &s->err),
              &s->err);
    return out;
}

static struct suggested suggest(struct scratch *s, const char *text)
{
    return suggest_to(s, CORDIAL_AUDIENCE_AGENTS, text, "en", 10);
}

static const char *const clear_tickets[][2] = {
    {"Hello, my mailbox is full and people cannot send me mail. What fills it?", "mailbox-full"},
    {"My website loads slowly. It is a slow website with large pictures.", "slow-site"},
    {"The browser says the certificate expired. Please renew the certificate.", "certificate"},
    {"I want my money back: a refund to my account within fourteen days.", "refund"},
};

static void clear_ticket_gets_its_answer(void **state)
{
    for (size_t i = 0; i < N_ROWS(clear_tickets); i++) {
        struct suggested r = suggest(*state, clear_tickets[i][0]);
        assert_true(r.n > 0);
        assert_string_equal(r.rows[0].id, clear_tickets[i][1]);
        assert_int_equal(r.decision, CORDIAL_DECISION_ANSWER);
        assert_int_equal(r.lacks.n, 0);
    }
}

static void needed_fact_that_is_missing_is_asked_for(void **state)
{
    struct scratch *s = *state;
    struct suggested r = suggest(s, "I get error 553 when I send mail, it speaks of rcpthosts.");
    assert_string_equal(r.rows[0].id, "relay-553");
    assert_int_equal(r.decision, CORDIAL_DECISION_ASK);
    assert_int_equal(r.lacks.n, 1);
    assert_str(r.lacks.rows[0], "program");
    r = suggest(s, "I get error 553 when I send mail with Outlook Express, it speaks of "
                   "rcpthosts.");
    assert_string_equal(r.rows[0].id, "relay-553");
    assert_int_equal(r.decision, CORDIAL_DECISION_ANSWER);
}

static void foreign_ticket_gets_none(void **state)
{
    static const char *const texts[] = {
        "Which flowers bloom on a shady balcony in autumn?",
        "Please play the violin louder during the second movement.",
        "zyxwv",
        "",
        "!!!",
    };
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        struct suggested r = suggest(*state, texts[i]);
        assert_int_equal(r.decision, CORDIAL_DECISION_NONE);
        assert_int_equal(r.lacks.n, 0);
    }
}

static void confidence_is_a_share_and_never_rises_with_rank(void **state)
{
    static const char *const texts[] = {"server", "mail", "error 553 mailbox refund website slow",
                                        "certificate expired large attachments"};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        struct suggested r = suggest(*state, texts[i]);
        assert_true(r.n > 1);
        for (size_t j = 0; j < r.n; j++) {
            assert_true(r.rows[j].confidence >= 0 && r.rows[j].confidence <= 1);
            assert_true(j == 0 || r.rows[j].confidence <= r.rows[j - 1].confidence);
        }
    }
}

static void answer_is_one_row_with_its_kinds(void **state)
{
    struct suggested r = suggest(*state, "mailbox newsletters wastebasket full");
    for (size_t i = 0; i < r.n; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(r.rows[i].id, r.rows[j].id);
        }
    }
    assert_string_equal(r.rows[0].id, "mailbox-full");
    assert_true(r.rows[0].has_article && r.rows[0].has_reply);
    assert_int_equal(suggest_to(*state, CORDIAL_AUDIENCE_AGENTS, "server", "en", 2).n, 2);
}

static bool suggests(const struct suggested *r, const char *id)
{
    for (size_t i = 0; i < r->n; i++) {
        if (strcmp(r->rows[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static void drafts_and_notes_are_never_suggested(void **state)
{
    struct suggested r = suggest(*state, "Teleporting a quantum server, please: teleporting!");
    assert_false(suggests(&r, "soon"));
    r = suggest(*state, "zebranote");
    assert_int_equal(r.n, 0);
}

static void customers_get_public_answers_only(void **state)
{
    struct scratch *s = *state;
    static const char text[] = "a goodwill credit, a xylophone credit";
    struct suggested r = suggest_to(s, CORDIAL_AUDIENCE_AGENTS, text, "en", 10);
    assert_true(suggests(&r, "goodwill"));
    r = suggest_to(s, CORDIAL_AUDIENCE_PUBLIC, text, "en", 10);
    assert_false(suggests(&r, "goodwill"));
}

static void entry_in_the_tickets_language_is_shown(void **state)
{
    struct scratch *s = *state;
    struct suggested r =
        suggest_to(s, CORDIAL_AUDIENCE_AGENTS, "Mijn postvak is vol, nieuwsbrieven", "nl", 5);
    assert_string_equal(r.rows[0].id, "mailbox-full");
    assert_string_equal(r.rows[0].language, "nl");
    assert_string_equal(r.rows[0].title, "Postvak vol");
}

static void reasons_name_codes_examples_and_words(void **state)
{
    struct suggested r = suggest(*state, "error 553 when I send mail: rcpthosts");
    bool code = false;
    bool words = false;
    bool example = false;
    for (size_t i = 0; i < r.rows[0].n_reasons; i++) {
        const cordial_reason *reason = &r.rows[0].reasons[i];
        code |= strcmp(reason->kind, "code") == 0 && strcmp(reason->text, "553") == 0;
        words |= strcmp(reason->kind, "words") == 0 && strstr(reason->text, "rcpthosts") != NULL;
        example |= strcmp(reason->kind, "example") == 0 &&
                   strcmp(reason->text, "error 553 when I send mail") == 0;
    }
    assert_true(code && words && example);
}

static void same_ticket_gets_the_same_rows(void **state)
{
    struct suggested one = suggest(*state, "server mail website");
    struct suggested two = suggest(*state, "server mail website");
    assert_int_equal(one.n, two.n);
    for (size_t i = 0; i < one.n; i++) {
        assert_string_equal(one.rows[i].id, two.rows[i].id);
        assert_true(one.rows[i].confidence == two.rows[i].confidence);
    }
}

static void evidence_that_is_left_out_counts_for_nothing(void **state)
{
    struct scratch *s = *state;
    cordial_ticket ticket = {.text = "my website loads slowly", .subject = "", .language = "en"};
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct suggest_options with = {.n = 5};
    struct suggest_options without = {.n = 5, .without = 1u << EVIDENCE_EXAMPLE};
    struct suggested a;
    struct suggested b;
    assert_ok(suggest_run(&s->mem, searcher, &ticket, &with, &a, &s->err), &s->err);
    assert_ok(suggest_run(&s->mem, searcher, &ticket, &without, &b, &s->err), &s->err);
    assert_true(a.n > 0 && b.n > 0);
    assert_true(b.rows[0].confidence < a.rows[0].confidence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clear_ticket_gets_its_answer),
        cmocka_unit_test(needed_fact_that_is_missing_is_asked_for),
        cmocka_unit_test(foreign_ticket_gets_none),
        cmocka_unit_test(confidence_is_a_share_and_never_rises_with_rank),
        cmocka_unit_test(answer_is_one_row_with_its_kinds),
        cmocka_unit_test(drafts_and_notes_are_never_suggested),
        cmocka_unit_test(customers_get_public_answers_only),
        cmocka_unit_test(entry_in_the_tickets_language_is_shown),
        cmocka_unit_test(reasons_name_codes_examples_and_words),
        cmocka_unit_test(same_ticket_gets_the_same_rows),
        cmocka_unit_test(evidence_that_is_left_out_counts_for_nothing),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
