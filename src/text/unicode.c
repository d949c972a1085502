/* Kinds from general categories; directions; small letters and capitals. */
#include "text/unicode.h"

#include <utf8proc.h>

enum unicode_kind unicode_kind(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return UNICODE_CAPITAL;
    case UTF8PROC_CATEGORY_LL:
        return UNICODE_SMALL;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return UNICODE_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return UNICODE_MARK;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
        return UNICODE_DIGIT;
    default:
        return UNICODE_OTHER;
    }
}

enum unicode_direction unicode_direction(uint32_t c)
{
    switch (utf8proc_get_property((utf8proc_int32_t)c)->bidi_class) {
    case UTF8PROC_BIDI_CLASS_L:
        return UNICODE_LEFT;
    case UTF8PROC_BIDI_CLASS_R:
    case UTF8PROC_BIDI_CLASS_AL:
        return UNICODE_RIGHT;
    case UTF8PROC_BIDI_CLASS_EN:
    case UTF8PROC_BIDI_CLASS_AN:
        return UNICODE_NUMBER;
    default:
        return UNICODE_NEUTRAL;
    }
}

bool unicode_begins_letter(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0xC3;
}

uint32_t unicode_lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t unicode_upper(uint32_t c)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}
