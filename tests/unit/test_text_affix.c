#include "unit.h"

#include "base/buf.h"
#include "text/affix.h"
#include "text/pack.h"
#include "text/stem.h"
#include "text/words.h"

/* What the index makes of a Persian text: its stems, joined by blanks. */
static struct str terms(struct arena *mem, const char *text)
{
    AUTO(buf_done) struct buf b = {0};
    struct stemmer *s = stemmer_open(STR("fa"));
    struct words words = words_cut(mem, str_of(text));
    for (size_t i = 0; i < words.n; i++) {
        const struct word *word = &words.rows[i];
        buf_printf(&b, "%s%.*s", i > 0 ? " " : "",
                   STR_ARG(word->code ? word->text : stem(s, word->text)));
    }
    stemmer_close(s);
    return buf_keep(&b, mem);
}

static void spellings_and_forms_of_a_persian_word_meet(void **state)
{
    (void)state;
    static const struct {
        const char *one;
        const char *other;
    } cases[] = {
        /* plural: joined, with a half-space, with a blank */
        {"\u0646\u0627\u0645\u0647\u200c\u0647\u0627", "\u0646\u0627\u0645\u0647\u0647\u0627"},
        {"\u0646\u0627\u0645\u0647 \u0647\u0627", "\u0646\u0627\u0645\u0647\u200c\u0647\u0627"},
        {"\u0633\u0631\u0648\u06cc\u0633\u200c\u0647\u0627\u06cc",
         "\u0633\u0631\u0648\u06cc\u0633"},
        {"\u0633\u0631\u0648\u06cc\u0633\u0647\u0627\u06cc",
         "\u0633\u0631\u0648\u06cc\u0633\u200c\u0647\u0627\u06cc"},
        {"\u0633\u0631\u0648\u06cc\u0633 \u0647\u0627\u06cc",
         "\u0633\u0631\u0648\u06cc\u0633\u0647\u0627\u06cc"},
        {"\u0633\u0631\u0648\u06cc\u0633  \u0647\u0627\u06cc\u06cc",
         "\u0633\u0631\u0648\u06cc\u0633"},
        {"\u0633\u0631\u0648\u0631\u0647\u0627\u06cc\u0634\u0627\u0646",
         "\u0633\u0631\u0648\u0631"},
        {"\u0633\u0631\u0648\u0631 \u0647\u0627\u06cc\u0645\u0627\u0646",
         "\u0633\u0631\u0648\u0631"},
        {"\u062a\u0646\u0638\u06cc\u0645\u0627\u062a", "\u062a\u0646\u0638\u06cc\u0645"},
        {"\u0645\u0634\u062a\u0631\u06cc\u0627\u0646", "\u0645\u0634\u062a\u0631\u06cc"},
        /* plurals without an ending, with other endings behind them */
        {"\u0627\u0633\u0627\u062a\u06cc\u062f", "\u0627\u0633\u062a\u0627\u062f"},
        {"\u06a9\u062a\u0628", "\u06a9\u062a\u0627\u0628"},
        {"\u0645\u062f\u0627\u0631\u06a9\u0645", "\u0645\u062f\u0631\u06a9"},
        {"\u0633\u0648\u0627\u0628\u0642 \u0634\u0645\u0627",
         "\u0633\u0627\u0628\u0642\u0647 \u0634\u0645\u0627"},
        {"\u0627\u0633\u0646\u0627\u062f", "\u0633\u0646\u062f\u0647\u0627"},
        {"\u0639\u0646\u0627\u0648\u06cc\u0646", "\u0639\u0646\u0648\u0627\u0646"},
        {"\u0645\u0633\u0627\u0626\u0644", "\u0645\u0633\u0623\u0644\u0647"},
        {"\u0627\u062e\u0628\u0627\u0631\u06cc", "\u062e\u0628\u0631"},
        {"\u0622\u062b\u0627\u0631", "\u0627\u062b\u0631"},
        {"\u0645\u062f\u0627\u0631\u06a9\u200c\u062a\u0627\u0646",
         "\u0645\u062f\u0627\u0631\u06a9"},
        {"\u0636\u0645\u0627\u0626\u0645", "\u0636\u0645\u06cc\u0645\u0647"},
        {"\u062e\u062f\u0645\u0627\u062a", "\u062e\u062f\u0645\u062a"},
        /* whose */
        {"\u062f\u0648\u0633\u062a\u0627\u0646", "\u062f\u0648\u0633\u062a"},
        {"\u062a\u0635\u0645\u06cc\u0645\u0627\u062a", "\u062a\u0635\u0645\u06cc\u0645\u06cc"},
        {"\u062d\u0633\u0627\u0628\u0645", "\u062d\u0633\u0627\u0628"},
        {"\u062d\u0633\u0627\u0628\u200c\u062a\u0627\u0646",
         "\u062d\u0633\u0627\u0628\u062a\u0627\u0646"},
        {"\u062d\u0633\u0627\u0628 \u0634\u0627\u0646", "\u062d\u0633\u0627\u0628"},
        {"\u062f\u0627\u0645\u0646\u0647\u200c\u0627\u0645", "\u062f\u0627\u0645\u0646\u0647"},
        {"\u062f\u0627\u0645\u0646\u0647 \u0627\u0634", "\u062f\u0627\u0645\u0646\u0647"},
        /* of something, one of them */
        {"\u062f\u0627\u0645\u0646\u0647\u0654", "\u062f\u0627\u0645\u0646\u0647"},
        {"\u062f\u0627\u0645\u0646\u06c0", "\u062f\u0627\u0645\u0646\u0647"},
        {"\u0633\u0627\u06cc\u062a\u06cc", "\u0633\u0627\u06cc\u062a"},
        {"\u062f\u0627\u0645\u0646\u0647\u200c\u0627\u06cc",
         "\u062f\u0627\u0645\u0646\u0647 \u0627\u06cc"},
        /* more, most */
        {"\u0627\u0631\u0632\u0627\u0646\u200c\u062a\u0631",
         "\u0627\u0631\u0632\u0627\u0646 \u062a\u0631"},
        {"\u0627\u0631\u0632\u0627\u0646\u062a\u0631\u06cc\u0646",
         "\u0627\u0631\u0632\u0627\u0646"},
        /* verbs */
        {"\u0645\u06cc\u200c\u0641\u0631\u0633\u062a\u0645",
         "\u0645\u06cc \u0641\u0631\u0633\u062a\u0645"},
        {"\u0645\u06cc\u0641\u0631\u0633\u062a\u062f",
         "\u0646\u0645\u06cc\u200c\u0641\u0631\u0633\u062a\u0646\u062f"},
        {"\u0641\u0631\u0633\u062a\u0627\u062f\u0645",
         "\u0645\u06cc\u200c\u0641\u0631\u0633\u062a\u0645"},
        {"\u0641\u0631\u0633\u062a\u0627\u062f\u0647\u200c\u0627\u0646\u062f",
         "\u0641\u0631\u0633\u062a\u0627\u062f\u0646"},
        {"\u0646\u0648\u0634\u062a\u0647 \u0627\u0633\u062a",
         "\u0645\u06cc\u200c\u0646\u0648\u06cc\u0633\u062f \u0627\u0633\u062a"},
        {"\u0645\u06cc\u200c\u06af\u06cc\u0631\u0647", "\u06af\u0631\u0641\u062a\u0646"},
        /* compounds: a half-space is a blank */
        {"\u0646\u0631\u0645\u200c\u0627\u0641\u0632\u0627\u0631",
         "\u0646\u0631\u0645 \u0627\u0641\u0632\u0627\u0631"},
        {"\u067e\u0633\u062a\u200c\u0627\u0644\u06a9\u062a\u0631\u0648\u0646\u06cc\u06a9\u06cc",
         "\u067e\u0633\u062a \u0627\u0644\u06a9\u062a\u0631\u0648\u0646\u06cc\u06a9\u06cc"},
        /* letters, marks, digits */
        {"\u0643\u062a\u0627\u0628\u064a", "\u06a9\u062a\u0627\u0628\u06cc"},
        {"\u0645\u064f\u062d\u064e\u0645\u064e\u0651\u062f", "\u0645\u062d\u0645\u062f"},
        {"\u062e\u0637\u0627\u06cc \u06f5\u06f5\u06f3", "\u062e\u0637\u0627\u064a 553"},
        {"\u0645\u0634\u06a9\u0644\u0644\u0644\u0644", "\u0645\u0634\u06a9\u0644"},
        {"\u06f2\u06f0\u06af\u06cc\u06af\u0627\u0628\u0627\u06cc\u062a",
         "20 \u06af\u06cc\u06af\u0627\u0628\u0627\u06cc\u062a"},
        {"\ufeb3\ufefc\ufee1", "\u0633\u0644\u0627\u0645"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_str(terms(&mem, cases[i].one), terms(&mem, cases[i].other).p);
    }
}

static void different_persian_words_stay_apart(void **state)
{
    (void)state;
    static const struct {
        const char *one;
        const char *other;
    } cases[] = {
        {"\u0645\u06cc\u0632\u0628\u0627\u0646", "\u0632\u0628\u0627\u0646"},
        {"\u0645\u06cc\u0632\u0628\u0627\u0646\u06cc", "\u0632\u0628\u0627\u0646\u06cc"},
        {"\u0645\u06cc\u0632", "\u0632"},
        {"\u0645\u06cc\u0627\u0646\u0647", "\u0627\u0646\u0647"},
        {"\u067e\u06cc\u0627\u0645", "\u067e\u06cc\u0627"},
        {"\u062a\u0635\u0645\u06cc\u0645", "\u062a\u0635\u0645"},
        {"\u062e\u0627\u0646\u0647", "\u062e\u0627\u0646"},
        {"\u062f\u0641\u062a\u0631", "\u062f\u0641"},
        {"\u0645\u0627\u0647 \u0645\u06cc \u0633\u0627\u0644",
         "\u0645\u0627\u0647 \u0645\u06cc\u0633\u0627\u0644"},
        {"\u062c\u0647\u0627\u0646", "\u062c\u0647"},
        {"\u0634\u0631\u06a9\u062a", "\u0634\u0631\u06a9"},
        {"\u06a9\u0627\u0631\u062a", "\u06a9\u0627\u0631"},
        {"\u0627\u06cc\u0645\u06cc\u0644", "\u0645\u06cc\u0644"},
        {"\u0646\u0627\u0645\u0647", "\u0646\u0627\u0645"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        assert_string_not_equal(terms(&mem, cases[i].one).p, terms(&mem, cases[i].other).p);
    }
}

static void stem_of_a_stem_is_itself(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const struct affixes *a = affixes_of(&mem, STR("fa"));
    static const char *const words[] = {
        "\u06a9\u062a\u0627\u0628\u0647\u0627\u06cc\u0634\u0627\u0646",
        "\u0645\u0634\u062a\u0631\u06cc\u0627\u0646\u062a\u0627\u0646",
        "\u0628\u0632\u0631\u06af\u062a\u0631\u06cc\u0646\u0647\u0627\u06cc\u0634",
        "\u0645\u06cc\u0641\u0631\u0633\u062a\u0646\u062f",
        "\u062a\u0646\u0638\u06cc\u0645\u0627\u062a\u0645",
        "\u0627\u0646\u062a\u062e\u0627\u0628\u0627\u062a\u06cc",
        "\u06af\u0641\u062a\u0647\u0627\u0646\u062f",
    };
    for (size_t i = 0; i < N_ROWS(words); i++) {
        struct str once = affixes_strip(a, str_of(words[i]));
        assert_true(once.n > 0);
        assert_str(affixes_strip(a, once), arena_cstr(&mem, once));
    }
}

static void every_listed_plural_has_the_stem_of_its_singular(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    const struct affixes *a = affixes_of(&mem, STR("fa"));
    struct pack plurals = pack_find(STR("fa"), "plural");
    assert_true(plurals.n > 50);
    for (size_t i = 0; i < plurals.n; i++) {
        struct str stem = affixes_strip(a, pack_word(&plurals, i, 0));
        assert_str(affixes_strip(a, stem), arena_cstr(&mem, stem));
        assert_true(plurals.rows[i].n_words > 1);
        for (size_t j = 1; j < plurals.rows[i].n_words; j++) {
            assert_str(affixes_strip(a, pack_word(&plurals, i, j)), arena_cstr(&mem, stem));
        }
    }
}

static void affix_that_stands_alone_is_known_by_the_word_beside_it(void **state)
{
    (void)state;
    assert_true(affix_is_suffix(STR("\u0647\u0627\u06cc")));
    assert_false(affix_is_suffix(STR("\u06a9\u062a\u0627\u0628")));
    assert_false(affix_is_suffix(STR("")));
    assert_true(affix_is_prefix(STR("\u0645\u06cc"), STR("\u0631\u0648\u062f")));
    assert_false(
        affix_is_prefix(STR("\u0645\u06cc"), STR("\u0633\u0627\u0644"))); /* the month May */
    assert_false(affix_is_prefix(STR("\u06a9\u062a\u0627\u0628"), STR("\u0631\u0648\u062f")));
}

static void language_without_rules_has_none(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    assert_null(affixes_of(&mem, STR("en")));
    assert_null(affixes_of(&mem, STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_and_forms_of_a_persian_word_meet),
        cmocka_unit_test(different_persian_words_stay_apart),
        cmocka_unit_test(stem_of_a_stem_is_itself),
        cmocka_unit_test(every_listed_plural_has_the_stem_of_its_singular),
        cmocka_unit_test(affix_that_stands_alone_is_known_by_the_word_beside_it),
        cmocka_unit_test(language_without_rules_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
