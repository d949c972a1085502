/* An open hash table behind a bit filter, since most features of an answer are not the ticket's. */
#include "search/probe.h"

#include "search/compounds.h"
#include "search/synonyms.h"
#include "text/grams.h"

#include <math.h>

void probe_init(struct probe *p, struct arena *mem, size_t n)
{
    *p = (struct probe){.mem = mem, .n_slots = 16};
    while (p->n_slots < 2 * n) {
        p->n_slots *= 2;
    }
    p->slots = arena_array(mem, p->n_slots, sizeof *p->slots);
}

static size_t slot_of(const struct probe *p, uint32_t key)
{
    size_t at = key & (p->n_slots - 1);
    while (p->slots[at] != 0 && p->rows[p->slots[at] - 1].key != key) {
        at = (at + 1) & (p->n_slots - 1);
    }
    return at;
}

static void grow(struct probe *p)
{
    p->n_slots *= 2;
    p->slots = arena_array(p->mem, p->n_slots, sizeof *p->slots);
    for (size_t i = 0; i < p->n; i++) {
        p->slots[slot_of(p, p->rows[i].key)] = (uint32_t)(i + 1);
    }
}

static void put(struct probe *p, size_t slot, struct probe_row row)
{
    p->rows = arena_more(p->mem, p->rows, p->n, &p->cap, sizeof *p->rows);
    p->rows[p->n++] = row;
    p->slots[slot] = (uint32_t)p->n;
    p->filter[probe_bit(row.key) / 64] |= (uint64_t)1 << (probe_bit(row.key) % 64);
    if (2 * p->n > p->n_slots) {
        grow(p);
    }
}

void probe_add(struct probe *p, uint32_t key, double weight, unsigned count, size_t term)
{
    size_t slot = slot_of(p, key);
    if (p->slots[slot] != 0) {
        struct probe_row *row = &p->rows[p->slots[slot] - 1];
        row->count += count;
        row->weight = weight > row->weight ? weight : row->weight;
        return;
    }
    put(p, slot, (struct probe_row){key, count, weight, term, false});
}

void probe_add_instead(struct probe *p, uint32_t key, double weight, size_t term)
{
    size_t slot = slot_of(p, key);
    if (p->slots[slot] == 0) {
        put(p, slot, (struct probe_row){key, 1, weight, term, true});
    }
}

void probe_finish(struct probe *p)
{
    double squares = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct probe_row *row = &p->rows[i];
        double weight = row->weight * bag_weight(row->count);
        squares += row->instead ? 0 : weight * weight;
    }
    p->norm = squares > 0 ? sqrt(squares) : 1;
}

const struct probe_row *probe_find_row(const struct probe *p, uint32_t key)
{
    size_t slot = slot_of(p, key);
    return p->slots[slot] != 0 ? &p->rows[p->slots[slot] - 1] : NULL;
}

double probe_cosine(const struct probe *p, const struct bag *bag, bool *found)
{
    double sum = 0;
    size_t n = bag_size(bag);
    for (size_t i = 0; i < n; i++) {
        struct bag_row has = bag_get(bag, i);
        const struct probe_row *row = probe_find(p, has.key);
        if (row != NULL) {
            sum += row->weight * bag_weight(row->count) * bag_weight(has.count);
            if (found != NULL && row->term != STR_NOT_FOUND) {
                found[row->term] = true;
            }
        }
    }
    double cosine = sum / (p->norm * bag->norm);
    return cosine < 1 ? cosine : 1; /* a bag may have a word and what stands for it */
}

/* What stands for a term in a language with compounds. */
static void add_compound(struct probe *p, struct searcher *s, struct searcher_language *language,
                         const struct ticket_term *term, size_t row)
{
    struct compound compound = compound_of_unknown(p->mem, s, language, term->word.text);
    for (size_t i = 0; i < compound.n_parts; i++) {
        double share = COMPOUND_PART_SCALE / (double)compound.n_parts;
        probe_add_instead(p, word_key(compound.parts[i]), term->idf * share, row);
    }
    for (size_t i = 0; i < compound.n_containing; i++) {
        probe_add_instead(p, word_key(compound.containing[i]),
                          term->idf * COMPOUND_CONTAINING_SCALE, row);
    }
}

/* The words of a member share its weight. */
static void add_synonym(struct probe *p, const struct searcher_language *language,
                        const struct words *member, double weight, size_t row)
{
    for (size_t i = 0; i < member->n; i++) {
        uint32_t key = word_key(stem(language->stemmer, member->rows[i].text));
        probe_add_instead(p, key, weight / (double)member->n, row);
    }
}

static void add_synonyms(struct probe *p, struct searcher *s, struct searcher_language *language,
                         const struct ticket_terms *terms)
{
    for (size_t i = 0; i < terms->words.n; i++) {
        struct synonyms_found found = synonyms_at(s, language, &terms->words, i);
        size_t row = terms->row_of[i];
        for (size_t j = 0; j < found.n; j++) {
            add_synonym(p, language, &found.others[j], terms->rows[row].idf * SYNONYM_SCALE, row);
        }
    }
}

struct probe *probe_stems(struct arena *mem, struct searcher *s, const struct ticket_terms *terms,
                          struct searcher_language *language)
{
    struct probe *p = arena_alloc(mem, sizeof *p);
    probe_init(p, mem, terms->n);
    for (size_t i = 0; i < terms->n; i++) {
        const struct ticket_term *term = &terms->rows[i];
        struct str key =
            term->word.code ? term->word.text : stem(language->stemmer, term->word.text);
        probe_add(p, word_key(key), term->idf, (unsigned)term->count, i);
    }
    for (size_t i = 0; i < terms->n; i++) {
        if (!terms->rows[i].stop && !terms->rows[i].word.code) {
            add_compound(p, s, language, &terms->rows[i], i);
        }
    }
    add_synonyms(p, s, language, terms);
    probe_finish(p);
    return p;
}

static double mean_idf(const struct ticket_terms *terms, const struct gram *gram)
{
    double sum = 0;
    size_t n = 0;
    for (size_t i = gram->first; i < gram->last && i < terms->words.n; i++) {
        if (!terms->words.rows[i].part) {
            sum += terms->rows[terms->row_of[i]].idf;
            n++;
        }
    }
    return n > 0 ? sum / (double)n : 0;
}

struct probe *probe_grams(struct arena *mem, const struct ticket_terms *terms)
{
    struct probe *p = arena_alloc(mem, sizeof *p);
    struct gram_reader r = grams_begin(mem, &terms->words);
    struct gram gram;
    probe_init(p, mem, r.text.n);
    while (gram_next(&r, &gram)) {
        probe_add(p, word_key(gram.text), mean_idf(terms, &gram), 1, STR_NOT_FOUND);
    }
    probe_finish(p);
    return p;
}
