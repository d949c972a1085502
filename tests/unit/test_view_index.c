#include "view.h"

static void report_names_skipped_files_with_their_place(void **state)
{
    (void)state;
    const cordial_note skipped[] = {
        {.file = "en/a.md", .line = 3, .column = 7, .message = "duplicate key 'title'"},
        {.file = "en/b.md", .message = "not UTF-8"},
    };
    cordial_index_report report = {.indexed = 3,
                                   .unchanged = 2,
                                   .removed = 1,
                                   .skipped = skipped,
                                   .n_skipped = 2,
                                   .generation = "4",
                                   .took_ms = 120.5};
    assert_document(view_index(&report),
                    "{\"indexed\":3,\"unchanged\":2,\"removed\":1,\"skipped\":["
                    "{\"file\":\"en/a.md\",\"line\":3,\"column\":7,"
                    "\"message\":\"duplicate key 'title'\"},"
                    "{\"file\":\"en/b.md\",\"line\":null,\"column\":null,"
                    "\"message\":\"not UTF-8\"}],\"generation\":\"4\",\"took_ms\":120.5}");
}

static void report_without_anything_has_every_key(void **state)
{
    (void)state;
    cordial_index_report report = {.generation = ""};
    assert_document(view_index(&report),
                    "{\"indexed\":0,\"unchanged\":0,\"removed\":0,\"skipped\":[],"
                    "\"generation\":null,\"took_ms\":0.0}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(report_names_skipped_files_with_their_place),
        cmocka_unit_test(report_without_anything_has_every_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
