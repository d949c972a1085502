/* Tags and entities read one after the other; what each tag does is a table. */
#include "reply/plain.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { LISTS_MAX = 32, QUOTE_MAX = 8, ENTITY_MAX = 12 };

struct list_level {
    bool ordered;
    long next;
};

struct plain {
    struct buf *out;
    struct list_level lists[LISTS_MAX];
    size_t n_lists;
    size_t n_quotes;
    size_t n_pre;
    size_t breaks;     /* line ends due before the next text */
    bool after_marker; /* "1. " was printed, and nothing behind it */
    bool after_space;
    size_t link_start; /* in out, where the open link's text begins */
    struct str link;   /* its address, with entities */
};

struct tag {
    struct str name;
    struct str inside; /* attributes */
    bool closing;
};

static void want_breaks(struct plain *p, size_t n)
{
    p->breaks = p->breaks > n ? p->breaks : n;
    p->after_space = true;
}

static void add_indent(struct plain *p)
{
    for (size_t i = 0; i < p->n_quotes && i < QUOTE_MAX; i++) {
        buf_add_cstr(p->out, "> ");
    }
    for (size_t i = 0; i < p->n_lists && i < LISTS_MAX; i++) {
        buf_add_cstr(p->out, p->lists[i].ordered ? "   " : "  ");
    }
}

/* Print the line ends that are due. A paragraph right behind a marker stays on its line. */
static void settle(struct plain *p)
{
    if (p->breaks > 0 && p->out->n > 0 && !p->after_marker) {
        buf_trim_end(p->out);
        for (size_t i = 0; i < p->breaks; i++) {
            buf_add_char(p->out, '\n');
        }
        add_indent(p);
    }
    p->breaks = 0;
    p->after_marker = false;
}

static void add_text(struct plain *p, char c)
{
    bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (p->n_pre > 0 && c == '\n') {
        p->breaks += 1;
        return;
    }
    if (space && p->n_pre == 0) {
        if (!p->after_space) {
            buf_add_char(p->out, ' ');
        }
        p->after_space = true;
        return;
    }
    settle(p);
    buf_add_char(p->out, c);
    p->after_space = false;
}

/* Entities: the four names that cmark writes, and numbers; anything else stays as it is */

/* The character of "&#39;" or "&#x27;"; 0 for what is none. */
static uint32_t numbered(struct str entity)
{
    bool hex = entity.n > 3 && (entity.p[2] == 'x' || entity.p[2] == 'X');
    char *end = NULL;
    char digits[ENTITY_MAX] = {0};
    struct str number = str_sub(entity, hex ? 3 : 2, entity.n - 1);
    if (number.n == 0 || number.n >= ENTITY_MAX) {
        return 0;
    }
    memcpy(digits, number.p, number.n);
    unsigned long c = strtoul(digits, &end, hex ? 16 : 10);
    bool is_character = *end == '\0' && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    return is_character ? (uint32_t)c : 0;
}

static uint32_t named(struct str entity)
{
    static const struct {
        const char *entity;
        char c;
    } names[] = {{"&amp;", '&'}, {"&gt;", '>'}, {"&lt;", '<'}, {"&quot;", '"'}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_eq(entity, str_of(names[i].entity))) {
            return (unsigned char)names[i].c;
        }
    }
    return 0;
}

/* The character that the entity at the start stands for; "&" itself when it is none. */
static uint32_t read_entity(struct str html, size_t *out_bytes)
{
    size_t semicolon = str_chr(str_sub(html, 0, ENTITY_MAX), ';');
    struct str entity = str_sub(html, 0, semicolon == STR_NOT_FOUND ? 0 : semicolon + 1);
    uint32_t c = str_starts(entity, STR("&#")) ? numbered(entity) : named(entity);
    *out_bytes = c != 0 ? entity.n : 1;
    return c != 0 ? c : '&';
}

static size_t add_entity(struct plain *p, struct str html)
{
    size_t bytes;
    AUTO(buf_done) struct buf character = {0};
    utf8_add(&character, read_entity(html, &bytes));
    for (size_t i = 0; i < character.n; i++) {
        add_text(p, character.p[i]);
    }
    return bytes;
}

/* Attributes */

static struct str attribute(struct str inside, const char *name)
{
    size_t at = str_find(inside, str_of(name));
    if (at == STR_NOT_FOUND) {
        return (struct str){NULL, 0};
    }
    struct str value = str_from(inside, at + strlen(name));
    size_t end = str_chr(value, '"');
    return str_sub(value, 0, end == STR_NOT_FOUND ? value.n : end);
}

/* An address as it is read: entities resolved, percent signs left. */
static void add_address(struct buf *out, struct str address)
{
    for (size_t i = 0; i < address.n;) {
        size_t bytes = 1;
        if (address.p[i] == '&') {
            utf8_add(out, read_entity(str_from(address, i), &bytes));
        } else {
            buf_add_char(out, address.p[i]);
        }
        i += bytes;
    }
}

/* What tags do */

static void block(struct plain *p, const struct tag *tag)
{
    (void)tag;
    want_breaks(p, p->n_lists > 0 ? 1 : 2);
}

static void line_end(struct plain *p, const struct tag *tag)
{
    if (!tag->closing) {
        p->breaks += 1;
        p->after_space = true;
    }
}

