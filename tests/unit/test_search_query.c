#include "search_base.h"

#include "search/query.h"

/* The clauses of a search: -word, "a phrase", (a stop word). */
static struct str clauses_shown(struct scratch *s, struct str text)
{
    AUTO(buf_done) struct buf b = {0};
    struct query q;
    assert_ok(query_parse(&s->mem, text, STR("en"), &q, &s->err), &s->err);
    for (size_t i = 0; i < q.n; i++) {
        const struct clause *c = &q.clauses[i];
        buf_printf(&b, "%s%s%s", i > 0 ? " " : "", c->negative ? "-" : "", c->weighty ? "" : "(");
        for (size_t j = 0; j < c->n; j++) {
            buf_printf(&b, "%s%s%.*s", j > 0 ? " " : "", c->phrase && j == 0 ? "\"" : "",
                       STR_ARG(c->words[j].text));
        }
        buf_printf(&b, "%s%s", c->phrase ? "\"" : "", c->weighty ? "" : ")");
    }
    return buf_keep(&b, &s->mem);
}

static void search_is_cut_into_clauses(void **state)
{
    static const struct {
        const char *text;
        const char *want;
    } cases[] = {
        {"", ""},
        {"  \t ", ""},
        {"Mailbox full", "mailbox full"},
        {"mail -full", "mail -full"},
        {"\"mailbox full\" limit", "\"mailbox full\" limit"},
        {"-\"mailbox full\"", "-\"mailbox full\""},
        {"\"mailbox full", "\"mailbox full\""},
        {"\"mailbox\"", "mailbox"},
        {"\"\" - -- \"!\"", ""},
        {"box\"one two\"", "box \"one two\""},
        {"the mailbox", "(the) mailbox"},
        {"\"to be\"", "(\"to be\")"},
        {"web-site", "web site"},
        {"-web-site", "-web -site"},
        {"err-4012", "err4012"},
        {"553", "553"},
        {"red -two three-four \"five six\" seven", "red -two three four \"five six\" seven"},
        {"a - b", "(a) b"},
        {"\u0646\u0627\u0645\u0647 \u0647\u0627\u06cc \u0642\u062f\u06cc\u0645\u06cc -\u067e\u0631",
         "\u0646\u0627\u0645\u0647\u0647\u0627\u06cc \u0642\u062f\u06cc\u0645\u06cc -\u067e\u0631"},
        {"user@foo.com", "user foo com"},
        {"\u0635\u0646\u062f\u0648\u0642 -\u067e\u0631",
         "\u0635\u0646\u062f\u0648\u0642 -\u067e\u0631"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(clauses_shown(*state, str_of(cases[i].text)), cases[i].want);
    }
}

static void words_have_a_limit(void **state)
{
    struct scratch *s = *state;
    AUTO(buf_done) struct buf b = {0};
    struct query q;
    for (int i = 0; i < QUERY_WORDS_MAX; i++) {
        buf_printf(&b, i % 2 == 0 ? "w%d " : "\"w%d\" ", i);
    }
    assert_ok(query_parse(&s->mem, buf_str(&b), STR("en"), &q, &s->err), &s->err);
    buf_add_cstr(&b, "-more");
    assert_int_equal(query_parse(&s->mem, buf_str(&b), STR("en"), &q, &s->err), CORDIAL_E_LIMIT);
}

static size_t count_found(struct scratch *s, const char *text, bool any)
{
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct xc_search_options options = {.n = 50, .check_at_least = 100, .bm25 = {1.2, 0.75, 0.4}};
    struct query q;
    struct xc_hits hits;
    assert_ok(query_parse(&s->mem, str_of(text), STR("en"), &q, &s->err), &s->err);
    const struct xc_query *query = query_build(&s->mem, searcher, &q, any);
    if (query == NULL) {
        return SIZE_MAX;
    }
    struct xc_reader *xc = index_reader_xc(searcher->reader);
    assert_ok(xc_search(&s->mem, xc, query, &options, &hits, &s->err), &s->err);
    return hits.n;
}

static void query_finds_documents_as_its_clauses_say(void **state)
{
    static const struct {
        const char *text;
        bool any;
        size_t want; /* documents; SIZE_MAX: nothing can be found */
    } cases[] = {
        {"", false, SIZE_MAX},
        {"-mailbox", false, SIZE_MAX},
        {"newsletters wastebasket", false, 2},
        {"newsletter", false, 2},
        {"refund certificate", false, 0},
        {"refund rimborso", false, SIZE_MAX}, /* no language has both */
        {"refund rimborso", true, 2},
        {"refund 553", true, 3},
        {"553 rimborso", false, 0},
        {"553 zyxwv", false, SIZE_MAX},
        {"553 -zyxwv", false, 2},
        {"999 refund", false, SIZE_MAX},
        {"999 refund", true, 1},
        {"refund certificate", true, 2},
        {"the refund", false, 1},
        {"\"empty the wastebasket\"", false, 2},
        {"\"wastebasket empty\"", false, 0},
        {"newsletters -limit", false, 1},
        {"553", false, 2},
        {"rimborso", false, 1},
        {"nieuwsbrieven", false, 1},
        {"\u0646\u0627\u0645\u0647\u0647\u0627\u06cc", false, 1},
        {"zyxwv", false, SIZE_MAX},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        size_t n = count_found(*state, cases[i].text, cases[i].any);
        if (n != cases[i].want) {
            print_error("'%s': %zu\n", cases[i].text, n);
        }
        assert_int_equal(n, cases[i].want);
    }
}

static void most_frequent_term_bounds_a_query_for_any(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_AGENTS);
    struct query q;
    assert_ok(query_parse(&s->mem, STR("server refund"), STR("en"), &q, &s->err), &s->err);
    size_t server =
        query_most(searcher, query_word(&s->mem, searcher, q.clauses[0].words, STR("en")));
    size_t refund =
        query_most(searcher, query_word(&s->mem, searcher, q.clauses[1].words, STR("en")));
    assert_true(server > refund && refund == 1);
    assert_int_equal(query_most(searcher, query_build(&s->mem, searcher, &q, true)), server);
    assert_int_equal(query_most(searcher, query_build(&s->mem, searcher, &q, false)), 0);
}

