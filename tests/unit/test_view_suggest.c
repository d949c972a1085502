#include "view.h"

static const cordial_ticket empty_ticket = {.text = "", .subject = "", .language = ""};

/* The document without its "ticket", which test_view_ticket.c looks at. */
static json_t *without_ticket(const cordial_suggestions *suggestions)
{
    json_t *document = view_suggest(suggestions);
    assert_string_equal(json_object_iter_key(json_object_iter(document)), "ticket");
    assert_int_equal(json_object_size(json_object_get(document, "ticket")), 14);
    json_object_del(document, "ticket");
    return document;
}

static void nothing_suggested_has_every_key(void **state)
{
    (void)state;
    cordial_suggestions suggestions = {.ticket = &empty_ticket,
                                       .decision = CORDIAL_DECISION_NONE,
                                       .handover = "Nothing in the base fits."};
    assert_document(without_ticket(&suggestions),
                    "{\"decision\":\"none\",\"suggestions\":[],\"draft\":null,"
                    "\"handover\":\"Nothing in the base fits.\",\"check\":null,\"took_ms\":0.0}");
}

static void suggestion_draft_and_check_are_shown(void **state)
{
    (void)state;
    const cordial_reason reasons[] = {{"code", "553"}, {"words", "send, mail"}};
    const cordial_mark marks[] = {{0, 4}};
    const cordial_suggestion rows[] = {{.id = "email-553-relay",
                                        .title = "Error 553",
                                        .language = "en",
                                        .category = "email",
                                        .has_reply = true,
                                        .audience = CORDIAL_AUDIENCE_AGENTS,
                                        .confidence = 0.93456,
                                        .reasons = reasons,
                                        .n_reasons = 2,
                                        .snippet = "Mail",
                                        .marks = marks,
                                        .n_marks = 1}};
    static const char *const sources[] = {"email-553-relay"};
    const cordial_missing missing[] = {{"agent.name", "Who signs?"}};
    const cordial_draft draft = {.kind = "answer",
                                 .text = "Hello",
                                 .markdown = "*Hello*",
                                 .html = "<p>Hello</p>",
                                 .language = "en",
                                 .reg = CORDIAL_REGISTER_INFORMAL,
                                 .sources = sources,
                                 .n_sources = 1,
                                 .missing = missing,
                                 .n_missing = 1};
    const cordial_check check = {.sendable = true, .factors = {-1, -1, -1, -1, -1, -1, -1, -1}};
    cordial_suggestions suggestions = {.ticket = &empty_ticket,
                                       .decision = CORDIAL_DECISION_ANSWER,
                                       .rows = rows,
                                       .n_rows = 1,
                                       .draft = &draft,
                                       .check = &check,
                                       .took_ms = 2.1};
    assert_document(
        without_ticket(&suggestions),
        "{\"decision\":\"answer\",\"suggestions\":[{\"id\":\"email-553-relay\","
        "\"title\":\"Error 553\",\"language\":\"en\",\"category\":\"email\",\"has\":[\"reply\"],"
        "\"audience\":\"agents\",\"confidence\":0.9346,\"reasons\":["
        "{\"kind\":\"code\",\"text\":\"553\"},{\"kind\":\"words\",\"text\":\"send, mail\"}],"
        "\"snippet\":\"Mail\",\"marks\":[[0,4]]}],"
        "\"draft\":{\"kind\":\"answer\",\"text\":\"Hello\",\"markdown\":\"*Hello*\","
        "\"html\":\"<p>Hello</p>\",\"language\":\"en\",\"register\":\"informal\","
        "\"sources\":[\"email-553-relay\"],"
        "\"missing\":[{\"name\":\"agent.name\",\"question\":\"Who signs?\"}]},"
        "\"handover\":null,\"check\":{\"sendable\":true,\"factors\":{\"knowledgeable\":null,"
        "\"polite\":null,\"communicative\":null,\"honest\":null,\"prompt\":null,"
        "\"understanding\":null,\"competent\":null,\"responsible\":null},\"findings\":[]},"
        "\"took_ms\":2.1}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_suggested_has_every_key),
        cmocka_unit_test(suggestion_draft_and_check_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
