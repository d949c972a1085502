/*
 * From words to stems, by language: the affixes of its word lists (text/affix.h), then Snowball
 * through Xapian. A language with neither keeps its words. Codes are never stemmed by callers.
 */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include "base/arena.h"
#include "base/str.h"

/* Stems of one language with a memory of those already asked for. One thread at a time. */
struct stemmer;

/** stemmer_open() - a stemmer for a language code; never NULL. Closed with stemmer_close(). */
struct stemmer *stemmer_open(struct str language);
void stemmer_close(struct stemmer *s);

/** stem() - the stem of a folded word; valid until the next call */
struct str stem(struct stemmer *s, struct str word);

/** stem_once() - the same for what may be no word at all and is not worth remembering */
struct str stem_once(struct stemmer *s, struct str word);

#endif
