#include "search_base.h"

#include "search/evidence.h"

#include <math.h>

/* What entries of one answer, the first of each file, have to say to a ticket. */
static struct evidence weigh_all(struct scratch *s, const char *const *files, size_t n,
                                 const char *text)
{
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_ticket ticket = {.text = text, .subject = "", .language = "en"};
    struct ticket_terms *terms = arena_alloc(&s->mem, sizeof *terms);
    *terms = terms_choose(&s->mem, searcher, &ticket, 24, 1000);
    struct evidence e;
    const struct probe *grams = probe_grams(&s->mem, terms);
    evidence_init(&s->mem, terms, &e);
    for (size_t i = 0; i < n; i++) {
        struct indexed_list all;
        assert_ok(index_reader_file(&s->mem, searcher->reader, str_of(files[i]), &all, &s->err),
                  &s->err);
        assert_true(all.n > 0);
        const struct entry *entry = &all.rows[0].card.entry;
        const struct probe *stems =
            probe_stems(&s->mem, searcher, terms, searcher_language(searcher, entry->language));
        evidence_add(&s->mem, terms, stems, grams, &all.rows[0].card, &e);
    }
    evidence_sum(terms, &e);
    return e;
}

static struct evidence weigh(struct scratch *s, const char *path, const char *text)
{
    return weigh_all(s, &path, 1, text);
}

static const char *const paths[] = {"en/mail/mailbox-full.md", "en/mail/relay-553.md",
                                    "en/sites/slow-site.md", "nl/mail/mailbox-full.md"};
static const char *const texts[] = {
    "",
    "my mailbox is full",
    "error 553 when I send mail, rcpthosts",
    "a slow website on a busy server with large pictures",
    "postvak vol",
    "zyxwv",
};

static void every_kind_of_one_entry_is_a_share(void **state)
{
    for (size_t i = 0; i < N_ROWS(paths); i++) {
        for (size_t j = 0; j < N_ROWS(texts); j++) {
            struct evidence e = weigh(*state, paths[i], texts[j]);
            for (size_t k = 0; k < EVIDENCE_KINDS; k++) {
                assert_true(e.of[k] >= 0 &&
                            e.of[k] <= 1 + 1e-6); /* a bag keeps its length as a float */
            }
        }
    }
}

static void good_example_is_kept_as_a_reason(void **state)
{
    struct evidence e = weigh(*state, paths[0], "Hello, people cannot send me mail any more");
    assert_str(e.example, "people cannot send me mail");
    assert_true(e.of[EVIDENCE_EXAMPLE] > 0);
    e = weigh(*state, paths[0], "the certificate of the browser");
    assert_null(e.example.p);
}

static void each_kind_speaks_for_its_own_entry(void **state)
{
    static const struct {
        enum evidence_kind kind;
        const char *text;
        size_t with; /* row of paths */
        size_t without;
    } cases[] = {
        {EVIDENCE_TITLE, "slow website", 2, 0},
        {EVIDENCE_EXAMPLE, "my website loads slowly", 2, 1},
        {EVIDENCE_TEXT, "553", 1, 2},
        {EVIDENCE_COVER, "wastebasket", 0, 2},
        {EVIDENCE_PASSAGE, "wastebasket", 0, 2},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct evidence with = weigh(*state, paths[cases[i].with], cases[i].text);
        struct evidence without = weigh(*state, paths[cases[i].without], cases[i].text);
        assert_true(with.of[cases[i].kind] > without.of[cases[i].kind]);
        assert_true(without.of[cases[i].kind] == 0);
    }
}

static void more_of_the_ticket_in_the_answer_is_never_less_evidence(void **state)
{
    struct evidence some = weigh(*state, paths[0], "newsletters zyxwv");
    struct evidence more = weigh(*state, paths[0], "newsletters wastebasket");
    assert_true(more.of[EVIDENCE_COVER] > some.of[EVIDENCE_COVER]);
}

static void second_entry_that_fits_adds_to_the_first(void **state)
{
    static const char *const both[] = {"en/mail/mailbox-full.reply.md", "en/mail/mailbox-full.md"};
    const char *text = "newsletters wastebasket";
    struct evidence reply = weigh(*state, both[0], text);
    struct evidence article = weigh(*state, both[1], text);
    struct evidence e = weigh_all(*state, both, 2, text);
    double better = reply.of[EVIDENCE_TEXT] > article.of[EVIDENCE_TEXT] ? reply.of[EVIDENCE_TEXT]
                                                                        : article.of[EVIDENCE_TEXT];
    assert_true(e.of[EVIDENCE_TEXT] > better);
    assert_true(e.of[EVIDENCE_TEXT] < reply.of[EVIDENCE_TEXT] + article.of[EVIDENCE_TEXT]);
    assert_true(e.of[EVIDENCE_SPOKEN] == 1 && reply.of[EVIDENCE_SPOKEN] == 0);
}

static void words_alike_but_not_the_same_share_grams(void **state)
{
    struct evidence e = weigh(*state, paths[0], "mailboxes overfull");
    struct evidence other = weigh(*state, paths[2], "mailboxes overfull");
    assert_true(e.of[EVIDENCE_GRAMS] > other.of[EVIDENCE_GRAMS]);
}

