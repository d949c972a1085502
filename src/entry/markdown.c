/*
 * One walk over cmark's tree makes sections, HTML and links. Our own renderer, not cmark's: it
 * gives headings their ids, blocks their direction and links their rel, and writes no byte of
 * raw HTML because it has no way to.
 * Contents: kinds of nodes, output, inlines, blocks, tables, the walk, reading.
 */
#include "entry/markdown.h"

#include <pthread.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "base/buf.h"
#include "entry/anchor.h"
#include "entry/guard.h"
#include "entry/link.h"
#include "entry/rawtext.h"

enum { OUT_FACTOR = 16, OUT_FREE = 64 * 1024, TAG_BYTES_MAX = 200 };

enum { OPTIONS = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SOURCEPOS };

static const char *const extensions[] = {"table", "autolink", "strikethrough", "tasklist"};

/*
 * While it parses inlines, cmark-gfm adds the extensions' characters to a table of the process
 * and takes them out again afterwards; two threads at once would lose each other's.
 */
static pthread_mutex_t inlines_lock = PTHREAD_MUTEX_INITIALIZER;

struct walk {
    struct arena *mem;
    const struct markdown_filler *filler; /* or NULL */
    unsigned line_shift;                  /* from cmark's lines to those of the file */
    unsigned line;                        /* of the current block, as cmark counts */
    struct buf html;
    size_t html_max;
    struct buf text; /* of the current section */
    char gap;        /* what separates the next text from the last one, or 0 */
    struct anchors anchors;
    struct markdown *out;
    size_t sections_cap;
    size_t links_cap;
    unsigned depth;  /* open quotes and list items */
    unsigned images; /* open images: their content is an attribute */
    bool heading;    /* its text is the section's title, not its text */
    bool table_body;
};

/* --- kinds of nodes ------------------------------------------------------------------------- */

enum kind {
    KIND_NONE, /* nothing is written: the document, what is unknown */
    KIND_QUOTE,
    KIND_LIST,
    KIND_ITEM,
    KIND_CODE_BLOCK,
    KIND_HTML_BLOCK,
    KIND_PARAGRAPH,
    KIND_HEADING,
    KIND_RULE,
    KIND_TABLE,
    KIND_ROW,
    KIND_CELL,
    KIND_TEXT,
    KIND_SOFT_BREAK,
    KIND_BREAK,
    KIND_CODE,
    KIND_HTML_INLINE,
    KIND_EMPHASIS,
    KIND_STRONG,
    KIND_STRUCK,
    KIND_LINK,
    KIND_IMAGE,
};

/* The nodes of extensions have numbers that are given at run time; their names are fixed. */
static enum kind kind_of_extension(cmark_node *node)
{
    static const struct {
        const char *name;
        enum kind kind;
    } names[] = {
        {"table", KIND_TABLE},     {"table_header", KIND_ROW},     {"table_row", KIND_ROW},
        {"table_cell", KIND_CELL}, {"strikethrough", KIND_STRUCK},
    };
    const char *name = cmark_node_get_type_string(node);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i].name) == 0) {
            return names[i].kind;
        }
    }
    return KIND_NONE;
}

static enum kind kind_of(cmark_node *node)
{
    static const struct {
        cmark_node_type type;
        enum kind kind;
    } types[] = {
        /* by how often they occur */
        {CMARK_NODE_TEXT, KIND_TEXT},
        {CMARK_NODE_SOFTBREAK, KIND_SOFT_BREAK},
        {CMARK_NODE_PARAGRAPH, KIND_PARAGRAPH},
        {CMARK_NODE_ITEM, KIND_ITEM},
        {CMARK_NODE_STRONG, KIND_STRONG},
        {CMARK_NODE_EMPH, KIND_EMPHASIS},
        {CMARK_NODE_LINK, KIND_LINK},
        {CMARK_NODE_CODE, KIND_CODE},
        {CMARK_NODE_HEADING, KIND_HEADING},
        {CMARK_NODE_LIST, KIND_LIST},
        {CMARK_NODE_IMAGE, KIND_IMAGE},
        {CMARK_NODE_HTML_INLINE, KIND_HTML_INLINE},
        {CMARK_NODE_CODE_BLOCK, KIND_CODE_BLOCK},
        {CMARK_NODE_LINEBREAK, KIND_BREAK},
        {CMARK_NODE_BLOCK_QUOTE, KIND_QUOTE},
        {CMARK_NODE_THEMATIC_BREAK, KIND_RULE},
        {CMARK_NODE_HTML_BLOCK, KIND_HTML_BLOCK},
        {CMARK_NODE_DOCUMENT, KIND_NONE},
    };
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (types[i].type == type) {
            return types[i].kind;
        }
    }
    return kind_of_extension(node);
}

