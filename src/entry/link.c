/* Schemes, and escaping by runs: most bytes stand for themselves. */
#include "entry/link.h"

static const struct {
    const char *scheme;
    enum link_kind kind;
} schemes[] = {
    {"http", LINK_EXTERNAL},
    {"https", LINK_EXTERNAL},
    {"mailto", LINK_CONTACT},
    {"tel", LINK_CONTACT},
};

/* Browsers read "\" as "/", and leave out tabs and line ends; such targets are not relative. */
static bool is_host(struct str target)
{
    return target.n >= 2 && strchr("/\\", target.p[0]) != NULL &&
           strchr("/\\\t\r\n", target.p[1]) != NULL;
}

enum link_kind link_kind_of(struct str target)
{
    size_t n = 0;
    while (n < target.n && memchr(":/?#\\", target.p[n], 5) == NULL) {
        n++;
    }
    if (n == target.n || target.p[n] != ':') {
        return is_host(target) ? LINK_EXTERNAL : LINK_RELATIVE;
    }
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (str_eq_ci(str_sub(target, 0, n), str_of(schemes[i].scheme))) {
            return schemes[i].kind;
        }
    }
    return LINK_UNSAFE;
}

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_add_text(struct buf *out, struct str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char *entity = entity_of(text.p[i]);
        if (entity != NULL) {
            buf_add(out, str_sub(text, from, i));
            buf_add_cstr(out, entity);
            from = i + 1;
        }
    }
    buf_add(out, str_from(text, from));
}

/* The characters of RFC 3986 that need no encoding in a quoted attribute, and "%". */
static bool is_target_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-._~!$()*+,;=:/?#@%", c) != NULL);
}

void html_add_target(struct buf *out, struct str target)
{
    size_t from = 0;
    for (size_t i = 0; i < target.n; i++) {
        if (is_target_char(target.p[i])) {
            continue;
        }
        buf_add(out, str_sub(target, from, i));
        if (target.p[i] == '&') {
            buf_add_cstr(out, "&amp;");
        } else {
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)target.p[i]);
        }
        from = i + 1;
    }
    buf_add(out, str_from(target, from));
}
