/*
 * Reading a template: places, delimiters, one tag, standalone lines, sections.
 * After the public Mustache specification, https://github.com/mustache/spec
 */
#include "text/mustache_parse.h"

#include "base/utf8.h"
#include "text/mustache.h"

enum { SHOWN_BYTES = 60 };

struct parser {
    struct arena *mem;
    struct mustache_template *out;
    bool extensions;
    size_t at; /* what stands before is done */
    struct str open;
    struct str close;
    struct str close_raw;                   /* of {{{ */
    struct str close_set;                   /* of {{= */
    size_t sections[MUSTACHE_SECTIONS_MAX]; /* the nodes of the open ones */
    size_t depth;
    cordial_error *err;
};

/* One tag as it stands in the template. */
struct tag {
    char kind; /* that of the node, or one of / ! = */
    struct str body;
    size_t start;
    size_t end;
};

struct mustache_place mustache_place_start(void)
{
    return (struct mustache_place){.line = 1};
}

void mustache_place_move(struct mustache_place *place, struct str text, size_t at)
{
    for (size_t i = place->at; i < at && i < text.n; i++) {
        if (text.p[i] == '\n') {
            place->line++;
            place->line_start = i + 1;
        }
    }
    place->at = at;
}

unsigned mustache_place_column(const struct mustache_place *place, size_t indent_bytes)
{
    size_t column = place->at - place->line_start;
    return (unsigned)(column > indent_bytes ? column - indent_bytes : 0) + 1;
}

struct str mustache_shown(struct str name)
{
    return name.n > SHOWN_BYTES ? str_sub(name, 0, utf8_floor(name, SHOWN_BYTES)) : name;
}

static struct mustache_place place_of(const struct parser *p, size_t at)
{
    struct mustache_place place = mustache_place_start();
    mustache_place_move(&place, p->out->text, at);
    return place;
}

static cordial_status fail(struct parser *p, cordial_status status, size_t at, const char *what,
                           struct str name)
{
    struct mustache_place place = place_of(p, at);
    name = mustache_shown(name);
    return err_at(p->err, status, place.line, mustache_place_column(&place, p->out->indent_bytes),
                  "%s '%.*s'", what, STR_ARG(name));
}

static size_t find_from(struct str text, size_t at, struct str what)
{
    size_t found = str_find(str_from(text, at), what);
    return found == STR_NOT_FOUND ? found : at + found;
}

static void set_delimiters(struct parser *p, struct str open, struct str close)
{
    p->open = open;
    p->close = close;
    p->close_raw = arena_printf(p->mem, "}%.*s", STR_ARG(close));
    p->close_set = arena_printf(p->mem, "=%.*s", STR_ARG(close));
}

static struct mustache_node *add_node(struct parser *p, struct mustache_node node)
{
    struct mustache_template *t = p->out;
    t->nodes = arena_more(p->mem, t->nodes, t->n, &t->cap, sizeof *t->nodes);
    t->nodes[t->n] = node;
    return &t->nodes[t->n++];
}

static void add_text(struct parser *p, size_t end)
{
    struct str text = str_sub(p->out->text, p->at, end);
    if (text.n > 0) {
        add_node(p, (struct mustache_node){.kind = 't', .text = text, .at = p->at});
    }
}