/* --- output --------------------------------------------------------------------------------- */

/* Markup; left out in the description of an image. */
static void add_tag(struct walk *w, const char *tag)
{
    if (w->images == 0) {
        buf_add_cstr(&w->html, tag);
    }
}

/* Plain text, for the page and for the section. */
static void add_text(struct walk *w, struct str text)
{
    html_add_text(&w->html, text);
    if (w->heading || text.n == 0) {
        return;
    }
    if (w->gap != 0 && w->text.n > 0) {
        buf_add_char(&w->text, w->gap);
    }
    w->gap = 0;
    buf_add(&w->text, text);
}

/* The tag that "{{" at @open starts; its end, or @open when it is none that the filler knows. */
static size_t find_value(struct walk *w, struct str text, size_t open, struct str *out)
{
    struct str rest = str_sub(text, open + 2, open + 2 + TAG_BYTES_MAX);
    size_t close = str_find(rest, STR("}}"));
    if (close == STR_NOT_FOUND) {
        return open;
    }
    struct str name = str_trim(str_sub(rest, 0, close));
    return w->filler->value(w->filler->self, name, out) ? open + 2 + close + 2 : open;
}

/* Append @text with its tags filled in; stops where the page is too large anyway. */
static void fill_tags(struct walk *w, struct str text, struct buf *out)
{
    size_t open = str_find(text, STR("{{"));
    while (open != STR_NOT_FOUND && out->n <= w->html_max) {
        struct str value;
        size_t end = find_value(w, text, open, &value);
        buf_add(out, str_sub(text, 0, open));
        if (end > open) {
            buf_add(out, value);
        } else {
            end = open + 2; /* "{{ {{name}}": another tag may start within */
            buf_add(out, STR("{{"));
        }
        text = str_from(text, end);
        open = str_find(text, STR("{{"));
    }
    buf_add(out, text);
}

static struct str filled(struct walk *w, struct str text)
{
    if (w->filler == NULL || str_find(text, STR("{{")) == STR_NOT_FOUND) {
        return text;
    }
    AUTO(buf_done) struct buf out = {0};
    fill_tags(w, text, &out);
    return buf_keep(&out, w->mem);
}

static struct str literal(struct walk *w, cmark_node *node)
{
    return filled(w, str_of(cmark_node_get_literal(node)));
}

static struct str target_of(struct walk *w, cmark_node *node)
{
    return filled(w, str_of(cmark_node_get_url(node)));
}

/* --- inlines -------------------------------------------------------------------------------- */

static void run_text(struct walk *w, cmark_node *node, bool entering)
{
    (void)entering;
    add_text(w, literal(w, node));
}

static void run_code(struct walk *w, cmark_node *node, bool entering)
{
    (void)entering;
    add_tag(w, "<code>");
    add_text(w, literal(w, node));
    add_tag(w, "</code>");
}

static void run_break(struct walk *w, cmark_node *node, bool entering)
{
    (void)node;
    (void)entering;
    add_tag(w, "<br>");
    buf_add_char(&w->html, '\n');
    w->gap = w->gap != 0 ? w->gap : ' ';
}

static void run_soft_break(struct walk *w, cmark_node *node, bool entering)
{
    (void)node;
    (void)entering;
    buf_add_char(&w->html, '\n');
    w->gap = w->gap != 0 ? w->gap : ' ';
}

