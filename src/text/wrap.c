/* The line back to its beginning, its last sign, the letter behind it. */
#include "text/wrap.h"

#include "base/utf8.h"
#include "text/sign.h"

enum { WRAPPED_MIN = 45 }; /* characters of a line that a mail program may have wrapped */

static bool is_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC3;
}

bool wrap_at(struct str text, size_t at)
{
    size_t start = at;
    while (start > 0 && text.p[start - 1] != '\n') {
        start--;
    }
    struct str line = str_sub(text, start, at);
    size_t letters = 0;
    for (size_t i = 0; i < line.n && letters < WRAPPED_MIN;) {
        utf8_next(line, &i);
        letters++;
    }
    return letters >= WRAPPED_MIN && at + 1 < text.n &&
           sign_before(line, line.n, SIGN_SENTENCE | SIGN_COLON) == 0 &&
           is_letter((unsigned char)text.p[at + 1]);
}
