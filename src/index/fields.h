/*
 * What stands in the index: the fields of an entry with their weights, and the shapes of terms,
 * values and metadata. fields.c holds the schema as one comment; index/ writes it, search/ asks it.
 */
#ifndef INDEX_FIELDS_H
#define INDEX_FIELDS_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Another version of the schema: the index is built anew. */
#define INDEX_SCHEMA "8"

enum field {
    FIELD_TITLE,
    FIELD_EXAMPLES,
    FIELD_KEYWORDS,
    FIELD_HEADING,
    FIELD_BODY,
    FIELD_NOTE,
};
enum { FIELDS = 6 };

struct field_row {
    const char *name;
    unsigned weight; /* what one word adds to its term's frequency in the entry */
    bool agents;     /* of a public entry, stored in the agents' database alone */
    const char *example;
    const char *summary;
};

/** field_row() - the row of a field */
const struct field_row *field_row(enum field field);

/* Value slots of a document. */
enum slot {
    SLOT_ID,    /* the answer's id: results are collapsed by it */
    SLOT_STAMP, /* what the entry was made from; see index/stamp.h */
};

/* The kinds of terms by their prefix. */
enum term_kind {
    TERM_CODE,     /* a code, the same in every language, with positions */
    TERM_WORD,     /* a word as it is written, by language, with positions */
    TERM_FORM,     /* how a word is written, where that is not as it is folded */
    TERM_STEM,     /* a stem, by language; carries the weight */
    TERM_PATH,     /* the file; unique */
    TERM_ID,       /* the answer's id */
    TERM_REDIRECT, /* an earlier id */
    TERM_LANGUAGE,
    TERM_KIND,  /* "article", "reply", "note" */
    TERM_STATE, /* "draft" */
};

/**
 * term_make() - a term
 *
 * @language: of a word or a stem; not used otherwise
 * @text:     what follows the prefix; long ones end in a hash so that they fit
 */
struct str term_make(struct arena *mem, enum term_kind kind, struct str language, struct str text);

/** term_words_prefix() - what all words of a language start with */
struct str term_words_prefix(struct arena *mem, struct str language);

/** term_all_words_prefix() - what the words of all languages start with; "xx:word" follows */
struct str term_all_words_prefix(void);

/** term_languages_prefix() - what all languages start with */
struct str term_languages_prefix(void);

/* Metadata of a database. */
#define META_SCHEMA  "schema"
#define META_SHAPE   "shape"
#define META_LONE    "lone"
#define META_CHANGES "changes"

#endif
