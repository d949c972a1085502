/*
 * Affixes from word lists: which endings and beginnings belong to a word that stands beside
 * them, which article is elided before a vowel, and a light stemmer that takes off what the
 * lists of a language name. Knows no language itself; the rules are lines of packs/.
 */
#ifndef TEXT_AFFIX_H
#define TEXT_AFFIX_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/** affix_is_suffix() - does a folded word that stands alone belong to the word before it? */
bool affix_is_suffix(struct str word);

/** affix_is_prefix() - does @word belong to the folded word @next behind it? */
bool affix_is_prefix(struct str word, struct str next);

/**
 * affix_is_elided() - is the folded word in front of an apostrophe one of its own?
 *
 * An article or the like that lost its last letter: l'account, un'altra, qu'il.
 *
 * @next: what stands behind the apostrophe, as far as the text goes
 */
bool affix_is_elided(struct str word, struct str next);

/*
 * The rules of a language, in packs/LANG/:
 *
 *   suffix            "ending letters": taken off when so many letters at least are left; 0: kept
 *   plural            "singular others": these have the stem of the first
 *   verb              "stem others": forms of any of these have the first one as their stem
 *   verb-prefix       in front of any of them
 *   verb-suffix       behind any of them, when such a prefix is in front
 *   verb-past-suffix  behind the first one, without a prefix
 */
struct affixes;

/** affixes_of() - the rules of a language, in @mem; NULL when it has none */
const struct affixes *affixes_of(struct arena *mem, struct str language);

/**
 * affixes_of_hangul() - the rules for particles and endings behind a run of Korean syllables
 *
 * The rows of packs/any/cut-hangul.txt are "ending letters" or "ending letters behind": so many
 * syllables at least are left, and the last of them is closed by a consonant or open, as the
 * Korean ending asks for.
 */
const struct affixes *affixes_of_hangul(struct arena *mem);

/**
 * affixes_strip() - a folded word without its affixes
 *
 * A form of a listed verb becomes its stem, a listed plural its singular. Of any other word the
 * longest ending that fits is taken off, until none fits, so that the stem of a stem is itself.
 *
 * Returns a part of @word or of a list.
 */
struct str affixes_strip(const struct affixes *a, struct str word);

#endif
