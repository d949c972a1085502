/* Rules of promptness: when the customer will hear more, and no more words than needed. */
#include "reply/checks.h"
#include "reply/measure.h"
#include "ticket/ticket.h"

/* How long a reply may be: what the answers need, and room for courtesy. */
enum { LENGTH_WORDS = 280, LENGTH_URGENT_WORDS = 220, LENGTH_COURTESY_WORDS = 120 };

/* The first sentence that leaves something open; NULL when nothing is. */
static const struct sentence *open_sentence(const struct check_context *c)
{
    struct phrase_hits waits = context_phrases(c, "open-work");
    return waits.n > 0 ? context_sentence(c, waits.rows[0].start) : NULL;
}

void check_time(struct check_context *c)
{
    const struct sentence *s = open_sentence(c);
    const cordial_ticket *ticket = c->request->ticket;
    bool open = c->request->decision == CORDIAL_DECISION_NONE &&
                (ticket == NULL || !ticket_is_thanks(ticket));
    c->looked = context_list(c, "moment").n > 0 && (s != NULL || open);
    if (!c->looked || c->times.n > 0 || context_phrases(c, "moment").n > 0) {
        return;
    }
    size_t start = s != NULL ? s->start : c->shape.sign_start;
    size_t end = s != NULL ? s->end : c->shape.sign_start;
    cordial_finding *finding = add_finding(c, start, end, "time", NO_VALUES);
    if (context_promised_minutes(c) <= 0) {
        finding->severity = CORDIAL_SEVERITY_INFO; /* the base gives no time to name */
    }
}

/* A time by which the customer hears more, in a sentence that leaves something open. */
void check_late(struct check_context *c)
{
    struct phrase_hits waits = context_phrases(c, "open-work");
    double allowed = context_promised_minutes(c);
    c->looked = allowed > 0 && waits.n > 0;
    for (size_t i = 0; i < waits.n && c->looked; i++) {
        const struct sentence *s = context_sentence(c, waits.rows[i].start);
        bool again = i > 0 && s == context_sentence(c, waits.rows[i - 1].start);
        for (size_t k = 0; k < c->times.n && s != NULL && !again; k++) {
            const struct told_time *time = &c->times.rows[k];
            if (time->start < s->start || time->end > s->end || time->minutes <= allowed) {
                continue;
            }
            add_finding(
                c, time->start, time->end, context_is_urgent(c) ? "late-urgent" : "late",
                VALUES(context_number(c, allowed / 60), str_sub(c->text, time->start, time->end)));
        }
    }
}

/* The words that the answers have together. */
static size_t needed_words(const struct check_context *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->request->n_sources; i++) {
        const struct check_source *source = &c->request->sources[i];
        const struct entry *entry = source->reply != NULL ? source->reply : source->article;
        n += entry != NULL ? words_cut(c->mem, entry->body).n : 0;
    }
    return n + LENGTH_COURTESY_WORDS;
}

void check_length(struct check_context *c)
{
    size_t most = context_is_urgent(c) ? LENGTH_URGENT_WORDS : LENGTH_WORDS;
    size_t needed = needed_words(c);
    most = needed > most ? needed : most;
    c->looked = true;
    size_t n = 0;
    for (size_t i = 0; i < c->n_sentences; i++) {
        n += c->sentences[i].n_words;
    }
    if (n > most) {
        add_finding(c, 0, 0, "length",
                    VALUES(context_number(c, (double)n), context_number(c, (double)most)));
    }
}
