/* Blocks of code line by line, then what stands within the lines. */
#include "lint/markup.h"

#include <stdlib.h>

enum { TAG_BYTES_MAX = 400, HTML_BYTES_MAX = 400 };

struct blanking {
    struct arena *mem;
    struct markup out;
    char *text;
    size_t n;
};

static void blank(struct blanking *b, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (b->text[i] != '\n' && b->text[i] != '\r') {
            b->text[i] = ' ';
        }
    }
}

static void blank_code(struct blanking *b, size_t start, size_t end)
{
    struct markup *out = &b->out;
    bool goes_on = out->n_code > 0 && out->code[out->n_code - 1].end == start;
    if (!goes_on) {
        out->code = arena_more(b->mem, out->code, out->n_code, &out->cap_code, sizeof *out->code);
        out->code[out->n_code++].start = start;
    }
    out->code[out->n_code - 1].end = end;
    blank(b, start, end);
}

/* --- blocks ----------------------------------------------------------------------------------- */

static size_t fence_length(struct str line)
{
    struct str text = str_trim(line);
    size_t n = 0;
    while (n < text.n && text.p[n] == text.p[0] && (text.p[0] == '`' || text.p[0] == '~')) {
        n++;
    }
    return n >= 3 ? n : 0;
}

static bool is_item(struct str line)
{
    struct str text = str_trim(line);
    size_t digits = 0;
    while (digits < text.n && text.p[digits] >= '0' && text.p[digits] <= '9') {
        digits++;
    }
    bool numbered = digits > 0 && digits < text.n && strchr(".)", text.p[digits]) != NULL;
    return numbered || (text.n > 1 && strchr("-*+", text.p[0]) != NULL && text.p[1] == ' ');
}

static bool is_indented(struct str line)
{
    return str_starts(line, STR("    ")) || str_starts(line, STR("\t"));
}

/* Where the lines stand that are code. */
struct lines {
    size_t fence; /* the length of the one that is open, or 0 */
    char sign;
    bool in_list;     /* what is indented belongs to an item */
    bool after_blank; /* or behind a line of code: what is indented is code */
};

static bool is_code_line(struct lines *lines, struct str line)
{
    size_t fence = fence_length(line);
    char sign = fence > 0 ? str_trim(line).p[0] : '\0';
    if (lines->fence > 0) {
        bool closes = fence >= lines->fence && sign == lines->sign && str_trim(line).n == fence;
        lines->fence = closes ? 0 : lines->fence;
        return true;
    }
    if (fence > 0) {
        lines->fence = fence;
        lines->sign = sign;
        return true;
    }
    bool is_blank = str_trim(line).n == 0;
    bool indented = is_indented(line);
    bool code = !is_blank && indented && !lines->in_list && lines->after_blank;
    if (!is_blank && !indented) {
        bool lazy = lines->in_list && (line.p[0] == ' ' || !lines->after_blank);
        lines->in_list = is_item(line) || lazy;
    }
    lines->after_blank = is_blank || code;
    return code;
}

static void blank_blocks(struct blanking *b)
{
    struct lines lines = {.after_blank = true};
    for (size_t start = 0; start < b->n;) {
        struct str rest = {b->text + start, b->n - start};
        size_t n = str_chr(rest, '\n');
        size_t end = n == STR_NOT_FOUND ? b->n : start + n;
        if (is_code_line(&lines, (struct str){b->text + start, end - start})) {
            blank_code(b, start, end < b->n ? end + 1 : end);
        }
        start = end + 1;
    }
}

/* --- within lines ----------------------------------------------------------------------------- */

static struct str rest_from(const struct blanking *b, size_t at)
{
    return (struct str){b->text + at, b->n - at};
}

/* The bytes up to and with @close, at most @max and not across an empty line; 0: it is not there */
static size_t up_to(const struct blanking *b, size_t at, struct str close, size_t max)
{
    struct str rest = str_sub(rest_from(b, at), 0, max);
    size_t end = str_find(rest, close);
    size_t gap = str_find(rest, STR("\n\n"));
    return end != STR_NOT_FOUND && end < gap ? end + close.n : 0;
}

