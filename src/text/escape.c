/* Escaping a value for HTML and for Markdown; declared with the template engine. */
#include "text/mustache.h"

static struct str html_entity(char c)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    default:
        return (struct str){NULL, 0};
    }
}

void escape_html(struct buf *out, struct str text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        struct str entity = html_entity(text.p[i]);
        if (entity.n > 0) {
            buf_add(out, str_sub(text, done, i));
            buf_add(out, entity);
            done = i + 1;
        }
    }
    buf_add(out, str_from(text, done));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where in its line a byte stands, as far as Markdown's blocks care. */
enum line_part { LINE_START, LINE_NUMBER, LINE_INSIDE };

static enum line_part next_part(enum line_part part, char c)
{
    if (c == '\n' || c == '\r') {
        return LINE_START;
    }
    if (part != LINE_INSIDE && is_digit(c)) {
        return LINE_NUMBER;
    }
    return part == LINE_START && (c == ' ' || c == '\t') ? LINE_START : LINE_INSIDE;
}

/*
 * Signs that mean something anywhere always get a backslash; the rest only where they would be
 * read as markup, so that "mail.example.com" and "half-day" stay as they are also in code spans.
 */
static bool needs_backslash(struct str text, size_t i, enum line_part part)
{
    char c = text.p[i];
    char before = i > 0 ? text.p[i - 1] : '\0';
    char after = i + 1 < text.n ? text.p[i + 1] : '\0';
    bool last = i + 1 == text.n;
    switch (c) {
    case '-':
    case '+':
    case '=': /* a list, a line, a heading's underline */
        return part == LINE_START;
    case '.': /* "1. " is a list, "www." a link */
        return part == LINE_NUMBER || before == 'w' || before == 'W';
    case ':': /* "http://" and "mailto:x" are links, "10:30" is a time */
        return after == '/' || (is_alnum(before) && !is_digit(before) && is_alnum(after));
    case '!': /* an image, when a link follows in the template */
        return last;
    case '&': /* an entity */
        return last || after == '#' || is_alnum(after);
    default:
        return c != '\0' && strchr("\\`*_[]()<>#|~", c) != NULL;
    }
}

/* Blanks that begin a line and are wide enough to make it code. */
static bool is_code_indent(struct str text, size_t i, enum line_part part)
{
    char before = i > 0 ? text.p[i - 1] : '\n';
    bool begins = part == LINE_START && (before == '\n' || before == '\r');
    return begins && (text.p[i] == '\t' || str_starts(str_from(text, i), STR("    ")) ||
                      (text.p[i] == ' ' && str_chr(str_sub(text, i, i + 4), '\t') < 4));
}

void escape_markdown(struct buf *out, struct str text)
{
    enum line_part part = LINE_START;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (is_code_indent(text, i, part)) {
            buf_add(out, c == '\t' ? STR("&#9;") : STR("&#32;"));
        } else {
            if (needs_backslash(text, i, part)) {
                buf_add_char(out, '\\');
            }
            buf_add_char(out, c);
        }
        part = next_part(part, c);
    }
}