/* Raw HTML is left out; only <br>, which real tables are full of, is taken for a line's end. */
static void run_html_inline(struct walk *w, cmark_node *node, bool entering)
{
    struct str tag = literal(w, node);
    if (tag.n >= 4 && str_eq_ci(str_sub(tag, 0, 3), STR("<br")) &&
        strchr(" \t\n/>", tag.p[3]) != NULL) {
        run_break(w, node, entering);
    }
}

static void note_link(struct walk *w, cmark_node *node, bool image)
{
    struct markdown *out = w->out;
    int line = cmark_node_get_start_line(node);
    out->links = arena_more(w->mem, out->links, out->n_links, &w->links_cap, sizeof *out->links);
    out->links[out->n_links++] = (struct link){
        .target = arena_str(w->mem, target_of(w, node)),
        .image = image,
        .line = (line > 0 ? (unsigned)line : w->line) + w->line_shift,
    };
}

static void add_title(struct walk *w, cmark_node *node)
{
    struct str title = str_of(cmark_node_get_title(node));
    if (title.n > 0) {
        buf_add_cstr(&w->html, " title=\"");
        html_add_text(&w->html, title);
        buf_add_char(&w->html, '"');
    }
}

static void open_link(struct walk *w, cmark_node *node, enum link_kind kind)
{
    buf_add_cstr(&w->html, "<a href=\"");
    html_add_target(&w->html, target_of(w, node));
    buf_add_char(&w->html, '"');
    add_title(w, node);
    buf_add_cstr(&w->html, kind == LINK_EXTERNAL ? " rel=\"noopener nofollow\">" : ">");
}

static void run_link(struct walk *w, cmark_node *node, bool entering)
{
    enum link_kind kind = link_kind_of(target_of(w, node));
    if (entering) {
        note_link(w, node, false);
    }
    if (kind == LINK_UNSAFE || w->images > 0) {
        return;
    }
    if (entering) {
        open_link(w, node, kind);
    } else {
        buf_add_cstr(&w->html, "</a>");
    }
}

/* An image's content is its description; without a target that may be shown only this stays. */
static void run_image(struct walk *w, cmark_node *node, bool entering)
{
    struct str target = target_of(w, node);
    enum link_kind kind = link_kind_of(target);
    bool shown = kind == LINK_RELATIVE || kind == LINK_EXTERNAL;
    if (entering) {
        note_link(w, node, true);
        if (shown && w->images == 0) {
            buf_add_cstr(&w->html, "<img src=\"");
            html_add_target(&w->html, target);
            buf_add_cstr(&w->html, "\" alt=\"");
        }
        w->images += shown || w->images > 0;
        return;
    }
    w->images -= w->images > 0;
    if (shown && w->images == 0) {
        buf_add_char(&w->html, '"');
        add_title(w, node);
        buf_add_char(&w->html, '>');
    }
}

/* --- blocks --------------------------------------------------------------------------------- */

static void run_item(struct walk *w, cmark_node *node, bool entering)
{
    if (!entering) {
        add_tag(w, "</li>\n");
        w->gap = '\n';
        return;
    }
    add_tag(w, "<li dir=\"auto\">");
    if (strcmp(cmark_node_get_type_string(node), "tasklist") == 0) {
        bool done = cmark_gfm_extensions_get_tasklist_item_checked(node);
        buf_add_cstr(&w->html, done ? "<input type=\"checkbox\" checked disabled> "
                                    : "<input type=\"checkbox\" disabled> ");
    }
}

static void run_list(struct walk *w, cmark_node *node, bool entering)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (!entering) {
        add_tag(w, ordered ? "</ol>\n" : "</ul>\n");
        return;
    }
    int start = cmark_node_get_list_start(node);
    if (ordered && start != 1) {
        buf_printf(&w->html, "<ol dir=\"auto\" start=\"%d\">\n", start);
    } else {
        add_tag(w, ordered ? "<ol dir=\"auto\">\n" : "<ul dir=\"auto\">\n");
    }
}

