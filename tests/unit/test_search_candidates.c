#include "search_base.h"

#include "search/candidates.h"

#include <cordial/cordial.h>

static struct candidates find_with(struct scratch *s, cordial_audience audience, const char *text,
                                   unsigned without)
{
    cordial_ticket ticket = {.text = text, .subject = "", .language = "en"};
    struct candidates out;
    assert_ok(
        candidates_find(&s->mem, scratch_searcher(s, audience), &ticket, without, &out, &s->err),
        &s->err);
    return out;
}

static struct candidates find(struct scratch *s, const char *text)
{
    return find_with(s, CORDIAL_AUDIENCE_AGENTS, text, 0);
}

static const struct candidate *row_of(const struct candidates *found, const char *id)
{
    for (size_t i = 0; i < found->n; i++) {
        if (str_eq(found->rows[i].id, str_of(id))) {
            return &found->rows[i];
        }
    }
    return NULL;
}

static int64_t put(struct scratch *s, const char *answer, cordial_verdict verdict, const char *text)
{
    int64_t number = 0;
    cordial_ledger_add add = {
        .answer = answer, .verdict = verdict, .ticket = text, .bytes = strlen(text)};
    assert_ok(
        cordial_ledger_put(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), &add, &number, NULL, &s->err),
        &s->err);
    scratch_close(s); /* so that nobody waits until it is looked for new lines */
    return number;
}

static int64_t accept(struct scratch *s, const char *answer, const char *text)
{
    return put(s, answer, CORDIAL_VERDICT_ACCEPTED, text);
}

/* ---- what the base says ---- */

static void best_answer_comes_first_and_all_stand_once(void **state)
{
    static const char *const cases[][2] = {
        {"my mailbox is full of old newsletters", "mailbox-full"},
        {"error 553, rcpthosts", "relay-553"},
        {"a slow website with large pictures", "slow-site"},
        {"the certificate expired", "certificate"},
        {"a refund within fourteen days", "refund"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct candidates found = find(*state, cases[i][0]);
        assert_true(found.n > 0);
        assert_str(found.rows[0].id, cases[i][1]);
        for (size_t j = 1; j < found.n; j++) {
            assert_true(found.rows[j].score <= found.rows[j - 1].score);
            assert_true(found.rows[j].confidence <= found.rows[j - 1].confidence);
            for (size_t k = 0; k < j; k++) {
                assert_false(str_eq(found.rows[j].id, found.rows[k].id));
            }
        }
    }
}

static void notes_and_drafts_are_no_candidates(void **state)
{
    assert_int_equal(find(*state, "zebranote").n, 0);
    struct candidates found = find(*state, "teleporting a quantum server");
    assert_true(found.n > 0);
    assert_null(row_of(&found, "soon"));
}

static void agents_own_answer_is_no_candidate_for_the_public(void **state)
{
    static const char text[] = "a xylophone credit of the server";
    struct candidates found = find(*state, text);
    assert_non_null(row_of(&found, "goodwill"));
    found = find_with(*state, CORDIAL_AUDIENCE_PUBLIC, text, 0);
    assert_true(found.n > 0);
    assert_null(row_of(&found, "goodwill"));
}

static void ticket_of_unknown_words_has_no_candidates(void **state)
{
    static const char *const texts[] = {"", "zyxwv", "!!!"};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        assert_int_equal(find(*state, texts[i]).n, 0);
    }
}

static void evidence_that_is_left_out_is_none_and_the_rest_stays(void **state)
{
    static const char text[] = "my website loads slowly";
    unsigned without = 1u << EVIDENCE_EXAMPLE | 1u << EVIDENCE_TITLE;
    struct candidates with = find(*state, text);
    struct candidates less = find_with(*state, CORDIAL_AUDIENCE_AGENTS, text, without);
    const struct candidate *a = row_of(&with, "slow-site");
    const struct candidate *b = row_of(&less, "slow-site");
    assert_true(a != NULL && b != NULL);
    assert_true(b->score < a->score);
    assert_true(a->evidence.of[EVIDENCE_EXAMPLE] > 0 && a->evidence.of[EVIDENCE_TITLE] > 0);
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        double wanted = without & 1u << i ? 0 : a->evidence.of[i];
        assert_true(b->evidence.of[i] == wanted);
    }
}

