/* Recognising, the table of elements, the writer that keeps white space in order, the walk. */
#include "ticket/html.h"

#include <pthread.h>
#include <stdlib.h>

#include <libxml/HTMLparser.h>

#include "base/buf.h"
#include "base/utf8.h"

enum {
    DEPTH_MAX = 512, /* libxml2 stops at 256 by itself */
    SNIFF_MAX = 2048,
    HREF_MAX = 2048, /* longer addresses are trackers' */
    QUOTES_MAX = 8,  /* levels of ">" that are shown */
};

enum element_kind {
    ELEMENT_INLINE,
    ELEMENT_BLOCK,     /* on lines of its own */
    ELEMENT_PARAGRAPH, /* the same, with an empty line around */
    ELEMENT_LIST,
    ELEMENT_NUMBERED,
    ELEMENT_ITEM,
    ELEMENT_CELL,
    ELEMENT_BREAK,
    ELEMENT_RULE,
    ELEMENT_PRE,
    ELEMENT_LINK,
    ELEMENT_QUOTE,
    ELEMENT_DROPPED,
};

struct element {
    const char *name;
    enum element_kind kind;
};

/* Sorted by name; what is not here is inline. */
static const struct element elements[] = {
    {"a", ELEMENT_LINK},         {"address", ELEMENT_BLOCK},    {"article", ELEMENT_BLOCK},
    {"aside", ELEMENT_BLOCK},    {"blockquote", ELEMENT_QUOTE}, {"br", ELEMENT_BREAK},
    {"caption", ELEMENT_BLOCK},  {"center", ELEMENT_BLOCK},     {"dd", ELEMENT_BLOCK},
    {"div", ELEMENT_BLOCK},      {"dl", ELEMENT_BLOCK},         {"dt", ELEMENT_BLOCK},
    {"fieldset", ELEMENT_BLOCK}, {"figure", ELEMENT_BLOCK},     {"footer", ELEMENT_BLOCK},
    {"form", ELEMENT_BLOCK},     {"h1", ELEMENT_PARAGRAPH},     {"h2", ELEMENT_PARAGRAPH},
    {"h3", ELEMENT_PARAGRAPH},   {"h4", ELEMENT_PARAGRAPH},     {"h5", ELEMENT_PARAGRAPH},
    {"h6", ELEMENT_PARAGRAPH},   {"head", ELEMENT_DROPPED},     {"header", ELEMENT_BLOCK},
    {"hr", ELEMENT_RULE},        {"iframe", ELEMENT_DROPPED},   {"li", ELEMENT_ITEM},
    {"main", ELEMENT_BLOCK},     {"nav", ELEMENT_BLOCK},        {"object", ELEMENT_DROPPED},
    {"ol", ELEMENT_NUMBERED},    {"p", ELEMENT_PARAGRAPH},      {"pre", ELEMENT_PRE},
    {"script", ELEMENT_DROPPED}, {"section", ELEMENT_BLOCK},    {"select", ELEMENT_DROPPED},
    {"style", ELEMENT_DROPPED},  {"svg", ELEMENT_DROPPED},      {"table", ELEMENT_BLOCK},
    {"td", ELEMENT_CELL},        {"template", ELEMENT_DROPPED}, {"textarea", ELEMENT_BLOCK},
    {"th", ELEMENT_CELL},        {"title", ELEMENT_DROPPED},    {"tr", ELEMENT_BLOCK},
    {"ul", ELEMENT_LIST},
};

/* Classes and ids under which mail programs put the mail that is answered. */
static const char *const quote_marks[] = {
    "OutlookMessageHeader", "gmail_quote",  "moz-cite-prefix", "protonmail_quote",
    "tutanota_quote",       "yahoo_quoted", "zmail_extra",
};

