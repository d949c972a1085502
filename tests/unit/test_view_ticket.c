#include "view.h"

static void ticket_without_anything_has_every_key(void **state)
{
    (void)state;
    cordial_ticket ticket = {.text = "",
                             .subject = "",
                             .language = "",
                             .mood = CORDIAL_MOOD_CALM,
                             .reg = CORDIAL_REGISTER_NONE};
    assert_document(view_ticket(&ticket),
                    "{\"text\":\"\",\"subject\":null,\"language\":null,"
                    "\"language_confidence\":0.0,\"customer\":null,\"mood\":\"calm\","
                    "\"urgent\":false,\"register\":\"none\",\"skill\":\"none\",\"facts\":{"
                    "\"email\":[],\"domain\":[],\"url\":[],\"ip\":[],\"code\":[],\"order\":[],"
                    "\"date\":[],\"amount\":[],\"version\":[],\"program\":[],\"phone\":[],"
                    "\"error\":[],\"since\":[],\"plan\":[]},"
                    "\"questions\":[],\"claims\":[],\"cues\":[],\"spans\":[]}");
}

static void ticket_shows_its_spans_with_offsets(void **state)
{
    (void)state;
    static const char *const codes[] = {"553", "550"};
    const cordial_question questions[] = {
        {.text = "Why?", .start = 10, .end = 14, .answered_by = "email-553-relay"},
        {.text = "When?", .start = 15, .end = 20},
    };
    const cordial_span claims[] = {{.kind = "claim", .text = "it broke", .start = 0, .end = 8}};
    const cordial_span cues[] = {{.kind = "urgent", .text = "ASAP", .start = 120, .end = 124}};
    const cordial_span spans[] = {{.kind = "code", .text = "553", .start = 88, .end = 91}};
    cordial_ticket ticket = {.text = "t",
                             .subject = "Mail",
                             .language = "en",
                             .language_confidence = 0.98,
                             .customer = "Paul Smith",
                             .mood = CORDIAL_MOOD_ANGRY,
                             .urgent = true,
                             .reg = CORDIAL_REGISTER_FORMAL,
                             .skill = CORDIAL_SKILL_NOVICE,
                             .questions = questions,
                             .n_questions = 2,
                             .claims = claims,
                             .n_claims = 1,
                             .cues = cues,
                             .n_cues = 1,
                             .spans = spans,
                             .n_spans = 1};
    ticket.facts[CORDIAL_FACT_CODE] = (cordial_values){codes, 2};
    assert_document(
        view_ticket(&ticket),
        "{\"text\":\"t\",\"subject\":\"Mail\",\"language\":\"en\","
        "\"language_confidence\":0.98,\"customer\":\"Paul Smith\",\"mood\":\"angry\","
        "\"urgent\":true,\"register\":\"formal\",\"skill\":\"novice\",\"facts\":{"
        "\"email\":[],\"domain\":[],\"url\":[],\"ip\":[],\"code\":[\"553\",\"550\"],\"order\":[],"
        "\"date\":[],\"amount\":[],\"version\":[],\"program\":[],\"phone\":[],"
        "\"error\":[],\"since\":[],\"plan\":[]},\"questions\":["
        "{\"text\":\"Why?\",\"start\":10,\"end\":14,\"answered_by\":\"email-553-relay\"},"
        "{\"text\":\"When?\",\"start\":15,\"end\":20,\"answered_by\":null}],"
        "\"claims\":[{\"text\":\"it broke\",\"start\":0,\"end\":8}],"
        "\"cues\":[{\"for\":\"urgent\",\"text\":\"ASAP\",\"start\":120,\"end\":124}],"
        "\"spans\":[{\"kind\":\"code\",\"text\":\"553\",\"start\":88,\"end\":91}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticket_without_anything_has_every_key),
        cmocka_unit_test(ticket_shows_its_spans_with_offsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