static void past_speaks_as_its_row_says(void **state)
{
    (void)state;
    struct evidence e = {0};
    struct learned_row row = {
        .model = NAN, .nearest = 0.8, .second = 0, .rejected = 0.1, .accepted = 1, .alike = 1};
    evidence_of_past(&row, &e);
    assert_true(e.of[EVIDENCE_MODEL] == 0);
    assert_true(e.of[EVIDENCE_PAST] > 0 && e.of[EVIDENCE_PAST] < 0.8);
    assert_true(e.of[EVIDENCE_REFUSED] == row.rejected);
    double little = e.of[EVIDENCE_HISTORY];
    row = (struct learned_row){
        .model = 1, .nearest = 0.8, .second = 0.8, .accepted = 40, .alike = 14};
    evidence_of_past(&row, &e);
    assert_true(e.of[EVIDENCE_MODEL] == 1);
    assert_true(e.of[EVIDENCE_HISTORY] > little && e.of[EVIDENCE_HISTORY] < 1);
    assert_int_equal(e.alike, 14);
}

static void greater_of_two_pasts_of_one_answer_stays(void **state)
{
    (void)state;
    const struct learned_row rows[] = {
        {.model = 0.5, .nearest = 0.8, .second = 0.8, .accepted = 40, .alike = 14},
        {.model = NAN, .nearest = 0.1, .rejected = 0.6, .accepted = 1},
    };
    for (size_t first = 0; first < 2; first++) {
        struct evidence e = {0};
        evidence_of_past(&rows[first], &e);
        evidence_of_past(&rows[1 - first], &e);
        assert_true(e.of[EVIDENCE_MODEL] == 0.75);
        assert_true(e.of[EVIDENCE_PAST] == 0.8);
        assert_true(e.of[EVIDENCE_REFUSED] == 0.6);
        assert_true(e.of[EVIDENCE_HISTORY] > 0.9);
        assert_int_equal(e.alike, 14);
    }
}

static void kinds_are_read_from_their_names(void **state)
{
    (void)state;
    static const struct {
        const char *names;
        unsigned kinds;
    } cases[] = {
        {"", 0},
        {NULL, 0},
        {"title", 1u << EVIDENCE_TITLE},
        {" title, text,", 1u << EVIDENCE_TITLE | 1u << EVIDENCE_TEXT},
        {"learning", 1u << EVIDENCE_PAST | 1u << EVIDENCE_MODEL | 1u << EVIDENCE_REFUSED |
                         1u << EVIDENCE_HISTORY},
        {"grip", 1u << EVIDENCE_COVER | 1u << EVIDENCE_MASS},
        {"example", 1u << EVIDENCE_EXAMPLE | 1u << EVIDENCE_SPOKEN},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        unsigned kinds = 99;
        cordial_error err;
        assert_ok(evidence_kinds(str_of(cases[i].names), &kinds, &err), &err);
        assert_int_equal(kinds, cases[i].kinds);
    }
    for (size_t i = 0; i < EVIDENCE_COVER; i++) {
        unsigned kinds = 0;
        cordial_error err;
        assert_ok(evidence_kinds(str_of(evidence_names[i]), &kinds, &err), &err);
        assert_true(kinds & 1u << i);
    }
}

static void unknown_kind_is_refused_with_those_there_are(void **state)
{
    (void)state;
    unsigned kinds = 7;
    cordial_error err;
    assert_int_equal(evidence_kinds(STR("title,tilte"), &kinds, &err), CORDIAL_E_USAGE);
    assert_int_equal(kinds, 7);
    assert_non_null(strstr(err.message, "'tilte' is no kind of evidence"));
    for (size_t i = 0; i < EVIDENCE_COVER; i++) {
        assert_non_null(strstr(err.message, evidence_names[i]));
    }
    assert_non_null(strstr(err.message, "grip"));
    assert_int_equal(evidence_kinds(STR("cover"), &kinds, &err), CORDIAL_E_USAGE);
    assert_int_equal(evidence_kinds(STR("mass"), &kinds, &err), CORDIAL_E_USAGE);
    assert_int_equal(evidence_kinds(STR("spoken"), &kinds, &err), CORDIAL_E_USAGE);
}

static void left_out_kind_is_zero_and_the_others_stay(void **state)
{
    struct evidence all = weigh(*state, paths[1], texts[2]);
    struct evidence some = all;
    assert_true(all.of[EVIDENCE_TITLE] > 0 && all.of[EVIDENCE_TEXT] > 0);
    evidence_leave_out(&some, 1u << EVIDENCE_TEXT);
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        assert_true(some.of[i] == (i == EVIDENCE_TEXT ? 0 : all.of[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_one_entry_is_a_share),
        cmocka_unit_test(good_example_is_kept_as_a_reason),
        cmocka_unit_test(each_kind_speaks_for_its_own_entry),
        cmocka_unit_test(more_of_the_ticket_in_the_answer_is_never_less_evidence),
        cmocka_unit_test(second_entry_that_fits_adds_to_the_first),
        cmocka_unit_test(words_alike_but_not_the_same_share_grams),
        cmocka_unit_test(past_speaks_as_its_row_says),
        cmocka_unit_test(greater_of_two_pasts_of_one_answer_stays),
        cmocka_unit_test(kinds_are_read_from_their_names),
        cmocka_unit_test(unknown_kind_is_refused_with_those_there_are),
        cmocka_unit_test(left_out_kind_is_zero_and_the_others_stay),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
