/*
 * Signs of punctuation, in the scripts of all languages: which of them ends a sentence, asks,
 * parts. Where a text is cut or judged by a sign, this is asked, and not for a character of ASCII.
 * Signs of addresses, numbers and markup are no punctuation and not known here.
 */
#ifndef TEXT_SIGN_H
#define TEXT_SIGN_H

#include "base/str.h"

enum sign {
    SIGN_POINT = 1, /* also the three of an ellipsis */
    SIGN_ASK = 2,
    SIGN_CALL = 4,
    SIGN_COMMA = 8,
    SIGN_SEMICOLON = 16,
    SIGN_COLON = 32,
    SIGN_CLOSE = 64,   /* a quotation mark or bracket behind which the sentence's sign counts on */
    SIGN_ALWAYS = 128, /* stands in no address or number: it needs no blank behind it */

    SIGN_SENTENCE = SIGN_POINT | SIGN_ASK | SIGN_CALL,
    SIGN_BREAK = SIGN_SENTENCE | SIGN_SEMICOLON,
};

/** sign_at() - the bytes of the sign at @at, 0 when none of these @kinds is there */
size_t sign_at(struct str s, size_t at, unsigned kinds);

/** sign_before() - the same for the sign that ends at @end */
size_t sign_before(struct str s, size_t end, unsigned kinds);

/** sign_find() - the place of the first sign of these @kinds, or STR_NOT_FOUND */
size_t sign_find(struct str s, unsigned kinds);

#endif
