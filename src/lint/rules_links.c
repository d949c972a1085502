/*
 * Rules of links: where a target leads within the base, whether its section is there, and that
 * nobody is sent to a page that he may not open.
 */
#include "lint/rules.h"

#include "base/buf.h"
#include "entry/anchor.h"
#include "entry/link.h"
#include "entry/markdown.h"
#include "text/languages.h"

#include <fcntl.h>
#include <stdarg.h>
#include <unistd.h>

enum { SEGMENTS_MAX = 64 };

/* Where a target leads. */
struct target {
    bool found;
    const struct subject *subject; /* one file; or NULL */
    const struct answer *answer;   /* its answer, or one named by its id; or NULL */
};

/* --- targets ---------------------------------------------------------------------------------- */

static int hex_digit(char c)
{
    bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return c >= '0' && c <= '9' ? c - '0' : letter ? (c | 0x20) - 'a' + 10 : -1;
}

/* The bytes that "%20" and the like stand for. */
static struct str percent_decoded(struct arena *mem, struct str s)
{
    char *out = arena_alloc(mem, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool code = s.p[i] == '%' && i + 2 < s.n && hex_digit(s.p[i + 1]) >= 0 &&
                    hex_digit(s.p[i + 2]) >= 0;
        out[n++] = code ? (char)(hex_digit(s.p[i + 1]) * 16 + hex_digit(s.p[i + 2])) : s.p[i];
        i += code ? 2 : 0;
    }
    return (struct str){out, n};
}

/* A path as one below the base, "." and ".." done; the null string when it leads out of it. */
static struct str below_base(struct arena *mem, struct str from, struct str path)
{
    struct str pieces[SEGMENTS_MAX];
    size_t n = 0;
    size_t slash = from.n;
    while (slash > 0 && from.p[slash - 1] != '/') {
        slash--;
    }
    bool absolute = str_starts(path, STR("/"));
    struct str joined =
        absolute ? path
                 : arena_printf(mem, "%.*s%.*s", STR_ARG(str_sub(from, 0, slash)), STR_ARG(path));
    for (struct str piece; str_split(&joined, '/', &piece);) {
        bool up = str_eq(piece, STR(".."));
        if ((up && n == 0) || n == SEGMENTS_MAX) {
            return (struct str){0};
        }
        if (up) {
            n--;
        } else if (piece.n > 0 && !str_eq(piece, STR("."))) {
            pieces[n++] = piece;
        }
    }
    AUTO(buf_done) struct buf out = {0};
    for (size_t i = 0; i < n; i++) {
        buf_add_cstr(&out, i > 0 ? "/" : "");
        buf_add(&out, pieces[i]);
    }
    return buf_keep(&out, mem);
}

static const struct subject *subject_at(const struct lint *l, struct str path)
{
    size_t *at = map_get(&l->by_path, path);
    return at != NULL ? l->subjects[*at] : NULL;
}

/* The file of a path as written, or as pages are often linked: without an ending, as .html, as a
 * folder. */
static const struct subject *find_subject(struct lint *l, struct str path)
{
    static const char *const behind[] = {"",          ".md",        ".markdown",
                                         "/index.md", "/README.md", "/readme.md"};
    if (str_ends(path, STR(".html"))) {
        path.n -= strlen(".html");
    }
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        struct str name = arena_printf(l->scratch, "%.*s%s", STR_ARG(path), behind[i]);
        const struct subject *s = subject_at(l, str_from(name, str_starts(name, STR("/"))));
        if (s != NULL) {
            return s;
        }
    }
    return NULL;
}

/* LANG/ID or ID, as pages of the portal are called. */
static const struct answer *find_page(struct lint *l, struct str path)
{
    struct str id = path;
    struct str code;
    size_t slash = str_chr(path, '/');
    if (slash != STR_NOT_FOUND && language_code(l->scratch, str_sub(path, 0, slash), &code)) {
        id = str_from(path, slash + 1);
    }
    if (str_ends(id, STR(".md"))) {
        id.n -= strlen(".md");
    }
    bool earlier = false;
    return lint_answer(l, id, &earlier);
}

