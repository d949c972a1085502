/* Markdown of any bytes: no markup of its own comes through, and what comes is bounded. */
#include "entry/markdown.h"

/* Everything between "<" and ">" that the renderer may write starts so. */
static const char *const tags[] = {
    "<a href=\"",  "</a>",       "<p dir=\"auto\">",
    "</p>",        "<h1 id=\"",  "<h2 id=\"",
    "<h3 id=\"",   "<h4 id=\"",  "<h5 id=\"",
    "<h6 id=\"",   "</h",        "<ul dir",
    "</ul>",       "<ol dir",    "</ol>",
    "<li dir",     "</li>",      "<input type=\"checkbox\"",
    "<block",      "</block",    "<pre dir",
    "</pre>",      "<code>",     "<code class=\"language-",
    "</code>",     "<em>",       "</em>",
    "<strong>",    "</strong>",  "<del>",
    "</del>",      "<hr>",       "<br>",
    "<img src=\"", "<table dir", "</table>",
    "<thead>",     "</thead>",   "<tbody>",
    "</tbody>",    "<tr>",       "</tr>",
    "<th scope",   "</th>",      "<td dir",
    "</td>",
};

static bool is_ours(struct str rest)
{
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (str_starts(rest, str_of(tags[i]))) {
            return true;
        }
    }
    return false;
}

static void check(struct str html)
{
    for (size_t i = 0; i < html.n; i++) {
        if (html.p[i] == '<' && !is_ours(str_from(html, i))) {
            __builtin_trap();
        }
    }
    static const char *const never[] = {"href=\"javascript:", "href=\"data:", "src=\"data:"};
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++) {
        if (str_find_ci(html, str_of(never[i])) != STR_NOT_FOUND) {
            __builtin_trap();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    markdown_init();
    AUTO(arena_done) struct arena mem = {0};
    cordial_error err = {0};
    struct markdown page = {0};
    struct str s = {(const char *)data, size};
    if (markdown_read(&mem, s, 1, NULL, &page, &err) == CORDIAL_OK) {
        check(page.html);
    } else if (err.line == 0) {
        __builtin_trap();
    }
    return 0;
}
