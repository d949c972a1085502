/*
 * Words: what a text is cut into for index, search and snippets. Letters and digits with their
 * marks make words; an apostrophe between letters joins, but not behind an elided article (l'ordine
 * is two words, don't is one); affixes that stand alone join the word beside them, which in Persian
 * makes one word of what is written with a blank, a half-space or neither (text/affix.h); codes and
 * versions stay whole (0x80070005, err-4012, 8.2, v2.3.1, c++, wp_options) and give their parts as
 * well. One letter and a hyphen in front of a word are one with it (e-mail is email). Scripts
 * written without blanks (Chinese, Japanese, Thai and their kin) are cut into overlapping pairs of
 * characters, and so is Korean, each word without the particles and endings behind it.
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include "base/arena.h"
#include "base/str.h"
#include "text/languages.h"

#include <stdbool.h>
#include <stdint.h>

/* The longest word in bytes, folded; longer runs are no words and are passed over. */
enum { WORD_MAX = 64 };

struct word {
    struct str text; /* folded; of a code without its inner "-" and "_" */
    size_t start;    /* bytes of the original text, half open */
    size_t end;
    bool code;     /* holds a digit or "_": an error number, a version, a name like mp3 */
    bool part;     /* a part of the code before it; a text read word by word passes it over */
    uint64_t head; /* word_head() of the text */
};

/**
 * word_head() - the first eight bytes of a word as a number
 *
 * Two words of which one has the smaller head stand in that order by bytes; of two with the same
 * nothing is told.
 */
uint64_t word_head(struct str word);

struct words {
    struct word *rows;
    size_t n;
    size_t cap;
};

/**
 * words_cut() - the words of a text, in order
 *
 * @mem: owns the result
 * @s:   UTF-8
 */
struct words words_cut(struct arena *mem, struct str s);

/** words_join() - the folded texts of @n words from @at on, a blank between them */
struct str words_join(struct arena *mem, const struct words *words, size_t at, size_t n);

#endif