static void word_that_stands_nowhere_has_no_node(void **state)
{
    struct scratch *s = *state;
    struct searcher *searcher = scratch_searcher(s, CORDIAL_AUDIENCE_PUBLIC);
    static const char *const words[] = {"xylophone", "zyxwv", "999"};
    for (size_t i = 0; i < N_ROWS(words); i++) {
        struct words cut = words_cut(&s->mem, str_of(words[i]));
        assert_null(query_word(&s->mem, searcher, &cut.rows[0], STR("en")));
    }
}

static void node_of_one_row_is_the_row_itself(void **state)
{
    struct scratch *s = *state;
    const struct xc_query term = {.op = XC_TERM, .term = STR("x")};
    const struct xc_query *rows[] = {&term, &term};
    assert_null(query_node(&s->mem, XC_AND, rows, 0));
    assert_ptr_equal(query_node(&s->mem, XC_AND, rows, 1), &term);
    const struct xc_query *node = query_node(&s->mem, XC_OR, rows, 2);
    rows[1] = NULL;
    assert_ptr_equal(node->rows[1], &term);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_is_cut_into_clauses),
        cmocka_unit_test(words_have_a_limit),
        cmocka_unit_test(query_finds_documents_as_its_clauses_say),
        cmocka_unit_test(most_frequent_term_bounds_a_query_for_any),
        cmocka_unit_test(word_that_stands_nowhere_has_no_node),
        cmocka_unit_test(node_of_one_row_is_the_row_itself),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
