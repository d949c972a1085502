#include "view.h"

static void search_without_rows_has_every_key(void **state)
{
    (void)state;
    cordial_results results = {.query = "mail box", .language = "", .total_exact = true};
    assert_document(view_search(&results),
                    "{\"query\":\"mail box\",\"language\":null,\"mode\":\"all\",\"total\":0,"
                    "\"total_exact\":true,\"did_you_mean\":null,\"corrected\":false,"
                    "\"results\":[],\"took_ms\":0.0}");
}

static void search_row_shows_marks_and_section(void **state)
{
    (void)state;
    const cordial_mark marks[] = {{0, 4}, {10, 13}};
    const cordial_result rows[] = {
        {
            .id = "email-mailbox-full",
            .title = "Mailbox full",
            .language = "en",
            .category = "email",
            .has_article = true,
            .has_reply = true,
            .audience = CORDIAL_AUDIENCE_PUBLIC,
            .snippet = "Mail is a box",
            .marks = marks,
            .n_marks = 2,
            .section_title = "Make room",
            .section_anchor = "make-room",
            .score = 3.14159,
        },
        {.id = "x", .title = "X", .snippet = "", .score = 1},
    };
    cordial_results results = {.query = "mailbix",
                               .language = "en",
                               .any = true,
                               .total = 1000,
                               .did_you_mean = "mailbox",
                               .corrected = true,
                               .rows = rows,
                               .n_rows = 2,
                               .took_ms = 0.25};
    assert_document(
        view_search(&results),
        "{\"query\":\"mailbix\",\"language\":\"en\",\"mode\":\"any\",\"total\":1000,"
        "\"total_exact\":false,\"did_you_mean\":\"mailbox\",\"corrected\":true,\"results\":["
        "{\"id\":\"email-mailbox-full\",\"title\":\"Mailbox full\",\"language\":\"en\","
        "\"category\":\"email\",\"has\":[\"article\",\"reply\"],\"audience\":\"public\","
        "\"snippet\":\"Mail is a box\",\"marks\":[[0,4],[10,13]],"
        "\"section\":{\"title\":\"Make room\",\"anchor\":\"make-room\"},\"score\":3.1416},"
        "{\"id\":\"x\",\"title\":\"X\",\"language\":null,\"category\":null,\"has\":[],"
        "\"audience\":\"agents\",\"snippet\":null,\"marks\":[],\"section\":null,\"score\":1.0}],"
        "\"took_ms\":0.25}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_without_rows_has_every_key),
        cmocka_unit_test(search_row_shows_marks_and_section),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
