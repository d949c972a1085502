#include "search_base.h"

#include "search/questions.h"

static struct searcher *searcher_of(struct scratch *s)
{
    struct searcher *out = NULL;
    assert_ok(handle_searcher(scratch_base(s, CORDIAL_AUDIENCE_AGENTS), &out, &s->err), &s->err);
    return out;
}

/*
 * The rows of the answers that fit the questions; the main answer is mailbox-full. What stands in
 * front of "| " in a text is said before the question.
 */
static void fit(struct scratch *s, const char *language, const char *const *texts, size_t n,
                size_t *out)
{
    static struct str rows[] = {{"mailbox-full", 12}, {"certificate", 11}, {"refund", 6}};
    const struct str_list ids = {.rows = rows, .n = N_ROWS(rows)};
    struct buf text = {0};
    cordial_question questions[8];
    for (size_t i = 0; i < n; i++) {
        const char *bar = strstr(texts[i], "| ");
        size_t before = bar != NULL ? (size_t)(bar - texts[i]) + 2 : 0;
        size_t start = text.n + before;
        buf_printf(&text, "%s ", texts[i]);
        questions[i] = (cordial_question){texts[i], start, text.n - 1, NULL};
    }
    cordial_ticket ticket = {.text = arena_cstr(&s->mem, buf_str(&text)),
                             .subject = "",
                             .language = language,
                             .questions = questions,
                             .n_questions = n};
    buf_done(&text);
    assert_ok(questions_fit(&s->mem, searcher_of(s), &ticket, &ids, 0.4, out, &s->err), &s->err);
}

static void question_goes_to_the_answer_that_its_words_fit(void **state)
{
    static const struct {
        const char *second;
        size_t want;
    } cases[] = {
        {"Why does the browser say that the certificate expired?", 1},
        {"I want my money back, is the refund paid to the same account?", 2},
        {"Do you deliver pancakes with blueberry sauce?", STR_NOT_FOUND},
        {"The certificate expired, says the browser.| What about the newsletters?", 0},
        {"The certificate expired, says the browser.| What do I do about it?", 1},
        {"Can you help me?", 0},
        {"What shall I do about the newsletters?", 0},
        {"Is the certificate full?", 0}, /* too few words to tell */
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        const char *const texts[] = {"My mailbox is full, what do I do?", cases[i].second};
        size_t out[2];
        fit(*state, "en", texts, 2, out);
        assert_int_equal(out[0], 0);
        if (out[1] != cases[i].want) {
            fail_msg("'%s' goes to %zd", cases[i].second, (ssize_t)out[1]);
        }
    }
}

static void single_question_is_the_main_answers(void **state)
{
    const char *const texts[] = {"Why does the browser say that the certificate expired?"};
    size_t out[1];
    fit(*state, "en", texts, 1, out);
    assert_int_equal(out[0], 0);
}

static void answer_without_an_entry_in_the_language_leaves_nothing_open(void **state)
{
    const char *const texts[] = {"Wie liefert Pfannkuchen?",
                                 "Wo bleiben die Pfannkuchen mit Soße?"};
    size_t out[2];
    fit(*state, "de", texts, 2, out);
    assert_int_equal(out[0], 0);
    assert_int_equal(out[1], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(question_goes_to_the_answer_that_its_words_fit),
        cmocka_unit_test(single_question_is_the_main_answers),
        cmocka_unit_test(answer_without_an_entry_in_the_language_leaves_nothing_open),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
