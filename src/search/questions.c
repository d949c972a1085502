/* A question as a ticket of its own; how well the answers fit it; whose it is. */
#include "search/questions.h"

#include "search/candidates.h"

/*
 * When a question is another answer's: so many of its words stand in the base, and that answer is
 * so likely for it, and so much likelier than the main one. When it is nobody's: so many words that
 * tell something, and so little of their weight in the main answer.
 */
#define OTHER_SURE 0.6
#define OTHER_LEAD 2.0
#define OPEN_COVER 0.15
enum {
    OTHER_WORDS = 3,
    OPEN_WORDS = 3,
    CONTEXT_BYTES = 240, /* in front of a question */
};

struct asking {
    struct arena *mem;
    struct searcher *s;
    const cordial_ticket *ticket;
    const struct str_list *ids;
    double threshold;
    bool speaks; /* the main answer has an entry in the ticket's language */
};

/* The spans within [start, end), as places of that part. */
static void take_spans(struct arena *mem, const cordial_ticket *ticket, size_t start, size_t end,
                       cordial_ticket *out)
{
    cordial_span *spans = arena_array(mem, ticket->n_spans, sizeof *spans);
    out->n_spans = 0;
    for (size_t i = 0; i < ticket->n_spans; i++) {
        cordial_span span = ticket->spans[i];
        if (span.start >= start && span.end <= end) {
            span.start -= start;
            span.end -= start;
            spans[out->n_spans++] = span;
        }
    }
    out->spans = spans;
}

/*
 * Where what belongs to a question begins: "I paid twice. When do I get it back?" is one, so the
 * sentences before it count, back to the question before, and not too far.
 */
static size_t part_start(const struct asking *a, size_t number)
{
    const cordial_question *question = &a->ticket->questions[number];
    size_t start = number > 0 ? a->ticket->questions[number - 1].end : 0;
    if (start + CONTEXT_BYTES >= question->start) {
        return start < question->start ? start : question->start;
    }
    start = question->start - CONTEXT_BYTES;
    while (start < question->start && a->ticket->text[start] != ' ' &&
           a->ticket->text[start] != '\n') {
        start++;
    }
    return start;
}

/* The answers for the ticket from @start to the end of a question. */
static cordial_status weigh_for(const struct asking *a, size_t start, size_t number,
                                struct candidates *out, cordial_error *err)
{
    size_t end = a->ticket->questions[number].end;
    cordial_ticket part = *a->ticket;
    part.text = arena_cstr(a->mem, str_sub(str_of(a->ticket->text), start, end));
    part.subject = "";
    take_spans(a->mem, a->ticket, start, end, &part);
    return candidates_weigh(a->mem, a->s, &part, a->ids, out, err);
}

static const struct candidate *candidate_of(const struct candidates *found, struct str id)
{
    for (size_t i = 0; i < found->n; i++) {
        if (str_eq(found->rows[i].id, id)) {
            return &found->rows[i];
        }
    }
    return NULL;
}

static double confidence_of(const struct candidate *c)
{
    return c != NULL ? c->confidence : 0;
}

static size_t count_telling(const struct ticket_terms *terms)
{
    size_t n = 0;
    for (size_t i = 0; i < terms->n; i++) {
        n += !terms->rows[i].stop;
    }
    return n;
}

/* The likeliest answer beside the main one, when it is so by far; else the main one. */
static size_t find_other(const struct asking *a, const struct candidates *found)
{
    double best = OTHER_LEAD * confidence_of(candidate_of(found, a->ids->rows[0]));
    size_t other = 0;
    for (size_t i = 1; i < a->ids->n && found->terms.n_chosen >= OTHER_WORDS; i++) {
        double confidence = confidence_of(candidate_of(found, a->ids->rows[i]));
        bool sure = confidence >= a->threshold && confidence >= OTHER_SURE;
        if (sure && confidence > best) {
            best = confidence;
            other = i;
        }
    }
    return other;
}

static bool is_open(const struct asking *a, const struct candidates *found)
{
    const struct candidate *c = candidate_of(found, a->ids->rows[0]);
    double cover = c != NULL ? c->evidence.of[EVIDENCE_COVER] : 0;
    return a->speaks && count_telling(&found->terms) >= OPEN_WORDS && cover < OPEN_COVER;
}

/*
 * By its own words, without the sentences in front, is a question at least as much the other's as
 * the main answer's? "I am angry, this is the second time. How do I get the site back?" is not.
 */
static cordial_status keep_if_own(const struct asking *a, size_t number, size_t *other,
                                  cordial_error *err)
{
    struct candidates alone;
    TRY(weigh_for(a, a->ticket->questions[number].start, number, &alone, err));
    double main = confidence_of(candidate_of(&alone, a->ids->rows[0]));
    bool says_something = alone.terms.n_chosen > 0;
    if (says_something && confidence_of(candidate_of(&alone, a->ids->rows[*other])) < main) {
        *other = 0;
    }
    return CORDIAL_OK;
}

static cordial_status fit(const struct asking *a, size_t number, size_t *out, cordial_error *err)
{
    struct candidates found;
    TRY(weigh_for(a, part_start(a, number), number, &found, err));
    *out = find_other(a, &found);
    if (*out > 0) {
        TRY(keep_if_own(a, number, out, err));
    }
    if (*out == 0 && is_open(a, &found)) {
        *out = STR_NOT_FOUND;
    }
    return CORDIAL_OK;
}

/* Has the answer an entry in the ticket's language, so that words of the ticket may stand in it? */
static cordial_status speaks_language(const struct asking *a, struct str id, bool *out,
                                      cordial_error *err)
{
    const struct indexed_list *all;
    TRY(searcher_answer(a->s, id, &all, err));
    for (size_t i = 0; i < all->n; i++) {
        const struct indexed *row = &all->rows[i];
        *out = *out || (!row->note && str_eq(row->stamp.language, str_of(a->ticket->language)));
    }
    return CORDIAL_OK;
}

cordial_status questions_fit(struct arena *mem, struct searcher *s, const cordial_ticket *ticket,
                             const struct str_list *ids, double threshold, size_t *out,
                             cordial_error *err)
{
    struct asking a = {.mem = mem, .s = s, .ticket = ticket, .ids = ids, .threshold = threshold};
    TRY(speaks_language(&a, ids->rows[0], &a.speaks, err));
    for (size_t i = 0; i < ticket->n_questions; i++) {
        out[i] = 0;
        if (ticket->n_questions > 1 && i < QUESTIONS_MAX) {
            TRY(fit(&a, i, &out[i], err));
        }
    }
    return CORDIAL_OK;
}
