/* Counts of the ticket's terms, kept while a passage is read and cleared behind it. */
#include "search/passage.h"

#include "index/wordtable.h"

static const double k1 = 1.2;
static const double b = 0.75;

struct reading {
    const struct ticket_terms *terms;
    const struct probe *stems;
    unsigned *counts; /* per term, in this passage */
    size_t *seen;     /* the terms in it */
    size_t n_seen;
    size_t words;
    const struct bag *title;
    double best;
};

static void count(struct reading *r, uint32_t key, unsigned times)
{
    const struct probe_row *row = probe_find(r->stems, key);
    if (row == NULL || row->term == STR_NOT_FOUND || r->terms->rows[row->term].stop) {
        return;
    }
    if (r->counts[row->term] == 0) {
        r->seen[r->n_seen++] = row->term;
    }
    r->counts[row->term] += times;
}

static void begin_passage(struct reading *r)
{
    r->n_seen = 0;
    r->words = bag_size(r->title);
    for (size_t i = 0; i < bag_size(r->title); i++) {
        struct bag_row row = bag_get(r->title, i);
        count(r, row.key, row.count);
    }
}

static void end_passage(struct reading *r)
{
    double sum = 0;
    double length = (double)r->words / PASSAGE_WORDS;
    for (size_t i = 0; i < r->n_seen; i++) {
        double tf = r->counts[r->seen[i]];
        sum += r->terms->rows[r->seen[i]].idf * tf / (tf + k1 * (1 - b + b * length));
        r->counts[r->seen[i]] = 0;
    }
    r->best = sum > r->best ? sum : r->best;
}

static void read_section(struct reading *r, struct str table)
{
    struct wordtable_reader words = {.rows = table};
    struct wordtable_word word;
    begin_passage(r);
    size_t full = r->words + PASSAGE_WORDS;
    while (wordtable_next(&words, &word)) {
        if (r->words == full) {
            end_passage(r);
            begin_passage(r);
        }
        r->words++;
        count(r, word.key, 1);
    }
    end_passage(r);
}

double passage_best(struct arena *mem, const struct ticket_terms *terms, const struct probe *stems,
                    const struct card *card)
{
    struct bag title = bag_read(card->profile.title);
    struct reading r = {.terms = terms, .stems = stems, .title = &title};
    r.counts = arena_array(mem, terms->n, sizeof *r.counts);
    r.seen = arena_array(mem, terms->n, sizeof *r.seen);
    for (size_t i = 0; i < card->entry.n_sections; i++) {
        read_section(&r, card->tables[i]);
    }
    return terms->weight > 0 ? r.best / terms->weight : 0;
}
