/*
 * Borrowed bytes. UTF-8 unless said otherwise, may hold NUL, need not end with one. The null
 * string {NULL, 0} is an empty string that was never set; both have n == 0.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *p;
    size_t n;
};

/* A list of borrowed strings. */
struct str_list {
    struct str *rows;
    size_t n;
    size_t cap;
};

#define STR_NOT_FOUND SIZE_MAX

/* STR("literal") */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})

/* printf("%.*s", STR_ARG(s)) */
#define STR_ARG(s) (int)(s).n, (s).p != NULL ? (s).p : ""

static inline struct str str_of(const char *s)
{
    return (struct str){s, s != NULL ? strlen(s) : 0};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/** str_sub() - bytes from @start up to @end; both are cut to the string */
static inline struct str str_sub(struct str s, size_t start, size_t end)
{
    end = end > s.n ? s.n : end;
    start = start > end ? end : start;
    return (struct str){s.p != NULL ? s.p + start : NULL, end - start};
}

/** str_from() - everything from @start on */
static inline struct str str_from(struct str s, size_t start)
{
    return str_sub(s, start, s.n);
}

/** str_cmp() - order by bytes; below, equal to or above 0 */
int str_cmp(struct str a, struct str b);

/** str_cmp_ends() - the same from the last byte to the first */
int str_cmp_ends(struct str a, struct str b);

/** str_eq_ci() - equal when A-Z and a-z count as the same */
bool str_eq_ci(struct str a, struct str b);

bool str_starts(struct str s, struct str head);
bool str_ends(struct str s, struct str tail);

/** str_find() - the place of the first @what in @s, or STR_NOT_FOUND */
size_t str_find(struct str s, struct str what);

/** str_find_ci() - like str_find(), with A-Z and a-z the same */
size_t str_find_ci(struct str s, struct str what);

/** str_chr() - the place of the first byte @c in @s, or STR_NOT_FOUND */
size_t str_chr(struct str s, char c);

/** str_trim() - without ASCII white space at both ends */
struct str str_trim(struct str s);

/**
 * str_split() - cut the first piece off @rest
 *
 * @rest: what is left; becomes what stands behind the separator, with p NULL after the last piece
 * @out:  the piece without its separator
 *
 * Returns false when nothing was left.
 */
bool str_split(struct str *rest, char separator, struct str *out);

/** str_line() - like str_split() at "\n", "\r\n" or "\r"; the line has no ending */
bool str_line(struct str *rest, struct str *out);

/** str_int() - a whole decimal number that fits; false for anything else, @out untouched */
bool str_int(struct str s, int64_t *out);

/** str_hash() - 64 bits of XXH3; equal strings have equal hashes */
uint64_t str_hash(struct str s);

#endif
