/* The line back to its beginning, its last sign, the letter behind it. */
#include "text/wrap.h"

#include "base/utf8.h"
#include "text/sign.h"
#include "text/unicode.h"

enum { WRAPPED_MIN = 45 }; /* characters of a line that a program may have wrapped */

bool wrap_is_full(struct str line)
{
    size_t n = 0;
    for (size_t at = 0; at < line.n && n < WRAPPED_MIN; n++) {
        utf8_next(line, &at);
    }
    return n == WRAPPED_MIN;
}

bool wrap_at(struct str text, size_t at)
{
    size_t start = at;
    while (start > 0 && text.p[start - 1] != '\n') {
        start--;
    }
    return wrap_is_full(str_sub(text, start, at)) && at + 1 < text.n &&
           sign_before(text, at, SIGN_SENTENCE | SIGN_COLON) == 0 &&
           unicode_begins_letter((unsigned char)text.p[at + 1]);
}
