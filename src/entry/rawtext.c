/* A scanner in one pass. A tag ends at the first ">", also inside quotes: what then is left of it
 * is text and does no harm. Contents: blanks, characters, tags, the scanner. */
#include "entry/rawtext.h"

#include "base/utf8.h"

enum { ENTITY_MAX_BYTES = 10 };

/* --- blanks --------------------------------------------------------------------------------- */

/* End a cell, a line or a word; the strongest of several separators in a row stays. */
static void separate(struct buf *out, char separator)
{
    if (out->n == 0) {
        return;
    }
    char *last = &out->p[out->n - 1];
    if (*last == '\n' || (*last == '\t' && separator == ' ')) {
        return;
    }
    if (*last == ' ' || *last == '\t') {
        *last = separator;
        return;
    }
    buf_add_char(out, separator);
}

/* --- characters ----------------------------------------------------------------------------- */

static const struct {
    const char *name;
    const char *text;
} entities[] = {
    {"amp", "&"}, {"apos", "'"}, {"gt", ">"}, {"lt", "<"}, {"nbsp", " "}, {"quot", "\""},
};

/* The code point of "#65" or "#x41"; 0 when it is none that a text may hold. */
static uint32_t number_of(struct str digits)
{
    bool hex = digits.n > 1 && (digits.p[1] == 'x' || digits.p[1] == 'X');
    uint32_t c = 0;
    for (size_t i = hex ? 2 : 1; i < digits.n; i++) {
        char d = digits.p[i];
        uint32_t value = d >= '0' && d <= '9'          ? (uint32_t)(d - '0')
                         : hex && d >= 'a' && d <= 'f' ? (uint32_t)(d - 'a') + 10
                         : hex && d >= 'A' && d <= 'F' ? (uint32_t)(d - 'A') + 10
                                                       : UINT32_MAX;
        if (value == UINT32_MAX) {
            return 0;
        }
        c = c * (hex ? 16 : 10) + value; /* at most ENTITY_MAX_BYTES digits: wraps do no harm */
    }
    bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    return c < 0x20 || c > 0x10FFFF || surrogate ? 0 : c;
}

/* Append the character of an entity at the start of @s; returns its bytes, 0 if it is none. */
static size_t add_entity(struct buf *out, struct str s)
{
    size_t end = str_chr(str_sub(s, 0, ENTITY_MAX_BYTES), ';');
    if (end == STR_NOT_FOUND || end < 2) {
        return 0;
    }
    struct str name = str_sub(s, 1, end);
    if (name.p[0] == '#') {
        uint32_t c = number_of(name);
        if (c != 0) {
            utf8_add(out, c);
        }
        return c != 0 ? end + 1 : 0;
    }
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        if (str_eq(name, str_of(entities[i].name))) {
            buf_add_cstr(out, entities[i].text);
            return end + 1;
        }
    }
    return 0;
}

/* --- tags ----------------------------------------------------------------------------------- */

/* Tags inside a line; every other tag ends one. */
static const char *const inline_names[] = {
    "a",     "abbr",  "b",      "big", "code",  "del",  "em", "font", "i",
    "img",   "input", "ins",    "kbd", "label", "mark", "q",  "s",    "samp",
    "small", "span",  "strong", "sub", "sup",   "tt",   "u",  "var",
};

static struct str tag_name(struct str tag)
{
    size_t start = tag.n > 1 && tag.p[1] == '/' ? 2 : 1;
    size_t end = start;
    while (end < tag.n && strchr(" \t\r\n/>", tag.p[end]) == NULL) {
        end++;
    }
    return str_sub(tag, start, end);
}

static bool is_inline(struct str name)
{
    for (size_t i = 0; i < sizeof inline_names / sizeof inline_names[0]; i++) {
        if (str_eq_ci(name, str_of(inline_names[i]))) {
            return true;
        }
    }
    return false;
}

/* Behind the next @end in @s, or the end of @s. */
static size_t skip_to(struct str s, struct str end)
{
    size_t at = str_find_ci(s, end);
    return at == STR_NOT_FOUND ? s.n : at + end.n;
}

/* Bytes of the tag, comment, script or style at the start of @s; 0 when "<" is only a character. */
static size_t skip_tag(struct buf *out, struct str s)
{
    if (str_starts(s, STR("<!--"))) {
        return skip_to(s, STR("-->"));
    }
    char next = s.n > 1 ? s.p[1] : ' ';
    bool tag = next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') ||
               (next >= 'A' && next <= 'Z');
    if (!tag) {
        return 0;
    }
    size_t end = str_chr(s, '>');
    end = end == STR_NOT_FOUND ? s.n : end + 1;
    struct str name = tag_name(str_sub(s, 0, end));
    if (next != '/' && str_eq_ci(name, STR("script"))) {
        return skip_to(s, STR("</script>"));
    }
    if (next != '/' && str_eq_ci(name, STR("style"))) {
        return skip_to(s, STR("</style>"));
    }
    if (str_eq_ci(name, STR("td")) || str_eq_ci(name, STR("th"))) {
        separate(out, '\t');
    } else if (!is_inline(name)) {
        separate(out, '\n');
    }
    return end;
}

/* --- the scanner ---------------------------------------------------------------------------- */

void rawtext_add(struct buf *out, struct str html)
{
    size_t at = 0;
    while (at < html.n) {
        char c = html.p[at];
        size_t n = c == '<' ? skip_tag(out, str_from(html, at)) : 0;
        if (c == '&') {
            n = add_entity(out, str_from(html, at));
        }
        if (n == 0 && strchr(" \t\r\n", c) != NULL) {
            separate(out, ' ');
        } else if (n == 0) {
            buf_add_char(out, c);
        }
        at += n > 0 ? n : 1;
    }
}
