#include "search_base.h"

#include "search/correct.h"

/* Words that stand in one list, as if an index had them. */
struct lists {
    struct buf bytes;
    struct lexicon_words language;
    struct lexicon_layer layer;
    struct searcher searcher;
};

static void make_lists(struct lists *l, const struct xc_term *rows, size_t n)
{
    *l = (struct lists){.language.language = STR("en")};
    wordlist_write(&l->bytes, rows, n);
    struct lexicon_cursor c = {.p = l->bytes.p, .n = l->bytes.n};
    wordlist_read(&c, &l->language.list);
    assert_false(c.damaged);
    l->layer = (struct lexicon_layer){.languages = &l->language, .n = 1};
    l->searcher.layers[0].lexicon = &l->layer;
    l->searcher.n_layers = 1;
}

static void nearest_word_is_taken(void **state)
{
    struct scratch *s = *state;
    static const struct xc_term rows[] = {
        {STR("bail"), 90},  {STR("certificate"), 5},  {STR("mai"), 1},
        {STR("mail"), 3},   {STR("mailbox"), 4},      {STR("mails"), 2},
        {STR("server"), 9}, {STR("server\u00e9"), 9}, {STR("\u0635\u0646\u062f\u0648\u0642"), 2},
    };
    static const struct {
        const char *word;
        size_t edits;
        const char *want; /* NULL: none */
    } cases[] = {
        {"mailbix", 1, "mailbox"},
        {"malibox", 1, "mailbox"},
        {"mailboxx", 1, "mailbox"},
        {"mailbo", 1, "mailbox"},
        {"xailbox", 1, "mailbox"},
        {"amilbox", 1, "mailbox"},
        {"maiblox", 1, "mailbox"}, /* across the middle */
        {"mialbxo", 1, NULL},
        {"mialbox", 2, "mailbox"},
        {"mxxlbox", 1, NULL},
        {"mxxlbox", 2, "mailbox"},
        {"certifcaet", 2, "certificate"},
        {"mial", 1, "mail"},
        {"zail", 1, "bail"}, /* no first letter: the more frequent */
        {"mall", 1, "mail"},
        {"mail", 1, "bail"}, /* never itself */
        {"", 1, NULL},
        {"zzzzzzzz", 2, NULL},
        {"\u0635\u0646\u062f\u0648\u06a9", 1, "\u0635\u0646\u062f\u0648\u0642"},
        {"\u0635\u0646\u0648\u062f\u0642", 1, "\u0635\u0646\u062f\u0648\u0642"},
    };
    struct lists l;
    make_lists(&l, rows, N_ROWS(rows));
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct near_words near;
        correct_word(&s->mem, &l.searcher, str_of(cases[i].word), STR("en"), cases[i].edits, &near);
        if (cases[i].want == NULL) {
            assert_int_equal(near.n, 0);
        } else {
            assert_true(near.n > 0);
            assert_str(near.rows[0].text, cases[i].want);
        }
    }
    buf_done(&l.bytes);
}

static void name_is_found_in_a_short_list(void **state)
{
    struct scratch *s = *state;
    static struct xc_term rows[] = {{STR("mail-full"), 1}, {STR("mail-relay"), 1}};
    const struct xc_terms list = {rows, N_ROWS(rows), N_ROWS(rows)};
    assert_str(correct_listed(&s->mem, &list, STR("mail-rely"), 2), "mail-relay");
    assert_str(correct_listed(&s->mem, &list, STR("mali-ful"), 2), "mail-full");
    assert_null(correct_listed(&s->mem, &list, STR("mali-ful"), 1).p);
    assert_null(correct_listed(&s->mem, &list, STR("mail-full"), 1).p);
}

enum { WORD_LETTERS = 7 };

/* Edits between two words, by the whole table. */
static size_t count_edits(struct str a, struct str b)
{
    size_t t[WORD_LETTERS + 1][WORD_LETTERS + 1];
    for (size_t i = 0; i <= a.n; i++) {
        for (size_t j = 0; j <= b.n; j++) {
            size_t best = i == 0 ? j : j == 0 ? i : SIZE_MAX;
            if (i > 0 && j > 0) {
                size_t changed = t[i - 1][j - 1] + (a.p[i - 1] != b.p[j - 1]);
                size_t shorter = t[i - 1][j] + 1;
                size_t longer = t[i][j - 1] + 1;
                best = changed < shorter ? changed : shorter;
                best = best < longer ? best : longer;
            }
            bool swapped = i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1];
            if (swapped && t[i - 2][j - 2] + 1 < best) {
                best = t[i - 2][j - 2] + 1;
            }
            t[i][j] = best;
        }
    }
    return t[a.n][b.n];
}

