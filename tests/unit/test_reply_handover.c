#include "unit.h"

#include "reply/handover.h"

static void note_holds_the_reading_and_why_nothing_was_given(void **state)
{
    (void)state;
    static const char *const orders[] = {"4711", "4712"};
    static const cordial_question questions[] = {{.text = "Where is it?"},
                                                 {.text = "What now?", .answered_by = "refund"}};
    static const cordial_span claims[] = {{.text = "for ten weeks"}};
    static const cordial_reason reasons[] = {{"words", "parcel, late"}, {"code", "553"}};
    static const cordial_suggestion rows[] = {{.id = "parcel",
                                               .title = "Parcels",
                                               .confidence = 0.31,
                                               .reasons = reasons,
                                               .n_reasons = 2}};
    cordial_ticket ticket = {
        .language = "en",
        .customer = "Ruth",
        .email = "ruth@sayle.example",
        .mood = CORDIAL_MOOD_WORRIED,
        .urgent = true,
        .reg = CORDIAL_REGISTER_FORMAL,
        .skill = CORDIAL_SKILL_NOVICE,
        .questions = questions,
        .n_questions = 2,
        .claims = claims,
        .n_claims = 1,
    };
    ticket.facts[CORDIAL_FACT_ORDER] = (cordial_values){orders, 2};
    struct handover handover = {.ticket = &ticket,
                                .rows = rows,
                                .n_rows = 1,
                                .decision = CORDIAL_DECISION_NONE,
                                .threshold = 0.4};
    struct arena mem = {0};
    assert_string_equal(handover_note(&mem, &handover),
                        "No answer of the base fits this ticket.\n"
                        "Customer: Ruth <ruth@sayle.example>\n"
                        "Language: en, formal, novice\n"
                        "Mood: worried, urgent\n"
                        "Fact: order 4711, 4712\n"
                        "Asks: Where is it?\n"
                        "Asks: What now? (answered: refund)\n"
                        "To verify: for ten weeks\n"
                        "Nearest: Parcels (parcel), 31 % sure of the 40 % wanted, by words parcel, "
                        "late; code 553\n");
    handover.n_rows = 0;
    assert_non_null(strstr(handover_note(&mem, &handover), "Nearest: nothing in the base"));
    handover.decision = CORDIAL_DECISION_ANSWER;
    assert_non_null(strstr(handover_note(&mem, &handover), "A part of this ticket"));
    assert_null(strstr(handover_note(&mem, &handover), "Nearest"));
    arena_done(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(note_holds_the_reading_and_why_nothing_was_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
