/*
 * Contents: line beginnings, costs of a run, tables, definitions, the whole text.
 *
 * A run is what stands between two blank lines or beginnings of list items. cmark's paragraph is
 * never longer than a run, so a cost counted over the run is never too low.
 */
#include "entry/guard.h"

#include "entry/markdown.h"

/*
 * Costs are in nanoseconds of cmark-gfm 0.29.0.gfm.6, as measured with the patterns of
 * tests/unit/test_entry_slow.c. The limit is what one text may need beyond linear time.
 */
enum {
    COST_MAX_NS = 300000000,
    COST_LINK = 4,          /* for each "]" and mark before it: delimiters are walked again */
    COST_TILDE = 1,         /* for each two rows of "~": those of other lengths are walked again */
    COST_ADDRESS_SHARE = 8, /* "@": an eighth for each byte of the run */
    COST_HTML_SHARE = 4,    /* "<!" and "<?": a quarter for each byte; their end is searched */
    COST_URL = 2,           /* "://" and "www.": for each byte of the word */
    COST_TABLE = 16,        /* a row of "|-:": for each byte of the run before it */
    CELLS_FREE = 64 * 1024, /* cells of all tables, beside one for each byte of the text */
    COPIES_MAX = 32 << 20,  /* bytes: each use of a reference copies its definition */
};

/* A part of the text that holds whole paragraphs. */
struct run {
    unsigned line; /* of its beginning */
    size_t bytes;
    size_t closes;    /* "]" */
    size_t marks;     /* "[", "*", "_", "~" */
    size_t tildes;    /* rows of "~" */
    size_t addresses; /* "@" */
    size_t html;      /* "<!", "<?" */
    size_t columns;   /* of the widest row of "|-:" so far; 0: no table */
    uint64_t tables;  /* cost of looking for tables */
    uint64_t urls;    /* cost of addresses that start with a scheme or www */
};

struct title_end {
    size_t at;
    bool closed;
};

struct guard {
    struct str s;
    unsigned line; /* the current one */
    struct run run;
    uint64_t cost;
    size_t cells;
    size_t closes;     /* "]" of the whole text */
    size_t definition; /* bytes of the longest definition of a reference */
    unsigned definition_line;
    size_t target_end;              /* of the last definition */
    struct title_end title_ends[3]; /* by quote: what the last search found */
};

/* --- line beginnings ------------------------------------------------------------------------ */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of a list marker at @at, 0 if there is none. */
static size_t list_marker(struct str line, size_t at)
{
    size_t end = at;
    if (line.p[at] == '-' || line.p[at] == '*' || line.p[at] == '+') {
        end = at + 1;
    } else {
        while (end < line.n && end - at < 10 && is_digit(line.p[end])) {
            end++;
        }
        bool delimiter = end > at && end < line.n && (line.p[end] == '.' || line.p[end] == ')');
        if (!delimiter) {
            return 0;
        }
        end++;
    }
    return end == line.n || is_blank(line.p[end]) ? end - at : 0;
}

/* Where the row of equal marks starts that the line ends with, as in "> - - -". */
static size_t rule_start(struct str line)
{
    char mark = 0;
    size_t at = line.n;
    while (at > 0 && (is_blank(line.p[at - 1]) || mark == 0 || line.p[at - 1] == mark)) {
        at--;
        if (!is_blank(line.p[at]) && mark == 0) {
            mark = line.p[at];
        }
    }
    return mark == '-' || mark == '*' ? at : line.n;
}

/* The bytes of ">", list markers and blanks that a line starts with; @out_depth counts markers. */
static size_t line_prefix(struct str line, size_t *out_depth)
{
    size_t rule = line.n; /* found when first needed */
    bool looked = false;
    size_t at = 0;
    *out_depth = 0;
    while (at < line.n) {
        size_t marker = line.p[at] == '>' ? 1 : is_blank(line.p[at]) ? 0 : list_marker(line, at);
        if (marker > 0 && line.p[at] != '>') {
            rule = looked ? rule : rule_start(line);
            looked = true;
            if (at >= rule) {
                break;
            }
        }
        if (marker == 0 && !is_blank(line.p[at])) {
            break;
        }
        *out_depth += marker > 0;
        at += marker > 0 ? marker : 1;
    }
    return at;
}

