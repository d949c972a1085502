/* Every kind from the bags and tables of a card; sums over terms last. */
#include "search/evidence.h"

#include "base/buf.h"
#include "search/passage.h"

#include <math.h>

static const double MUCH_IDF = 10.0; /* about four */
static const double GOOD_EXAMPLE = 0.5;
static const double LIKE_A_TITLE = 3.0; /* so many examples tell as much as the title */
static const double FEW_NEAREST = 0.75; /* what the nearest tells where there are not three */
static const double SOME_HISTORY = 2.0; /* accepted tickets that make half of it */
static const double SAID_AGAIN = 0.5;   /* what a second entry of the answer adds of its own */

const char *const evidence_names[EVIDENCE_KINDS] = {
    [EVIDENCE_TEXT] = "text",   [EVIDENCE_GRAMS] = "grams",     [EVIDENCE_PASSAGE] = "passage",
    [EVIDENCE_TITLE] = "title", [EVIDENCE_EXAMPLE] = "example", [EVIDENCE_PAST] = "past",
    [EVIDENCE_MODEL] = "model", [EVIDENCE_REFUSED] = "refused", [EVIDENCE_HISTORY] = "history",
    [EVIDENCE_COVER] = "cover", [EVIDENCE_MASS] = "mass",       [EVIDENCE_SPOKEN] = "spoken",
};

void evidence_init(struct arena *mem, const struct ticket_terms *terms, struct evidence *out)
{
    *out = (struct evidence){.found = arena_array(mem, terms->n + 1, sizeof(bool))};
}

static void raise(double *value, double candidate)
{
    *value = candidate > *value ? candidate : *value;
}

static void raise_by_bag(double of[EVIDENCE_KINDS], enum evidence_kind kind,
                         const struct probe *probe, struct str bytes, bool *found)
{
    struct bag bag = bag_read(bytes);
    raise(&of[kind], probe_cosine(probe, &bag, found));
}

static void add_examples(const struct probe *stems, const struct card *card,
                         double of[EVIDENCE_KINDS], struct evidence *e)
{
    for (size_t i = 0; i < card->entry.examples.n; i++) {
        double before = of[EVIDENCE_EXAMPLE];
        raise_by_bag(of, EVIDENCE_EXAMPLE, stems, card->profile.examples[i], NULL);
        bool better = of[EVIDENCE_EXAMPLE] > before && before >= e->of[EVIDENCE_EXAMPLE];
        if (better && of[EVIDENCE_EXAMPLE] >= GOOD_EXAMPLE) {
            e->example = card->entry.examples.rows[i];
        }
    }
}

/* The two best values of each kind, whatever entries they are of. */
static void keep_best(struct evidence *e, const double of[EVIDENCE_KINDS])
{
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        bool best = of[i] > e->of[i];
        raise(&e->next[i], best ? e->of[i] : of[i]);
        raise(&e->of[i], of[i]);
    }
}

void evidence_add(struct arena *mem, const struct ticket_terms *terms, const struct probe *stems,
                  const struct probe *grams, const struct card *card, struct evidence *e)
{
    const struct profile *profile = &card->profile;
    double of[EVIDENCE_KINDS] = {0};
    raise_by_bag(of, EVIDENCE_TEXT, stems, profile->stems, e->found);
    raise_by_bag(of, EVIDENCE_GRAMS, grams, profile->grams, NULL);
    struct bag title = bag_read(profile->title);
    double others = (double)card->entry.examples.n / LIKE_A_TITLE;
    of[EVIDENCE_TITLE] = probe_cosine(stems, &title, NULL) / (1 + others);
    of[EVIDENCE_PASSAGE] = passage_best(mem, terms, stems, card);
    add_examples(stems, card, of, e);
    keep_best(e, of);
    raise(&e->of[EVIDENCE_SPOKEN], card->entry.examples.n > 0);
}

void evidence_of_past(const struct learned_row *row, struct evidence *e)
{
    double model = isnan(row->model) ? 0 : (1 + row->model) / 2;
    double past = row->second > 0 ? (row->nearest + row->second) / 2 : FEW_NEAREST * row->nearest;
    raise(&e->of[EVIDENCE_PAST], past);
    raise(&e->of[EVIDENCE_MODEL], model < 1 ? model : 1);
    raise(&e->of[EVIDENCE_REFUSED], row->rejected);
    raise(&e->of[EVIDENCE_HISTORY], (double)row->accepted / ((double)row->accepted + SOME_HISTORY));
    e->alike = row->alike > e->alike ? row->alike : e->alike;
}

void evidence_sum(const struct ticket_terms *terms, struct evidence *e)
{
    double covered = 0;
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        e->of[i] += SAID_AGAIN * e->next[i];
    }
    for (size_t i = 0; i < terms->n; i++) {
        const struct ticket_term *term = &terms->rows[i];
        covered += e->found[i] && !term->stop ? term->idf : 0;
    }
    e->of[EVIDENCE_COVER] = terms->weight > 0 ? covered / terms->weight : 0;
    e->of[EVIDENCE_MASS] = 1 - exp(-covered / MUCH_IDF);
}

/* Several kinds under one name. */
static const struct {
    const char *name;
    unsigned kinds;
    bool whole; /* none of them can be left out alone: the others would mean nothing */
} groups[] = {
    {"example", 1u << EVIDENCE_EXAMPLE | 1u << EVIDENCE_SPOKEN, true},
    {"grip", 1u << EVIDENCE_COVER | 1u << EVIDENCE_MASS, true},
    {"learning",
     1u << EVIDENCE_PAST | 1u << EVIDENCE_MODEL | 1u << EVIDENCE_REFUSED | 1u << EVIDENCE_HISTORY,
     false},
};
enum { GROUPS = sizeof groups / sizeof groups[0] };

static bool stands_alone(size_t kind)
{
    for (size_t i = 0; i < GROUPS; i++) {
        if (groups[i].whole && groups[i].kinds & 1u << kind) {
            return false;
        }
    }
    return true;
}

/* 0 when no kind that stands alone and no group has the name. */
static unsigned find_kinds(struct str name)
{
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        if (stands_alone(i) && str_eq(str_of(evidence_names[i]), name)) {
            return 1u << i;
        }
    }
    for (size_t i = 0; i < GROUPS; i++) {
        if (str_eq(str_of(groups[i].name), name)) {
            return groups[i].kinds;
        }
    }
    return 0;
}

static cordial_status unknown_kind(struct str name, cordial_error *err)
{
    AUTO(buf_done) struct buf all = {0};
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        if (stands_alone(i)) {
            buf_printf(&all, "%s%s", i > 0 ? ", " : "", evidence_names[i]);
        }
    }
    for (size_t i = 0; i < GROUPS; i++) {
        buf_printf(&all, ", %s", groups[i].name);
    }
    return err_set(err, CORDIAL_E_USAGE, "'%.*s' is no kind of evidence; there are %s",
                   STR_ARG(name), all.p);
}

cordial_status evidence_kinds(struct str names, unsigned *out, cordial_error *err)
{
    unsigned kinds = 0;
    struct str piece;
    while (str_split(&names, ',', &piece)) {
        struct str name = str_trim(piece);
        unsigned found = find_kinds(name);
        if (name.n > 0 && found == 0) {
            return unknown_kind(name, err);
        }
        kinds |= found;
    }
    *out = kinds;
    return CORDIAL_OK;
}

void evidence_leave_out(struct evidence *e, unsigned kinds)
{
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        if (kinds & 1u << i) {
            e->of[i] = 0;
        }
    }
}
