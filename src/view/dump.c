/* Containers as jansson prints them compactly; strings are searched for what needs an escape. */
#include "view/view.h"

#include <assert.h>

enum { DEPTH_MAX = 64, NUMBER_BYTES = 64 };

static void add_escaped(struct buf *out, unsigned char c)
{
    static const char letters[0x20] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (c == '"' || c == '\\' || letters[c] != '\0') {
        const char pair[] = {'\\', c < 0x20 ? letters[c] : (char)c};
        buf_add(out, (struct str){pair, sizeof pair});
    } else {
        buf_printf(out, "\\u%04X", c);
    }
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\';
}

static void add_string(struct buf *out, struct str s)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        size_t start = i;
        while (i < s.n && is_plain((unsigned char)s.p[i])) {
            i++;
        }
        buf_add(out, str_sub(s, start, i));
        if (i < s.n) {
            add_escaped(out, (unsigned char)s.p[i]);
        }
    }
    buf_add_char(out, '"');
}

static void add_integer(struct buf *out, json_int_t value)
{
    char digits[NUMBER_BYTES];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        digits[--at] = '-';
    }
    buf_add(out, (struct str){digits + at, sizeof digits - at});
}

/* How a number is written is jansson's affair. */
static void add_real(struct buf *out, const json_t *value)
{
    char text[NUMBER_BYTES];
    size_t n = json_dumpb(value, text, sizeof text, VIEW_DUMP | JSON_ENCODE_ANY);
    buf_add(out, (struct str){text, n < sizeof text ? n : 0});
}

static void add(struct buf *out, const json_t *value, int depth);

static void add_object(struct buf *out, const json_t *object, int depth)
{
    const char *comma = "";
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        buf_add_cstr(out, comma);
        add_string(out, str_of(key));
        buf_add_char(out, ':');
        add(out, value, depth + 1);
        comma = ",";
    }
}

static void add_list(struct buf *out, const json_t *list, int depth)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (i > 0) {
            buf_add_char(out, ',');
        }
        add(out, json_array_get(list, i), depth + 1);
    }
}

static void add(struct buf *out, const json_t *value, int depth)
{
    assert(depth < DEPTH_MAX);
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        buf_add_char(out, '{');
        add_object(out, value, depth);
        buf_add_char(out, '}');
        break;
    case JSON_ARRAY:
        buf_add_char(out, '[');
        add_list(out, value, depth);
        buf_add_char(out, ']');
        break;
    case JSON_STRING:
        add_string(out, (struct str){json_string_value(value), json_string_length(value)});
        break;
    case JSON_INTEGER:
        add_integer(out, json_integer_value(value));
        break;
    case JSON_REAL:
        add_real(out, value);
        break;
    case JSON_TRUE:
        buf_add_cstr(out, "true");
        break;
    case JSON_FALSE:
        buf_add_cstr(out, "false");
        break;
    case JSON_NULL:
        buf_add_cstr(out, "null");
        break;
    }
}

void view_dump(struct buf *out, const json_t *document)
{
    add(out, document, 0);
}