/* Numbers that look random and are the same in every run. */
static unsigned next_number(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

static struct str make_word(struct arena *mem, unsigned *seed)
{
    size_t n = 1 + next_number(seed) % WORD_LETTERS;
    char *p = arena_alloc(mem, n);
    for (size_t i = 0; i < n; i++) {
        p[i] = (char)('a' + next_number(seed) % 3);
    }
    return (struct str){p, n};
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(((const struct xc_term *)a)->text, ((const struct xc_term *)b)->text);
}

static bool has_near(const struct near_words *near, struct str word)
{
    for (size_t i = 0; i < near->n; i++) {
        if (str_eq(near->rows[i].text, word)) {
            return true;
        }
    }
    return false;
}

static void no_word_at_one_edit_is_missed(void **state)
{
    struct scratch *s = *state;
    unsigned seed = 7;
    struct xc_term rows[40];
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < N_ROWS(rows); i++) {
            rows[i] = (struct xc_term){make_word(&s->mem, &seed), 1 + next_number(&seed) % 9};
        }
        qsort(rows, N_ROWS(rows), sizeof *rows, by_text);
        size_t n = 0;
        for (size_t i = 0; i < N_ROWS(rows); i++) {
            if (n == 0 || !str_eq(rows[n - 1].text, rows[i].text)) {
                rows[n++] = rows[i];
            }
        }
        struct lists l;
        struct near_words near;
        struct str word = make_word(&s->mem, &seed);
        make_lists(&l, rows, n);
        correct_word(&s->mem, &l.searcher, word, STR("en"), 1, &near);
        size_t expected = 0;
        for (size_t i = 0; i < n; i++) {
            bool is_near = word.n > 1 && count_edits(rows[i].text, word) == 1;
            expected += is_near;
            assert_true(is_near || !has_near(&near, rows[i].text));
            assert_true(!is_near || near.n == NEAR_WORDS_MAX || has_near(&near, rows[i].text));
        }
        assert_int_equal(near.n, expected < NEAR_WORDS_MAX ? expected : NEAR_WORDS_MAX);
        buf_done(&l.bytes);
    }
}

static struct str correct_text(struct scratch *s, cordial_audience audience, const char *text)
{
    struct searcher *searcher = scratch_searcher(s, audience);
    struct query q;
    struct str out;
    assert_ok(query_parse(&s->mem, str_of(text), STR("en"), &q, &s->err), &s->err);
    assert_ok(correct_unknown(&s->mem, searcher, &q, &out, &s->err), &s->err);
    return out;
}

static void only_unknown_words_are_replaced(void **state)
{
    static const struct {
        const char *text;
        const char *want; /* NULL: nothing to replace */
    } cases[] = {
        {"mailbox full", NULL},
        {"malbox full", "mailbox full"},
        {"\"malbox full\" -certifcate", "\"mailbox full\" -certifcate"},
        {"newsleters wastebaskt", "newsletters wastebasket"},
        {"rimborzo", "rimborso"}, /* the searcher's own language has nothing near */
        {"fulx", "full"},
        {"mailboxwastebasket", "mailbox wastebasket"}, /* run together */
        {"emptythe", NULL},                            /* "the" tells nothing */
        {"mailboxrefund", NULL},                       /* both are words, and no entry has both */
        {"shoudl mailbox", NULL},                      /* nothing is near */
        {"would mailbox", NULL},                       /* a stop word, though no entry has it */
        {"ful", NULL},                                 /* too short */
        {"554", NULL},                                 /* a code */
        {"zzzzzzzz", NULL},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str got = correct_text(*state, CORDIAL_AUDIENCE_PUBLIC, cases[i].text);
        if (cases[i].want == NULL) {
            assert_null(got.p);
        } else {
            assert_str(got, cases[i].want);
        }
    }
}

static void customers_are_never_led_to_words_of_agents(void **state)
{
    static const char *const texts[] = {"xylofone", "zebranotee", "goodwull", "teleportin"};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        assert_null(correct_text(*state, CORDIAL_AUDIENCE_PUBLIC, texts[i]).p);
        assert_non_null(correct_text(*state, CORDIAL_AUDIENCE_AGENTS, texts[i]).p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest_word_is_taken),
        cmocka_unit_test(name_is_found_in_a_short_list),
        cmocka_unit_test(no_word_at_one_edit_is_missed),
        cmocka_unit_test(only_unknown_words_are_replaced),
        cmocka_unit_test(customers_are_never_led_to_words_of_agents),
    };
    return cmocka_run_group_tests(tests, search_base_set_up, scratch_tear_down);
}
