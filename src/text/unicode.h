/*
 * What kind of character a code point is, from Unicode's tables. The door for modules that need
 * one character at a time; whole texts are folded (text/fold.h).
 */
#ifndef TEXT_UNICODE_H
#define TEXT_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

enum unicode_kind {
    UNICODE_OTHER,   /* punctuation, signs, blanks, controls, no character at all */
    UNICODE_CAPITAL, /* also a titlecase letter */
    UNICODE_SMALL,
    UNICODE_LETTER, /* without case, as in Persian or Chinese */
    UNICODE_MARK,   /* belongs to the letter before it */
    UNICODE_DIGIT,
};

/** unicode_kind() - the kind of @c; any number is allowed */
enum unicode_kind unicode_kind(uint32_t c);

enum unicode_direction {
    UNICODE_NEUTRAL, /* blanks, signs, controls: as what stands around it */
    UNICODE_LEFT,    /* a letter that is written from left to right */
    UNICODE_RIGHT,   /* from right to left */
    UNICODE_NUMBER,  /* a digit of a number: in either text from left to right */
};

/** unicode_direction() - which way @c is written; any number is allowed */
enum unicode_direction unicode_direction(uint32_t c);

/** unicode_begins_letter() - may a letter begin with this byte? Beyond ASCII, from U+00C0 on */
bool unicode_begins_letter(unsigned char byte);

/** unicode_lower() - the small letter of a capital; any other code point as it is */
uint32_t unicode_lower(uint32_t c);

/** unicode_upper() - the capital of a small letter; any other code point as it is */
uint32_t unicode_upper(uint32_t c);

#endif
