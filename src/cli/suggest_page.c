/* The parts of the page, in the order in which they are read. */
#include "cli/suggest_page.h"

#include "cli/badges.h"
#include "cli/findings.h"

#include <stdio.h>

enum { LABEL_COLUMN = 11, KIND_COLUMN = 9, SUGGESTION_INDENT = 4 };

/* From here on a suggestion is shown as good, from the second on as doubtful. */
static const double confidence_good = 0.7;
static const double confidence_doubtful = 0.35;

static void add_label(struct page *page, const char *label)
{
    page_words(page, STYLE_DIM, label);
    for (size_t i = strlen(label); i < LABEL_COLUMN; i++) {
        buf_add_char(page->out, ' ');
    }
}

/* A text that may need several lines, behind a label. */
static void add_labelled(struct page *page, const char *label, struct str text)
{
    struct buf head = {0};
    buf_printf(&head, "%-*s", LABEL_COLUMN, label);
    page_paragraph(page,
                   &(struct page_text){.text = text, .head = head.p, .head_style = STYLE_DIM});
    buf_done(&head);
}

static bool is_there(const char *text)
{
    return text != NULL && *text != '\0';
}

static void add_customer(struct page *page, const cordial_ticket *ticket)
{
    add_label(page, "Customer");
    page_value(page, STYLE_STRONG,
               str_of(is_there(ticket->customer) ? ticket->customer : "unknown"));
    if (is_there(ticket->email)) {
        page_words(page, STYLE_PLAIN, " <");
        page_value(page, STYLE_PLAIN, str_of(ticket->email));
        page_words(page, STYLE_PLAIN, ">");
    }
    page_end(page);
}

static void add_language(struct page *page, const cordial_ticket *ticket)
{
    add_label(page, "Language");
    page_value(page, STYLE_PLAIN,
               str_of(is_there(ticket->language) ? ticket->language : "unknown"));
    if (is_there(ticket->language)) {
        page_printf(page, " (%.0f%%)", ticket->language_confidence * 100);
    }
    if (ticket->reg != CORDIAL_REGISTER_NONE) {
        page_printf(page, ", %s", cordial_register_name(ticket->reg));
    }
    if (ticket->skill != CORDIAL_SKILL_NONE) {
        page_printf(page, ", %s", cordial_skill_name(ticket->skill));
    }
    page_end(page);
}

static bool is_told(const cordial_ticket *ticket, size_t cue)
{
    for (size_t i = 0; i < cue; i++) {
        if (str_eq_ci(str_of(ticket->cues[i].text), str_of(ticket->cues[cue].text))) {
            return true;
        }
    }
    return false;
}

static void add_signs(struct page *page, const cordial_ticket *ticket)
{
    struct buf signs = {0};
    for (size_t i = 0; i < ticket->n_cues; i++) {
        if (!is_told(ticket, i)) {
            buf_add_cstr(&signs, i > 0 ? ", " : "");
            term_add_clean(&signs, str_of(ticket->cues[i].text));
        }
    }
    add_labelled(page, "Signs", buf_str(&signs));
    buf_done(&signs);
}

static void add_mood(struct page *page, const cordial_ticket *ticket)
{
    add_label(page, "Mood");
    page_words(page, ticket->mood == CORDIAL_MOOD_ANGRY ? STYLE_BAD : STYLE_PLAIN,
               cordial_mood_name(ticket->mood));
    if (ticket->urgent) {
        page_words(page, STYLE_PLAIN, ", ");
        page_words(page, STYLE_BAD, "urgent");
    }
    page_end(page);
    add_signs(page, ticket);
}

static void add_fact(struct page *page, cordial_fact_kind kind, const cordial_values *values,
                     bool first)
{
    struct buf head = {0};
    struct buf text = {0};
    buf_printf(&head, "%-*s%-*s", LABEL_COLUMN, first ? "Facts" : "", KIND_COLUMN,
               cordial_fact_name(kind));
    for (size_t i = 0; i < values->n; i++) {
        buf_add_cstr(&text, i > 0 ? ", " : "");
        term_add_clean(&text, str_of(values->rows[i]));
    }
    page_paragraph(
        page, &(struct page_text){.text = buf_str(&text), .head = head.p, .head_style = STYLE_DIM});
    buf_done(&text);
    buf_done(&head);
}

static void add_facts(struct page *page, const cordial_ticket *ticket)
{
    bool first = true;
    for (int kind = 0; kind < CORDIAL_FACT_KINDS; kind++) {
        if (ticket->facts[kind].n > 0) {
            add_fact(page, (cordial_fact_kind)kind, &ticket->facts[kind], first);
            first = false;
        }
    }
}

/* The question, and stressed behind it which answer covers it. */
static void add_question(struct page *page, const cordial_question *question, bool first)
{
    struct buf text = {0};
    term_add_clean(&text, str_of(question->text));
    buf_add_cstr(&text, " - ");
    cordial_mark mark = {.start = text.n};
    term_add_clean(&text,
                   str_of(is_there(question->answered_by) ? question->answered_by : "left open"));
    mark.end = text.n;
    page_paragraph(page, &(struct page_text){.text = buf_str(&text),
                                             .head = first ? "Questions  " : "           ",
                                             .head_style = STYLE_DIM,
                                             .marks = &mark,
                                             .n_marks = 1});
    buf_done(&text);
}

static void add_questions(struct page *page, const cordial_ticket *ticket)
{
    for (size_t i = 0; i < ticket->n_questions; i++) {
        add_question(page, &ticket->questions[i], i == 0);
    }
}

