/* Comparing, searching and cutting borrowed bytes. */
#include "base/str.h"

#include <xxhash.h>

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n > 0 ? memcmp(a.p, b.p, n) : 0;
    if (order != 0) {
        return order;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

int str_cmp_ends(struct str a, struct str b)
{
    while (a.n > 0 && b.n > 0) {
        unsigned char x = (unsigned char)a.p[--a.n];
        unsigned char y = (unsigned char)b.p[--b.n];
        if (x != y) {
            return x < y ? -1 : 1;
        }
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool str_eq_ci(struct str a, struct str b)
{
    if (a.n != b.n) {
        return false;
    }
    for (size_t i = 0; i < a.n; i++) {
        if (lower(a.p[i]) != lower(b.p[i])) {
            return false;
        }
    }
    return true;
}

bool str_starts(struct str s, struct str head)
{
    return s.n >= head.n && str_eq(str_sub(s, 0, head.n), head);
}

bool str_ends(struct str s, struct str tail)
{
    return s.n >= tail.n && str_eq(str_from(s, s.n - tail.n), tail);
}

size_t str_find(struct str s, struct str what)
{
    if (what.n == 0) {
        return 0;
    }
    if (s.n < what.n) {
        return STR_NOT_FOUND;
    }
    const char *hit = memmem(s.p, s.n, what.p, what.n);
    return hit != NULL ? (size_t)(hit - s.p) : STR_NOT_FOUND;
}

size_t str_find_ci(struct str s, struct str what)
{
    for (size_t i = 0; i + what.n <= s.n; i++) {
        if (str_eq_ci(str_sub(s, i, i + what.n), what)) {
            return i;
        }
    }
    return STR_NOT_FOUND;
}

size_t str_chr(struct str s, char c)
{
    const char *hit = s.n > 0 ? memchr(s.p, c, s.n) : NULL;
    return hit != NULL ? (size_t)(hit - s.p) : STR_NOT_FOUND;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    size_t start = 0;
    while (start < s.n && is_space(s.p[start])) {
        start++;
    }
    size_t end = s.n;
    while (end > start && is_space(s.p[end - 1])) {
        end--;
    }
    return str_sub(s, start, end);
}

bool str_split(struct str *rest, char separator, struct str *out)
{
    if (rest->p == NULL) {
        return false;
    }
    size_t at = str_chr(*rest, separator);
    if (at == STR_NOT_FOUND) {
        *out = *rest;
        *rest = (struct str){NULL, 0};
        return true;
    }
    *out = str_sub(*rest, 0, at);
    *rest = str_from(*rest, at + 1);
    return true;
}

bool str_line(struct str *rest, struct str *out)
{
    if (rest->n == 0) {
        return false;
    }
    size_t end = 0;
    while (end < rest->n && rest->p[end] != '\n' && rest->p[end] != '\r') {
        end++;
    }
    *out = str_sub(*rest, 0, end);
    size_t next = end;
    if (next < rest->n) {
        bool pair = rest->p[next] == '\r' && next + 1 < rest->n && rest->p[next + 1] == '\n';
        next += pair ? 2 : 1;
    }
    *rest = str_from(*rest, next);
    return true;
}

bool str_int(struct str s, int64_t *out)
{
    bool negative = s.n > 0 && s.p[0] == '-';
    int64_t value = 0;
    if (s.n == (negative ? 1u : 0u)) {
        return false;
    }
    for (size_t i = negative ? 1 : 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') {
            return false;
        }
        int digit = s.p[i] - '0';
        if (value > (INT64_MAX - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    *out = negative ? -value : value;
    return true;
}

uint64_t str_hash(struct str s)
{
    return XXH3_64bits(s.p != NULL ? s.p : "", s.n);
}
