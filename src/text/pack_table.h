/*
 * The table that pack_compiler.c writes during the build.
 */
#ifndef TEXT_PACK_TABLE_H
#define TEXT_PACK_TABLE_H

#include "text/pack.h"

/* A list: a part of pack_phrases. */
struct pack_row {
    struct str language;
    struct str name;
    size_t first;
    size_t n;
    size_t n_wild;
};

/* Sorted by language, then name. */
extern const struct pack_row pack_rows[];
extern const size_t pack_rows_n;

/* Of all lists. */
extern const struct phrase pack_phrases[];
extern const struct piece pack_words[];
extern const char pack_bytes[];

/* The languages in it, sorted, without "any". */
extern const struct str pack_language_rows[];
extern const size_t pack_languages_n;

#endif
