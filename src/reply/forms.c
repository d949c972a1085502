/*
 * The three forms of a draft. What runs from right to left is marked in each in the way that
 * programs for mail understand.
 *
 * HTML: dir and lang around each stretch, <span dir> around a piece that would scramble. Nearly
 * all programs heed dir; Gmail, Outlook and Yahoo drop <bdi> (caniemail.com, html-dir and
 * html-bdi). Plain text has no attributes: there the piece stays between U+2068 and U+2069, and a
 * line that begins with a foreign word gets U+200F in front, because a program that shows plain
 * text takes the direction of a line from its first letter.
 */
#include "reply/draft.h"

#include "base/utf8.h"
#include "entry/markdown.h"
#include "reply/plain.h"
#include "text/bidi.h"
#include "text/languages.h"

enum { MARK_BYTES = 3 }; /* of each of the marks in UTF-8 */

static bool is_rtl(struct str language)
{
    const struct language *row = language_find(language);
    return row != NULL && row->rtl;
}

/* Which of the two marks stands at a place; 0 for neither. */
static uint32_t mark_at(struct str s, size_t at)
{
    if (s.p[at] != '\xe2') {
        return 0;
    }
    uint32_t c = utf8_next(s, &at);
    return c == BIDI_ISOLATE || c == BIDI_ISOLATE_END ? c : 0;
}

/* The end of the isolated piece that begins at @start; STR_NOT_FOUND when it is not closed here. */
static size_t piece_end(struct str s, size_t start)
{
    for (size_t at = start; at < s.n && s.p[at] != '<'; at++) {
        uint32_t mark = mark_at(s, at);
        if (mark != 0) {
            return mark == BIDI_ISOLATE_END ? at : STR_NOT_FOUND;
        }
    }
    return STR_NOT_FOUND;
}

/*
 * Marks become elements. A mark without its partner in the same text, or in a tag, goes; so does
 * what the renderer writes into each tag for texts whose language nobody knows.
 */
static void add_spans(struct buf *out, struct str html)
{
    static const char guess[] = " dir=\"auto\"";
    bool in_tag = false;
    for (size_t at = 0; at < html.n;) {
        if (in_tag && str_starts(str_from(html, at), str_of(guess))) {
            at += sizeof guess - 1;
            continue;
        }
        uint32_t mark = mark_at(html, at);
        if (mark == 0) {
            in_tag = html.p[at] == '<' || (in_tag && html.p[at] != '>');
            buf_add_char(out, html.p[at++]);
            continue;
        }
        at += MARK_BYTES;
        size_t end = mark == BIDI_ISOLATE && !in_tag ? piece_end(html, at) : STR_NOT_FOUND;
        if (end != STR_NOT_FOUND) {
            struct str piece = str_sub(html, at, end);
            bool right = bidi_has_right(piece) && !bidi_starts_left(piece);
            buf_printf(out, "<span dir=\"%s\">%.*s</span>", right ? "rtl" : "ltr", STR_ARG(piece));
            at = end + MARK_BYTES;
        }
    }
}

static void add_html(const struct draft_block *block, struct str html, struct buf *out)
{
    if (block->language.n > 0) {
        buf_printf(out, "<div lang=\"%.*s\" dir=\"%s\">\n", STR_ARG(block->language),
                   is_rtl(block->language) ? "rtl" : "ltr");
        add_spans(out, html);
        buf_add_cstr(out, "</div>\n");
    } else {
        add_spans(out, html);
    }
}

/* A line from right to left that begins with a word from left to right says so first. */
static void add_marked_lines(struct buf *out, struct str text)
{
    struct str line;
    for (size_t i = 0; str_split(&text, '\n', &line); i++) {
        if (i > 0) {
            buf_add_char(out, '\n');
        }
        if (bidi_has_right(line) && bidi_starts_left(line)) {
            utf8_add(out, BIDI_RIGHT_MARK);
        }
        buf_add(out, line);
    }
}

static void add_plain(struct draft *d, const struct draft_block *block, struct str html,
                      struct buf *out)
{
    struct str text = plain_from_html(d->mem, html);
    if (text.n == 0) {
        return;
    }
    if (out->n > 0) {
        buf_add_cstr(out, "\n\n");
    }
    if (is_rtl(block->language)) {
        add_marked_lines(out, text);
    } else {
        buf_add(out, text);
    }
}

cordial_status draft_forms(struct draft *d, cordial_draft *out, cordial_error *err)
{
    AUTO(buf_done) struct buf html = {0};
    AUTO(buf_done) struct buf text = {0};
    struct str markdown = buf_keep(d->out, d->mem);
    for (size_t i = 0; i < d->n_blocks; i++) {
        size_t end = i + 1 < d->n_blocks ? d->blocks[i + 1].start : markdown.n;
        struct str block_html;
        TRY(markdown_html(d->mem, str_sub(markdown, d->blocks[i].start, end), &block_html, err));
        add_html(&d->blocks[i], block_html, &html);
        add_plain(d, &d->blocks[i], block_html, &text);
    }
    out->markdown = markdown.p;
    out->html = buf_keep(&html, d->mem).p;
    out->text = buf_keep(&text, d->mem).p;
    return CORDIAL_OK;
}
