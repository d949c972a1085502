#include "view.h"

static void answer_shows_each_entry_with_every_key(void **state)
{
    (void)state;
    const cordial_entry entries[] = {
        {.file = "en/email/a.md",
         .title = "A",
         .language = "en",
         .category = "email",
         .audience = CORDIAL_AUDIENCE_PUBLIC,
         .updated = "2026-01-02",
         .body = "# A\n",
         .html = "<h1>A</h1>",
         .note = "for us",
         .owner = "Ann",
         .review = "2027-01-01"},
        {.file = "en/email/a.reply.md", .reply = true, .title = "A", .draft = true, .body = ""},
    };
    cordial_answer answer = {.id = "a", .entries = entries, .n_entries = 2};
    assert_document(view_answer(&answer),
                    "{\"id\":\"a\",\"entries\":[{\"kind\":\"article\",\"file\":\"en/email/a.md\","
                    "\"title\":\"A\",\"language\":\"en\",\"category\":\"email\","
                    "\"audience\":\"public\",\"state\":\"ready\",\"updated\":\"2026-01-02\","
                    "\"body\":\"# A\\n\",\"html\":\"<h1>A</h1>\",\"note\":\"for us\","
                    "\"owner\":\"Ann\",\"review\":\"2027-01-01\"},"
                    "{\"kind\":\"reply\",\"file\":\"en/email/a.reply.md\",\"title\":\"A\","
                    "\"language\":null,\"category\":null,\"audience\":\"agents\","
                    "\"state\":\"draft\",\"updated\":null,\"body\":\"\",\"html\":null,"
                    "\"note\":null,\"owner\":null,\"review\":null}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer_shows_each_entry_with_every_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