static void add_claims(struct page *page, const cordial_ticket *ticket)
{
    for (size_t i = 0; i < ticket->n_claims; i++) {
        struct buf text = {0};
        term_add_clean(&text, str_of(ticket->claims[i].text));
        add_labelled(page, i == 0 ? "To verify" : "", buf_str(&text));
        buf_done(&text);
    }
}

static void add_reading(struct page *page, const cordial_ticket *ticket)
{
    page_rule(page, "Ticket");
    add_customer(page, ticket);
    if (is_there(ticket->subject)) {
        add_labelled(page, "Subject", str_of(ticket->subject));
    }
    add_language(page, ticket);
    add_mood(page, ticket);
    add_facts(page, ticket);
    add_questions(page, ticket);
    add_claims(page, ticket);
    page_end(page);
}

static enum style confidence_style(double confidence)
{
    return confidence >= confidence_good       ? STYLE_GOOD
           : confidence >= confidence_doubtful ? STYLE_DOUBT
                                               : STYLE_DIM;
}

static void add_reasons(struct page *page, const cordial_suggestion *row)
{
    struct buf words = {0};
    for (size_t i = 0; i < row->n_reasons; i++) {
        buf_printf(&words, "%s%s %s", i > 0 ? "; " : "", row->reasons[i].kind,
                   row->reasons[i].text);
    }
    if (words.n > 0) {
        page_paragraph(page,
                       &(struct page_text){
                           .text = buf_str(&words), .head = "because: ", .head_style = STYLE_DIM});
    }
    buf_done(&words);
}

static void add_confidence(struct page *page, double confidence)
{
    enum style style = confidence_style(confidence);
    char share[16];
    snprintf(share, sizeof share, "%3.0f%%", confidence * 100);
    page_bar(page, style, confidence);
    page_words(page, style, share);
    page_words(page, STYLE_PLAIN, "  ");
}

static void add_suggestion(struct page *page, const cordial_suggestion *row, size_t number)
{
    char head[32];
    snprintf(head, sizeof head, "%2zu  ", number);
    page_paragraph(
        page, &(struct page_text){.text = str_of(row->title), .head = head, .style = STYLE_STRONG});
    page->indent = SUGGESTION_INDENT;
    page_start(page);
    add_confidence(page, row->confidence);
    badges_print(page, &(struct badges){
                           .id = row->id,
                           .language = row->language,
                           .article = row->has_article,
                           .reply = row->has_reply,
                           .audience = row->audience,
                       });
    add_reasons(page, row);
    page->indent = 0;
}

static void add_suggestions(struct page *page, const cordial_suggestions *suggestions)
{
    page_rule(page, "Suggestions");
    if (suggestions->n_rows == 0) {
        page_words(page, STYLE_PLAIN, "none\n");
    }
    for (size_t i = 0; i < suggestions->n_rows; i++) {
        add_suggestion(page, &suggestions->rows[i], i + 1);
    }
    page_end(page);
}

static void add_missing(struct page *page, const cordial_draft *draft)
{
    for (size_t i = 0; i < draft->n_missing; i++) {
        add_label(page, i == 0 ? "Missing" : "");
        page_value(page, STYLE_DOUBT, str_of(draft->missing[i].name));
        page_words(page, STYLE_DIM, " - ");
        page_value(page, STYLE_PLAIN, str_of(draft->missing[i].question));
        page_end(page);
    }
}

static void add_sources(struct page *page, const cordial_draft *draft)
{
    if (draft->n_sources == 0) {
        return;
    }
    add_label(page, "From");
    for (size_t i = 0; i < draft->n_sources; i++) {
        page_words(page, STYLE_PLAIN, i > 0 ? ", " : "");
        page_value(page, STYLE_PLAIN, str_of(draft->sources[i]));
    }
    page_end(page);
}

/* The text stands at the left edge, with nothing beside it, so that it can be copied. */
static void add_draft(struct page *page, const cordial_draft *draft)
{
    page_rule(page, "Draft");
    page_wrap(page, str_of(draft->text));
    page_end(page);
    page_rule(page, "About the draft");
    add_label(page, "Language");
    page_value(page, STYLE_PLAIN, str_of(draft->language));
    page_end(page);
    add_sources(page, draft);
    add_missing(page, draft);
    page_end(page);
}

static void add_check(struct page *page, const cordial_suggestions *suggestions)
{
    page_rule(page, "Check of the draft");
    const char *text = suggestions->draft != NULL ? suggestions->draft->text : "";
    findings_print(page, suggestions->check, str_of(text));
    page_end(page);
}

static void add_decision(struct page *page, cordial_decision decision)
{
    page_words(page, STYLE_STRONG, "Decision: ");
    switch (decision) {
    case CORDIAL_DECISION_ANSWER:
        page_words(page, STYLE_GOOD, "answer with confidence");
        break;
    case CORDIAL_DECISION_ASK:
        page_words(page, STYLE_DOUBT, "ask first: the answer needs a fact that the ticket lacks");
        break;
    case CORDIAL_DECISION_NONE:
        page_words(page, STYLE_BAD, "nothing fits: hand over to a colleague");
        break;
    }
    page_end(page);
}

void suggest_page_print(struct page *page, const cordial_suggestions *suggestions)
{
    add_reading(page, suggestions->ticket);
    add_suggestions(page, suggestions);
    if (suggestions->draft != NULL) {
        add_draft(page, suggestions->draft);
    }
    if (is_there(suggestions->handover)) {
        page_rule(page, "For the colleague");
        page_wrap(page, str_of(suggestions->handover));
        page_end(page);
    }
    if (suggestions->check != NULL) {
        add_check(page, suggestions);
    }
    add_decision(page, suggestions->decision);
}
