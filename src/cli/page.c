/* Styles; values within a line; wrapping; rules and bars. */
#include "cli/page.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

enum { RULE_WIDTH = 72, BAR_BLOCKS = 10 };

static const char *const style_codes[] = {
    [STYLE_PLAIN] = "",           [STYLE_STRONG] = "\x1b[1m", [STYLE_DIM] = "\x1b[2m",
    [STYLE_TITLE] = "\x1b[1;36m", [STYLE_GOOD] = "\x1b[32m",  [STYLE_DOUBT] = "\x1b[33m",
    [STYLE_BAD] = "\x1b[31m",
};

static void style_on(struct page *page, enum style style)
{
    if (page->term->colour && style != STYLE_PLAIN) {
        buf_add_cstr(page->out, style_codes[style]);
    }
}

static void style_off(struct page *page, enum style style)
{
    if (page->term->colour && style != STYLE_PLAIN) {
        buf_add_cstr(page->out, "\x1b[0m");
    }
}

void page_words(struct page *page, enum style style, const char *words)
{
    if (*words != '\0') {
        style_on(page, style);
        buf_add_cstr(page->out, words);
        style_off(page, style);
    }
}

void page_value(struct page *page, enum style style, struct str text)
{
    bool isolated = term_is_rtl(text);
    style_on(page, style);
    buf_add_cstr(page->out, isolated ? TERM_ISOLATE : "");
    term_add_clean(page->out, text);
    buf_add_cstr(page->out, isolated ? TERM_ISOLATE_END : "");
    style_off(page, style);
}

void page_printf(struct page *page, const char *format, ...)
{
    char words[256];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    buf_add_cstr(page->out, words);
}

void page_start(struct page *page)
{
    for (unsigned i = 0; i < page->indent; i++) {
        buf_add_char(page->out, ' ');
    }
}

void page_end(struct page *page)
{
    buf_add_char(page->out, '\n');
}

/* One line of a paragraph while it is being wrapped. */
struct line {
    struct page *page;
    const struct page_text *text;
    struct str whole; /* the line, without its end */
    size_t offset;    /* of the line in the text, for the marks */
    unsigned hang;    /* columns in front of a continued line */
    unsigned column;
    bool isolated;
    bool marked; /* inside a mark */
};

static bool is_marked(const struct page_text *text, size_t at)
{
    for (size_t i = 0; i < text->n_marks; i++) {
        if (at >= text->marks[i].start && at < text->marks[i].end) {
            return true;
        }
    }
    return false;
}

/* Marks are stressed by a style; without colours they are left out, as a guillemet or a star
 * could belong to the text. */
static void set_marked(struct line *line, bool marked)
{
    if (marked == line->marked) {
        return;
    }
    line->marked = marked;
    if (marked) {
        style_on(line->page, STYLE_STRONG);
    } else {
        style_off(line->page, STYLE_STRONG);
        style_on(line->page, line->text->style);
    }
}

static void open_line(struct line *line)
{
    style_on(line->page, line->text->style);
    buf_add_cstr(line->page->out, line->isolated ? TERM_ISOLATE : "");
}

static void close_line(struct line *line)
{
    set_marked(line, false);
    buf_add_cstr(line->page->out, line->isolated ? TERM_ISOLATE_END : "");
    style_off(line->page, line->text->style);
    page_end(line->page);
}

static void continue_below(struct line *line)
{
    close_line(line);
    page_start(line->page);
    for (unsigned i = 0; i < line->hang; i++) {
        buf_add_char(line->page->out, ' ');
    }
    line->column = line->page->indent + line->hang;
    open_line(line);
}

static void add_part(struct line *line, size_t start, size_t end)
{
    for (size_t at = start; at < end;) {
        size_t here = at;
        uint32_t c = utf8_next(line->whole, &at);
        set_marked(line, is_marked(line->text, line->offset + here));
        term_add_code(line->page->out, c == '\t' ? ' ' : c);
    }
    line->column += term_str_width(str_sub(line->whole, start, end));
}

static bool is_gap(char c)
{
    return c == ' ' || c == '\t';
}

/* The end of the run of gaps, or of other bytes, that begins at @at. */
static size_t run_end(struct str s, size_t at, bool gap)
{
    while (at < s.n && is_gap(s.p[at]) == gap) {
        at++;
    }
    return at;
}

static void add_words(struct line *line, size_t at)
{
    unsigned width = line->page->term->width;
    while (at < line->whole.n) {
        size_t word = run_end(line->whole, at, true);
        size_t end = run_end(line->whole, word, false);
        unsigned needed = term_str_width(str_sub(line->whole, at, end));
        bool begun = line->column > line->page->indent + line->hang;
        if (width > 0 && begun && word < end && line->column + needed > width) {
            set_marked(line, false);
            continue_below(line);
            add_part(line, word, end);
        } else {
            add_part(line, at, end);
        }
        at = end;
    }
}

static void add_line(struct page *page, const struct page_text *text, struct str whole,
                     const char *head)
{
    unsigned head_width = text->head != NULL ? term_str_width(str_of(text->head)) : 0;
    size_t start = run_end(whole, 0, true);
    struct line line = {
        .page = page,
        .text = text,
        .whole = whole,
        .offset = (size_t)(whole.p - text->text.p),
        .hang = head_width + term_str_width(str_sub(whole, 0, start)),
        .isolated = term_is_rtl(whole) && (page->term->tty || text->head != NULL),
    };
    if (whole.n == 0 && head == NULL) {
        page_end(page);
        return;
    }
    page_start(page);
    page_words(page, text->head_style, head != NULL ? head : "");
    for (unsigned i = head != NULL ? head_width : 0; i < line.hang; i++) {
        buf_add_char(page->out, ' ');
    }
    line.column = page->indent + line.hang;
    open_line(&line);
    add_words(&line, start);
    close_line(&line);
}

void page_paragraph(struct page *page, const struct page_text *text)
{
    const char *head = text->head;
    struct str rest = text->text;
    struct str whole;
    while (str_line(&rest, &whole)) {
        add_line(page, text, whole, head);
        head = NULL;
    }
}

void page_wrap(struct page *page, struct str text)
{
    page_paragraph(page, &(struct page_text){.text = text});
}

void page_rule(struct page *page, const char *heading)
{
    unsigned width = page->term->width > 0 ? page->term->width : RULE_WIDTH;
    unsigned used = term_str_width(str_of(heading)) + 4;
    style_on(page, STYLE_DIM);
    buf_add_cstr(page->out, "── ");
    style_off(page, STYLE_DIM);
    page_words(page, STYLE_TITLE, heading);
    style_on(page, STYLE_DIM);
    buf_add_char(page->out, ' ');
    for (unsigned i = used; i < width; i++) {
        buf_add_cstr(page->out, "─");
    }
    style_off(page, STYLE_DIM);
    page_end(page);
}

void page_bar(struct page *page, enum style style, double share)
{
    if (!page->term->tty) {
        return;
    }
    int full = (int)(share * BAR_BLOCKS + 0.5);
    style_on(page, style);
    for (int i = 0; i < BAR_BLOCKS; i++) {
        buf_add_cstr(page->out, i < full ? "█" : "░");
    }
    style_off(page, style);
    buf_add_char(page->out, ' ');
}
