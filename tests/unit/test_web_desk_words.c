#include "scratch.h"

#include "web/desk_words.h"

#include <stdlib.h>

static json_t *parsed(const char *text)
{
    json_t *document = json_loads(text, 0, NULL);
    assert_non_null(document);
    return document;
}

/* The pieces as "text|[marked]|text". */
static const char *pieces_of(struct arena *mem, const json_t *pieces)
{
    const char *line = "";
    for (size_t i = 0; i < json_array_size(pieces); i++) {
        const json_t *piece = json_array_get(pieces, i);
        const char *text = json_string_value(json_object_get(piece, "text"));
        bool mark = json_is_true(json_object_get(piece, "mark"));
        line = arena_printf(mem, "%s%s%s%s%s", line, i > 0 ? "|" : "", mark ? "[" : "", text,
                            mark ? "]" : "")
                   .p;
    }
    return line;
}

static void snippet_is_cut_at_its_marks(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct call call = {.mem = &mem, .language = "en"};
    json_t *row = parsed("{\"has\": [\"reply\"], \"audience\": \"agents\", \"language\": \"fa\","
                         "\"snippet\": \"the lamp is dark\", \"marks\": [[4, 8], [12, 16]]}");
    desk_words_row(&call, row);
    assert_string_equal(pieces_of(&mem, json_object_get(row, "snippet_pieces")),
                        "the |[lamp]| is |[dark]");
    assert_string_equal(json_string_value(json_object_get(row, "language_words")), "فارسی");
    json_decref(row);
    arena_done(&mem);
}

static void article_for_agents_is_internal_and_a_reply_is_not(void **state)
{
    (void)state;
    static const struct {
        const char *row;
        bool internal;
    } cases[] = {
        {"{\"has\": [\"article\"], \"audience\": \"agents\"}", true},
        {"{\"has\": [\"article\", \"reply\"], \"audience\": \"agents\"}", true},
        {"{\"has\": [\"reply\"], \"audience\": \"agents\"}", false},
        {"{\"has\": [\"article\"], \"audience\": \"public\"}", false},
        {"{\"has\": [\"article\"]}", true},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct arena mem = {0};
        struct call call = {.mem = &mem, .language = "en"};
        json_t *row = parsed(cases[i].row);
        desk_words_row(&call, row);
        assert_int_equal(json_is_true(json_object_get(row, "internal")), cases[i].internal);
        json_decref(row);
        arena_done(&mem);
    }
}

static void reading_marks_each_place_once(void **state)
{
    (void)state;
    struct arena mem = {0};
    struct call call = {.mem = &mem, .language = "nl"};
    json_t *document = parsed(
        "{\"ticket\": {\"text\": \"error 553, ASAP!\", \"language\": \"en\", \"mood\": \"angry\","
        "\"urgent\": true, \"register\": \"none\", \"skill\": \"novice\", \"customer\": null,"
        "\"facts\": {\"email\": [], \"code\": [\"553\"]}, \"questions\": [],"
        "\"spans\": [{\"kind\": \"code\", \"text\": \"553\", \"start\": 6, \"end\": 9},"
        "{\"kind\": \"error\", \"text\": \"error 553\", \"start\": 0, \"end\": 9}],"
        "\"cues\": [{\"for\": \"urgent\", \"text\": \"ASAP\", \"start\": 11, \"end\": 15}]}}");
    desk_words_reading(&call, document);
    assert_string_equal(pieces_of(&mem, json_object_get(document, "pieces")),
                        "[error 553]|, |[ASAP]|!");
    assert_int_equal(json_array_size(json_object_get(document, "fact_rows")), 1);
    assert_int_equal(json_array_size(json_object_get(document, "glance")), 4);
    assert_false(json_is_true(json_object_get(document, "has_questions")));
    json_decref(document);
    arena_done(&mem);
}

static void suggestion_is_told_in_the_words_of_the_reader(void **state)
{
    struct scratch *s = *state;
    scratch_put(s, "base.yaml",
                "languages: [en, fa]\ncategories:\n  email: {en: Email, fa: ایمیل}\n");
    scratch_put(s, "fa/email/a.md", "# الف\n\nمتن\n");
    scratch_index(s);
    struct call call = {
        .mem = &s->mem, .language = "fa", .base = scratch_base(s, CORDIAL_AUDIENCE_AGENTS)};
    json_t *document =
        parsed("{\"decision\": \"answer\", \"suggestions\": [{\"id\": \"a\", \"has\": [\"reply\"],"
               "\"category\": \"email\", \"confidence\": 0.526, \"reasons\": [{\"kind\": \"past\","
               "\"text\": \"accepted 3 times for tickets like this\"}]}]}");
    desk_words_suggestions(&call, document);
    const json_t *row = json_array_get(json_object_get(document, "suggestions"), 0);
    const json_t *reason = json_array_get(json_object_get(row, "reasons"), 0);
    assert_string_equal(json_string_value(json_object_get(reason, "text")), "۳×");
    assert_string_equal(json_string_value(json_object_get(row, "percent_words")), "۵۳٪");
    assert_int_equal(json_integer_value(json_object_get(row, "percent")), 53);
    assert_string_equal(json_string_value(json_object_get(row, "category")), "ایمیل");
    json_decref(document);
}

static void each_kind_and_key_has_its_words(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "nl", "it", "fa"};
    static const char *const lists[] = {"kinds", "keys"};
    static const char *const words[] = {"words", "what"};
    for (size_t l = 0; l < N_ROWS(languages); l++) {
        struct arena mem = {0};
        struct call call = {.mem = &mem, .language = languages[l]};
        json_t *document = json_object();
        desk_words_kinds(&call, document, NULL);
        desk_words_keys(&call, document);
        for (size_t i = 0; i < N_ROWS(lists); i++) {
            const json_t *rows = json_object_get(document, lists[i]);
            assert_true(json_array_size(rows) > 0);
            for (size_t at = 0; at < json_array_size(rows); at++) {
                const json_t *row = json_array_get(rows, at);
                assert_true(strlen(json_string_value(json_object_get(row, words[i]))) > 0);
            }
        }
        json_decref(document);
        arena_done(&mem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(snippet_is_cut_at_its_marks),
        cmocka_unit_test(article_for_agents_is_internal_and_a_reply_is_not),
        cmocka_unit_test(reading_marks_each_place_once),
        cmocka_unit_test_setup_teardown(suggestion_is_told_in_the_words_of_the_reader,
                                        scratch_set_up, scratch_tear_down),
        cmocka_unit_test(each_kind_and_key_has_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
