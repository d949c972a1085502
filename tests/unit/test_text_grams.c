#include "unit.h"

#include "base/buf.h"
#include "text/grams.h"

/* The grams of a text, each with the words it touches: "_abc:0-1". */
static void assert_grams(const char *text, const char *want)
{
    AUTO(arena_done) struct arena mem = {0};
    AUTO(buf_done) struct buf got = {0};
    struct words words = words_cut(&mem, str_of(text));
    struct gram_reader r = grams_begin(&mem, &words);
    struct gram gram;
    while (gram_next(&r, &gram)) {
        buf_printf(&got, "%s%.*s:%zu-%zu", got.n > 0 ? "|" : "", STR_ARG(gram.text), gram.first,
                   gram.last);
    }
    assert_string_equal(got.p != NULL ? got.p : "", want);
}

static void grams_cross_from_word_to_word(void **state)
{
    (void)state;
    assert_grams("Ab, cd", " ab :0-1|ab c:0-2|b cd:0-2| cd :1-2");
}

static void grams_are_of_characters_not_bytes(void **state)
{
    (void)state;
    assert_grams("\xd9\x85\xd9\x86", " \xd9\x85\xd9\x86 :0-1");
}

static void text_without_words_has_none(void **state)
{
    (void)state;
    assert_grams("", "");
    assert_grams("?!", "");
    assert_grams("a", "");
}

static void parts_of_codes_are_passed_over(void **state)
{
    (void)state;
    assert_grams("err-41", " err:0-1|err4:0-1|rr41:0-1|r41 :0-1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grams_cross_from_word_to_word),
        cmocka_unit_test(grams_are_of_characters_not_bytes),
        cmocka_unit_test(text_without_words_has_none),
        cmocka_unit_test(parts_of_codes_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