static size_t code_span(const struct blanking *b, size_t at)
{
    size_t run = 0;
    while (at + run < b->n && b->text[at + run] == '`') {
        run++;
    }
    for (size_t i = at + run; i < b->n;) {
        size_t n = 0;
        while (i + n < b->n && b->text[i + n] == '`') {
            n++;
        }
        if (n == run) {
            return i + n - at;
        }
        if (n == 0 && str_starts(rest_from(b, i), STR("\n\n"))) {
            break;
        }
        i += n > 0 ? n : 1;
    }
    return run;
}

static size_t link_target(const struct blanking *b, size_t at)
{
    size_t depth = 0;
    for (size_t i = at + 1; i < b->n && b->text[i] != '\n'; i++) {
        depth += b->text[i] == '(';
        if (b->text[i] == ')' && --depth == 0) {
            return i + 1 - at;
        }
    }
    return 1;
}

static size_t address(const struct blanking *b, size_t at)
{
    size_t n = 0;
    while (at + n < b->n && strchr(" \t\r\n)>\"", b->text[at + n]) == NULL) {
        n++;
    }
    return n;
}

static bool is_html(const struct blanking *b, size_t at)
{
    char next = at + 1 < b->n ? b->text[at + 1] : ' ';
    return next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
}

/* The bytes at @at that are no prose; 0 when they are. */
static size_t no_prose(const struct blanking *b, size_t at)
{
    struct str rest = rest_from(b, at);
    bool line_start = at == 0 || b->text[at - 1] == '\n';
    if (str_starts(rest, STR("{{"))) {
        size_t n = up_to(b, at, STR("}}"), TAG_BYTES_MAX);
        return n > 0 && str_starts(rest, STR("{{{")) ? n + 1 : n;
    }
    if (str_starts(rest, STR("]("))) {
        return link_target(b, at);
    }
    if (str_starts(rest, STR("<!--"))) {
        size_t end = str_find(rest, STR("-->"));
        return end == STR_NOT_FOUND ? rest.n : end + strlen("-->");
    }
    if (rest.p[0] == '<' && is_html(b, at)) {
        return up_to(b, at, STR(">"), HTML_BYTES_MAX);
    }
    if (str_starts(rest, STR("https://")) || str_starts(rest, STR("http://"))) {
        return address(b, at);
    }
    size_t marks = 0;
    while (line_start && marks < rest.n && rest.p[marks] == '#') {
        marks++;
    }
    return marks > 0 ? marks : strchr("[]", rest.p[0]) != NULL;
}

static void blank_inlines(struct blanking *b)
{
    for (size_t at = 0; at < b->n;) {
        size_t n = b->text[at] == '`' ? code_span(b, at) : no_prose(b, at);
        n = at + n <= b->n ? n : b->n - at;
        if (b->text[at] == '`') {
            blank_code(b, at, at + n);
        } else if (n > 0) {
            blank(b, at, at + n);
        }
        at += n > 0 ? n : 1;
    }
}

static int by_start(const void *a, const void *b)
{
    size_t x = ((const struct markup_span *)a)->start;
    size_t y = ((const struct markup_span *)b)->start;
    return (x > y) - (x < y);
}

struct markup markup_blank(struct arena *mem, struct str body)
{
    struct blanking b = {.mem = mem, .text = arena_alloc(mem, body.n + 1), .n = body.n};
    if (body.n > 0) {
        memcpy(b.text, body.p, body.n);
    }
    blank_blocks(&b);
    blank_inlines(&b);
    if (b.out.n_code > 1) {
        qsort(b.out.code, b.out.n_code, sizeof *b.out.code, by_start);
    }
    b.out.text = (struct str){b.text, b.n};
    return b.out;
}

bool markup_is_code(const struct markup *m, size_t at)
{
    size_t low = 0;
    size_t high = m->n_code;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->code[middle].end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < m->n_code && m->code[low].start <= at;
}
