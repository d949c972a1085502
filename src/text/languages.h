/*
 * The languages: one row each in languages.c, and one folder of word lists in packs/. A base
 * may hold any language; without a row its words are neither stemmed nor known as stop words.
 */
#ifndef TEXT_LANGUAGES_H
#define TEXT_LANGUAGES_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct language {
    const char *code;    /* ISO 639-1 */
    const char *name;    /* in its own words */
    bool rtl;            /* written from right to left */
    uint32_t zero;       /* its digit 0; 0 for the common one */
    const char *stemmer; /* Xapian's name of the Snowball stemmer, or NULL */
    bool compounds;      /* writes them as one word; the letters between: compound-link.txt */
    bool capitals;       /* its nouns have one, wherever they stand */
    bool unspaced;       /* cut into pairs of characters: one with a stop word in it is one too */
    const char *respell; /* pairs of letters: folded, and as the stemmer knows it; or NULL */
};

/** language_find() - the row of a code, NULL when there is none */
const struct language *language_find(struct str code);

/** language_rows() - all rows, sorted by code */
const struct language *language_rows(size_t *out_n);

/**
 * language_code() - the code of a language tag: lower case, without region ("nl-BE" is "nl")
 *
 * @tag: as written in front matter, a folder's name or an option
 * @out: two or three letters
 *
 * Returns false when @tag is no language tag; @out is untouched then.
 */
bool language_code(struct arena *mem, struct str tag, struct str *out);

#endif
