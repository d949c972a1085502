#include "view.h"

static void status_shows_counts_and_languages(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "fa"};
    static const size_t counts[] = {12, 3};
    static const char *const problems[] = {"past: the file is damaged"};
    cordial_base_status status = {.path = "kb",
                                  .state = "kb/.cordial",
                                  .name = "Harbourlight",
                                  .languages = languages,
                                  .entries_by_language = counts,
                                  .n_languages = 2,
                                  .generation = "7",
                                  .answers = 9,
                                  .articles = 8,
                                  .replies = 7,
                                  .public_entries = 6,
                                  .agents_entries = 5,
                                  .learned_answers = 4,
                                  .learned_bytes = 300,
                                  .past_lines = 20,
                                  .recent_lines = 1,
                                  .learned_problems = problems,
                                  .n_learned_problems = 1};
    json_t *document = view_status(&status);
    assert_string_equal(json_string_value(json_object_get(document, "version")), cordial_version());
    json_object_del(document, "version");
    assert_document(document,
                    "{\"name\":\"Harbourlight\",\"base\":\"kb\",\"state\":\"kb/.cordial\","
                    "\"generation\":\"7\",\"answers\":9,\"articles\":8,\"replies\":7,"
                    "\"public_entries\":6,\"agents_entries\":5,\"languages\":["
                    "{\"language\":\"en\",\"entries\":12},{\"language\":\"fa\",\"entries\":3}],"
                    "\"learned\":{\"answers\":4,\"bytes\":300,\"past_lines\":20,"
                    "\"recent_lines\":1,\"problems\":[\"past: the file is damaged\"]}}");
}

static void status_without_an_index_has_no_generation(void **state)
{
    (void)state;
    cordial_base_status status = {
        .path = ".", .state = "./.cordial", .name = "x", .generation = ""};
    json_t *document = view_status(&status);
    assert_true(json_is_null(json_object_get(document, "generation")));
    assert_int_equal(json_array_size(json_object_get(document, "languages")), 0);
    assert_int_equal(json_object_size(document), 12);
    json_decref(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_shows_counts_and_languages),
        cmocka_unit_test(status_without_an_index_has_no_generation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
