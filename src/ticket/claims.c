/* Gathering, from facts and lists; what overlaps is one claim. */
#include "ticket/claims.h"

#include "text/sign.h"
#include "ticket/sentences.h"

#include <stdlib.h>

struct places {
    struct place {
        size_t start;
        size_t end;
    } * rows;
    size_t n;
    size_t cap;
};

static void add_place(struct arena *mem, struct places *places, size_t start, size_t end)
{
    places->rows = arena_more(mem, places->rows, places->n, &places->cap, sizeof *places->rows);
    places->rows[places->n++] = (struct place){start, end};
}

/* ---- gathering ---- */

static void add_moments(const struct scan *s, const struct facts *facts, struct places *out)
{
    for (size_t i = 0; i < facts->n; i++) {
        const struct fact *fact = &facts->rows[i];
        if (fact->kind == CORDIAL_FACT_SINCE && fact->end <= s->text.n) {
            add_place(s->mem, out, fact->start, fact->end);
        }
    }
}

/* The end of what a clause says, without the sign of its sentence. */
static size_t end_of(const struct scan *s, const struct stretch *clause)
{
    size_t end = clause->end;
    for (size_t n = 1; n > 0 && end > clause->start; end -= n) {
        n = sign_before(s->text, end, SIGN_SENTENCE);
    }
    return end;
}

/* The phrases of a list in a stretch; @whole: each with the rest of the stretch. */
static void add_phrases(const struct scan *s, const struct stretch *at,
                        const struct phrase_hits *hits, bool whole, struct places *out)
{
    struct stretch rest = *at;
    const struct phrase_hit *hit;
    while ((hit = stretch_find(&rest, hits)) != NULL) {
        size_t end = whole ? end_of(s, at) : hit->end;
        add_place(s->mem, out, hit->start, end);
        if (whole) {
            return;
        }
        rest.start = hit->end;
    }
}

static struct places gather(const struct scan *s, const struct facts *facts)
{
    struct places out = {0};
    struct phrase_hits phrases = scan_find(s, "claim");
    struct phrase_hits leads = scan_find(s, "claim-lead");
    struct phrase_hits guesses = scan_find(s, "guess");
    struct stretches sentences = sentences_cut(s);
    add_moments(s, facts, &out);
    for (size_t i = 0; i < sentences.n; i++) {
        if (sentences.rows[i].asks) {
            continue;
        }
        struct stretches clauses = clauses_cut(s, &sentences.rows[i]);
        for (size_t k = 0; k < clauses.n; k++) {
            add_phrases(s, &clauses.rows[k], &phrases, false, &out);
            add_phrases(s, &clauses.rows[k], &leads, true, &out);
            add_phrases(s, &clauses.rows[k], &guesses, true, &out);
        }
    }
    return out;
}

/* ---- joining ---- */

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a;
    const struct place *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static void join_places(struct places *places)
{
    size_t n = 0;
    for (size_t i = 0; i < places->n; i++) {
        const struct place *place = &places->rows[i];
        if (n > 0 && place->start < places->rows[n - 1].end) {
            size_t end = places->rows[n - 1].end;
            places->rows[n - 1].end = place->end > end ? place->end : end;
        } else {
            places->rows[n++] = *place;
        }
    }
    places->n = n;
}

const cordial_span *claims_find(const struct scan *text, const struct facts *facts, size_t *out_n)
{
    struct places places = gather(text, facts);
    if (places.n > 0) {
        qsort(places.rows, places.n, sizeof *places.rows, compare_places);
    }
    join_places(&places);
    cordial_span *rows = arena_array(text->mem, places.n, sizeof *rows);
    for (size_t i = 0; i < places.n; i++) {
        const struct place *place = &places.rows[i];
        struct str said = str_sub(text->text, place->start, place->end);
        rows[i] = (cordial_span){"claim", arena_cstr(text->mem, said), place->start, place->end};
    }
    *out_n = places.n;
    return rows;
}
