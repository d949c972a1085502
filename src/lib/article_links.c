/* Reading targets; resolving paths; writing the HTML anew. */
#include "lib/article_links.h"

#include "base/buf.h"
#include "entry/link.h"
#include "lib/site.h"

/* ---- targets ---- */

#define LINK_START    "<a href=\""
#define PICTURE_START "<img src=\""

static int hex_of(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A target as the renderer wrote it, as the text that it stands for. */
static struct str decoded(struct arena *mem, struct str target)
{
    AUTO(buf_done) struct buf out = {0};
    for (size_t i = 0; i < target.n; i++) {
        int high = i + 2 < target.n ? hex_of(target.p[i + 1]) : -1;
        int low = high >= 0 ? hex_of(target.p[i + 2]) : -1;
        if (target.p[i] == '%' && low >= 0) {
            buf_add_char(&out, (char)(high * 16 + low));
            i += 2;
        } else if (str_starts(str_from(target, i), STR("&amp;"))) {
            buf_add_char(&out, '&');
            i += strlen("&amp;") - 1;
        } else {
            buf_add_char(&out, target.p[i]);
        }
    }
    return buf_keep(&out, mem);
}

/* The path of a target without what asks and what jumps; @out_fragment has its "#". */
static struct str path_part(struct str target, struct str *out_fragment)
{
    size_t jump = str_chr(target, '#');
    *out_fragment = jump == STR_NOT_FOUND ? STR("") : str_from(target, jump);
    struct str path = str_sub(target, 0, jump);
    return str_sub(path, 0, str_chr(path, '?'));
}

/* ---- paths ---- */

enum { PATH_PARTS_MAX = 64 };

/* @path as seen from the folder of @file, below the base; false when it leads out of it. */
static bool resolve(struct arena *mem, struct str file, struct str path, struct str *out)
{
    struct str parts[PATH_PARTS_MAX];
    size_t n = 0;
    size_t slash = file.n;
    while (slash > 0 && file.p[slash - 1] != '/') {
        slash--;
    }
    struct str folder = path.n > 0 && path.p[0] == '/' ? STR("") : str_sub(file, 0, slash);
    struct str whole = arena_printf(mem, "%.*s%.*s", STR_ARG(folder), STR_ARG(path));
    if (memchr(whole.p, '\0', whole.n) != NULL) {
        return false;
    }
    struct str part;
    while (str_split(&whole, '/', &part)) {
        if (str_eq(part, STR(".."))) {
            if (n == 0) {
                return false;
            }
            n--;
        } else if (part.n > 0 && !str_eq(part, STR("."))) {
            if (n == PATH_PARTS_MAX) {
                return false;
            }
            parts[n++] = part;
        }
    }
    AUTO(buf_done) struct buf joined = {0};
    for (size_t i = 0; i < n; i++) {
        buf_add_cstr(&joined, i > 0 ? "/" : "");
        buf_add(&joined, parts[i]);
    }
    *out = buf_keep(&joined, mem);
    return n > 0;
}

/* What people leave out of a link to an article's file. */
static const char *const endings[] = {"", ".md", "/index.md", "/README.md"};

static const cordial_listed *article_at(struct arena *mem, const struct base_site *site,
                                        struct str path)
{
    const cordial_listed *found = NULL;
    for (size_t e = 0; e < sizeof endings / sizeof endings[0] && found == NULL; e++) {
        found = site_article_at(site, arena_printf(mem, "%.*s%s", STR_ARG(path), endings[e]));
    }
    return found;
}

/* ---- writing ---- */

struct writer {
    struct arena *mem;
    struct buf html;
    const struct article_place *place;
    const struct base_site *site;
    size_t pictures; /* of the base, so far */
    bool unlinked;   /* the next </a> belongs to a link that was left out */
};

/* What stands in an attribute that begins at @from. */
static struct str attribute(struct str html, size_t from)
{
    struct str rest = str_from(html, from);
    return str_sub(rest, 0, str_chr(rest, '"'));
}

static void add_link(struct writer *w, struct str target, struct str tag)
{
    struct str path;
    struct str fragment;
    struct str text = decoded(w->mem, target);
    struct str file = path_part(text, &fragment);
    if (link_kind_of(text) != LINK_RELATIVE || file.n == 0) {
        buf_add(&w->html, tag);
        return;
    }
    const cordial_listed *article =
        resolve(w->mem, w->place->file, file, &path) ? article_at(w->mem, w->site, path) : NULL;
    if (article == NULL) {
        w->unlinked = true;
        return;
    }
    buf_printf(&w->html, LINK_START "%s%s", w->place->route, article->id);
    html_add_target(&w->html, fragment);
    buf_add_cstr(&w->html, "\">");
}

static void add_picture(struct writer *w, struct str target, struct str tag)
{
    struct str rest = str_from(tag, strlen(PICTURE_START) + target.n + strlen("\""));
    if (link_kind_of(decoded(w->mem, target)) == LINK_RELATIVE) {
        w->pictures++;
        buf_printf(&w->html, PICTURE_START "%s%s/pictures/%zu?lang=%s\" loading=\"lazy\"",
                   w->place->route, w->place->id, w->pictures, w->place->language);
        buf_add(&w->html, rest);
        return;
    }
    struct str words = attribute(rest, strlen(" alt=\""));
    buf_printf(&w->html, LINK_START "%.*s\" rel=\"noopener nofollow\">%.*s</a>", STR_ARG(target),
               STR_ARG(words.n > 0 ? words : target));
}

/* One tag, without what follows it. */
static void add_tag(struct writer *w, struct str tag)
{
    if (str_starts(tag, STR(LINK_START))) {
        add_link(w, attribute(tag, strlen(LINK_START)), tag);
    } else if (str_starts(tag, STR(PICTURE_START))) {
        add_picture(w, attribute(tag, strlen(PICTURE_START)), tag);
    } else if (str_eq(tag, STR("</a>")) && w->unlinked) {
        w->unlinked = false;
    } else {
        buf_add(&w->html, tag);
    }
}

struct str article_links(struct arena *mem, struct str html, const struct article_place *place,
                         const struct base_site *site)
{
    struct writer w = {.mem = mem, .place = place, .site = site};
    if (str_find(html, STR(LINK_START)) == STR_NOT_FOUND &&
        str_find(html, STR(PICTURE_START)) == STR_NOT_FOUND) {
        return html;
    }
    while (html.n > 0) {
        size_t start = str_chr(html, '<');
        buf_add(&w.html, str_sub(html, 0, start));
        html = str_from(html, start);
        size_t end = str_chr(html, '>'); /* in texts and attributes it is "&gt;" */
        end = end == STR_NOT_FOUND ? html.n : end + 1;
        add_tag(&w, str_sub(html, 0, end));
        html = str_from(html, end);
    }
    struct str out = buf_keep(&w.html, mem);
    buf_done(&w.html);
    return out;
}

bool article_picture(struct arena *mem, struct str html, struct str file, size_t number,
                     struct str *out)
{
    size_t at = 0;
    while ((at = str_find(html, STR(PICTURE_START))) != STR_NOT_FOUND) {
        struct str fragment;
        struct str target = decoded(mem, attribute(html, at + strlen(PICTURE_START)));
        html = str_from(html, at + strlen(PICTURE_START));
        if (link_kind_of(target) == LINK_RELATIVE && --number == 0) {
            return resolve(mem, file, path_part(target, &fragment), out);
        }
    }
    return false;
}
