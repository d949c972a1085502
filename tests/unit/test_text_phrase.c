#include "unit.h"

#include "text/phrase.h"

static struct pack list_of(struct arena *mem, const char *phrases)
{
    struct str_list list = {0};
    struct str rest = str_of(phrases);
    struct str phrase;
    while (str_split(&rest, ',', &phrase)) {
        list.rows = arena_more(mem, list.rows, list.n, &list.cap, sizeof *list.rows);
        list.rows[list.n++] = phrase;
    }
    return pack_make(mem, list);
}

static void phrases_are_found_where_they_stand(void **state)
{
    (void)state;
    static const struct {
        const char *list;
        const char *text;
        const char *want; /* the text of the first hit, NULL: none */
    } cases[] = {
        {"as soon as possible,asap", "Fix it ASAP!", "ASAP"},
        {"as soon as possible", "as  Soon as possible.", "as  Soon as possible"},
        {"as soon as", "as soon. As it", NULL},
        {"as soon as", "We have been waiting here since Monday: as soon\nas you can",
         "as soon\nas"}, /* the line was wrapped */
        {"as soon as", "Please as soon\nas you can", NULL},
        {"as soon as", "We have been waiting here since Monday: as soon\n\nas you can", NULL},
        {"you failed to", "You failed, to say", "You failed, to"},
        {"you failed to", "You failed… to say", NULL},
        {"\u0634\u062f \u0686\u0631\u0627", "\u0634\u062f\u060c \u0686\u0631\u0627\u061f",
         "\u0634\u062f\u060c \u0686\u0631\u0627"},
        {"\u0634\u062f \u0686\u0631\u0627", "\u0634\u062f\u061f \u0686\u0631\u0627", NULL},
        {"\u0634\u062f \u0686\u0631\u0627", "\u0634\u062f\u061b \u0686\u0631\u0627", NULL},
        {"you * not", "you really did not", "you really did not"},
        {"you * not", "you a b c d e not", NULL},
        {"wait~ for", "I waited for it", "waited for"},
        {"wait~", "WAITING", "WAITING"},
        {"don't", "I don\u2019t", "don\u2019t"},
        {"per favore", "perfavore", NULL},
        {"a,a b", "x a b c", "a b"},
        {"s.r.l.", "Alfa S.r.l. di Roma", "S.r.l"},
        {"d.w.z. dat", "D.w.z. dat het lukt", NULL},
        {"p.s", "Up. S is next", NULL},
        {"err-4012", "the ERR-4012 here", "ERR-4012"},
    };
    AUTO(arena_done) struct arena mem = {0};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct str text = str_of(cases[i].text);
        struct phrase_hits hits = phrases_in(&mem, text, list_of(&mem, cases[i].list));
        if (cases[i].want == NULL) {
            assert_int_equal(hits.n, 0);
            continue;
        }
        assert_int_equal(hits.n, 1);
        assert_str(str_sub(text, hits.rows[0].start, hits.rows[0].end), cases[i].want);
    }
}

static void every_place_is_found_once(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct phrase_hits hits =
        phrases_in(&mem, STR("now, right now and now"), list_of(&mem, "now,right now"));
    assert_int_equal(hits.n, 3);
    assert_int_equal(hits.rows[1].start, 5);
    assert_int_equal(hits.rows[1].next_word, 3);
}

static void word_is_found_behind_wildcards(void **state)
{
    (void)state;
    AUTO(arena_done) struct arena mem = {0};
    struct pack pack = list_of(&mem, "zeb~,wait~,* you,apple,pear");
    assert_int_equal(pack.n_wild, 3);
    assert_true(pack_has_word(pack, STR("apple")));
    assert_true(pack_has_word(pack, STR("pear")));
    assert_false(pack_has_word(pack, STR("zebra")));
}

static void embedded_lists_are_found_by_language_and_name(void **state)
{
    (void)state;
    assert_true(word_is_stop(STR("en"), STR("the")));
    assert_false(word_is_stop(STR("en"), STR("mailbox")));
    assert_true(word_is_stop(STR("it"), STR("perche")));
    assert_false(word_is_stop(STR("xx"), STR("the")));
    assert_int_equal(pack_find(STR("en"), "no such list").n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_are_found_where_they_stand),
        cmocka_unit_test(every_place_is_found_once),
        cmocka_unit_test(word_is_found_behind_wildcards),
        cmocka_unit_test(embedded_lists_are_found_by_language_and_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