/* ---- what the past says ---- */

static const char strange[] = "the flimflam gurgles purple";

static void one_accepted_ticket_makes_a_candidate_and_undoing_takes_it_back(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(find(s, strange).n, 0);
    int64_t number = accept(s, "refund", strange);
    struct candidates found = find(s, strange);
    assert_int_equal(found.n, 1);
    assert_str(found.rows[0].id, "refund");
    assert_true(found.rows[0].evidence.of[EVIDENCE_PAST] > 0.5);
    assert_int_equal(found.rows[0].evidence.alike, 1);
    assert_true(find(s, "a gurgling flimflam, purple").n > 0);
    assert_int_equal(find(s, "zyxwv").n, 0);
    assert_ok(cordial_ledger_undo(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), number, &s->err),
              &s->err);
    scratch_close(s);
    assert_int_equal(find(s, strange).n, 0);
}

static void one_line_decides_between_equally_good_answers(void **state)
{
    struct scratch *s = *state;
    static const char text[] = "the gadget blinks";
    static const char *const ids[] = {"blink-a", "blink-b"};
    for (size_t i = 0; i < N_ROWS(ids); i++) {
        const char *path = arena_printf(&s->mem, "en/gadget/%s.md", ids[i]).p;
        scratch_put(s, path, "---\ntitle: Gadget\n---\n# Gadget\n\nWhy a gadget blinks.\n");
    }
    scratch_index(s);
    struct candidates found = find(s, text);
    assert_true(found.n >= 2);
    assert_true(row_of(&found, "blink-a")->score == row_of(&found, "blink-b")->score);
    assert_str(found.rows[0].id, "blink-a"); /* by name */
    int64_t number = accept(s, "blink-b", text);
    assert_str(find(s, text).rows[0].id, "blink-b");
    assert_ok(cordial_ledger_undo(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), number, &s->err),
              &s->err);
    scratch_close(s);
    assert_str(find(s, text).rows[0].id, "blink-a");
    put(s, "blink-a", CORDIAL_VERDICT_REJECTED, text);
    assert_str(find(s, text).rows[0].id, "blink-b");
}

static void past_of_an_answer_the_words_find_too_makes_no_second_row(void **state)
{
    struct scratch *s = *state;
    static const char text[] = "a slow website with flimflam";
    accept(s, "slow-site", text);
    struct candidates found = find(s, text);
    assert_str(found.rows[0].id, "slow-site");
    assert_true(found.rows[0].evidence.of[EVIDENCE_TEXT] > 0);
    assert_true(found.rows[0].evidence.of[EVIDENCE_PAST] > 0.5);
    for (size_t i = 1; i < found.n; i++) {
        assert_false(str_eq(found.rows[i].id, STR("slow-site")));
    }
}

static void past_that_is_left_out_says_nothing(void **state)
{
    struct scratch *s = *state;
    unsigned learning;
    assert_ok(evidence_kinds(STR("learning"), &learning, &s->err), &s->err);
    accept(s, "refund", strange);
    struct candidates with = find(s, strange);
    struct candidates less = find_with(s, CORDIAL_AUDIENCE_AGENTS, strange, learning);
    assert_true(with.n == 1 && less.n == 1);
    assert_true(with.rows[0].evidence.of[EVIDENCE_PAST] > 0);
    assert_true(less.rows[0].evidence.of[EVIDENCE_PAST] == 0);
    assert_true(less.rows[0].confidence < with.rows[0].confidence);
}

