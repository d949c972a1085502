/*
 * Dictionaries of spelling: is a word of a language known, and what may be meant instead. Knows
 * single words as they are written, not which ones are worth asking about. The one door to
 * Enchant; a build without it knows no dictionary.
 */
#ifndef TEXT_SPELL_H
#define TEXT_SPELL_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

struct speller;

/** speller_open() - never NULL; dictionaries are loaded when they are first asked; one thread */
struct speller *speller_open(void);
void speller_close(struct speller *s);

/** speller_has() - is a dictionary of the language installed? */
bool speller_has(struct speller *s, struct str language);

/** speller_knows() - does one of the language's dictionaries know the word? */
bool speller_knows(struct speller *s, struct str language, struct str word);

/** speller_suggest() - words that may be meant, likeliest first; costs milliseconds */
struct str_list speller_suggest(struct arena *mem, struct speller *s, struct str language,
                                struct str word);

#endif
