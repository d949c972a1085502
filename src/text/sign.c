/* A table for ASCII, one for all else. */
#include "text/sign.h"

#include "base/utf8.h"

static const unsigned char ascii[0x80] = {
    ['!'] = SIGN_CALL,  ['"'] = SIGN_CLOSE, ['\''] = SIGN_CLOSE, [')'] = SIGN_CLOSE,
    [','] = SIGN_COMMA, ['.'] = SIGN_POINT, [':'] = SIGN_COLON,  [';'] = SIGN_SEMICOLON,
    ['?'] = SIGN_ASK,   [']'] = SIGN_CLOSE,
};

static const struct {
    uint32_t sign;
    unsigned char kinds;
} wide[] = {
    {0x00BB, SIGN_CLOSE},                   /* » */
    {0x060C, SIGN_COMMA | SIGN_ALWAYS},     /* Arabic comma */
    {0x061B, SIGN_SEMICOLON | SIGN_ALWAYS}, /* Arabic semicolon */
    {0x061F, SIGN_ASK | SIGN_ALWAYS},       /* Arabic question mark */
    {0x06D4, SIGN_POINT | SIGN_ALWAYS},     /* Arabic full stop */
    {0x2019, SIGN_CLOSE},                   /* ’ */
    {0x201D, SIGN_CLOSE},                   /* ” */
    {0x2026, SIGN_POINT},                   /* … */
    {0x203A, SIGN_CLOSE},                   /* › */
    {0x203C, SIGN_CALL | SIGN_ALWAYS},      /* two exclamation marks */
    {0x2047, SIGN_ASK | SIGN_ALWAYS},       /* two question marks */
    {0x2048, SIGN_ASK | SIGN_ALWAYS},       /* question exclamation mark */
    {0x2049, SIGN_ASK | SIGN_ALWAYS},       /* exclamation question mark */
    {0x3001, SIGN_COMMA | SIGN_ALWAYS},     /* ideographic comma */
    {0x3002, SIGN_POINT | SIGN_ALWAYS},     /* ideographic full stop */
    {0x300D, SIGN_CLOSE},                   /* corner bracket */
    {0xFF01, SIGN_CALL | SIGN_ALWAYS},      /* fullwidth ! and so on */
    {0xFF09, SIGN_CLOSE},
    {0xFF0C, SIGN_COMMA | SIGN_ALWAYS},
    {0xFF0E, SIGN_POINT | SIGN_ALWAYS},
    {0xFF1A, SIGN_COLON | SIGN_ALWAYS},
    {0xFF1B, SIGN_SEMICOLON | SIGN_ALWAYS},
    {0xFF1F, SIGN_ASK | SIGN_ALWAYS},
};

static unsigned kinds_of(uint32_t c)
{
    if (c < 0x80) {
        return ascii[c];
    }
    for (size_t i = 0; i < sizeof wide / sizeof wide[0] && wide[i].sign <= c; i++) {
        if (wide[i].sign == c) {
            return wide[i].kinds;
        }
    }
    return 0;
}

size_t sign_at(struct str s, size_t at, unsigned kinds)
{
    if (at >= s.n) {
        return 0;
    }
    size_t end = at;
    return (kinds_of(utf8_next(s, &end)) & kinds) != 0 ? end - at : 0;
}

size_t sign_before(struct str s, size_t end, unsigned kinds)
{
    if (end == 0 || end > s.n) {
        return 0;
    }
    size_t start = utf8_floor(s, end - 1);
    size_t n = sign_at(s, start, kinds);
    return start + n == end ? n : 0;
}

size_t sign_find(struct str s, unsigned kinds)
{
    for (size_t at = 0; at < s.n;) {
        if (sign_at(s, at, kinds) > 0) {
            return at;
        }
        utf8_next(s, &at);
    }
    return STR_NOT_FOUND;
}
