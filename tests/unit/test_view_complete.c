#include "view.h"

static void completion_has_every_key(void **state)
{
    (void)state;
    const cordial_completion rows[] = {
        {"Mailbox full", CORDIAL_COMPLETION_TITLE, "mailbox-full", "en"},
        {"mai fuller", CORDIAL_COMPLETION_WORD, NULL, "en"},
    };
    cordial_completions some = {.prefix = "mai ful", .language = "en", .rows = rows, .n_rows = 2};
    cordial_completions none = {.prefix = "", .language = ""};
    assert_document(view_complete(&some),
                    "{\"prefix\":\"mai ful\",\"language\":\"en\",\"completions\":["
                    "{\"text\":\"Mailbox full\",\"kind\":\"title\",\"id\":\"mailbox-full\","
                    "\"language\":\"en\"},"
                    "{\"text\":\"mai fuller\",\"kind\":\"word\",\"id\":null,\"language\":\"en\"}],"
                    "\"took_ms\":0.0}");
    assert_document(view_complete(&none), "{\"prefix\":\"\",\"language\":null,\"completions\":[],"
                                          "\"took_ms\":0.0}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(completion_has_every_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
