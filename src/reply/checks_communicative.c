/* Rules about how the reply explains: cause, remedy, words of the trade, sentences. */
#include "reply/checks.h"
#include "reply/jargon.h"
#include "reply/measure.h"

/* When a part of the best answer counts as said: a share of its telling words, and so many. */
#define CAUSE_SHARE  0.25
#define REMEDY_SHARE 0.3
#define NEXT_SHARE   0.25
enum {
    CAUSE_WORDS = 3,
    REMEDY_WORDS = 5,
    STEPS_MIN = 2,   /* words of doing ("open", "choose") that make a remedy … */
    STEPS_WORDS = 9, /* … in sentences of together so many words; */
    LEAD_WORDS = 16, /* else a leading phrase ("you can") in sentences of so many */
    SENTENCE_WORDS = 32,
    RUN_STEPS = 5, /* words of doing in one paragraph that would be easier as a list */
    NEXT_WORDS = 3,
};

/* Cause */

void check_cause(struct check_context *c)
{
    struct str cause = measure_part(c, PART_CAUSE);
    if (!context_is_answer(c) || cause.n == 0) {
        return; /* what is asked has no cause, or none is known */
    }
    c->looked = true;
    if (context_phrases(c, "cause").n == 0 && !measure_covers(c, cause, CAUSE_SHARE, CAUSE_WORDS)) {
        add_finding(c, 0, 0, "cause", VALUES(measure_main(c).reply->id));
    }
}

/* Remedy */

struct steps {
    size_t n_steps;
    size_t n_leads;
    size_t n_words; /* of the sentences with either */
};

/* For a novice a sentence with a word of the trade that nobody explains is no help. */
static bool can_be_followed(const struct jargon_uses *uses, const struct sentence *s)
{
    for (size_t i = 0; i < uses->n; i++) {
        if (uses->rows[i].start >= s->start && uses->rows[i].start < s->end) {
            return false;
        }
    }
    return true;
}

/* How many hits are in the sentence; @at moves on through the hits with the sentences. */
static size_t count_within(const struct phrase_hits *hits, size_t *at, const struct sentence *s)
{
    size_t n = 0;
    for (; *at < hits->n && hits->rows[*at].start < s->end; (*at)++) {
        n += hits->rows[*at].start >= s->start;
    }
    return n;
}

static bool is_for_novice(const struct check_context *c)
{
    return c->request->ticket != NULL && c->request->ticket->skill == CORDIAL_SKILL_NOVICE;
}

static struct steps count_steps(const struct check_context *c)
{
    struct steps all = {0};
    struct phrase_hits steps = context_phrases(c, "step");
    struct phrase_hits leads = context_phrases(c, "remedy");
    size_t step = 0;
    size_t lead = 0;
    for (size_t i = 0; i < c->n_sentences; i++) {
        const struct sentence *s = &c->sentences[i];
        size_t n_steps = count_within(&steps, &step, s);
        size_t n_leads = count_within(&leads, &lead, s);
        bool body = s->start < c->shape.sign_start && s->end > c->shape.body_start;
        if (body && n_steps + n_leads > 0 &&
            (!is_for_novice(c) || can_be_followed(&c->jargon, s))) {
            all.n_steps += n_steps;
            all.n_leads += n_leads;
            all.n_words += s->n_words;
        }
    }
    return all;
}

static bool has_steps(const struct check_context *c)
{
    struct steps steps = count_steps(c);
    return (steps.n_steps >= STEPS_MIN && steps.n_words >= STEPS_WORDS) ||
           (steps.n_steps + steps.n_leads > 0 && steps.n_words >= LEAD_WORDS);
}

void check_remedy(struct check_context *c)
{
    struct str remedy = measure_part(c, PART_REMEDY);
    bool known = remedy.n > 0;
    bool listed = context_list(c, "step").n > 0 || context_list(c, "remedy").n > 0;
    if (!context_is_answer(c) || (!known && !listed)) {
        return;
    }
    c->looked = true;
    if (has_steps(c) || (known && measure_covers(c, remedy, REMEDY_SHARE, REMEDY_WORDS))) {
        return;
    }
    if (known) {
        add_finding(c, 0, 0, "remedy", VALUES(measure_main(c).reply->id));
    } else {
        add_finding(c, 0, 0, "remedy-unknown", NO_VALUES)->severity =
            CORDIAL_SEVERITY_INFO; /* not every message needs one */
    }
}