/* The text so far. White space is only noted, and written when more text follows. */
struct writer {
    struct buf out;
    unsigned quote; /* levels of quoting */
    unsigned lines; /* line ends to write before more text: 0..2 */
    bool blank;     /* a blank to write before more text */
    bool at_start;  /* nothing stands on this line yet */
    unsigned pre;   /* within <pre> */
};

/* ---- writing ---- */

static void start_line(struct writer *w)
{
    for (unsigned i = 0; i < w->quote && i < QUOTES_MAX; i++) {
        buf_add(&w->out, STR("> "));
    }
    w->at_start = false;
    w->blank = false;
}

/* Write the white space that is due; text follows. */
static void before_text(struct writer *w)
{
    if (w->out.n > 0) {
        for (; w->lines > 0; w->lines--) {
            buf_add_char(&w->out, '\n');
            w->at_start = true;
        }
    }
    w->lines = 0;
    if (w->at_start) {
        start_line(w);
    } else if (w->blank) {
        buf_add_char(&w->out, ' ');
        w->blank = false;
    }
}

static void end_line(struct writer *w, unsigned lines)
{
    if (w->lines < lines) {
        w->lines = lines;
    }
    w->blank = false;
}

/* Is there white space that people do not see at @at? Its length, or 0. */
static size_t space_at(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.p[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        return 1;
    }
    return str_starts(str_from(s, at), STR("\xC2\xA0")) ? 2 : 0;
}

static void write_text(struct writer *w, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t space = space_at(s, at);
        if (space == 0) {
            before_text(w);
            buf_add_char(&w->out, s.p[at++]);
        } else if (w->pre > 0 && s.p[at] == '\n') {
            w->lines = w->lines < 2 ? w->lines + 1 : 2;
            at++;
        } else {
            w->blank = true;
            at += space;
        }
    }
}

/* ---- attributes ---- */

/* The value of an attribute; the null string when there is none. Borrowed from the tree. */
static struct str attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        if (str_eq_ci(str_of((const char *)a->name), str_of(name))) {
            bool plain = a->children != NULL && a->children->content != NULL;
            return plain ? str_of((const char *)a->children->content) : STR("");
        }
    }
    return (struct str){NULL, 0};
}

/* Does a style hold "@property: @value", whatever the blanks? */
static bool style_says(struct str style, struct str property, struct str value)
{
    size_t at = str_find_ci(style, property);
    if (at == STR_NOT_FOUND) {
        return false;
    }
    struct str rest = str_trim(str_from(style, at + property.n));
    if (!str_starts(rest, STR(":"))) {
        return false;
    }
    rest = str_trim(str_from(rest, 1));
    struct str head = str_sub(rest, 0, value.n);
    bool ends = rest.n == value.n || (rest.n > value.n && strchr(" ;!p", rest.p[value.n]) != NULL);
    return str_eq_ci(head, value) && ends;
}

static bool is_hidden(const xmlNode *node)
{
    if (attribute(node, "hidden").p != NULL) {
        return true;
    }
    struct str style = attribute(node, "style");
    return style.n > 0 && (style_says(style, STR("display"), STR("none")) ||
                           style_says(style, STR("visibility"), STR("hidden")) ||
                           style_says(style, STR("mso-hide"), STR("all")) ||
                           style_says(style, STR("font-size"), STR("0")));
}

static bool is_marked_quote(const xmlNode *node)
{
    struct str class = attribute(node, "class");
    struct str id = attribute(node, "id");
    for (size_t i = 0; i < sizeof quote_marks / sizeof quote_marks[0]; i++) {
        struct str mark = str_of(quote_marks[i]);
        if (str_find_ci(class, mark) != STR_NOT_FOUND || str_find_ci(id, mark) != STR_NOT_FOUND) {
            return true;
        }
    }
    return false;
}

static int compare_element(const void *name, const void *row)
{
    return strcmp(name, ((const struct element *)row)->name);
}

