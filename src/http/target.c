/* Percent coding, path segments, pairs. */
#include "http/target.h"

#include "base/utf8.h"

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The byte that "%41" at @at stands for; -1 for a wrong one. */
static int coded_byte(struct str raw, size_t at)
{
    if (raw.n - at < 3) {
        return -1;
    }
    int high = hex_value(raw.p[at + 1]);
    int low = hex_value(raw.p[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Decoded bytes in @mem; false for a wrong '%'. */
static bool decode(struct arena *mem, struct str raw, bool plus_is_space, struct str *out)
{
    char *bytes = arena_alloc(mem, raw.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        int c = (unsigned char)raw.p[i];
        if (c == '%') {
            c = coded_byte(raw, i);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c < 0) {
            return false;
        }
        bytes[n++] = (char)c;
    }
    *out = (struct str){bytes, n};
    return true;
}

/* RFC 3986 has no white space, control characters or bytes above 0x7E in a target, and '#' never
 * reaches a server. */
static bool has_foreign_byte(struct str raw)
{
    for (size_t i = 0; i < raw.n; i++) {
        unsigned char c = (unsigned char)raw.p[i];
        if (c <= ' ' || c >= 0x7F || c == '#') {
            return true;
        }
    }
    return false;
}

static bool has_control(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c < ' ' || c == 0x7F) {
            return true;
        }
    }
    return false;
}

/* The last segment may be empty: "/" itself, "/articles/". */
static const char *segments_fault(struct str path)
{
    struct str rest = str_from(path, 1);
    struct str segment;
    while (str_split(&rest, '/', &segment)) {
        if (segment.n == 0 && rest.p != NULL) {
            return "the path has an empty segment";
        }
        if (str_eq(segment, STR(".")) || str_eq(segment, STR(".."))) {
            return "the path has a segment of dots";
        }
    }
    return NULL;
}

static const char *path_read(struct arena *mem, struct str raw, struct str *out)
{
    struct str path;
    if (str_find_ci(raw, STR("%2f")) != STR_NOT_FOUND) {
        return "the path has a coded slash";
    }
    if (!decode(mem, raw, false, &path)) {
        return "the path has a '%' without two hexadecimal digits behind it";
    }
    if (has_control(path) || str_chr(path, '\\') != STR_NOT_FOUND) {
        return "the path has a control character or a backslash";
    }
    if (utf8_check(path) != STR_NOT_FOUND) {
        return "the path is not UTF-8";
    }
    *out = path;
    return segments_fault(path);
}

static const char *value_read(struct arena *mem, struct str raw, struct str *out)
{
    if (!decode(mem, raw, true, out)) {
        return "a parameter has a '%' without two hexadecimal digits behind it";
    }
    if (out->n > 0 && memchr(out->p, '\0', out->n) != NULL) {
        return "a parameter has a NUL";
    }
    return utf8_check(*out) == STR_NOT_FOUND ? NULL : "a parameter is not UTF-8";
}

const char *form_read(struct arena *mem, struct str text, struct pairs *out)
{
    struct str piece;
    while (str_split(&text, '&', &piece)) {
        if (piece.n == 0) {
            continue;
        }
        if (out->n == REQUEST_PAIRS_MAX) {
            return "there are too many parameters";
        }
        size_t equals = str_chr(piece, '=');
        size_t end = equals == STR_NOT_FOUND ? piece.n : equals;
        struct str name;
        struct str value;
        const char *fault = value_read(mem, str_sub(piece, 0, end), &name);
        fault = fault != NULL ? fault : value_read(mem, str_from(piece, end + 1), &value);
        if (fault != NULL) {
            return fault;
        }
        pairs_add(mem, out, name, value);
    }
    return NULL;
}

const char *target_read(struct arena *mem, struct str raw, struct str *out_path,
                        struct pairs *out_query)
{
    if (raw.n == 0 || raw.p[0] != '/') {
        return "the target is not a path";
    }
    if (has_foreign_byte(raw)) {
        return "the target has a byte that must be written with '%'";
    }
    size_t mark = str_chr(raw, '?');
    size_t end = mark == STR_NOT_FOUND ? raw.n : mark;
    const char *fault = path_read(mem, str_sub(raw, 0, end), out_path);
    if (fault != NULL || mark == STR_NOT_FOUND) {
        return fault;
    }
    return form_read(mem, str_from(raw, mark + 1), out_query);
}