static bool is_on_disk(const struct lint *l, struct str path)
{
    return path.n == 0 || faccessat(l->request->dir_fd, path.p, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static struct target find_target(struct lint *l, const struct subject *from, struct str path)
{
    struct str whole = below_base(l->scratch, from->entry.path, path);
    if (whole.p == NULL) {
        return (struct target){0};
    }
    const struct subject *s = find_subject(l, whole);
    if (s != NULL) {
        return (struct target){true, s, s->answer};
    }
    const struct answer *a = find_page(l, str_starts(path, STR("/")) ? whole : path);
    return a != NULL ? (struct target){true, NULL, a}
                     : (struct target){.found = is_on_disk(l, whole)};
}

/* --- places ----------------------------------------------------------------------------------- */

/* Where a target stands in a stretch of the file as one of a link; STR_NOT_FOUND: nowhere. */
static size_t find_in(struct lint *l, const struct subject *s, size_t start, size_t end,
                      struct str target)
{
    static const char *const before[] = {"](", "](<", "]: ", "<", ""};
    struct str text = str_sub(s->source, start, end);
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        struct str written = arena_printf(l->scratch, "%s%.*s", before[i], STR_ARG(target));
        size_t at = str_find(text, written);
        if (at != STR_NOT_FOUND) {
            return start + at + strlen(before[i]);
        }
    }
    return STR_NOT_FOUND;
}

/* Where a target is written: in its line or one of the few before it, else anywhere in the body. */
static size_t find_written(struct lint *l, const struct subject *s, const struct link *link)
{
    enum { LINES_BACK = 4 };
    unsigned from = link->line > LINES_BACK ? link->line - LINES_BACK : 1;
    size_t start = place_byte(&l->cursor, s->source, from, 1);
    size_t last = place_byte(&l->cursor, s->source, link->line, 1);
    size_t end = place_byte(&l->cursor, s->source, link->line + 1, 1);
    size_t at = find_in(l, s, last, end, link->target);
    at = at != STR_NOT_FOUND ? at : find_in(l, s, start, end, link->target);
    return at != STR_NOT_FOUND ? at : find_in(l, s, s->body_at, s->source.n, link->target);
}

static PRINTF(4, 5) cordial_lint_finding *add_at_link(struct lint *l, const struct subject *s,
                                                      const struct link *link, const char *format,
                                                      ...)
{
    va_list words;
    va_start(words, format);
    struct str message = arena_vprintf(l->scratch, format, words);
    va_end(words);
    size_t at = find_written(l, s, link);
    return at != STR_NOT_FOUND ? lint_at(l, s, at, at + link->target.n, "%s", message.p)
                               : lint_mark(l, s, link->line, 1, 0, "%s", message.p);
}

/* --- rules ------------------------------------------------------------------------------------ */

/* A target in the base, cut at its section. */
struct cut {
    struct str path;
    struct str anchor; /* p NULL: none is named */
};

/* Is it a place in the base? Targets with values in them are known only when they are filled. */
static bool cut_target(struct lint *l, struct str target, struct cut *out)
{
    if (str_find(target, STR("{{")) != STR_NOT_FOUND || target.n == 0 ||
        link_kind_of(target) != LINK_RELATIVE) {
        return false;
    }
    size_t hash = str_chr(target, '#');
    *out = (struct cut){.path = str_sub(target, 0, hash)};
    if (hash != STR_NOT_FOUND) {
        out->anchor = percent_decoded(l->scratch, str_from(target, hash + 1));
    }
    size_t query = str_chr(out->path, '?');
    out->path = percent_decoded(l->scratch, str_sub(out->path, 0, query));
    return true;
}

static void check_foreign(struct lint *l, const struct subject *s, const struct link *link)
{
    if (link->target.n == 0 && s->entry.kind == ENTRY_ARTICLE) {
        lint_mark(l, s, link->line, 1, 0, "this %s has no target",
                  link->image ? "picture" : "link");
    } else if (link->target.n > 0 && link_kind_of(link->target) == LINK_UNSAFE &&
               str_find(link->target, STR("{{")) == STR_NOT_FOUND) {
        add_at_link(l, s, link,
                    "'%.*s' is not shown as a link: pages hold http, https, mailto, tel and "
                    "places in the base",
                    STR_ARG(link->target));
    }
}

void lint_link(struct lint *l, const struct subject *s)
{
    for (size_t i = 0; i < s->entry.n_links; i++) {
        const struct link *link = &s->entry.links[i];
        struct cut cut;
        if (!cut_target(l, link->target, &cut)) {
            check_foreign(l, s, link);
            continue;
        }
        struct target target = find_target(l, s, cut.path);
        if (cut.path.n > 0 && !target.found) {
            const char *nearest = lint_nearest_id(l, cut.path);
            add_at_link(l, s, link,
                        nearest != NULL ? "'%.*s' leads nowhere; did you mean '%s'?"
                                        : "'%.*s' leads nowhere: there is no such file or answer%s",
                        STR_ARG(link->target), nearest != NULL ? nearest : "");
        }
    }
}

/* The heading that became the title is no section any more, and its anchor is still there. */
static bool has_anchor(struct lint *l, const struct subject *s, struct str anchor)
{
    for (size_t i = 1; i < s->entry.n_sections; i++) {
        if (str_eq(s->entry.sections[i].anchor, anchor)) {
            return true;
        }
    }
    struct anchors own;
    anchors_init(&own, l->scratch);
    return str_eq(anchor_make(&own, s->entry.title), anchor);
}

/* The anchor that cordial makes of the same words. */
static const char *nearest_anchor(struct lint *l, const struct subject *s, struct str anchor)
{
    struct anchors own;
    anchors_init(&own, l->scratch);
    struct str made = anchor_make(&own, anchor);
    return has_anchor(l, s, made) ? arena_cstr(l->mem, made) : NULL;
}

void lint_anchor(struct lint *l, const struct subject *s)
{
    for (size_t i = 0; i < s->entry.n_links; i++) {
        const struct link *link = &s->entry.links[i];
        struct cut cut;
        if (!cut_target(l, link->target, &cut) || cut.anchor.n == 0) {
            continue;
        }
        const struct subject *page = cut.path.n == 0 ? s : find_target(l, s, cut.path).subject;
        if (page == NULL || has_anchor(l, page, cut.anchor)) {
            continue;
        }
        const char *nearest = nearest_anchor(l, page, cut.anchor);
        add_at_link(l, s, link,
                    nearest != NULL ? "%.*s has no section '#%.*s'; did you mean '#%s'?"
                                    : "%.*s has no section '#%.*s'%s",
                    STR_ARG(page->entry.path), STR_ARG(cut.anchor), nearest != NULL ? nearest : "");
    }
}

/* May whoever reads the entry open the target? */
static bool is_closed(const struct subject *s, const struct target *target)
{
    if (!subject_goes_out(s) || target->answer == NULL || target->answer == s->answer) {
        return false;
    }
    return target->subject != NULL ? !subject_is_public(target->subject)
                                   : !answer_is_public(target->answer);
}

static void check_related_audience(struct lint *l, const struct subject *s)
{
    if (!subject_is_public(s)) {
        return;
    }
    struct front_items items = subject_items(l, s, "related", true);
    for (size_t i = 0; i < items.n; i++) {
        const struct front_item *item = &items.rows[i];
        bool earlier = false;
        const struct answer *a = lint_answer(l, entry_id_fold(l->scratch, item->text), &earlier);
        if (a != NULL && !answer_is_public(a)) {
            lint_mark(l, s, item->line, item->column, item->text.n,
                      "'%.*s' is for agents alone, and this entry is public", STR_ARG(item->text));
        }
    }
}

void lint_link_audience(struct lint *l, const struct subject *s)
{
    check_related_audience(l, s);
    for (size_t i = 0; i < s->entry.n_links; i++) {
        const struct link *link = &s->entry.links[i];
        struct cut cut;
        if (!cut_target(l, link->target, &cut) || cut.path.n == 0) {
            continue;
        }
        struct target target = find_target(l, s, cut.path);
        if (is_closed(s, &target)) {
            add_at_link(l, s, link, "'%.*s' is for agents alone, and customers read this %s",
                        STR_ARG(link->target), kind_name(s->entry.kind));
        }
    }
}