static bool is_tight(cmark_node *paragraph)
{
    cmark_node *list = cmark_node_parent(cmark_node_parent(paragraph));
    return list != NULL && cmark_node_get_type(list) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(list);
}

static void run_paragraph(struct walk *w, cmark_node *node, bool entering)
{
    w->gap = '\n';
    if (!is_tight(node)) {
        add_tag(w, entering ? "<p dir=\"auto\">" : "</p>\n");
    } else if (!entering && cmark_node_next(node) != NULL) {
        add_tag(w, "\n");
    }
}

static void close_section(struct walk *w)
{
    w->out->sections[w->out->n_sections - 1].text = buf_keep(&w->text, w->mem);
    buf_clear(&w->text);
    w->gap = 0;
}

static void open_section(struct walk *w, struct section section)
{
    struct markdown *out = w->out;
    out->sections =
        arena_more(w->mem, out->sections, out->n_sections, &w->sections_cap, sizeof *out->sections);
    out->sections[out->n_sections++] = section;
}

/* The text of a heading without markup. */
static struct str plain_title(struct walk *w, cmark_node *heading)
{
    AUTO(buf_done) struct buf title = {0};
    cmark_iter *iter = cmark_iter_new(heading);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        switch (kind_of(node)) {
        case KIND_TEXT:
        case KIND_CODE:
            buf_add(&title, literal(w, node));
            break;
        case KIND_SOFT_BREAK:
        case KIND_BREAK:
            buf_add_char(&title, ' ');
            break;
        default:
            break;
        }
    }
    cmark_iter_free(iter);
    return arena_str(w->mem, str_trim(buf_str(&title)));
}

static void run_heading(struct walk *w, cmark_node *node, bool entering)
{
    int level = cmark_node_get_heading_level(node);
    w->heading = entering;
    if (!entering) {
        buf_printf(&w->html, "</h%d>\n", level);
        return;
    }
    close_section(w);
    struct str title = plain_title(w, node);
    struct str anchor = anchor_make(&w->anchors, title);
    open_section(w, (struct section){.title = title,
                                     .anchor = anchor,
                                     .level = level,
                                     .line = w->line + w->line_shift});
    buf_printf(&w->html, "<h%d id=\"", level);
    html_add_text(&w->html, anchor);
    buf_add_cstr(&w->html, "\" dir=\"auto\">");
}

/* The language that a fence names, if it is a plain name: it becomes part of a class. */
static struct str fence_language(cmark_node *node)
{
    struct str info = str_of(cmark_node_get_fence_info(node));
    size_t n = 0;
    while (n < info.n && memchr(" \t{,", info.p[n], 4) == NULL) {
        n++;
    }
    return str_sub(info, 0, n);
}

static void run_code_block(struct walk *w, cmark_node *node, bool entering)
{
    (void)entering;
    struct str language = fence_language(node);
    buf_add_cstr(&w->html, "<pre dir=\"auto\"><code");
    if (language.n > 0) {
        buf_add_cstr(&w->html, " class=\"language-");
        html_add_text(&w->html, language);
        buf_add_char(&w->html, '"');
    }
    buf_add_char(&w->html, '>');
    w->gap = '\n';
    struct str code = literal(w, node);
    bool ends = str_ends(code, STR("\n"));
    add_text(w, str_sub(code, 0, code.n - ends));
    buf_add_cstr(&w->html, "\n</code></pre>\n");
    w->gap = '\n';
}

/* Of raw HTML only the words come through, as a paragraph. */
static void run_html_block(struct walk *w, cmark_node *node, bool entering)
{
    (void)entering;
    AUTO(buf_done) struct buf words = {0};
    rawtext_add(&words, literal(w, node));
    struct str rest = str_trim(buf_str(&words));
    if (rest.n == 0) {
        return;
    }
    buf_add_cstr(&w->html, "<p dir=\"auto\">");
    for (struct str line; str_split(&rest, '\n', &line);) {
        w->gap = '\n';
        add_text(w, line);
        buf_add_cstr(&w->html, rest.p != NULL ? "<br>\n" : "</p>\n");
    }
    w->gap = '\n';
}