static enum element_kind kind_of(const xmlNode *node)
{
    const struct element *row = bsearch(node->name, elements, sizeof elements / sizeof elements[0],
                                        sizeof elements[0], compare_element);
    return row != NULL ? row->kind : ELEMENT_INLINE;
}

/* ---- links ---- */

/* What a reader wants to see of an address: without scheme and a last slash. */
static struct str bare_address(struct str href)
{
    size_t scheme = str_find(href, STR("://"));
    struct str bare = scheme != STR_NOT_FOUND ? str_from(href, scheme + 3) : href;
    return str_ends(bare, STR("/")) ? str_sub(bare, 0, bare.n - 1) : bare;
}

/* The address of a link when it is worth showing beside its @text; else "". */
static struct str useful_address(struct str href, struct str text)
{
    if (str_trim(text).n == 0 || href.n > HREF_MAX) {
        return STR("");
    }
    if (str_eq_ci(str_sub(href, 0, 7), STR("mailto:"))) {
        struct str address = str_from(href, 7);
        size_t end = str_chr(address, '?');
        address = end != STR_NOT_FOUND ? str_sub(address, 0, end) : address;
        return str_find_ci(text, address) == STR_NOT_FOUND ? address : STR("");
    }
    bool web = str_eq_ci(str_sub(href, 0, 7), STR("http://")) ||
               str_eq_ci(str_sub(href, 0, 8), STR("https://"));
    return web && str_find_ci(text, bare_address(href)) == STR_NOT_FOUND ? href : STR("");
}

/* ---- the walk ---- */

static void walk(struct writer *w, const xmlNode *first, unsigned depth);

static void walk_lines(struct writer *w, const xmlNode *node, unsigned depth, unsigned lines)
{
    end_line(w, lines);
    walk(w, node->children, depth + 1);
    end_line(w, lines);
}

static void walk_quote(struct writer *w, const xmlNode *node, unsigned depth)
{
    end_line(w, 1);
    before_text(w);
    w->at_start = true;
    /* The line that was begun for nothing is taken back: a quote starts on a line of its own. */
    while (w->out.n > 0 && (w->out.p[w->out.n - 1] == ' ' || w->out.p[w->out.n - 1] == '>')) {
        w->out.p[--w->out.n] = '\0';
    }
    w->quote++;
    walk(w, node->children, depth + 1);
    w->quote--;
    end_line(w, 1);
}

static void walk_link(struct writer *w, const xmlNode *node, unsigned depth)
{
    size_t start = w->out.n;
    walk(w, node->children, depth + 1);
    struct str text = str_from(buf_str(&w->out), start);
    struct str address = useful_address(str_trim(attribute(node, "href")), text);
    if (address.n > 0) {
        w->blank = true;
        write_text(w, STR("("));
        write_text(w, address);
        write_text(w, STR(")"));
    }
}

static void walk_list(struct writer *w, const xmlNode *node, unsigned depth, bool numbered)
{
    unsigned number = 0;
    end_line(w, 1);
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && kind_of(child) == ELEMENT_ITEM && numbered) {
            AUTO(buf_done) struct buf label = {0};
            buf_printf(&label, "%u.", ++number);
            end_line(w, 1);
            write_text(w, buf_str(&label));
            w->blank = true;
            walk(w, child->children, depth + 2);
            end_line(w, 1);
        } else if (child->type == XML_ELEMENT_NODE && kind_of(child) == ELEMENT_ITEM) {
            end_line(w, 1);
            write_text(w, STR("-"));
            w->blank = true;
            walk(w, child->children, depth + 2);
            end_line(w, 1);
        } else if (child->type == XML_ELEMENT_NODE) {
            walk_lines(w, child, depth + 1, 1);
        }
    }
    end_line(w, 1);
}

