/* Who, how, what; then the nearest answers. */
#include "reply/handover.h"

#include "base/buf.h"

enum { NEAREST = 3 };

static const char *or_unknown(const char *text)
{
    return text != NULL && *text != '\0' ? text : "unknown";
}

static void add_person(struct buf *b, const cordial_ticket *t)
{
    buf_printf(b, "Customer: %s", or_unknown(t->customer));
    if (t->email != NULL && *t->email != '\0') {
        buf_printf(b, " <%s>", t->email);
    }
    buf_printf(b, "\nLanguage: %s", or_unknown(t->language));
    if (t->reg != CORDIAL_REGISTER_NONE) {
        buf_printf(b, ", %s", cordial_register_name(t->reg));
    }
    if (t->skill != CORDIAL_SKILL_NONE) {
        buf_printf(b, ", %s", cordial_skill_name(t->skill));
    }
    buf_printf(b, "\nMood: %s%s\n", cordial_mood_name(t->mood), t->urgent ? ", urgent" : "");
}

static void add_facts(struct buf *b, const cordial_ticket *t)
{
    for (int kind = 0; kind < CORDIAL_FACT_KINDS; kind++) {
        const cordial_values *values = &t->facts[kind];
        for (size_t i = 0; i < values->n; i++) {
            if (i == 0) {
                buf_printf(b, "Fact: %s ", cordial_fact_name((cordial_fact_kind)kind));
            }
            buf_printf(b, "%s%s", i > 0 ? ", " : "", values->rows[i]);
        }
        buf_add_cstr(b, values->n > 0 ? "\n" : "");
    }
}

static void add_questions(struct buf *b, const cordial_ticket *t)
{
    for (size_t i = 0; i < t->n_questions; i++) {
        const cordial_question *question = &t->questions[i];
        buf_printf(b, "Asks: %s", question->text);
        if (question->answered_by != NULL) {
            buf_printf(b, " (answered: %s)", question->answered_by);
        }
        buf_add_char(b, '\n');
    }
    for (size_t i = 0; i < t->n_claims; i++) {
        buf_printf(b, "To verify: %s\n", t->claims[i].text);
    }
}

static void add_nearest(struct buf *b, const struct handover *h)
{
    for (size_t i = 0; i < h->n_rows && i < NEAREST; i++) {
        const cordial_suggestion *row = &h->rows[i];
        buf_printf(b, "Nearest: %s (%s), %.0f %% sure of the %.0f %% wanted", row->title, row->id,
                   row->confidence * 100, h->threshold * 100);
        for (size_t k = 0; k < row->n_reasons; k++) {
            buf_printf(b, "%s %s %s", k > 0 ? ";" : ", by", row->reasons[k].kind,
                       row->reasons[k].text);
        }
        buf_add_char(b, '\n');
    }
    if (h->n_rows == 0) {
        buf_add_cstr(b, "Nearest: nothing in the base has any of these words\n");
    }
}

const char *handover_note(struct arena *mem, const struct handover *h)
{
    AUTO(buf_done) struct buf b = {0};
    bool none = h->decision == CORDIAL_DECISION_NONE;
    buf_add_cstr(&b, none ? "No answer of the base fits this ticket.\n"
                          : "A part of this ticket is not answered yet.\n");
    add_person(&b, h->ticket);
    add_facts(&b, h->ticket);
    add_questions(&b, h->ticket);
    if (none) {
        add_nearest(&b, h);
    }
    return buf_keep(&b, mem).p;
}
