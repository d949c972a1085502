/* LEB128 as DWARF 5, section 7.6, defines it. */
#include "index/bytes.h"

void bytes_add_number(struct buf *out, uint64_t value)
{
    while (value >= 0x80) {
        buf_add_char(out, (char)(0x80 | (value & 0x7F)));
        value >>= 7;
    }
    buf_add_char(out, (char)value);
}

void bytes_add_str(struct buf *out, struct str s)
{
    bytes_add_number(out, s.n);
    buf_add(out, s);
}

void bytes_add_list(struct buf *out, struct str_list list)
{
    bytes_add_number(out, list.n);
    for (size_t i = 0; i < list.n; i++) {
        bytes_add_str(out, list.rows[i]);
    }
}

uint64_t bytes_number(struct bytes_reader *r)
{
    uint64_t value = 0;
    for (size_t i = 0; i < r->rest.n && i < 10; i++) {
        unsigned char c = (unsigned char)r->rest.p[i];
        value |= (uint64_t)(c & 0x7F) << (7 * i);
        if (c < 0x80) {
            r->rest = str_from(r->rest, i + 1);
            return value;
        }
    }
    r->rest = (struct str){NULL, 0};
    r->damaged = true;
    return 0;
}

struct str bytes_take(struct bytes_reader *r, uint64_t n)
{
    if (n > r->rest.n) {
        r->rest = (struct str){NULL, 0};
        r->damaged = true;
        return (struct str){"", 0};
    }
    struct str out = str_sub(r->rest, 0, n);
    r->rest = str_from(r->rest, n);
    return out.n > 0 ? out : (struct str){"", 0};
}

struct str bytes_str(struct bytes_reader *r)
{
    return bytes_take(r, bytes_number(r));
}

struct str_list bytes_list(struct arena *mem, struct bytes_reader *r)
{
    struct str_list list = {0};
    uint64_t n = bytes_number(r);
    if (n > r->rest.n) { /* each row takes a byte at least */
        r->damaged = true;
        return list;
    }
    list.rows = arena_array(mem, n, sizeof *list.rows);
    for (list.n = 0; list.n < n; list.n++) {
        list.rows[list.n] = bytes_str(r);
    }
    list.cap = n;
    return list;
}
