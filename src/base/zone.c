/* Calendar, the rule at the end of a zone file, its table of changes, finding the file. */
#include "base/zone.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/file.h"

#include <string.h>

enum {
    DAY_S = 24 * 60 * 60,
    HEADER_BYTES = 44,
    N_COUNTS = 6, /* in the header, behind the version */
    COUNTS_AT = 20,
    KIND_BYTES = 6, /* of a kind of time: offset, summer, name */
    FILE_BYTES_MAX = 64 * 1024,
};

static const char zones[] = "/usr/share/zoneinfo";

/* --- the calendar, after Hinnant, "chrono-compatible low-level date algorithms" --------------- */

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

struct zone_time zone_time_of(int64_t when_s, int64_t offset_s)
{
    int64_t local = when_s + offset_s;
    int64_t day = floor_div(local, DAY_S);
    int64_t second = local - day * DAY_S;
    int64_t shifted = day + 719468;
    int64_t era = floor_div(shifted, 146097);
    int64_t of_era = shifted - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int number = (int)(month < 10 ? month + 3 : month - 9);
    return (struct zone_time){
        .day = day,
        .year = (int)(year + era * 400 + (number <= 2)),
        .month = number,
        .date = (int)(of_year - (153 * month + 2) / 5 + 1),
        .weekday = (int)(day + 3 - floor_div(day + 3, 7) * 7) + 1,
        .hour = (int)(second / 3600),
        .minute = (int)(second / 60 % 60),
    };
}

/* --- the rule ------------------------------------------------------------------------------- */

/* A name of letters, or one in angle brackets. */
static bool skip_name(struct str *s)
{
    size_t n = 0;
    if (s->n > 0 && s->p[0] == '<') {
        size_t end = str_chr(*s, '>');
        n = end == STR_NOT_FOUND ? 0 : end + 1;
    } else {
        while (n < s->n &&
               ((s->p[n] >= 'A' && s->p[n] <= 'Z') || (s->p[n] >= 'a' && s->p[n] <= 'z'))) {
            n++;
        }
    }
    *s = str_from(*s, n);
    return n > 0;
}

static bool take(struct str *s, char c)
{
    bool there = s->n > 0 && s->p[0] == c;
    *s = str_from(*s, there);
    return there;
}

static bool read_number(struct str *s, int64_t *out)
{
    size_t n = 0;
    *out = 0;
    for (; n < s->n && n < 4 && s->p[n] >= '0' && s->p[n] <= '9'; n++) {
        *out = *out * 10 + (s->p[n] - '0');
    }
    *s = str_from(*s, n);
    return n > 0;
}

/* "h", "h:mm" or "h:mm:ss" with a sign, in seconds. */
static bool read_time(struct str *s, int64_t *out)
{
    bool minus = take(s, '-');
    int64_t unit = 3600;
    int64_t part;
    if (!minus) {
        take(s, '+');
    }
    if (!read_number(s, &part)) {
        return false;
    }
    *out = part * unit;
    while (unit > 1 && take(s, ':')) {
        unit /= 60;
        if (!read_number(s, &part)) {
            return false;
        }
        *out += part * unit;
    }
    *out = minus ? -*out : *out;
    return true;
}

/* ",Mm.w.d/time": seconds of local time since 1970 at which it is due in @year. */
static bool read_change(struct str *s, int64_t year, int64_t *out)
{
    int64_t month;
    int64_t week;
    int64_t weekday;
    int64_t time = 2 * 3600;
    if (!take(s, ',') || !take(s, 'M') || !read_number(s, &month) || !take(s, '.') ||
        !read_number(s, &week) || !take(s, '.') || !read_number(s, &weekday) || month < 1 ||
        month > 12 || week < 1 || week > 5 || weekday > 6 ||
        (take(s, '/') && !read_time(s, &time))) {
        return false;
    }
    int64_t first = date_count(year, (int)month, 1);
    int64_t next = month == 12 ? date_count(year + 1, 1, 1) : date_count(year, (int)month + 1, 1);
    int64_t first_weekday = first + 4 - floor_div(first + 4, 7) * 7; /* 0: Sunday */
    int64_t day = first + (weekday - first_weekday + 7) % 7 + (week - 1) * 7;
    day -= day >= next ? 7 : 0; /* week 5 is the last */
    *out = day * DAY_S + time;
    return true;
}

