/*
 * Laying out plain text: styles, indents, wrapping at the terminal's width. Whatever is put on a
 * page is cleaned (term.h), so callers hand over texts as they come. Without a terminal the page
 * has the same order and no escape codes.
 */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "cli/term.h"

#include <cordial/search.h>

enum style {
    STYLE_PLAIN,
    STYLE_STRONG,
    STYLE_DIM,
    STYLE_TITLE,
    STYLE_GOOD,
    STYLE_DOUBT,
    STYLE_BAD,
};

struct page {
    struct buf *out;
    const struct term *term;
    unsigned indent; /* columns in front of each line */
};

/* A paragraph to be wrapped. */
struct page_text {
    struct str text;
    const char *head; /* in front of the first line, our own words; NULL: nothing */
    enum style head_style;
    enum style style;          /* of the text */
    const cordial_mark *marks; /* parts to stress */
    size_t n_marks;
};

/** page_words() - our own words, in a style, without a line end; printed as they are */
void page_words(struct page *page, enum style style, const char *words);

/** page_value() - somebody's text within a line: cleaned, isolated when it runs right to left */
void page_value(struct page *page, enum style style, struct str text);

/** page_printf() - our own words and numbers; strings of others go through page_value() */
void page_printf(struct page *page, const char *format, ...) PRINTF(2, 3);

/** page_start() - the indent of a line */
void page_start(struct page *page);

/** page_end() - the end of a line */
void page_end(struct page *page);

/**
 * page_paragraph() - a text of one or more lines, each wrapped and indented
 *
 * Wrapped lines keep the white space that their line began with. Ends with a line end.
 */
void page_paragraph(struct page *page, const struct page_text *text);

/** page_wrap() - page_paragraph() of a plain text */
void page_wrap(struct page *page, struct str text);

/** page_rule() - a line across the page with a heading in it */
void page_rule(struct page *page, const char *heading);

/** page_bar() - @share of a bar of ten blocks; nothing without a terminal */
void page_bar(struct page *page, enum style style, double share);

#endif