static void list(struct plain *p, const struct tag *tag)
{
    if (tag->closing) {
        p->n_lists -= p->n_lists > 0;
    }
    want_breaks(p, p->n_lists > 0 ? 1 : 2);
    if (!tag->closing) {
        struct str start = attribute(tag->inside, "start=\"");
        if (p->n_lists < LISTS_MAX) {
            int64_t first = 1;
            str_int(start, &first);
            p->lists[p->n_lists] =
                (struct list_level){.ordered = str_eq(tag->name, STR("ol")), .next = (long)first};
        }
        p->n_lists++;
    }
}

static void list_item(struct plain *p, const struct tag *tag)
{
    want_breaks(p, 1);
    if (tag->closing || p->n_lists == 0) {
        return;
    }
    size_t depth = p->n_lists < LISTS_MAX ? p->n_lists : LISTS_MAX;
    struct list_level *level = &p->lists[depth - 1];
    p->after_marker = false;
    p->n_lists--; /* the marker stands in the room of its own indentation */
    settle(p);
    p->n_lists++;
    if (level->ordered) {
        buf_printf(p->out, "%ld. ", level->next++);
    } else {
        buf_add_cstr(p->out, "- ");
    }
    p->after_marker = true;
    p->after_space = true;
}

static void quote(struct plain *p, const struct tag *tag)
{
    want_breaks(p, 2);
    if (!tag->closing) {
        p->n_quotes++;
    } else {
        p->n_quotes -= p->n_quotes > 0;
    }
}

static void preformatted(struct plain *p, const struct tag *tag)
{
    want_breaks(p, 2);
    if (!tag->closing) {
        p->n_pre++;
    } else {
        p->n_pre -= p->n_pre > 0;
        p->breaks = 2;
    }
}

static void link_tag(struct plain *p, const struct tag *tag)
{
    if (!tag->closing) {
        settle(p);
        p->link = attribute(tag->inside, "href=\"");
        p->link_start = p->out->n;
        return;
    }
    AUTO(buf_done) struct buf address = {0};
    bool mail = str_starts(p->link, STR("mailto:"));
    add_address(&address, str_from(p->link, mail ? strlen("mailto:") : 0));
    struct str shown = str_from(buf_str(p->out), p->link_start);
    bool is_address = str_find(buf_str(&address), shown) != STR_NOT_FOUND;
    if (address.n > 0 && !is_address) {
        buf_printf(p->out, " (%s)", address.p);
    }
}

static void checkbox(struct plain *p, const struct tag *tag)
{
    bool checked = str_find(tag->inside, STR("checked=")) != STR_NOT_FOUND;
    settle(p);
    buf_add_cstr(p->out, checked ? "[x]" : "[ ]");
    p->after_space = false;
}

static void cell(struct plain *p, const struct tag *tag)
{
    if (tag->closing) {
        buf_add_cstr(p->out, " | ");
        p->after_space = true;
    }
}

static void row(struct plain *p, const struct tag *tag)
{
    if (tag->closing && str_ends(buf_str(p->out), STR(" | "))) {
        p->out->n -= 3;
        p->out->p[p->out->n] = '\0';
    }
    want_breaks(p, 1);
}

static void image(struct plain *p, const struct tag *tag)
{
    struct str alt = attribute(tag->inside, "alt=\"");
    for (size_t i = 0; i < alt.n; i++) {
        add_text(p, alt.p[i]);
    }
}

static void rule(struct plain *p, const struct tag *tag)
{
    (void)tag;
    want_breaks(p, 2);
    settle(p);
    buf_add_cstr(p->out, "---");
    want_breaks(p, 2);
}

static const struct {
    const char *name;
    void (*run)(struct plain *p, const struct tag *tag);
} tags[] = {
    {"a", link_tag},       {"blockquote", quote}, {"br", line_end},  {"h1", block}, {"h2", block},
    {"h3", block},         {"h4", block},         {"h5", block},     {"h6", block}, {"hr", rule},
    {"img", image},        {"input", checkbox},   {"li", list_item}, {"ol", list},  {"p", block},
    {"pre", preformatted}, {"table", block},      {"td", cell},      {"th", cell},  {"tr", row},
    {"ul", list},
};

/* Read the tag that begins the text; returns its length. */
static size_t read_tag(struct plain *p, struct str html)
{
    size_t end = str_chr(html, '>');
    end = end == STR_NOT_FOUND ? html.n : end + 1;
    struct tag tag = {.closing = html.n > 1 && html.p[1] == '/'};
    struct str inside = str_sub(html, tag.closing ? 2 : 1, end - 1);
    size_t name = 0;
    while (name < inside.n && strchr(" />", inside.p[name]) == NULL) {
        name++;
    }
    tag.name = str_sub(inside, 0, name);
    tag.inside = str_from(inside, name);
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (str_eq(tag.name, str_of(tags[i].name))) {
            tags[i].run(p, &tag);
        }
    }
    return end;
}

struct str plain_from_html(struct arena *mem, struct str html)
{
    AUTO(buf_done) struct buf out = {0};
    struct plain p = {.out = &out, .after_space = true};
    for (size_t at = 0; at < html.n;) {
        if (html.p[at] == '<') {
            at += read_tag(&p, str_from(html, at));
        } else if (html.p[at] == '&') {
            at += add_entity(&p, str_from(html, at));
        } else {
            add_text(&p, html.p[at++]);
        }
    }
    buf_trim_end(&out);
    return buf_keep(&out, mem);
}
