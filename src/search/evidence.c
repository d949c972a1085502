/* Titles and examples are short: how much of them the ticket says is what counts. */
#include "search/evidence.h"

#include "base/buf.h"
#include "index/wordtable.h"
#include "text/pack.h"

#include <math.h>

/* idf from which a match of a short text counts nearly whole: about two telling words. */
static const double ENOUGH_IDF = 5.0;
static const double MUCH_IDF = 10.0; /* about four telling words */
static const double GOOD_EXAMPLE = 0.5;

const char *const evidence_names[EVIDENCE_KINDS] = {
    [EVIDENCE_TEXT] = "text",   [EVIDENCE_COVER] = "cover",     [EVIDENCE_MASS] = "mass",
    [EVIDENCE_TITLE] = "title", [EVIDENCE_EXAMPLE] = "example", [EVIDENCE_KEYWORD] = "keyword",
    [EVIDENCE_CODE] = "code",
};

void evidence_init(struct arena *mem, const struct ticket_terms *terms, struct evidence *out)
{
    *out = (struct evidence){.found = arena_array(mem, terms->n + 1, sizeof(bool))};
}

/*
 * How much of a short text the ticket says, 0..1: the share of its words, each by its weight,
 * less when little weight was found at all. Words that the ticket has not count as a common one.
 */
static double match_short(struct arena *mem, const struct term_set *set, struct str language,
                          struct str text, bool *found)
{
    struct words words = words_cut(mem, text);
    double common = 0;
    double missing = 0;
    for (size_t i = 0; i < words.n; i++) {
        const struct word *word = &words.rows[i];
        if (word->part || (!word->code && word_is_stop(language, word->text))) {
            continue;
        }
        const struct ticket_term *term = term_set_find(set, word);
        if (term != NULL) {
            common += term->idf;
            found[term - set->terms->rows] = true;
        } else {
            missing += 1;
        }
    }
    double average = 2.0;
    double share = common > 0 ? common / (common + missing * average) : 0;
    return share * (1 - exp(-common / ENOUGH_IDF));
}

static void raise(double *value, double candidate)
{
    *value = candidate > *value ? candidate : *value;
}

/* By the keys of stems alone: one word in a million is taken for another. */
static void find_in_sections(const struct term_set *set, const struct card *card, bool *found)
{
    for (size_t i = 0; i < card->entry.n_sections; i++) {
        struct wordtable_reader r = {.rows = card->tables[i]};
        struct wordtable_word word;
        while (wordtable_next(&r, &word)) {
            size_t row = term_set_by_key(set, word.key);
            if (row != STR_NOT_FOUND) {
                found[row] = true;
            }
        }
    }
}

static void add_examples(struct arena *mem, const struct term_set *set, const struct entry *entry,
                         struct evidence *e)
{
    for (size_t i = 0; i < entry->examples.n; i++) {
        struct str example = entry->examples.rows[i];
        double match = match_short(mem, set, entry->language, example, e->found);
        if (match > e->of[EVIDENCE_EXAMPLE]) {
            e->of[EVIDENCE_EXAMPLE] = match;
            e->example = match >= GOOD_EXAMPLE ? example : (struct str){NULL, 0};
        }
    }
}

static void add_keywords(struct arena *mem, const struct term_set *set, const struct entry *entry,
                         struct evidence *e)
{
    bool *found = arena_array(mem, set->terms->n + 1, sizeof *found);
    double sum = 0;
    for (size_t i = 0; i < entry->keywords.n; i++) {
        match_short(mem, set, entry->language, entry->keywords.rows[i], found);
    }
    for (size_t i = 0; i < set->terms->n; i++) {
        sum += found[i] ? set->terms->rows[i].idf : 0;
        e->found[i] |= found[i];
    }
    raise(&e->of[EVIDENCE_KEYWORD], 1 - exp(-sum / ENOUGH_IDF));
}

static void add_headings(struct arena *mem, const struct term_set *set, const struct entry *entry,
                         struct evidence *e)
{
    for (size_t i = 0; i < entry->n_sections; i++) {
        match_short(mem, set, entry->language, entry->sections[i].title, e->found);
    }
}

void evidence_add(struct arena *mem, const struct term_set *set, const struct card *card,
                  struct evidence *e)
{
    const struct entry *entry = &card->entry;
    double title = match_short(mem, set, entry->language, entry->title, e->found);
    raise(&e->of[EVIDENCE_TITLE], title);
    add_examples(mem, set, entry, e);
    add_keywords(mem, set, entry, e);
    add_headings(mem, set, entry, e);
    find_in_sections(set, card, e->found);
}

void evidence_sum(const struct ticket_terms *terms, struct evidence *e)
{
    double covered = 0;
    double codes = 0;
    for (size_t i = 0; i < terms->n; i++) {
        covered += e->found[i] ? terms->rows[i].idf : 0;
        codes += e->found[i] && terms->rows[i].word.code ? terms->rows[i].idf : 0;
    }
    e->of[EVIDENCE_COVER] = terms->weight > 0 ? covered / terms->weight : 0;
    e->of[EVIDENCE_MASS] = 1 - exp(-covered / MUCH_IDF);
    e->of[EVIDENCE_CODE] = 1 - exp(-codes / ENOUGH_IDF);
}

static size_t find_kind(struct str name)
{
    size_t kind = 0;
    while (kind < EVIDENCE_KINDS && !str_eq(str_of(evidence_names[kind]), name)) {
        kind++;
    }
    return kind;
}

static cordial_status unknown_kind(struct str name, cordial_error *err)
{
    AUTO(buf_done) struct buf all = {0};
    for (size_t i = 0; i < EVIDENCE_KINDS; i++) {
        buf_printf(&all, "%s%s", i > 0 ? ", " : "", evidence_names[i]);
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
        size_t kind = find_kind(name);
        if (name.n > 0 && kind == EVIDENCE_KINDS) {
            return unknown_kind(name, err);
        }
        kinds |= name.n > 0 ? 1u << kind : 0;
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
