#include "view.h"

static void check_without_findings_has_every_key(void **state)
{
    (void)state;
    cordial_check check = {.sendable = true, .factors = {1, 1, 0.5, -1, -1, 1, 0, 1}};
    assert_document(view_check_run(&check, false),
                    "{\"check\":{\"sendable\":true,\"factors\":{\"knowledgeable\":1.0,"
                    "\"polite\":1.0,\"communicative\":0.5,\"honest\":null,\"prompt\":null,"
                    "\"understanding\":1.0,\"competent\":0.0,\"responsible\":1.0},"
                    "\"findings\":[]},\"took_ms\":0.0}");
}

static void finding_shows_place_and_fix(void **state)
{
    (void)state;
    const cordial_finding findings[] = {
        {.rule = "blame",
         .factor = CORDIAL_FACTOR_POLITE,
         .severity = CORDIAL_SEVERITY_ERROR,
         .start = 3,
         .end = 9,
         .message = "this blames the customer"},
        {.rule = "jargon",
         .factor = CORDIAL_FACTOR_COMMUNICATIVE,
         .severity = CORDIAL_SEVERITY_WARNING,
         .message = "explain it",
         .fix = "",
         .fix_safe = true},
    };
    cordial_check check = {
        .factors = {-1, -1, -1, -1, -1, -1, -1, -1}, .findings = findings, .n_findings = 2};
    assert_document(view_check(&check),
                    "{\"sendable\":false,\"factors\":{\"knowledgeable\":null,\"polite\":null,"
                    "\"communicative\":null,\"honest\":null,\"prompt\":null,"
                    "\"understanding\":null,\"competent\":null,\"responsible\":null},"
                    "\"findings\":[{\"rule\":\"blame\",\"factor\":\"polite\","
                    "\"severity\":\"error\",\"start\":3,\"end\":9,"
                    "\"message\":\"this blames the customer\",\"fix\":null},"
                    "{\"rule\":\"jargon\",\"factor\":\"communicative\","
                    "\"severity\":\"warning\",\"start\":0,\"end\":0,\"message\":\"explain it\","
                    "\"fix\":{\"text\":\"\",\"safe\":true}}]}");
}

static void mended_text_stands_in_the_document_when_asked_for(void **state)
{
    (void)state;
    cordial_check check = {
        .sendable = true, .factors = {-1, -1, -1, -1, -1, -1, -1, -1}, .text = "Hello Paul,"};
    json_t *document = view_check_run(&check, true);
    assert_string_equal(json_string_value(json_object_get(document, "text")), "Hello Paul,");
    json_decref(document);
    document = view_check_run(&check, false);
    assert_null(json_object_get(document, "text"));
    json_decref(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_without_findings_has_every_key),
        cmocka_unit_test(finding_shows_place_and_fix),
        cmocka_unit_test(mended_text_stands_in_the_document_when_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
