/*
 * Past tickets as hashed terms, for agents alone: which lines of the ledger are like a ticket. A
 * file holds the lines of the last training, turned over (term to lines); the few lines since
 * are kept as vectors. Holds no text. A line's vector is of its PAST_TERMS strongest terms, of
 * length 1, so that the product of two of them is how alike they are, 0..1.
 */
#ifndef LEARN_PAST_H
#define LEARN_PAST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "learn/features.h"
#include "learn/hashtable.h"
#include "learn/lessons.h"

enum { PAST_VERSION = 1, PAST_TERMS = 96, PAST_RARITY_STEPS = 16 };

struct past_head {
    int64_t changed;   /* the ledger's count of changes when this was made */
    uint64_t n_ledger; /* lines of the ledger then */
    uint32_t n_lines;
    uint32_t n_answers;
    uint32_t n_terms;
    uint32_t n_places;
    uint32_t bits;
    uint32_t ids_bytes;
};

struct past_answer {
    uint32_t id_start;
    uint32_t id_bytes;
    uint32_t accepted;
    uint32_t reserved;
};

struct past {
    const struct past_head *head; /* NULL: there is none */
    const struct past_answer *answers;
    const int64_t *numbers;   /* of the lines, ascending */
    const uint32_t *verdicts; /* of the lines: the answer * 2, + 1 when it was rejected */
    struct hashtable table;
    const uint8_t *rarity;
    const uint32_t *starts;
    const uint32_t *lines; /* of each place */
    const uint8_t *shares; /* of each place */
    struct str ids;
};

/** past_build() - write the body of a file about the ledger's lines */
void past_build(const struct lessons *lessons, int64_t changed, size_t n_ledger, struct buf *out);

/** past_read() - from a file's body, which is borrowed; CORDIAL_E_DATA when it is damaged */
cordial_status past_read(struct str body, struct past *out, cordial_error *err);

struct str past_id(const struct past *p, size_t answer);

/** past_word_lines() - in how many lines a folded word is, as far as the file says */
size_t past_word_lines(const struct past *p, struct str word);

/**
 * past_vector() - the strongest terms of a text of these words
 *
 * @p: says how rare a term is; may have no file
 */
struct features past_vector(struct arena *mem, const struct past *p, const struct words *words);

/** past_compare() - how alike each line of the file is; @out: p->head->n_lines numbers */
void past_compare(const struct past *p, const struct features *vector, float *out);

#endif
