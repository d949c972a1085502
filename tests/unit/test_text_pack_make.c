#include "unit.h"

#include "base/buf.h"
#include "text/pack.h"

static struct pack make(struct arena *mem, struct str *rows, size_t n)
{
    return pack_make(mem, (struct str_list){rows, n, n});
}

static struct str words_shown(struct arena *mem, const struct pack *pack, size_t row)
{
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < pack->rows[row].n_words; i++) {
        buf_printf(&b, "%s%.*s", i > 0 ? " " : "", STR_ARG(pack_word(pack, row, i)));
    }
    return buf_keep(&b, mem);
}

static void phrase_is_cut_and_folded(void **state)
{
    (void)state;
    static const struct {
        const char *phrase;
        const char *words;
    } cases[] = {
        {"Mail Box", "mail box"}, {"  caff\u00e8!  ", "caffe"}, {"you * wrong", "you * wrong"},
        {"fail~ to", "fail~ to"}, {"e-mail", "email"},          {"web-site~", "web site~"},
        {"err-4012", "err4012"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str row = str_of(cases[i].phrase);
        struct pack pack = make(&mem, &row, 1);
        assert_int_equal(pack.n, 1);
        assert_str(words_shown(&mem, &pack, 0), cases[i].words);
    }
}

static void phrase_may_have_a_value(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str rows[] = {STR("half an hour = 30"), STR("a=b")};
    struct pack pack = make(&mem, rows, N_ROWS(rows));
    assert_str(pack_text(&pack, 1), "half an hour");
    assert_str(words_shown(&mem, &pack, 1), "half an hour");
    assert_str(pack_value(&pack, 1), "30");
    assert_str(pack_text(&pack, 0), "a=b");
    assert_str(pack_value(&pack, 0), "");
}

static void phrase_without_words_is_left_out(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str rows[] = {STR(""), STR("!?"), STR(" "), STR("word")};
    struct pack pack = make(&mem, rows, N_ROWS(rows));
    assert_int_equal(pack.n, 1);
    assert_str(pack_text(&pack, 0), "word");
    assert_int_equal(make(&mem, rows, 0).n, 0);
    assert_int_equal(make(&mem, rows, 3).n, 0);
}

static void list_is_sorted_with_wildcards_first(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str rows[] = {STR("zebra"), STR("apple pie"), STR("mid~ x"), STR("* of"), STR("apple")};
    static const char *const sorted[] = {"* of", "mid~ x", "apple", "apple pie", "zebra"};
    struct pack pack = make(&mem, rows, N_ROWS(rows));
    assert_int_equal(pack.n, N_ROWS(sorted));
    for (size_t i = 0; i < pack.n; i++) {
        assert_str(pack_text(&pack, i), sorted[i]);
    }
}

static void word_is_found_only_as_a_phrase_of_its_own(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct str rows[] = {STR("as soon"), STR("Now"), STR("at once"), STR("at")};
    struct pack pack = make(&mem, rows, N_ROWS(rows));
    assert_true(pack_has_word(pack, STR("now")));
    assert_true(pack_has_word(pack, STR("at")));
    assert_false(pack_has_word(pack, STR("as")));
    assert_false(pack_has_word(pack, STR("soon")));
    assert_false(pack_has_word(pack, STR("zz")));
    assert_false(pack_has_word((struct pack){0}, STR("now")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrase_is_cut_and_folded),
        cmocka_unit_test(phrase_may_have_a_value),
        cmocka_unit_test(phrase_without_words_is_left_out),
        cmocka_unit_test(list_is_sorted_with_wildcards_first),
        cmocka_unit_test(word_is_found_only_as_a_phrase_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