/* Does the line end every paragraph? Blanks and ">", indented so that each is a quote's mark. */
static bool is_blank_line(struct str line)
{
    size_t indent = 0;
    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] == '>' && indent <= 3) {
            indent = 0;
        } else if (is_blank(line.p[i])) {
            indent++;
        } else {
            return false;
        }
    }
    return true;
}

/* --- tables --------------------------------------------------------------------------------- */

/* Cells of a row, as many as its "|" can make; never too few. */
static size_t count_cells(struct str row)
{
    size_t pipes = 0;
    for (size_t i = 0; i < row.n; i++) {
        if (row.p[i] == '\\') {
            i++;
        } else {
            pipes += row.p[i] == '|';
        }
    }
    struct str trimmed = str_trim(row);
    size_t outer = str_starts(trimmed, STR("|"));
    outer += trimmed.n > 1 && str_ends(trimmed, STR("|")) && !str_ends(trimmed, STR("\\|"));
    return pipes + 1 > outer ? pipes + 1 - outer : 1;
}

/* Is it a row of "|", "-" and ":" that makes the line before it a table's head? */
static bool is_table_rule(struct str row)
{
    bool dash = false;
    bool other = false;
    for (size_t i = 0; i < row.n; i++) {
        dash |= row.p[i] == '-';
        other |= row.p[i] == '|' || row.p[i] == ':';
        if (row.p[i] != '-' && row.p[i] != '|' && row.p[i] != ':' && !is_blank(row.p[i])) {
            return false;
        }
    }
    return dash && other;
}

static cordial_status guard_row(struct guard *g, struct str row, cordial_error *err)
{
    bool rule = is_table_rule(row);
    struct run *run = &g->run;
    if (!rule && run->columns == 0) {
        return CORDIAL_OK;
    }
    size_t cells = count_cells(row);
    if (cells > MARKDOWN_CELLS_MAX) {
        return err_at(err, CORDIAL_E_LIMIT, g->line, 0, "a table row of %zu cells; at most %d",
                      cells, (int)MARKDOWN_CELLS_MAX);
    }
    if (rule) {
        run->columns = cells > run->columns ? cells : run->columns;
        run->tables += (uint64_t)run->bytes * COST_TABLE;
    }
    g->cells += cells > run->columns ? cells : run->columns;
    if (g->cells > CELLS_FREE + g->s.n) {
        return err_at(err, CORDIAL_E_LIMIT, g->line, 0,
                      "a table with too many missing cells; give each row as many as its head");
    }
    return CORDIAL_OK;
}

/* --- definitions of references ---------------------------------------------------------------- */

/* Is the line break at @at followed by a blank line? Nothing goes on behind one. */
static bool ends_run(struct str s, size_t at)
{
    for (at++; at < s.n && is_blank(s.p[at]); at++) {
    }
    return at == s.n || s.p[at] == '\n' || s.p[at] == '\r';
}

/* Where the first quote @close stands from @at on, or the run ends; whichever comes first. */
static struct title_end find_title_end(struct str s, size_t at, char close)
{
    for (; at < s.n && s.p[at] != close; at++) {
        if (s.p[at] == '\n' && ends_run(s, at)) {
            break;
        }
        at += s.p[at] == '\\';
    }
    return (struct title_end){at, at < s.n && s.p[at] == close};
}

/* Behind a title that starts at @at with its quote; @at when it is not closed in the run. */
static size_t skip_title(struct guard *g, size_t at)
{
    static const char opens[] = "\"'(";
    static const char closes[] = "\"')";
    const char *open = memchr(opens, g->s.p[at], 3);
    if (open == NULL) {
        return at;
    }
    size_t quote = (size_t)(open - opens);
    struct title_end *end = &g->title_ends[quote];
    if (end->at <= at) { /* else the last search already went past this place */
        *end = find_title_end(g->s, at + 1, closes[quote]);
    }
    return end->closed ? end->at + 1 : at;
}

static size_t skip_space(struct str s, size_t at)
{
    while (at < s.n && (is_blank(s.p[at]) || s.p[at] == '\n' || s.p[at] == '\r')) {
        at++;
    }
    return at;
}

