/* Times as checks of replies find them, then every other number with its neighbours. */
#include "lint/quantity.h"

#include "base/utf8.h"
#include "reply/times.h"
#include "text/fold.h"
#include "text/pack.h"
#include "text/unicode.h"
#include "ticket/scan.h"

#include <stdlib.h>

enum { DIGITS_MAX = 15, THOUSAND_DIGITS = 3 };

static const char *const money_signs[] = {"€", "$", "£"};

/* A number as written, its digits and separators read. */
struct number {
    double value;
    size_t end;
    bool plain; /* a whole or decimal number, nothing longer */
};

/* What divides digits: a point or comma of any script. */
static size_t separator_at(struct str s, size_t at)
{
    static const char *const signs[] = {".", ",", "٫", "٬", "،"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (str_starts(str_from(s, at), str_of(signs[i]))) {
            return strlen(signs[i]);
        }
    }
    return 0;
}

static size_t read_digits(struct str s, size_t at, double *value, size_t *n)
{
    unsigned digit;
    *n = 0;
    for (size_t bytes; (bytes = scan_digit(s, at, &digit)) > 0 && *n < DIGITS_MAX; at += bytes) {
        *value = *value * 10 + digit;
        ++*n;
    }
    return at;
}

/* "1,234" is a thousand, "4,50" is none. */
static struct number read_number(struct str s, size_t at)
{
    struct number number = {.plain = true};
    size_t n;
    unsigned digit;
    at = read_digits(s, at, &number.value, &n);
    size_t groups = 0;
    for (size_t sign; (sign = separator_at(s, at)) > 0 && scan_digit(s, at + sign, &digit) > 0;) {
        double part = 0;
        at = read_digits(s, at + sign, &part, &n);
        bool thousand = n == THOUSAND_DIGITS;
        double scale = 1;
        for (size_t i = 0; i < n; i++) {
            scale *= 10;
        }
        number.value = thousand ? number.value * scale + part : number.value + part / scale;
        groups++;
        number.plain = number.plain && (groups == 1 || thousand);
    }
    number.end = at;
    return number;
}

static bool is_letter_at(struct str s, size_t at)
{
    if (at >= s.n) {
        return false;
    }
    enum unicode_kind kind = unicode_kind(utf8_next(s, &at));
    return kind != UNICODE_OTHER && kind != UNICODE_DIGIT;
}

/* The bytes of one blank, plain or unbreakable, at most. */
static size_t blank_at(struct str s, size_t at)
{
    struct str rest = str_from(s, at);
    return str_starts(rest, STR(" ")) ? 1 : str_starts(rest, STR("\u00a0")) ? 2 : 0;
}

static size_t word_end(struct str s, size_t at)
{
    while (is_letter_at(s, at)) {
        utf8_next(s, &at);
    }
    return at;
}

/* The sign of money at @at, or the null string. */
static struct str money_sign_at(struct str s, size_t at)
{
    for (size_t i = 0; i < sizeof money_signs / sizeof money_signs[0]; i++) {
        if (str_starts(str_from(s, at), str_of(money_signs[i]))) {
            return str_of(money_signs[i]);
        }
    }
    return (struct str){0};
}

static struct str money_sign_before(struct str s, size_t at)
{
    at -= at > 0 && s.p[at - 1] == ' ';
    for (size_t i = 0; i < sizeof money_signs / sizeof money_signs[0]; i++) {
        if (str_ends(str_sub(s, 0, at), str_of(money_signs[i]))) {
            return str_of(money_signs[i]);
        }
    }
    return (struct str){0};
}

/* A number that goes on on either side is one of an address, a date or a name. */
static bool stands_alone(struct str s, size_t start, size_t end)
{
    char before = start > 0 ? s.p[start - 1] : ' ';
    char after = end < s.n ? s.p[end] : ' ';
    char behind = end + 1 < s.n ? s.p[end + 1] : ' ';
    bool letter = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
    bool joined = strchr("-/:._#@=&+", before) != NULL;
    bool goes_on = strchr("-/:_@=", after) != NULL && strchr(" \n\t", behind) == NULL;
    return !letter && !joined && !goes_on;
}

/* The word before a number, folded; the null string when a sentence begins with the number. */
static struct str word_before(struct arena *mem, struct str s, size_t start)
{
    size_t end = start;
    while (end > 0 && strchr(" *_`", s.p[end - 1]) != NULL) {
        end--;
    }
    size_t at = end;
    while (at > 0) {
        size_t before = utf8_floor(s, at - 1);
        if (!is_letter_at(s, before)) {
            break;
        }
        at = before;
    }
    return end > at ? fold_str(mem, str_sub(s, at, end)) : (struct str){0};
}

