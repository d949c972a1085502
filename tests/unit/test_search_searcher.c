#include "search_base.h"

#include "index/fields.h"
#include "search/searcher.h"

static void languages_are_those_the_audience_may_see(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_PUBLIC);
    static const char *const codes[] = {"en", "fa", "it", "nl"};
    assert_int_equal(searcher->n_languages, N_ROWS(codes));
    for (size_t i = 0; i < N_ROWS(codes); i++) {
        assert_str(searcher->languages[i].code, codes[i]);
        assert_ptr_equal(searcher_language(searcher, str_of(codes[i])), &searcher->languages[i]);
    }
    assert_null(searcher_language(searcher, STR("fr")));
}

static bool has_word(struct scratch *s, cordial_audience audience, const char *word)
{
    struct searcher *searcher = scratch_searcher(s, audience);
    assert_ok(searcher_layers(searcher, &s->err), &s->err);
    return searcher_word_count(searcher, STR("en"), str_of(word)) > 0;
}

static void words_are_of_the_own_databases(void **state)
{
    assert_true(has_word(*state, CORDIAL_AUDIENCE_PUBLIC, "newsletters"));
    assert_false(has_word(*state, CORDIAL_AUDIENCE_PUBLIC, "xylophone"));
    assert_false(has_word(*state, CORDIAL_AUDIENCE_PUBLIC, "zebranote"));
    assert_true(has_word(*state, CORDIAL_AUDIENCE_AGENTS, "xylophone"));
    assert_true(has_word(*state, CORDIAL_AUDIENCE_AGENTS, "zebranote"));
    assert_false(has_word(*state, CORDIAL_AUDIENCE_AGENTS, "nieuwsbrieven"));
}

static void documents_and_answers_are_kept(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    const struct indexed_list *all;
    const struct indexed_list *again;
    assert_ok(searcher_answer(searcher, STR("mailbox-full"), &all, &s->err), &s->err);
    assert_int_equal(all->n, 5); /* three articles, a reply, a note */
    for (size_t i = 0; i < all->n; i++) {
        const struct indexed *one;
        const struct indexed *same;
        assert_ok(searcher_document(searcher, all->rows[i].docid, &one, &s->err), &s->err);
        assert_ok(searcher_document(searcher, all->rows[i].docid, &same, &s->err), &s->err);
        assert_ptr_equal(one, same);
        assert_true(str_eq(one->stamp.path, all->rows[i].stamp.path));
    }
    assert_ok(searcher_answer(searcher, STR("none"), &again, &s->err), &s->err);
    assert_int_equal(again->n, 0);
}

static void counts_of_terms_are_those_of_the_index(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct searcher_language *en = searcher_language(searcher, STR("en"));
    struct str term = searcher_stem_term(&s->mem, en, STR("newsletter"));
    assert_str(term, "ENnewslett");
    for (int i = 0; i < 2; i++) {
        assert_int_equal(searcher_term_count(searcher, term), 2);
        assert_int_equal(searcher_term_count(searcher, STR("ENnone")), 0);
    }
}

static void what_is_kept_is_made_again_when_the_index_changes(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = NULL;
    const struct indexed_list *all;
    struct config config = {0};
    scratch_put(s, "en/a.md", "---\naudience: public\n---\n# Apple\n");
    scratch_index(s);
    const char *state_folder = scratch_path(s, ".cordial");
    assert_ok(searcher_open(state_folder, CORDIAL_AUDIENCE_PUBLIC, &config, &searcher, &s->err),
              &s->err);
    assert_ok(searcher_answer(searcher, STR("b"), &all, &s->err), &s->err);
    assert_int_equal(all->n, 0);
    assert_int_equal(searcher_term_count(searcher, STR("Wen:banana")), 0);
    assert_ok(searcher_layers(searcher, &s->err), &s->err);
    assert_int_equal(searcher_word_count(searcher, STR("en"), STR("banana")), 0);
    scratch_put(s, "en/b.md", "---\naudience: public\n---\n# Banana\n");
    scratch_index(s);
    searcher->looked_us = 0; /* as if it were long ago */
    assert_ok(searcher_refresh(searcher, &s->err), &s->err);
    assert_ok(searcher_answer(searcher, STR("b"), &all, &s->err), &s->err);
    assert_int_equal(all->n, 1);
    assert_int_equal(searcher_term_count(searcher, STR("Wen:banana")), 1);
    assert_ok(searcher_layers(searcher, &s->err), &s->err);
    assert_int_equal(searcher_word_count(searcher, STR("en"), STR("banana")), 1);
    searcher_close(searcher);
}

static void without_an_index_it_is_unavailable(void **state)
{
    struct scratch *s = *state;
    struct config config = {0};
    struct searcher *searcher = NULL;
    assert_int_equal(searcher_open(scratch_path(s, "none"), CORDIAL_AUDIENCE_PUBLIC, &config,
                                   &searcher, &s->err),
                     CORDIAL_E_UNAVAILABLE);
    assert_null(searcher);
    searcher_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_are_those_the_audience_may_see),
        cmocka_unit_test(words_are_of_the_own_databases),
        cmocka_unit_test(documents_and_answers_are_kept),
        cmocka_unit_test(counts_of_terms_are_those_of_the_index),
        scratch_test(what_is_kept_is_made_again_when_the_index_changes),
        scratch_test(without_an_index_it_is_unavailable),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
