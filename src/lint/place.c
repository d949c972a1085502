/* Lines and characters, counted from where the last count ended. */
#include "lint/subject.h"

#include "base/utf8.h"

/* A mark at the start of a file, which no editor shows. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static size_t first_byte(struct str text)
{
    return str_starts(text, STR(BYTE_ORDER_MARK)) ? strlen(BYTE_ORDER_MARK) : 0;
}

static void rewind_to_start(struct place_cursor *c, struct str text)
{
    size_t start = first_byte(text);
    *c = (struct place_cursor){.text = text.p, .at = start, .line = 1, .line_start = start};
}

/* A line ends at "\n", "\r\n" or "\r". */
static void step(struct place_cursor *c, struct str text)
{
    bool pair = text.p[c->at] == '\r' && c->at + 1 < text.n && text.p[c->at + 1] == '\n';
    bool ends = text.p[c->at] == '\n' || (text.p[c->at] == '\r' && !pair);
    c->at++;
    if (ends) {
        c->line++;
        c->line_start = c->at;
    }
}

static void move_to(struct place_cursor *c, struct str text, size_t at)
{
    if (c->line == 0 || c->text != text.p || at < c->line_start) {
        rewind_to_start(c, text);
    }
    while (c->at < at && c->at < text.n) {
        step(c, text);
    }
}

static unsigned column_at(const struct place_cursor *c, struct str text, size_t at)
{
    unsigned column = 1;
    for (size_t i = c->line_start; i < at && i < text.n; column++) {
        utf8_next(text, &i);
    }
    return column;
}

struct place place_of(struct place_cursor *c, struct str text, size_t start, size_t end)
{
    struct place place = {0};
    move_to(c, text, start);
    place.line = c->line;
    place.column = column_at(c, text, start);
    if (end > start) {
        struct place_cursor behind = *c;
        move_to(&behind, text, end);
        place.end_line = behind.line;
        place.end_column = column_at(&behind, text, end);
    }
    return place;
}

size_t place_byte(struct place_cursor *c, struct str text, unsigned line, unsigned column)
{
    if (c->line == 0 || c->text != text.p || line < c->line) {
        rewind_to_start(c, text);
    }
    while (c->line < line && c->at < text.n) {
        step(c, text);
    }
    if (c->line < line) {
        return text.n;
    }
    size_t at = c->line_start + (column > 0 ? column - 1 : 0);
    return at < text.n ? at : text.n;
}
