/*
 * The table that pack_compiler.c writes during the build.
 */
#ifndef TEXT_PACK_TABLE_H
#define TEXT_PACK_TABLE_H

#include "text/pack.h"

struct pack_row {
    struct str language;
    struct str name;
    struct pack pack;
};

/* Sorted by language, then name. */
extern const struct pack_row pack_rows[];
extern const size_t pack_rows_n;

/* The languages in it, sorted, without "any". */
extern const struct str pack_language_rows[];
extern const size_t pack_languages_n;

#endif
