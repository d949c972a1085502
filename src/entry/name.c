/* Contents: endings, folders, titles, ids. */
#include "entry/name.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/unicode.h"

enum { HASH_DIGITS = 16 };

static const char *const reply_endings[] = {".reply.md", ".reply.markdown"};
static const char *const article_endings[] = {".md", ".markdown"};

/* Bytes of the ending, 0 if it has none of them. */
static size_t ending_of(struct str name, const char *const endings[2])
{
    for (size_t i = 0; i < 2; i++) {
        struct str ending = str_of(endings[i]);
        if (name.n > ending.n && str_eq_ci(str_from(name, name.n - ending.n), ending)) {
            return ending.n;
        }
    }
    return 0;
}

bool entry_is_markdown(struct str name)
{
    return ending_of(name, article_endings) > 0;
}

enum entry_kind name_kind(struct str path)
{
    return ending_of(path, reply_endings) > 0 ? ENTRY_REPLY : ENTRY_ARTICLE;
}

/* The place behind the last "/", 0 if there is none. */
static size_t base_name(struct str path)
{
    size_t at = path.n;
    while (at > 0 && path.p[at - 1] != '/') {
        at--;
    }
    return at;
}

struct str name_folder(struct str path)
{
    size_t slash = str_chr(path, '/');
    return slash == STR_NOT_FOUND ? STR("") : str_sub(path, 0, slash);
}

struct str name_category(struct str path, bool language_folder)
{
    size_t end = base_name(path);
    size_t start = language_folder ? name_folder(path).n + 1 : 0;
    return end > start ? str_sub(path, start, end - 1) : STR("");
}

struct str name_stem(struct str path, struct str category, struct str base)
{
    struct str name = str_from(path, base_name(path));
    size_t ending = ending_of(name, reply_endings);
    ending = ending > 0 ? ending : ending_of(name, article_endings);
    struct str stem = str_sub(name, 0, name.n - ending);
    if (!str_eq_ci(stem, STR("index")) && !str_eq_ci(stem, STR("readme"))) {
        return stem;
    }
    struct str folder = str_from(category, base_name(category));
    folder = folder.n > 0 ? folder : base;
    return folder.n > 0 ? folder : stem;
}

struct str name_title(struct arena *mem, struct str stem)
{
    AUTO(buf_done) struct buf out = {0};
    for (size_t at = 0; at < stem.n;) {
        uint32_t c = utf8_next(stem, &at);
        bool gap = c == '-' || c == '_' || c <= ' ';
        if (gap && (out.n == 0 || out.p[out.n - 1] == ' ')) {
            continue;
        }
        if (out.n == 0) {
            c = unicode_upper(c);
        }
        utf8_add(&out, gap ? ' ' : c);
    }
    buf_trim_end(&out);
    return out.n > 0 ? buf_keep(&out, mem) : stem;
}

/* Letters a-z and digits, one "-" for every other run. */
static void add_folded(struct buf *out, struct str folded)
{
    bool gap = false;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            gap = out->n > 0;
            continue;
        }
        if (gap) {
            buf_add_char(out, '-');
            gap = false;
        }
        buf_add_char(out, c);
    }
}

/* At most @max bytes that do not end in "-". */
static struct str cut_id(struct str id, size_t max)
{
    id = str_sub(id, 0, max);
    while (id.n > 0 && id.p[id.n - 1] == '-') {
        id.n--;
    }
    return id;
}

struct str entry_id_fold(struct arena *mem, struct str name)
{
    AUTO(buf_done) struct buf out = {0};
    add_folded(&out, fold_str(mem, name));
    if (out.n == 0) {
        return arena_printf(mem, "d-%0*" PRIx64, HASH_DIGITS, str_hash(name));
    }
    return arena_str(mem, cut_id(buf_str(&out), ENTRY_ID_MAX));
}

struct str entry_id_with_folder(struct arena *mem, const struct entry *entry)
{
    if (entry->category.n == 0) {
        return entry->id;
    }
    struct str folder = entry_id_fold(mem, entry->category);
    struct str id = arena_printf(mem, "%.*s-%.*s", STR_ARG(folder), STR_ARG(entry->id));
    if (id.n <= ENTRY_ID_MAX) {
        return id;
    }
    /* Two long ids that begin alike must not become one. */
    struct str head = cut_id(id, ENTRY_ID_MAX - HASH_DIGITS - 1);
    return arena_printf(mem, "%.*s-%0*" PRIx64, STR_ARG(head), HASH_DIGITS, str_hash(id));
}