/* Say what the number counts, by its neighbours. */
static void set_unit(struct arena *mem, struct str language, struct str s, size_t number_start,
                     struct quantity *q)
{
    struct str sign = money_sign_before(s, number_start);
    size_t gap = q->end + blank_at(s, q->end);
    struct str sign_behind = money_sign_at(s, gap);
    size_t end = word_end(s, gap);
    struct str word = fold_str(mem, str_sub(s, gap, end));
    if (sign.n > 0) {
        q->kind = QUANTITY_MONEY;
        q->unit = sign;
        q->start -= sign.n + (s.p[number_start - 1] == ' ');
    } else if (sign_behind.n > 0) {
        q->kind = QUANTITY_MONEY;
        q->unit = sign_behind;
        q->end = gap + sign_behind.n;
    } else if (pack_has_word(pack_find(STR("any"), "currency"), word)) {
        q->kind = QUANTITY_MONEY;
        q->unit = word;
        q->end = end;
    } else if (gap < s.n && s.p[gap] == '%') {
        q->unit = STR("%");
        q->end = gap + 1;
    } else if (word.n > 0 && !word_is_stop(language, word)) {
        q->unit = word;
        q->end = end;
    } else {
        q->kind = QUANTITY_BARE;
        q->unit = word_before(mem, s, number_start);
    }
}

static void add(struct arena *mem, struct quantities *all, struct quantity q)
{
    all->rows = arena_more(mem, all->rows, all->n, &all->cap, sizeof *all->rows);
    all->rows[all->n++] = q;
}

static bool is_within(const struct told_times *times, size_t *next, size_t at)
{
    while (*next < times->n && times->rows[*next].end <= at) {
        ++*next;
    }
    return *next < times->n && times->rows[*next].start <= at;
}

static bool is_number(struct str language, const struct word *word)
{
    return scan_count_digits(word->text) > 0 ||
           pack_has_word(pack_find(language, "number"), word->text);
}

/* "One or two days": the end of a range is no number by itself. */
static bool ends_range(struct str language, const struct words *words, const struct told_time *time)
{
    enum { NUMBER_AND_JOINT = 2 };
    size_t first = time->first_word;
    return first >= NUMBER_AND_JOINT && is_number(language, &words->rows[first - NUMBER_AND_JOINT]);
}

/* "A day", "a few hours", "een dag": words for a while, where no number of two or more is told. */
static bool is_vague(struct arena *mem, struct str language, struct str text,
                     const struct words *words, const struct told_time *time)
{
    struct str said = str_sub(text, time->start, time->end);
    struct phrase_hits numbers = phrases_in(mem, said, pack_find(language, "number"));
    for (size_t i = 0; i < numbers.n; i++) {
        if (!str_eq(numbers.rows[i].value, STR("1"))) {
            return ends_range(language, words, time);
        }
    }
    return scan_count_digits(said) == 0 || ends_range(language, words, time);
}

struct quantities quantity_find(struct arena *mem, struct str language, struct str text)
{
    struct quantities all = {0};
    struct words words = words_cut(mem, text);
    struct told_times times = times_find(mem, language, text, &words);
    for (size_t i = 0; i < times.n; i++) {
        add(mem, &all,
            (struct quantity){.kind = QUANTITY_TIME,
                              .value = times.rows[i].minutes,
                              .unit = STR(""),
                              .start = times.rows[i].start,
                              .end = times.rows[i].end,
                              .vague = is_vague(mem, language, text, &words, &times.rows[i])});
    }
    size_t next = 0;
    for (size_t at = 0; at < text.n;) {
        unsigned digit;
        if (scan_digit(text, at, &digit) == 0) {
            utf8_next(text, &at);
            continue;
        }
        struct number number = read_number(text, at);
        struct quantity q = {
            .kind = QUANTITY_SIZE, .value = number.value, .start = at, .end = number.end};
        if (number.plain && stands_alone(text, at, number.end) && !is_within(&times, &next, at)) {
            set_unit(mem, language, text, at, &q);
            add(mem, &all, q);
        }
        at = number.end;
    }
    return all;
}

bool quantity_alike(const struct quantity *a, const struct quantity *b)
{
    return a->kind == b->kind && str_eq(a->unit, b->unit);
}

bool quantity_same(const struct quantity *a, const struct quantity *b)
{
    double least = a->value < b->value ? a->value : b->value;
    double most = a->value < b->value ? b->value : a->value;
    return quantity_alike(a, b) && most - least <= most * 0.001;
}
