/* Making and numbering anchors. */
#include "entry/anchor.h"

#include "base/utf8.h"
#include "text/unicode.h"

void anchors_init(struct anchors *a, struct arena *mem)
{
    a->mem = mem;
    map_init(&a->taken, mem);
}

static bool is_kept(uint32_t c)
{
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    if (c >= 0xFE00 && c <= 0xFE0F) {
        return false; /* variation selectors of emoji: marks that nobody types */
    }
    return unicode_kind(c) != UNICODE_OTHER;
}

static struct str base_of(struct arena *mem, struct str title)
{
    AUTO(buf_done) struct buf out = {0};
    bool gap = false;
    for (size_t at = 0; at < title.n && out.n < ANCHOR_BYTES_MAX - 4;) {
        uint32_t c = utf8_next(title, &at);
        if (!is_kept(c)) {
            gap = out.n > 0;
            continue;
        }
        if (gap) {
            buf_add_char(&out, '-');
            gap = false;
        }
        utf8_add(&out, unicode_lower(c));
    }
    return out.n > 0 ? buf_keep(&out, mem) : STR("section");
}

struct str anchor_make(struct anchors *a, struct str title)
{
    struct str base = base_of(a->mem, title);
    bool is_new;
    size_t next = *map_put(&a->taken, base, 1, &is_new);
    if (is_new) {
        return base;
    }
    struct str anchor;
    do {
        anchor = arena_printf(a->mem, "%.*s-%zu", STR_ARG(base), next++);
        map_put(&a->taken, anchor, 1, &is_new);
    } while (!is_new);
    *map_get(&a->taken, base) = next;
    return anchor;
}
