#include "unit.h"

#include "ticket/sentences.h"

enum { PARTS_MAX = 4 };

struct parts {
    const char *language;
    const char *text;
    const char *parts[PARTS_MAX];
};

static void check_parts(const struct parts *c, const struct scan *scan, struct stretches found)
{
    size_t n = 0;
    while (n < PARTS_MAX && c->parts[n] != NULL) {
        n++;
    }
    if (found.n != n) {
        print_error("%s\n", c->text);
    }
    assert_int_equal(found.n, n);
    for (size_t i = 0; i < n; i++) {
        assert_str(str_sub(scan->text, found.rows[i].start, found.rows[i].end), c->parts[i]);
    }
}

static void sentences_end_at_their_marks(void **state)
{
    (void)state;
    static const struct parts cases[] = {
        {"en", "It is off. Why?? Look! So…", {"It is off.", "Why??", "Look!", "So…"}},
        {"fa", "سلام. چرا؟ خب!", {"سلام.", "چرا؟", "خب!"}},
        {"en", "I use php 8.2 at m.example. Fine.", {"I use php 8.2 at m.example.", "Fine."}},
        {"en", "- one\n* two\n\nthree", {"one", "two", "three"}},
        {"en", "? ! ?", {NULL}},
        {"en", "", {NULL}},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct scan scan = scan_make(&mem, str_of(cases[i].text), str_of(cases[i].language));
        check_parts(&cases[i], &scan, sentences_cut(&scan));
        arena_done(&mem);
    }
}

static void dot_of_a_short_form_ends_no_sentence(void **state)
{
    (void)state;
    static const struct parts cases[] = {
        {"en", "Mr. Fern asked for it. J. Oak too.", {"Mr. Fern asked for it.", "J. Oak too."}},
        {"nl",
         "Mijn nr. 4471 klopt niet, bijv. in de mail.",
         {"Mijn nr. 4471 klopt niet, bijv. in de mail."}},
        {"it",
         "Posso scusarmi o no. Domani devo partire.",
         {"Posso scusarmi o no.", "Domani devo partire."}},
        {"nl",
         "Ik wil 1. de kosten eraf, 2. een brief.",
         {"Ik wil 1. de kosten eraf, 2. een brief."}},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct scan scan = scan_make(&mem, str_of(cases[i].text), str_of(cases[i].language));
        check_parts(&cases[i], &scan, sentences_cut(&scan));
        arena_done(&mem);
    }
}

static void marks_in_quotations_end_no_sentence(void **state)
{
    (void)state;
    static const struct parts cases[] = {
        {"en", "It says \"Failed. Try again?\" to me.", {"It says \"Failed. Try again?\" to me."}},
        {"it", "Dice 'Access denied. Retry?' e basta.", {"Dice 'Access denied. Retry?' e basta."}},
        {"en", "It's off. Don't ask.", {"It's off.", "Don't ask."}},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct scan scan = scan_make(&mem, str_of(cases[i].text), str_of(cases[i].language));
        struct stretches found = sentences_cut(&scan);
        check_parts(&cases[i], &scan, found);
        assert_false(found.rows[0].asks);
        arena_done(&mem);
    }
}

static void line_that_a_program_wrapped_goes_on(void **state)
{
    (void)state;
    static const struct parts wrapped = {
        "en",
        "Can you tell me where I find the invoice that I paid in\nJuly? Thanks",
        {"Can you tell me where I find the invoice that I paid in\nJuly?", "Thanks"},
    };
    struct arena mem = {0};
    struct scan scan = scan_make(&mem, str_of(wrapped.text), STR("en"));
    struct stretches found = sentences_cut(&scan);
    check_parts(&wrapped, &scan, found);
    assert_true(found.rows[0].asks);
    assert_int_equal(found.rows[0].first_word, 0);
    assert_int_equal(found.rows[0].next_word, found.rows[1].first_word);
    arena_done(&mem);
}

static void clauses_begin_behind_what_joins(void **state)
{
    (void)state;
    static const struct parts cases[] = {
        {"en", "How do I get in, and what is it?", {"How do I get in", "what is it?"}},
        {"en",
         "Kindly (1) unlock it, (2) send the code.",
         {"Kindly", "unlock it", "send the code."}},
        {"it", "Come entro e quanto costa?", {"Come entro", "quanto costa?"}},
        {"it", "Che cosa è successo?", {"Che cosa è successo?"}},
        {"fa",
         "چقدر می‌شود و کی تمام می‌شود؟",
         {"چقدر می‌شود", "کی تمام می‌شود؟"}},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct scan scan = scan_make(&mem, str_of(cases[i].text), str_of(cases[i].language));
        struct stretches sentences = sentences_cut(&scan);
        assert_int_equal(sentences.n, 1);
        check_parts(&cases[i], &scan, clauses_cut(&scan, &sentences.rows[0]));
        arena_done(&mem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_at_their_marks),
        cmocka_unit_test(dot_of_a_short_form_ends_no_sentence),
        cmocka_unit_test(marks_in_quotations_end_no_sentence),
        cmocka_unit_test(line_that_a_program_wrapped_goes_on),
        cmocka_unit_test(clauses_begin_behind_what_joins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