/* --- tables --------------------------------------------------------------------------------- */

static bool is_head(cmark_node *row)
{
    return cmark_gfm_extensions_get_table_row_is_header(row) != 0;
}

static void run_table(struct walk *w, cmark_node *node, bool entering)
{
    (void)node;
    if (entering) {
        add_tag(w, "<table dir=\"auto\">\n");
        w->table_body = false;
    } else {
        add_tag(w, w->table_body ? "</tbody>\n</table>\n" : "</table>\n");
        w->table_body = false;
    }
}

static void run_row(struct walk *w, cmark_node *node, bool entering)
{
    bool head = is_head(node);
    w->gap = '\n';
    if (!entering) {
        add_tag(w, head ? "</tr>\n</thead>\n" : "</tr>\n");
        return;
    }
    if (!head && !w->table_body) {
        add_tag(w, "<tbody>\n");
        w->table_body = true;
    }
    add_tag(w, head ? "<thead>\n<tr>\n" : "<tr>\n");
}

static size_t column_of(cmark_node *cell)
{
    size_t n = 0;
    for (cmark_node *c = cmark_node_previous(cell); c != NULL; c = cmark_node_previous(c)) {
        n++;
    }
    return n; /* at most MARKDOWN_CELLS_MAX steps */
}

static const char *alignment_of(cmark_node *cell)
{
    cmark_node *table = cmark_node_parent(cmark_node_parent(cell));
    size_t column = column_of(cell);
    if (column >= cmark_gfm_extensions_get_table_columns(table)) {
        return "";
    }
    switch (cmark_gfm_extensions_get_table_alignments(table)[column]) {
    case 'l':
        return " align=\"left\"";
    case 'c':
        return " align=\"center\"";
    case 'r':
        return " align=\"right\"";
    default:
        return "";
    }
}

static void run_cell(struct walk *w, cmark_node *node, bool entering)
{
    bool head = is_head(cmark_node_parent(node));
    if (!entering) {
        add_tag(w, head ? "</th>\n" : "</td>\n");
        w->gap = '\t';
        return;
    }
    add_tag(w, head ? "<th scope=\"col\" dir=\"auto\"" : "<td dir=\"auto\"");
    add_tag(w, alignment_of(node));
    add_tag(w, ">");
}

/* --- the walk ------------------------------------------------------------------------------- */

/* How a kind is written: two tags, or a function. */
static const struct rule {
    const char *open;
    const char *close;
    void (*run)(struct walk *w, cmark_node *node, bool entering);
} rules[] = {
    [KIND_NONE] = {"", ""},
    [KIND_QUOTE] = {"<blockquote dir=\"auto\">\n", "</blockquote>\n"},
    [KIND_LIST] = {.run = run_list},
    [KIND_ITEM] = {.run = run_item},
    [KIND_CODE_BLOCK] = {.run = run_code_block},
    [KIND_HTML_BLOCK] = {.run = run_html_block},
    [KIND_PARAGRAPH] = {.run = run_paragraph},
    [KIND_HEADING] = {.run = run_heading},
    [KIND_RULE] = {"<hr>\n", ""},
    [KIND_TABLE] = {.run = run_table},
    [KIND_ROW] = {.run = run_row},
    [KIND_CELL] = {.run = run_cell},
    [KIND_TEXT] = {.run = run_text},
    [KIND_SOFT_BREAK] = {.run = run_soft_break},
    [KIND_BREAK] = {.run = run_break},
    [KIND_CODE] = {.run = run_code},
    [KIND_HTML_INLINE] = {.run = run_html_inline},
    [KIND_EMPHASIS] = {"<em>", "</em>"},
    [KIND_STRONG] = {"<strong>", "</strong>"},
    [KIND_STRUCK] = {"<del>", "</del>"},
    [KIND_LINK] = {.run = run_link},
    [KIND_IMAGE] = {.run = run_image},
};

