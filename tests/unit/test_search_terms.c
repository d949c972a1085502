#include "search_base.h"

#include "search/terms.h"
#include "ticket/ticket.h"

static cordial_ticket read_ticket(struct scratch *s, const char *text)
{
    cordial_ticket ticket;
    assert_ok(ticket_read(&s->mem, str_of(text), CORDIAL_FORMAT_TEXT, (struct str_list){0},
                          STR("en"), &ticket, &s->err),
              &s->err);
    return ticket;
}

static struct ticket_terms choose(struct scratch *s, const cordial_ticket *ticket, size_t max)
{
    return terms_choose(&s->mem, scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS), ticket, max, 1000);
}

static bool has(const struct ticket_terms *terms, const char *word)
{
    for (size_t i = 0; i < terms->n_chosen; i++) {
        if (str_eq(terms->rows[i].word.text, str_of(word))) {
            return true;
        }
    }
    return false;
}

static void telling_words_of_the_index_are_chosen(void **state)
{
    struct scratch *s = *state;
    cordial_ticket ticket = read_ticket(s, "The newsletters fill my mailbox, what a zyxwv!");
    struct ticket_terms terms = choose(s, &ticket, 24);
    assert_true(has(&terms, "newsletters"));
    assert_true(has(&terms, "mailbox"));
    assert_false(has(&terms, "the"));
    assert_false(has(&terms, "my"));
    assert_false(has(&terms, "zyxwv"));
    assert_str(terms.language, "en");
}

static void weightiest_come_first_and_are_at_most_so_many(void **state)
{
    struct scratch *s = *state;
    cordial_ticket ticket = read_ticket(s, "Server, server: the wastebasket and the server.");
    struct ticket_terms terms = choose(s, &ticket, 24);
    assert_true(terms.n_chosen >= 2);
    double sum = 0;
    for (size_t i = 0; i < terms.n_chosen; i++) {
        assert_true(terms.rows[i].idf > 0);
        sum += terms.rows[i].idf;
    }
    assert_true(terms.weight >= sum - 1e-9);
    assert_int_equal(choose(s, &ticket, 1).n_chosen, 1);
    assert_true(choose(s, &ticket, 1).rows[0].count >= 1);
}

static void frequent_terms_are_left_when_others_are_in_enough_documents(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    cordial_ticket ticket = read_ticket(
        s, "The newsletters fill my mailbox, the server and the wastebasket are full, messages.");
    struct ticket_terms all = terms_choose(&s->mem, searcher, &ticket, 24, 1000);
    assert_true(all.n_chosen > 4);
    size_t documents = 0;
    for (size_t i = 0; i < 4; i++) {
        assert_true(all.rows[i].documents > 0);
        documents += all.rows[i].documents;
    }
    assert_int_equal(terms_choose(&s->mem, searcher, &ticket, 24, documents).n_chosen, 4);
    struct ticket_terms few = terms_choose(&s->mem, searcher, &ticket, 24, 0);
    assert_int_equal(few.n_chosen, 3); /* however frequent they are */
    assert_float_equal(few.weight, all.weight, 1e-9);
    assert_int_equal(few.n, all.n);
}

static void rare_word_weighs_more_than_a_common_one(void **state)
{
    struct scratch *s = *state;
    cordial_ticket ticket = read_ticket(s, "certificate server");
    struct ticket_terms terms = choose(s, &ticket, 24);
    assert_int_equal(terms.n_chosen, 2);
    assert_str(terms.rows[0].word.text, "certificate");
    assert_true(terms.rows[0].idf > terms.rows[1].idf);
}

static void what_belongs_to_the_customer_is_no_term(void **state)
{
    struct scratch *s = *state;
    cordial_ticket ticket =
        read_ticket(s, "My address is limit@server.example and http://large.example/pictures.");
    struct ticket_terms terms = choose(s, &ticket, 24);
    assert_false(has(&terms, "limit"));
    assert_false(has(&terms, "server"));
    assert_false(has(&terms, "pictures"));
    ticket = read_ticket(s, "The refund of Paul");
    ticket.customer = "Paul Refund";
    terms = choose(s, &ticket, 24);
    assert_false(has(&terms, "refund"));
}

static void ticket_without_words_has_no_terms(void **state)
{
    struct scratch *s = *state;
    cordial_ticket ticket = {.text = "", .subject = "", .language = ""};
    struct ticket_terms terms = choose(s, &ticket, 24);
    assert_int_equal(terms.n, 0);
    assert_true(terms.weight == 0);
}

static void every_word_of_the_ticket_leads_to_its_row(void **state)
{
    struct scratch *s = *state;
    cordial_ticket ticket = read_ticket(s, "The zyxwv server and the other server");
    struct ticket_terms terms = choose(s, &ticket, 24);
    assert_int_equal(terms.words.n, 7);
    for (size_t i = 0; i < terms.words.n; i++) {
        struct str word = terms.words.rows[i].text;
        assert_true(str_eq(terms.rows[terms.row_of[i]].word.text, word));
    }
    for (size_t i = 0; i < terms.n; i++) {
        const struct ticket_term *term = &terms.rows[i];
        assert_true(term->stop == str_eq(term->word.text, STR("the")) ||
                    !str_eq(term->word.text, STR("the")));
        assert_true(!str_eq(term->word.text, STR("zyxwv")) || term->documents == 0);
        assert_true(!str_eq(term->word.text, STR("server")) || term->count == 2);
    }
}

static void word_is_as_rare_as_in_the_language_of_the_ticket(void **state)
{
    (void)state;
    void *own = NULL;
    assert_int_equal(scratch_set_up(&own), 0);
    struct scratch *s = own;
    scratch_put(s, "base.yaml", "languages: [en, nl]\n");
    for (int i = 0; i < 12; i++) {
        const char *path = arena_printf(&s->mem, "nl/n%d.md", i).p;
        scratch_put(s, path, "# Werkplaats\n\nEen werkbank staat in de werkplaats.\n");
        path = arena_printf(&s->mem, "en/e%d.md", i).p;
        scratch_put(s, path, "# Workshop\n\nA bench stands in the workshop.\n");
    }
    assert_int_equal(scratch_index(s)->n_skipped, 0);
    cordial_ticket ticket = {.text = "werkbank", .subject = "", .language = "nl"};
    struct ticket_terms terms = choose(s, &ticket, 24);
    assert_int_equal(terms.n_chosen, 1);
    assert_int_equal(terms.rows[0].documents, 12);
    assert_true(terms.rows[0].idf < 0.1); /* each Dutch entry has it, half of all */
    scratch_tear_down(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(telling_words_of_the_index_are_chosen),
        cmocka_unit_test(weightiest_come_first_and_are_at_most_so_many),
        cmocka_unit_test(frequent_terms_are_left_when_others_are_in_enough_documents),
        cmocka_unit_test(rare_word_weighs_more_than_a_common_one),
        cmocka_unit_test(word_is_as_rare_as_in_the_language_of_the_ticket),
        cmocka_unit_test(what_belongs_to_the_customer_is_no_term),
        cmocka_unit_test(ticket_without_words_has_no_terms),
        cmocka_unit_test(every_word_of_the_ticket_leads_to_its_row),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
