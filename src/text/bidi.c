/* What directions a piece has, and what of that a line of the other direction changes. */
#include "text/bidi.h"

#include "base/utf8.h"
#include "text/unicode.h"

struct directions {
    enum unicode_direction first;
    enum unicode_direction last;
    bool left;
    bool right;
    bool number;
    bool sign; /* one that does not join two numbers, or stands at an end */
};

/* Between two numbers these are a part of them (rule W4 for U+002C, 002E, 002F, 003A). */
static bool joins_numbers(uint32_t c)
{
    return c == ',' || c == '.' || c == '/' || c == ':' || c == 0x066B || c == 0x066C;
}

static struct directions look(struct str piece)
{
    struct directions d = {.first = UNICODE_NEUTRAL, .last = UNICODE_NEUTRAL};
    for (size_t at = 0; at < piece.n;) {
        bool start = at == 0;
        uint32_t c = utf8_next(piece, &at);
        enum unicode_direction direction = unicode_direction(c);
        d.first = start ? direction : d.first;
        d.last = direction;
        d.left = d.left || direction == UNICODE_LEFT;
        d.right = d.right || direction == UNICODE_RIGHT;
        d.number = d.number || direction == UNICODE_NUMBER;
        d.sign = d.sign ||
                 (direction == UNICODE_NEUTRAL && (start || at == piece.n || !joins_numbers(c)));
    }
    return d;
}

bool bidi_scrambles(struct str piece, bool rtl_line)
{
    struct directions d = look(piece);
    if (!rtl_line) {
        return d.right && (d.first != UNICODE_RIGHT || d.last != UNICODE_RIGHT);
    }
    if (!d.left) {
        return !d.right && d.number && d.sign;
    }
    bool ends_left = d.last == UNICODE_LEFT || d.last == UNICODE_NUMBER;
    return d.right || d.first != UNICODE_LEFT || !ends_left;
}

struct str bidi_isolated(struct arena *mem, struct str piece, bool rtl_line)
{
    if (!bidi_scrambles(piece, rtl_line)) {
        return piece;
    }
    AUTO(buf_done) struct buf b = {0};
    utf8_add(&b, BIDI_ISOLATE);
    buf_add(&b, piece);
    utf8_add(&b, BIDI_ISOLATE_END);
    return buf_keep(&b, mem);
}

bool bidi_starts_left(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        enum unicode_direction direction = unicode_direction(utf8_next(text, &at));
        if (direction == UNICODE_LEFT || direction == UNICODE_RIGHT) {
            return direction == UNICODE_LEFT;
        }
    }
    return false;
}

bool bidi_has_right(struct str text)
{
    return look(text).right;
}