static char kind_of(char sigil, bool extensions)
{
    if (sigil == '{') {
        return '&';
    }
    if (sigil == '?' && !extensions) {
        return 'v';
    }
    return sigil != '\0' && strchr("#^/>!=&?", sigil) != NULL ? sigil : 'v';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Read the tag whose opening delimiter stands at @start. */
static cordial_status read_tag(struct parser *p, size_t start, struct tag *out)
{
    struct str text = p->out->text;
    size_t at = start + p->open.n;
    while (at < text.n && is_blank(text.p[at])) {
        at++;
    }
    char sigil = at < text.n ? text.p[at] : '\0';
    char kind = kind_of(sigil, p->extensions);
    at += kind == 'v' ? 0 : 1;
    struct str close = sigil == '{' ? p->close_raw : kind == '=' ? p->close_set : p->close;
    size_t end = find_from(text, at, close);
    if (end == STR_NOT_FOUND) {
        return fail(p, CORDIAL_E_DATA, start, "this tag is never closed by", close);
    }
    struct str body = str_trim(str_sub(text, at, end));
    *out = (struct tag){.kind = kind, .body = body, .start = start, .end = end + close.n};
    return CORDIAL_OK;
}

/*
 * A tag that prints nothing itself and has its line to itself takes the whole line away: the
 * blanks before it from @out_start on, and what follows up to @out_end with the line's end.
 */
static bool is_standalone(const struct tag *tag, struct str text, size_t *out_start,
                          size_t *out_end)
{
    size_t start = tag->start;
    size_t end = tag->end;
    if (strchr("#^/>!=", tag->kind) == NULL) {
        return false;
    }
    while (start > 0 && is_blank(text.p[start - 1])) {
        start--;
    }
    while (end < text.n && is_blank(text.p[end])) {
        end++;
    }
    if (start > 0 && text.p[start - 1] != '\n') {
        return false;
    }
    if (end < text.n && !str_starts(str_from(text, end), STR("\n")) &&
        !str_starts(str_from(text, end), STR("\r\n"))) {
        return false;
    }
    *out_start = start;
    *out_end = end == text.n ? end : end + (text.p[end] == '\r' ? 2 : 1);
    return true;
}

static size_t blank_at(struct str s)
{
    size_t i = 0;
    while (i < s.n && str_trim(str_sub(s, i, i + 1)).n > 0) {
        i++;
    }
    return i;
}

/* {{=<% %>=}}: two words without "=", the delimiters from here on. */
static cordial_status change_delimiters(struct parser *p, const struct tag *tag)
{
    size_t cut = blank_at(tag->body);
    struct str open = str_sub(tag->body, 0, cut);
    struct str close = str_trim(str_from(tag->body, cut));
    bool one_word = blank_at(close) == close.n;
    if (open.n == 0 || close.n == 0 || !one_word || str_chr(tag->body, '=') != STR_NOT_FOUND) {
        return fail(p, CORDIAL_E_DATA, tag->start, "two delimiters are needed, not", tag->body);
    }
    if (tag->body.n > MUSTACHE_NAME_MAX) {
        return fail(p, CORDIAL_E_LIMIT, tag->start, "the delimiters are too long:", tag->body);
    }
    set_delimiters(p, open, close);
    return CORDIAL_OK;
}

static cordial_status open_section(struct parser *p, size_t node)
{
    const struct mustache_node *section = &p->out->nodes[node];
    if (p->depth == MUSTACHE_SECTIONS_MAX) {
        struct mustache_place place = place_of(p, section->at);
        return err_at(p->err, CORDIAL_E_LIMIT, place.line,
                      mustache_place_column(&place, p->out->indent_bytes),
                      "sections more than %d deep", MUSTACHE_SECTIONS_MAX);
    }
    p->sections[p->depth++] = node;
    return CORDIAL_OK;
}

static cordial_status close_section(struct parser *p, const struct tag *tag)
{
    if (p->depth == 0) {
        return fail(p, CORDIAL_E_DATA, tag->start, "no section is open here that is closed by",
                    tag->body);
    }
    struct mustache_node *section = &p->out->nodes[p->sections[p->depth - 1]];
    if (!str_eq(section->text, tag->body)) {
        struct mustache_place place = place_of(p, tag->start);
        struct str opened = mustache_shown(section->text);
        struct str closed = mustache_shown(tag->body);
        return err_at(
            p->err, CORDIAL_E_DATA, place.line, mustache_place_column(&place, p->out->indent_bytes),
            "the open section is '%.*s', but '%.*s' is closed", STR_ARG(opened), STR_ARG(closed));
    }
    section->end = p->out->n;
    p->depth--;
    return CORDIAL_OK;
}

/* A tag that stays as a node: a value, a section, a partial, a question. */
static cordial_status add_tag(struct parser *p, const struct tag *tag, struct str indent)
{
    struct mustache_node node = {
        .kind = tag->kind, .text = tag->body, .indent = indent, .at = tag->start};
    size_t bar = str_chr(tag->body, '|');
    bool is_value = tag->kind == 'v' || tag->kind == '&';
    if (p->extensions && is_value && bar != STR_NOT_FOUND) {
        node.has_fallback = true;
        node.text = str_trim(str_sub(tag->body, 0, bar));
        node.fallback = str_trim(str_from(tag->body, bar + 1));
    }
    if (node.text.n == 0) {
        return fail(p, CORDIAL_E_DATA, tag->start, "a name is missing in the tag",
                    str_sub(p->out->text, tag->start, tag->end));
    }
    if (node.text.n > MUSTACHE_NAME_MAX) {
        return fail(p, CORDIAL_E_LIMIT, tag->start, "the name is too long:", node.text);
    }
    add_node(p, node);
    if (tag->kind == '#' || tag->kind == '^') {
        return open_section(p, p->out->n - 1);
    }
    return CORDIAL_OK;
}

static cordial_status take_tag(struct parser *p, const struct tag *tag, struct str indent)
{
    switch (tag->kind) {
    case '!':
        return CORDIAL_OK;
    case '=':
        return change_delimiters(p, tag);
    case '/':
        return close_section(p, tag);
    default:
        return add_tag(p, tag, indent);
    }
}

static cordial_status parse_all(struct parser *p)
{
    struct str text = p->out->text;
    for (;;) {
        size_t start = find_from(text, p->at, p->open);
        if (start == STR_NOT_FOUND) {
            add_text(p, text.n);
            break;
        }
        struct tag tag = {0};
        TRY(read_tag(p, start, &tag));
        size_t text_end = tag.start;
        size_t next = tag.end;
        bool alone = is_standalone(&tag, text, &text_end, &next);
        bool indents = alone && tag.kind == '>';
        add_text(p, text_end);
        p->at = next;
        TRY(take_tag(p, &tag, indents ? str_sub(text, text_end, tag.start) : STR("")));
    }
    if (p->depth > 0) {
        const struct mustache_node *section = &p->out->nodes[p->sections[p->depth - 1]];
        return fail(p, CORDIAL_E_DATA, section->at, "this section is never closed:", section->text);
    }
    return CORDIAL_OK;
}

cordial_status mustache_parse(struct arena *mem, struct str text, size_t indent_bytes,
                              bool extensions, struct mustache_template *out, cordial_error *err)
{
    *out = (struct mustache_template){.text = text, .indent_bytes = indent_bytes};
    struct parser p = {.mem = mem, .out = out, .extensions = extensions, .err = err};
    set_delimiters(&p, STR("{{"), STR("}}"));
    return parse_all(&p);
}