/* "]:" stands at @at: how long may the definition be that follows? */
static void guard_definition(struct guard *g, size_t at)
{
    if (at < g->target_end) {
        return; /* inside the target of another one, which is longer */
    }
    size_t start = skip_space(g->s, at + 2);
    size_t end = start;
    while (end < g->s.n && !is_blank(g->s.p[end]) && g->s.p[end] != '\n' && g->s.p[end] != '\r') {
        end++;
    }
    g->target_end = end;
    size_t title = skip_space(g->s, end);
    if (title < g->s.n && title > end) {
        end += skip_title(g, title) - title;
    }
    if (end - start > g->definition) {
        g->definition = end - start;
        g->definition_line = g->line;
    }
}

/* --- the whole text --------------------------------------------------------------------------- */

static bool starts_url(struct str line, size_t at)
{
    struct str rest = str_from(line, at);
    return str_starts(rest, STR("://")) || str_starts(rest, STR("www."));
}

static void count_marks(struct guard *g, struct str line)
{
    struct run *run = &g->run;
    size_t word = 0;
    size_t urls = 0;
    for (size_t i = 0; i < line.n; i++) {
        char next = i + 1 < line.n ? line.p[i + 1] : '\0';
        switch (line.p[i]) {
        case ' ':
        case '\t':
            run->urls += (uint64_t)urls * (i - word) * COST_URL;
            urls = 0;
            word = i;
            break;
        case ']':
            run->closes++;
            if (next == ':') {
                guard_definition(g, (size_t)(line.p - g->s.p) + i);
            }
            break;
        case '~':
            run->tildes += next != '~';
            run->marks++;
            break;
        case '[':
        case '*':
        case '_':
            run->marks++;
            break;
        case '@':
            run->addresses++;
            break;
        case '<':
            run->html += next == '!' || next == '?';
            break;
        case ':':
        case 'w':
            urls += starts_url(line, i);
            break;
        default:
            break;
        }
    }
    run->urls += (uint64_t)urls * (line.n - word) * COST_URL;
}

static cordial_status close_run(struct guard *g, unsigned next_line, cordial_error *err)
{
    const struct run *run = &g->run;
    uint64_t bytes = run->bytes;
    g->cost += (uint64_t)run->closes * run->marks * COST_LINK +
               (uint64_t)run->tildes * run->tildes * COST_TILDE +
               run->addresses * bytes / COST_ADDRESS_SHARE + run->html * bytes / COST_HTML_SHARE +
               run->urls + run->tables;
    g->closes += run->closes;
    if (g->cost > COST_MAX_NS) {
        return err_at(err, CORDIAL_E_LIMIT, run->line, 0,
                      "too many brackets, marks or addresses in a paragraph of %zu bytes; "
                      "divide it with blank lines",
                      run->bytes);
    }
    g->run = (struct run){.line = next_line};
    return CORDIAL_OK;
}

/* Does the line start an item of a list, whatever stands before it? */
static bool starts_item(struct str line)
{
    size_t at = 0;
    while (at < line.n && at < 4 && line.p[at] == ' ') {
        at++;
    }
    bool bullet = at < 4 && at + 2 < line.n && strchr("-*+", line.p[at]) != NULL;
    return bullet && line.p[at + 1] == ' ' && !is_blank(line.p[at + 2]);
}

static cordial_status guard_line(struct guard *g, struct str line, cordial_error *err)
{
    size_t depth;
    size_t prefix = line_prefix(line, &depth);
    if (depth > MARKDOWN_NESTING_MAX) {
        return err_at(err, CORDIAL_E_LIMIT, g->line, 0,
                      "%zu quotes and lists within each other; at most %d", depth,
                      (int)MARKDOWN_NESTING_MAX);
    }
    bool blank = is_blank_line(line);
    if (blank || starts_item(line)) {
        TRY(close_run(g, blank ? g->line + 1 : g->line, err));
    }
    count_marks(g, line);
    g->run.bytes += line.n + 1;
    return guard_row(g, str_from(line, prefix), err);
}

cordial_status guard_markdown(struct str s, unsigned first_line, cordial_error *err)
{
    struct guard g = {.s = s, .line = first_line, .run = {.line = first_line}};
    struct str line;
    for (struct str rest = s; str_line(&rest, &line); g.line++) {
        TRY(guard_line(&g, line, err));
    }
    TRY(close_run(&g, g.line, err));
    if ((uint64_t)g.definition * g.closes > COPIES_MAX) {
        return err_at(err, CORDIAL_E_LIMIT, g.definition_line, 0,
                      "a reference of %zu bytes that may be used %zu times", g.definition,
                      g.closes);
    }
    return CORDIAL_OK;
}