static bool offset_by_rule(struct str rule, int64_t when_s, int64_t *out)
{
    int64_t west;
    int64_t start;
    int64_t end;
    if (!skip_name(&rule) || !read_time(&rule, &west)) {
        return false;
    }
    int64_t standard = -west;
    *out = standard;
    if (rule.n == 0) {
        return true;
    }
    int64_t summer = standard + 3600;
    if (!skip_name(&rule)) {
        return false;
    }
    if (rule.n > 0 && rule.p[0] != ',') {
        if (!read_time(&rule, &west)) {
            return false;
        }
        summer = -west;
    }
    int64_t year = zone_time_of(when_s, standard).year;
    if (!read_change(&rule, year, &start) || !read_change(&rule, year, &end)) {
        return false;
    }
    bool behind_start = when_s >= start - standard;
    bool before_end = when_s < end - summer;
    bool is_summer = start < end ? behind_start && before_end : behind_start || before_end;
    *out = is_summer ? summer : standard;
    return true;
}

/* --- the file ------------------------------------------------------------------------------- */

static int64_t big_endian(struct str s, size_t at, size_t bytes)
{
    uint64_t value = s.p[at] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < bytes; i++) {
        value = value << 8 | (unsigned char)s.p[at + i];
    }
    return (int64_t)value;
}

/* One block of a file: how many rows each of its tables has, and where it ends. */
struct block {
    size_t counts[N_COUNTS]; /* UT marks, standard marks, leap seconds, changes, kinds, letters */
    size_t start;
    size_t end;
};

static bool read_block(struct str file, size_t at, size_t time_bytes, struct block *out)
{
    *out = (struct block){.start = at + HEADER_BYTES};
    if (out->start > file.n || !str_starts(str_from(file, at), STR("TZif"))) {
        return false;
    }
    for (size_t i = 0; i < N_COUNTS; i++) {
        int64_t count = big_endian(file, at + COUNTS_AT + i * 4, 4);
        if (count < 0 || count > FILE_BYTES_MAX) {
            return false;
        }
        out->counts[i] = (size_t)count;
    }
    const size_t *n = out->counts;
    out->end = out->start + n[3] * (time_bytes + 1) + n[4] * KIND_BYTES + n[5] +
               n[2] * (time_bytes + 4) + n[1] + n[0];
    return out->end <= file.n && n[4] > 0;
}

bool zone_offset_in(struct str file, int64_t when_s, int64_t *out)
{
    struct block old;
    struct block b;
    *out = 0;
    if (!read_block(file, 0, 4, &old) || !read_block(file, old.end, 8, &b)) {
        return false;
    }
    size_t n_changes = b.counts[3];
    size_t kinds = b.start + n_changes * 9;
    size_t at = 0; /* changes at or before the moment */
    while (at < n_changes && big_endian(file, b.start + at * 8, 8) <= when_s) {
        at++;
    }
    struct str rule = str_trim(str_from(file, b.end));
    if (at == n_changes && rule.n > 0) {
        return offset_by_rule(rule, when_s, out);
    }
    size_t kind = at == 0 ? 0 : (unsigned char)file.p[b.start + n_changes * 8 + at - 1];
    if (kind >= b.counts[4]) {
        return false;
    }
    *out = big_endian(file, kinds + kind * KIND_BYTES, 4);
    return true;
}

static bool is_name(struct str zone)
{
    for (size_t i = 0; i < zone.n; i++) {
        char c = zone.p[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && strchr("/_+-", c) == NULL) {
            return false;
        }
    }
    return zone.n > 0 && zone.p[0] != '/';
}

bool zone_offset(struct str zone, int64_t when_s, int64_t *out)
{
    *out = 0;
    if (!is_name(zone)) {
        return false;
    }
    AUTO(arena_done) struct arena mem = {0};
    cordial_error ignored = {0};
    struct str file;
    const char *path = arena_printf(&mem, "%s/%.*s", zones, STR_ARG(zone)).p;
    return file_read(&mem, path, FILE_BYTES_MAX, &file, &ignored) == CORDIAL_OK &&
           zone_offset_in(file, when_s, out);
}
