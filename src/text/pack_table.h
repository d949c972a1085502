/*
 * The table that pack_compiler.c writes during the build.
 */
#ifndef TEXT_PACK_TABLE_H
#define TEXT_PACK_TABLE_H

#include "text/pack.h"

#include <stdint.h>

/* A list: a part of pack_phrases. */
struct pack_row {
    struct str language;
    struct str name;
    size_t first;
    size_t n;
    size_t n_wild;
    uint64_t sieve[PACK_SIEVE];
};

/* Sorted by language, then name. */
extern const struct pack_row pack_rows[];
extern const size_t pack_rows_n;

/*
 * Where the row of a list is: pack_slots[pack_slot() & (pack_slots_n - 1)], or behind it, counts
 * rows from 1; 0 ends the search. A power of two, at most half full.
 */
extern const uint16_t pack_slots[];
extern const size_t pack_slots_n;

static inline uint64_t pack_slot(struct str language, struct str name)
{
    return str_hash(language) + str_hash(name);
}

/* Of all lists. */
extern const struct phrase pack_phrases[];
extern const struct piece pack_words[];
extern const char pack_bytes[];

/* The languages in it, sorted, without "any". */
extern const struct str pack_language_rows[];
extern const size_t pack_languages_n;

#endif
