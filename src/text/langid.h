/*
 * Which language a text is in: CLD2 with a vote of the function words of our packs, which wins
 * when it is clear; Chinese, Japanese and Korean are told by their scripts. Works on what a person
 * wrote; addresses and code should be cut off before.
 */
#ifndef TEXT_LANGID_H
#define TEXT_LANGID_H

#include "base/arena.h"
#include "base/str.h"

struct language_guess {
    struct str code;   /* "" when nothing can be told */
    double confidence; /* 0..1 */
};

/**
 * language_identify() - the likeliest language of a text
 *
 * @mem:     scratch, and owner of the code
 * @s:       UTF-8 or not; the first 4 KiB count
 * @allowed: codes to choose from when they are likely at all; empty: any
 *
 * Source of the vote: function words counted per language; a lead of two or more decides
 * (measured with CLD2 as the other voter on short support messages).
 */
struct language_guess language_identify(struct arena *mem, struct str s, struct str_list allowed);

#endif
