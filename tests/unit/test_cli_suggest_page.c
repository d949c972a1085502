#include "unit.h"

#include "cli/suggest_page.h"

static const char *const codes[] = {"553"};
static const char *const sources[] = {"email-553-relay"};

/* A ticket with a bit of everything, and whatever somebody may have written into it. */
static cordial_ticket make_ticket(void)
{
    static const cordial_question questions[] = {
        {.text = "Why is\nit refused?", .answered_by = "email-553-relay"},
        {.text = "When?"},
    };
    static const cordial_span claims[] = {{.text = "your server is broken"}};
    static const cordial_span cues[] = {
        {.kind = "urgent", .text = "ASAP"},
        {.kind = "angry", .text = "!!!"},
        {.kind = "urgent", .text = "asap"}, /* said twice, told once */
    };
    cordial_ticket ticket = {
        .text = "t",
        .subject = "Mail \x1b[31mrefused",
        .language = "en",
        .language_confidence = 0.98,
        .customer = "پال",
        .email = "user@foo.com",
        .mood = CORDIAL_MOOD_ANGRY,
        .urgent = true,
        .skill = CORDIAL_SKILL_NOVICE,
        .questions = questions,
        .n_questions = N_ROWS(questions),
        .claims = claims,
        .n_claims = N_ROWS(claims),
        .cues = cues,
        .n_cues = N_ROWS(cues),
    };
    ticket.facts[CORDIAL_FACT_CODE] = (cordial_values){codes, 1};
    return ticket;
}

static void page_without_a_terminal_has_every_part_in_order(void **state)
{
    (void)state;
    cordial_ticket ticket = make_ticket();
    const cordial_reason reasons[] = {{"code", "553"}, {"words", "send, mail"}};
    const cordial_suggestion rows[] = {{.id = "email-553-relay",
                                        .title = "Error 553",
                                        .language = "en",
                                        .has_article = true,
                                        .has_reply = true,
                                        .audience = CORDIAL_AUDIENCE_PUBLIC,
                                        .confidence = 0.934,
                                        .reasons = reasons,
                                        .n_reasons = 2}};
    const cordial_missing missing[] = {{"agent.name", "Who signs?"}};
    const cordial_draft draft = {.kind = "answer",
                                 .text = "Hello,\n\nfetch your mail first.\n",
                                 .language = "en",
                                 .sources = sources,
                                 .n_sources = 1,
                                 .missing = missing,
                                 .n_missing = 1};
    const cordial_check check = {
        .sendable = true, .factors = {-1, 1, -1, -1, -1, -1, -1, -1}, .text = draft.text};
    const cordial_suggestions suggestions = {.ticket = &ticket,
                                             .decision = CORDIAL_DECISION_ANSWER,
                                             .rows = rows,
                                             .n_rows = 1,
                                             .draft = &draft,
                                             .check = &check};
    const struct term term = {.width = 0};
    struct buf out = {0};
    struct page page = {.out = &out, .term = &term};
    suggest_page_print(&page, &suggestions);
    struct buf shown = {0};
    for (struct str rest = buf_str(&out), line; str_line(&rest, &line);) {
        while (str_ends(line, STR("─"))) { /* a rule's length is no matter */
            line = str_sub(line, 0, line.n - strlen("─"));
        }
        buf_printf(&shown, "%.*s\n", STR_ARG(line));
    }
    assert_str(buf_str(&shown),
               "── Ticket \n"
               "Customer   " TERM_ISOLATE "پال" TERM_ISOLATE_END " <user@foo.com>\n"
               "Subject    Mail \uFFFD[31mrefused\n"
               "Language   en (98%), novice\n"
               "Mood       angry, urgent\n"
               "Signs      ASAP, !!!\n"
               "Facts      code     553\n"
               "Questions  Why is it refused? - email-553-relay\n"
               "           When? - left open\n"
               "To verify  your server is broken\n"
               "\n"
               "── Suggestions \n"
               " 1  Error 553\n"
               "     93%  email-553-relay · en · article, reply · public\n"
               "    because: code 553; words send, mail\n"
               "\n"
               "── Draft \n"
               "Hello,\n"
               "\n"
               "fetch your mail first.\n"
               "\n"
               "── About the draft \n"
               "Language   en\n"
               "From       email-553-relay\n"
               "Missing    agent.name - Who signs?\n"
               "\n"
               "── Check of the draft \n"
               "Sendable: 0 errors, 0 warnings\n"
               "Factors   polite 100%\n"
               "\n"
               "Decision: answer with confidence\n");
    buf_done(&shown);
    buf_done(&out);
}

static void decision_is_told_in_words(void **state)
{
    (void)state;
    static const struct {
        cordial_decision decision;
        const char *words;
    } cases[] = {
        {CORDIAL_DECISION_ANSWER, "Decision: answer with confidence\n"},
        {CORDIAL_DECISION_ASK,
         "Decision: ask first: the answer needs a fact that the ticket lacks\n"},
        {CORDIAL_DECISION_NONE, "Decision: nothing fits: hand over to a colleague\n"},
    };
    const cordial_ticket ticket = {.text = "", .subject = "", .language = ""};
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        const cordial_suggestions suggestions = {
            .ticket = &ticket, .decision = cases[i].decision, .handover = "Look at this."};
        const struct term term = {.width = 0};
        struct buf out = {0};
        struct page page = {.out = &out, .term = &term};
        suggest_page_print(&page, &suggestions);
        assert_true(str_ends(buf_str(&out), str_of(cases[i].words)));
        assert_true(str_find(buf_str(&out), STR("\nLook at this.\n")) != STR_NOT_FOUND);
        assert_true(str_find(buf_str(&out), STR("\nnone\n")) != STR_NOT_FOUND);
        assert_true(str_find(buf_str(&out), STR("Customer   unknown\n")) != STR_NOT_FOUND);
        buf_done(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_without_a_terminal_has_every_part_in_order),
        cmocka_unit_test(decision_is_told_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