/* Words of the trade */

static void check_base_terms(struct check_context *c)
{
    for (size_t i = 0; i < c->jargon.n; i++) {
        const struct jargon_use *use = &c->jargon.rows[i];
        cordial_finding *finding =
            add_finding(c, use->start, use->end, "jargon", VALUES(use->term, use->explanation));
        struct str said = str_sub(c->text, use->start, use->end);
        set_fix(finding,
                arena_printf(c->mem, "%.*s (%.*s)", STR_ARG(said), STR_ARG(use->explanation)),
                false);
    }
}

static bool is_base_term(const struct jargon_uses *uses, const struct jargon_use *use)
{
    for (size_t i = 0; i < uses->n; i++) {
        if (uses->rows[i].start < use->end && use->start < uses->rows[i].end) {
            return true;
        }
    }
    return false;
}

/* A term that the customer used himself needs no explanation, unless the base has one. */
static void check_known_terms(struct check_context *c)
{
    struct jargon_uses uses = jargon_of_language(c->mem, c->request->language, c->flow);
    for (size_t i = 0; i < uses.n; i++) {
        const struct jargon_use *use = &uses.rows[i];
        if (!is_base_term(&c->jargon, use) && !context_ticket_has(c, use->term)) {
            add_finding(c, use->start, use->end, "jargon-novice", VALUES(use->term));
        }
    }
}

void check_jargon(struct check_context *c)
{
    const cordial_ticket *ticket = c->request->ticket;
    if (ticket != NULL && ticket->skill == CORDIAL_SKILL_EXPERT) {
        return;
    }
    c->looked = config_words(c->request->config, c->request->language, "jargon") != NULL ||
                context_list(c, "jargon").n > 0;
    check_base_terms(c);
    if (is_for_novice(c)) {
        check_known_terms(c);
    }
}

/* Sentences */

void check_sentence(struct check_context *c)
{
    c->looked = true;
    for (size_t i = 0; i < c->n_sentences && !context_is_full(c); i++) {
        const struct sentence *s = &c->sentences[i];
        if (s->n_words > SENTENCE_WORDS) {
            add_finding(c, s->start, s->end, "sentence",
                        VALUES(context_number(c, (double)s->n_words)));
        }
    }
}

/* The next step */

void check_next(struct check_context *c)
{
    struct str next = measure_part(c, PART_NEXT);
    c->looked = context_is_answer(c) && context_list(c, "next").n > 0;
    if (!c->looked || context_phrases(c, "next").n > 0 ||
        (next.n > 0 && measure_covers(c, next, NEXT_SHARE, NEXT_WORDS))) {
        return;
    }
    size_t at = c->shape.sign_start;
    add_finding(c, at, at, "next", NO_VALUES);
}

/* Steps as steps */

/* From @start: the words of doing in a line that is no item of a list. */
static void check_line(struct check_context *c, const struct phrase_hits *steps, size_t start,
                       size_t end)
{
    size_t n = 0;
    const struct phrase_hit *first = NULL;
    const struct phrase_hit *last = NULL;
    for (size_t i = 0; i < steps->n; i++) {
        const struct phrase_hit *hit = &steps->rows[i];
        if (hit->start >= start && hit->end <= end) {
            bool named = last != NULL && last->next_word == hit->first_word; /* "click Send" */
            first = first == NULL ? hit : first;
            last = hit;
            n += !named;
        }
    }
    if (n >= RUN_STEPS && !context_is_list_line(str_sub(c->flow, start, end))) {
        add_finding(c, context_sentence(c, first->start)->start,
                    context_sentence(c, last->start)->end, "steps",
                    VALUES(context_number(c, (double)n)));
    }
}

void check_steps(struct check_context *c)
{
    struct phrase_hits steps = context_phrases(c, "step");
    c->looked = context_list(c, "step").n > 0;
    size_t start = c->shape.body_start;
    while (start < c->shape.sign_start && steps.n > 0 && !context_is_full(c)) {
        size_t n = str_chr(str_from(c->flow, start), '\n');
        size_t end = n == STR_NOT_FOUND ? c->flow.n : start + n;
        check_line(c, &steps, start, end);
        start = end + 1;
    }
}
