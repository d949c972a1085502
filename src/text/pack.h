/*
 * The word lists of a language: files in packs/LANG/NAME.txt, a phrase a line. They hold what
 * people say (stop words, cues of haste, of blame, of a signature); what to make of it is for
 * those who ask. The build cuts and folds them with our own fold() and words_cut() and puts them
 * into the program (pack_compiler.c), so that they match texts without any work at run time.
 *
 * Lines starting with # and empty lines do not count. In a phrase "*" stands for one to four
 * words, and a word that ends in "~" for every word with that beginning. " = " and a value may
 * stand behind the phrase. Lists that hold in every language are in packs/any/.
 */
#ifndef TEXT_PACK_H
#define TEXT_PACK_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* A piece of a list's bytes. No pointer: a program starts without going through its lists. */
struct piece {
    uint32_t at;
    uint32_t n;
};

struct phrase {
    uint64_t head;       /* word_head() of the first word */
    struct piece text;   /* as written in the list, without the value */
    struct piece value;  /* "" when the line gives none */
    uint32_t first_word; /* index into the words of the list */
    uint32_t n_words;    /* at least 1 */
};

/*
 * Which heads of words a list may hold, a bit for each part of their hashes. Most words of a text
 * begin no phrase of a list, and one bit says so.
 */
enum { PACK_SIEVE_BITS = 9, PACK_SIEVE = (1 << PACK_SIEVE_BITS) / 64 };

/* A list, sorted by the first words, those with wildcards there first. */
struct pack {
    const struct phrase *rows;
    size_t n;
    size_t n_wild;             /* phrases whose first word is a wildcard */
    const struct piece *words; /* of all phrases; folded, "*" and a last "~" as in the list */
    const char *bytes;         /* of all texts, values and words */
    const uint64_t *sieve;     /* PACK_SIEVE numbers; without the wild phrases */
};

static inline struct str pack_str(const struct pack *pack, struct piece piece)
{
    return (struct str){pack->bytes + piece.at, piece.n};
}

/** pack_text() - a phrase as written in the list, without its value */
static inline struct str pack_text(const struct pack *pack, size_t row)
{
    return pack_str(pack, pack->rows[row].text);
}

/** pack_value() - what the line says behind the phrase; "" when nothing */
static inline struct str pack_value(const struct pack *pack, size_t row)
{
    return pack_str(pack, pack->rows[row].value);
}

/** pack_word() - a word of a phrase, folded; @word is below its n_words */
static inline struct str pack_word(const struct pack *pack, size_t row, size_t word)
{
    return pack_str(pack, pack->words[pack->rows[row].first_word + word]);
}

/**
 * pack_find() - a list of a language
 *
 * @language: a code, or "any"
 * @name:     the list's file without ".txt", such as "stop"
 *
 * Returns an empty list when there is none. Lives for ever.
 */
struct pack pack_find(struct str language, const char *name);

/** pack_may_have() - false: no phrase, but for the wild ones, starts with a word of that head */
bool pack_may_have(const struct pack *pack, uint64_t head);

/** pack_seek() - the first row, behind the wild ones, whose first word is not below @word */
size_t pack_seek(struct pack pack, struct str word);

/** pack_has_word() - does the list hold this one folded word as a phrase of its own? */
bool pack_has_word(struct pack pack, struct str word);

/** word_is_stop() - is a folded word too common in its language to tell anything? */
bool word_is_stop(struct str language, struct str word);

/** pack_make() - a list from phrases that are only known at run time, such as a base's own */
struct pack pack_make(struct arena *mem, struct str_list phrases);

/** pack_languages() - the codes that have a folder, sorted, without "any" */
const struct str *pack_languages(size_t *out_n);

#endif