static void renamed_answer_is_found_by_the_past_of_its_earlier_name(void **state)
{
    struct scratch *s = *state;
    accept(s, "certificate", strange);
    scratch_drop(s, "en/sites/certificate.md");
    scratch_put(s, "en/sites/renewal.md",
                "---\nredirects: [certificate]\n---\n# Renewal\n\nA server renews it.\n");
    scratch_index(s);
    struct candidates found = find(s, strange);
    assert_int_equal(found.n, 1);
    assert_str(found.rows[0].id, "renewal");
}

static void both_names_of_a_renamed_answer_add_up(void **state)
{
    struct scratch *s = *state;
    accept(s, "certificate", strange);
    scratch_drop(s, "en/sites/certificate.md");
    scratch_put(s, "en/sites/renewal.md",
                "---\nredirects: [certificate]\n---\n# Renewal\n\nA server renews it.\n");
    scratch_index(s);
    double before = find(s, strange).rows[0].evidence.of[EVIDENCE_PAST];
    accept(s, "renewal", "one gurgles of many other words entirely");
    struct candidates found = find(s, strange);
    assert_int_equal(found.n, 1);
    assert_true(found.rows[0].evidence.of[EVIDENCE_PAST] >= before - 1e-6);
}

static void past_of_a_draft_or_a_lost_answer_makes_no_candidate(void **state)
{
    struct scratch *s = *state;
    accept(s, "soon", strange);
    accept(s, "refund", strange);
    scratch_drop(s, "en/billing/refund.md");
    scratch_drop(s, "it/billing/refund.md");
    scratch_index(s);
    assert_int_equal(find(s, strange).n, 0);
}

static void past_tickets_are_nothing_to_the_public(void **state)
{
    struct scratch *s = *state;
    accept(s, "goodwill", strange);
    accept(s, "refund", strange);
    assert_int_equal(find(s, strange).n, 2);
    struct candidates found = find_with(s, CORDIAL_AUDIENCE_PUBLIC, strange, 0);
    assert_null(row_of(&found, "goodwill"));
    for (size_t i = 0; i < found.n; i++) {
        assert_true(found.rows[i].evidence.of[EVIDENCE_PAST] == 0);
        assert_int_equal(found.rows[i].evidence.alike, 0);
    }
}

static void ledger_that_is_off_is_no_evidence(void **state)
{
    struct scratch *s = *state;
    accept(s, "refund", strange);
    assert_int_equal(find(s, strange).n, 1);
    scratch_put(s, "base.yaml", "languages: [en, nl, fa, it]\naudience: public\nledger: off\n");
    scratch_close(s);
    assert_int_equal(find(s, strange).n, 0);
}

#define past_test(f) cmocka_unit_test_setup_teardown(f, search_base_set_up, scratch_tear_down)

int main(void)
{
    const struct CMUnitTest of_words[] = {
        cmocka_unit_test(best_answer_comes_first_and_all_stand_once),
        cmocka_unit_test(notes_and_drafts_are_no_candidates),
        cmocka_unit_test(agents_own_answer_is_no_candidate_for_the_public),
        cmocka_unit_test(ticket_of_unknown_words_has_no_candidates),
        cmocka_unit_test(evidence_that_is_left_out_is_none_and_the_rest_stays),
    };
    const struct CMUnitTest of_past[] = {
        past_test(one_accepted_ticket_makes_a_candidate_and_undoing_takes_it_back),
        past_test(one_line_decides_between_equally_good_answers),
        past_test(past_of_an_answer_the_words_find_too_makes_no_second_row),
        past_test(past_that_is_left_out_says_nothing),
        past_test(renamed_answer_is_found_by_the_past_of_its_earlier_name),
        past_test(both_names_of_a_renamed_answer_add_up),
        past_test(past_of_a_draft_or_a_lost_answer_makes_no_candidate),
        past_test(past_tickets_are_nothing_to_the_public),
        past_test(ledger_that_is_off_is_no_evidence),
    };
    int failed = cmocka_run_group_tests(of_words, search_base_set_up, scratch_tear_down);
    return failed + cmocka_run_group_tests(of_past, NULL, NULL);
}