static cordial_status count_depth(struct walk *w, enum kind kind, bool entering, cordial_error *err)
{
    if (kind != KIND_QUOTE && kind != KIND_ITEM) {
        return CORDIAL_OK;
    }
    w->depth += entering ? 1 : -1u;
    if (w->depth > MARKDOWN_NESTING_MAX) {
        return err_at(err, CORDIAL_E_LIMIT, w->line + w->line_shift, 0,
                      "quotes and lists within each other deeper than %d",
                      (int)MARKDOWN_NESTING_MAX);
    }
    return CORDIAL_OK;
}

static cordial_status visit(struct walk *w, cmark_node *node, bool entering, cordial_error *err)
{
    enum kind kind = kind_of(node);
    const struct rule *rule = &rules[kind];
    int line = cmark_node_get_start_line(node);
    if (kind < KIND_TEXT && line > 0) {
        w->line = (unsigned)line;
    }
    TRY(count_depth(w, kind, entering, err));
    if (rule->run != NULL) {
        rule->run(w, node, entering);
    } else {
        add_tag(w, entering ? rule->open : rule->close);
    }
    if (w->html.n > w->html_max) {
        return err_at(err, CORDIAL_E_LIMIT, w->line + w->line_shift, 0,
                      "the page grows to over %d times its text", (int)OUT_FACTOR);
    }
    return CORDIAL_OK;
}

static void iter_freep(cmark_iter **iter)
{
    if (*iter != NULL) {
        cmark_iter_free(*iter);
    }
}

static cordial_status walk_nodes(struct walk *w, cmark_node *root, cordial_error *err)
{
    AUTO(iter_freep) cmark_iter *iter = cmark_iter_new(root);
    for (;;) {
        cmark_event_type event = cmark_iter_next(iter);
        if (event == CMARK_EVENT_DONE) {
            return CORDIAL_OK;
        }
        TRY(visit(w, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER, err));
    }
}

/* --- reading -------------------------------------------------------------------------------- */

void markdown_init(void)
{
    cmark_gfm_core_extensions_ensure_registered();
}

static cmark_node *parse(struct str s)
{
    cmark_parser *parser = cmark_parser_new(OPTIONS);
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    }
    cmark_parser_feed(parser, s.p, s.n);
    pthread_mutex_lock(&inlines_lock);
    cmark_node *root = cmark_parser_finish(parser);
    pthread_mutex_unlock(&inlines_lock);
    cmark_parser_free(parser);
    return root;
}

static void node_freep(cmark_node **node)
{
    if (*node != NULL) {
        cmark_node_free(*node);
    }
}

static void walk_done(struct walk *w)
{
    buf_done(&w->html);
    buf_done(&w->text);
}

cordial_status markdown_read(struct arena *mem, struct str s, unsigned first_line,
                             const struct markdown_filler *filler, struct markdown *out,
                             cordial_error *err)
{
    TRY(guard_markdown(s, first_line, err));
    AUTO(node_freep) cmark_node *root = parse(s);
    if (filler != NULL) {
        cmark_consolidate_text_nodes(root); /* a "_" divides a text, and names hold many */
    }
    struct markdown made = {0};
    AUTO(walk_done)
    struct walk w = {
        .mem = mem,
        .filler = filler,
        .line_shift = first_line - 1,
        .line = 1,
        .html_max = s.n * OUT_FACTOR + OUT_FREE,
        .out = &made,
    };
    anchors_init(&w.anchors, mem);
    open_section(&w, (struct section){.title = STR(""), .anchor = STR("")});
    TRY(walk_nodes(&w, root, err));
    close_section(&w);
    made.html = buf_keep(&w.html, mem);
    *out = made;
    return CORDIAL_OK;
}

cordial_status markdown_html(struct arena *mem, struct str s, struct str *out, cordial_error *err)
{
    struct markdown page;
    TRY(markdown_read(mem, s, 1, NULL, &page, err));
    *out = page.html;
    return CORDIAL_OK;
}
