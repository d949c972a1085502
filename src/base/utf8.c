/* Decoding by the table of RFC 3629, section 4. */
#include "base/utf8.h"

/* Length of the character that starts with @lead; 0 when no character does. */
static size_t length_of(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* Decode at @at; returns the length, 0 when there is no character. */
static size_t decode(struct str s, size_t at, uint32_t *out)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    size_t n = length_of(p[0]);
    if (n == 0 || n > s.n - at) {
        return 0;
    }
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t c = p[0] & lead_bits[n];
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            return 0;
        }
        c = c << 6 | (p[i] & 0x3Fu);
    }
    if (c < smallest[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        return 0;
    }
    *out = c;
    return n;
}

size_t utf8_check(struct str s)
{
    size_t at = 0;
    while (at < s.n) {
        if ((unsigned char)s.p[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t c;
        size_t n = decode(s, at, &c);
        if (n == 0) {
            return at;
        }
        at += n;
    }
    return STR_NOT_FOUND;
}

uint32_t utf8_next(struct str s, size_t *at)
{
    uint32_t c;
    size_t n = decode(s, *at, &c);
    *at += n > 0 ? n : 1;
    return n > 0 ? c : UTF8_REPLACEMENT;
}

size_t utf8_floor(struct str s, size_t at)
{
    if (at >= s.n) {
        return s.n;
    }
    while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

void utf8_add(struct buf *out, uint32_t c)
{
    if (c < 0x80) {
        buf_add_char(out, (char)c);
        return;
    }
    char bytes[4];
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    bytes[0] = (char)(leads[n] | c);
    buf_add(out, (struct str){bytes, n});
}

struct str utf8_clean(struct arena *mem, struct str s)
{
    if (utf8_check(s) == STR_NOT_FOUND && str_chr(s, '\0') == STR_NOT_FOUND) {
        return arena_str(mem, s);
    }
    AUTO(buf_done) struct buf out = {0};
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (c != 0) {
            utf8_add(&out, c);
        }
    }
    return buf_keep(&out, mem);
}

bool utf8_is_bidi_control(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
