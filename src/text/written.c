/* Looking at the signs of a word; its first capital made small. */
#include "text/written.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/unicode.h"

/* Nothing that breaks a line or turns the direction of text. */
static bool is_fit(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (c < ' ' || c == 0x7F || c == 0xFFFD || utf8_is_bidi_control(c)) {
            return false;
        }
    }
    return s.n > 0 && s.n <= WRITTEN_MAX;
}

static bool has_capital(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        if (unicode_kind(utf8_next(s, &at)) == UNICODE_CAPITAL) {
            return true;
        }
    }
    return false;
}

/* Without a capital that is the only one. */
static struct str small_first(struct arena *mem, struct str s)
{
    size_t behind = 0;
    uint32_t first = utf8_next(s, &behind);
    struct str rest = str_from(s, behind);
    if (unicode_kind(first) != UNICODE_CAPITAL || has_capital(rest)) {
        return s;
    }
    AUTO(buf_done) struct buf b = {0};
    utf8_add(&b, unicode_lower(first));
    buf_add(&b, rest);
    return buf_keep(&b, mem);
}

struct str written_form(struct arena *mem, struct str original, struct str folded, bool capitals)
{
    if (str_eq(original, folded) || !is_fit(original)) {
        return folded;
    }
    struct str form = capitals ? original : small_first(mem, original);
    return str_eq(form, folded) ? folded : form;
}