static void walk_element(struct writer *w, const xmlNode *node, unsigned depth)
{
    if (is_hidden(node)) {
        return;
    }
    enum element_kind kind = kind_of(node);
    /* A blockquote without any attribute is typed by a person; programs mark theirs. */
    if (is_marked_quote(node) || (kind == ELEMENT_QUOTE && node->properties != NULL)) {
        walk_quote(w, node, depth);
        return;
    }
    switch (kind) {
    case ELEMENT_DROPPED:
        return;
    case ELEMENT_BREAK:
        w->lines = w->lines < 2 ? w->lines + 1 : 2;
        w->blank = false;
        return;
    case ELEMENT_RULE:
        end_line(w, 1);
        write_text(w, STR("----------"));
        end_line(w, 1);
        return;
    case ELEMENT_INLINE:
        walk(w, node->children, depth + 1);
        return;
    case ELEMENT_CELL:
        w->blank = true;
        walk(w, node->children, depth + 1);
        w->blank = true;
        return;
    case ELEMENT_LINK:
        walk_link(w, node, depth);
        return;
    case ELEMENT_LIST:
    case ELEMENT_NUMBERED:
        walk_list(w, node, depth, kind == ELEMENT_NUMBERED);
        return;
    case ELEMENT_PRE:
        w->pre++;
        walk_lines(w, node, depth, 1);
        w->pre--;
        return;
    case ELEMENT_PARAGRAPH:
        walk_lines(w, node, depth, 2);
        return;
    case ELEMENT_BLOCK:
    case ELEMENT_ITEM:
    case ELEMENT_QUOTE:
        walk_lines(w, node, depth, 1);
        return;
    }
}

static void walk(struct writer *w, const xmlNode *first, unsigned depth)
{
    if (depth > DEPTH_MAX) {
        return;
    }
    for (const xmlNode *node = first; node != NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            write_text(w, str_of((const char *)node->content));
        } else if (node->type == XML_ELEMENT_NODE) {
            walk_element(w, node, depth);
        }
    }
}

/* ---- the library ---- */

static void prepare_library(void)
{
    xmlInitParser();
}

static void free_document(xmlDocPtr *doc)
{
    if (*doc != NULL) {
        xmlFreeDoc(*doc);
    }
}

cordial_status html_text(struct arena *mem, struct str html, struct str *out, cordial_error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, prepare_library);
    if (html.n > HTML_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu bytes of HTML, at most %d", html.n, HTML_MAX);
    }
    struct str clean = utf8_clean(mem, html);
    AUTO(free_document)
    xmlDocPtr doc = htmlReadMemory(clean.p, (int)clean.n, NULL, "UTF-8",
                                   HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    struct writer w = {.at_start = true};
    if (doc != NULL) {
        walk(&w, xmlDocGetRootElement(doc), 0);
    }
    buf_trim_end(&w.out);
    /* The parser lets references to forbidden characters pass. */
    *out = utf8_clean(mem, buf_str(&w.out));
    buf_done(&w.out);
    return CORDIAL_OK;
}

/* ---- recognising ---- */

bool html_is_likely(struct str text)
{
    static const char *const signs[] = {"</p>", "</div>", "<br>",  "<br/>",   "<br />",
                                        "</a>", "</li>",  "<html", "</span>", "</table>"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (str_find_ci(text, str_of(signs[i])) != STR_NOT_FOUND) {
            return true;
        }
    }
    return false;
}

struct str html_charset(struct str html)
{
    struct str head = str_sub(html, 0, SNIFF_MAX);
    size_t at = str_find_ci(head, STR("charset="));
    if (str_find_ci(head, STR("<meta")) == STR_NOT_FOUND || at == STR_NOT_FOUND) {
        return STR("");
    }
    struct str rest = str_from(head, at + 8);
    size_t start = rest.n > 0 && (rest.p[0] == '"' || rest.p[0] == '\'') ? 1 : 0;
    size_t end = start;
    while (end < rest.n && strchr("\"' ;/>\r\n", rest.p[end]) == NULL) {
        end++;
    }
    return str_sub(rest, start, end);
}
