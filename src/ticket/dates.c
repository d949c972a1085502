/* Dates with the name of a month, dates in numbers. */
#include "ticket/facts.h"

/* ---- names of months ---- */

/* The day that a word is: "9", "9th", "1°", "۲۰"; 0 for any other word. */
static long day_of(struct str word)
{
    size_t end = 0;
    unsigned digit;
    while (end < word.n) {
        size_t n = scan_digit(word, end, &digit);
        if (n == 0) {
            break;
        }
        end += n;
    }
    static const char *const tails[] = {"",    "st", "nd", "rd", "th", "e",
                                        "ste", "de", "er", "o",  "a"};
    struct str tail = str_from(word, end);
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        if (str_eq(tail, str_of(tails[i]))) {
            long day = scan_number(str_sub(word, 0, end));
            return day >= 1 && day <= 31 ? day : 0;
        }
    }
    return 0;
}

static bool is_year(struct str word)
{
    long year = scan_number(word);
    return (year >= 1900 && year < 2200) || (year >= 1370 && year < 1450);
}

/* Is there nothing but a blank, comma or dot between two words? */
static bool are_beside(const struct scan *s, size_t a, size_t b)
{
    return scan_gap_is(s, s->words.rows[a].end, s->words.rows[b].start, " ,.\t") &&
           s->words.rows[b].start - s->words.rows[a].end <= 3;
}

static bool is_link(struct str word)
{
    return str_eq(word, STR("of")) || str_eq(word, STR("de")) || str_eq(word, STR("di"));
}

/* The year behind word @last, if there is one. */
static size_t with_year(const struct scan *s, size_t last)
{
    bool follows = last + 1 < s->words.n && are_beside(s, last, last + 1);
    return follows && is_year(s->words.rows[last + 1].text) ? last + 1 : last;
}

static void take_month(struct finder *f, size_t month)
{
    const struct scan *s = f->scan;
    const struct word *words = s->words.rows;
    size_t first = month;
    if (month >= 1 && day_of(words[month - 1].text) > 0 && are_beside(s, month - 1, month)) {
        first = month - 1;
    } else if (month >= 2 && is_link(words[month - 1].text) && day_of(words[month - 2].text) > 0) {
        first = month - 2;
    }
    size_t last = month;
    if (first < month) {
        last = with_year(s, month);
    } else if (month + 1 < s->words.n && day_of(words[month + 1].text) > 0 &&
               are_beside(s, month, month + 1)) {
        last = with_year(s, month + 1);
    } else {
        return;
    }
    facts_take(f, CORDIAL_FACT_DATE, words[first].start, words[last].end);
}

static void find_named(struct finder *f)
{
    struct pack months = pack_find(f->scan->language, "month");
    struct pack english = pack_find(STR("en"), "month");
    for (size_t i = 0; i < f->scan->words.n; i++) {
        if (scan_word_is(f->scan, i, months) || scan_word_is(f->scan, i, english)) {
            take_month(f, i);
        }
    }
}

/* ---- numbers ---- */

enum { PARTS = 3 };

/* A date in numbers that is being read: its parts and what parts them. */
struct numeric {
    struct str parts[PARTS];
    size_t n;
    char separator;
    size_t end;
};

static size_t digits_end(struct str s, size_t at)
{
    unsigned digit;
    size_t n;
    while (at < s.n && (n = scan_digit(s, at, &digit)) > 0) {
        at += n;
    }
    return at;
}

static struct numeric read_numeric(struct str s, size_t at)
{
    struct numeric out = {0};
    for (;;) {
        size_t end = digits_end(s, at);
        if (end == at || out.n == PARTS) {
            out.n = out.n == PARTS ? PARTS + 1 : out.n;
            return out;
        }
        out.parts[out.n++] = str_sub(s, at, end);
        out.end = end;
        bool goes_on = end + 1 < s.n && strchr("/-.", s.p[end]) != NULL &&
                       (out.n == 1 || s.p[end] == out.separator);
        if (!goes_on || digits_end(s, end + 1) == end + 1) {
            return out;
        }
        out.separator = s.p[end];
        at = end + 1;
    }
}

static bool in_range(struct str part, long low, long high)
{
    long value = scan_number(part);
    return value >= low && value <= high && scan_count_digits(part) <= 4;
}

static bool is_whole_date(const struct numeric *d)
{
    if (d->n != 3) {
        return false;
    }
    bool year_first = is_year(d->parts[0]) && scan_count_digits(d->parts[0]) == 4;
    if (year_first) {
        return in_range(d->parts[1], 1, 12) && in_range(d->parts[2], 1, 31);
    }
    bool year_last = is_year(d->parts[2]) && scan_count_digits(d->parts[2]) == 4;
    bool short_year = d->separator != '.' && scan_count_digits(d->parts[2]) == 2;
    bool day_month = in_range(d->parts[0], 1, 31) && in_range(d->parts[1], 1, 12);
    bool month_day = in_range(d->parts[0], 1, 12) && in_range(d->parts[1], 1, 31);
    return (year_last || short_year) && (day_month || month_day);
}

/* "12/10" is a date only behind "on", "since" and the like. */
static bool is_led_date(const struct scan *s, const struct numeric *d, size_t start)
{
    if (d->n != 2 || d->separator == '.' || !in_range(d->parts[0], 1, 31) ||
        !in_range(d->parts[1], 1, 12)) {
        return false;
    }
    size_t word = scan_word_before(s, start);
    bool lone = d->separator == '/' || scan_count_digits(d->parts[1]) == 2;
    return lone && word != SIZE_MAX && scan_word_is(s, word, pack_find(STR("any"), "date-lead")) &&
           scan_gap_is(s, s->words.rows[word].end, start, " ");
}

static void find_numeric(struct finder *f)
{
    struct str s = f->scan->text;
    unsigned digit;
    for (size_t at = 0; at < s.n;) {
        if (scan_digit(s, at, &digit) == 0) {
            at++;
            continue;
        }
        bool within = at > 0 && (strchr("/-.", s.p[at - 1]) != NULL ||
                                 (s.p[at - 1] >= 'A' && s.p[at - 1] <= 'z'));
        struct numeric d = read_numeric(s, at);
        if (!within && (is_whole_date(&d) || is_led_date(f->scan, &d, at))) {
            facts_take(f, CORDIAL_FACT_DATE, at, d.end);
        }
        at = d.end > at ? d.end : at + 1;
    }
}

void find_dates(struct finder *f)
{
    find_named(f);
    find_numeric(f);
}
