/* Numbers, signs and words of money, sums. */
#include "ticket/facts.h"

static const char *const signs[] = {"$", "€", "£", "¥", "﷼", "₺"};

/* ---- numbers ---- */

/* The length of what separates groups of digits at @at: . , ' and the Persian forms of them. */
static size_t separator(struct str s, size_t at)
{
    if (at >= s.n) {
        return 0;
    }
    if (s.p[at] == '.' || s.p[at] == ',' || s.p[at] == '\'') {
        return 1;
    }
    struct str rest = str_from(s, at);
    if (str_starts(rest, STR("٬")) || str_starts(rest, STR("٫")) || str_starts(rest, STR("،"))) {
        return 2;
    }
    return 0;
}

/* The end of the number that starts at @at: digits, with single separators between them. */
static size_t number_end(struct str s, size_t at)
{
    size_t end = at;
    unsigned digit;
    while (at < s.n) {
        size_t n = scan_digit(s, at, &digit);
        if (n > 0) {
            at += n;
            end = at;
            continue;
        }
        n = separator(s, at);
        if (n == 0 || at + n >= s.n || scan_digit(s, at + n, &digit) == 0) {
            break;
        }
        at += n;
    }
    return end;
}

/* Two digits behind a point or comma, as prices have: 11.99 */
static bool has_cents(struct str number)
{
    size_t n = number.n;
    unsigned d;
    return n >= 4 && (number.p[n - 3] == '.' || number.p[n - 3] == ',') &&
           scan_digit(number, n - 1, &d) == 1 && scan_digit(number, n - 2, &d) == 1;
}

/* ---- signs and words of money ---- */

static size_t blanks(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && s.p[at + n] == ' ') {
        n++;
    }
    if (str_starts(str_from(s, at + n), STR("\xC2\xA0"))) {
        n += 2;
    }
    return n;
}

/* The length of the sign of money at @at, 0 when none is there. */
static size_t sign_at(struct str s, size_t at)
{
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (str_starts(str_from(s, at), str_of(signs[i]))) {
            return strlen(signs[i]);
        }
    }
    return 0;
}

/* Where the sign or word of money before the number at @at starts; @at when none is there. */
static size_t money_before(const struct scan *s, size_t at)
{
    size_t edge = at;
    while (edge > 0 && s->text.p[edge - 1] == ' ') {
        edge--;
    }
    if (edge >= 2 && str_eq(str_sub(s->text, edge - 2, edge), STR("\xC2\xA0"))) {
        edge -= 2;
    }
    if (at - edge > 2) {
        return at;
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t n = strlen(signs[i]);
        if (edge >= n && str_eq(str_sub(s->text, edge - n, edge), str_of(signs[i]))) {
            return edge - n;
        }
    }
    size_t word = scan_word_before(s, edge);
    bool beside = word != SIZE_MAX && s->words.rows[word].end == edge;
    return beside && scan_word_is(s, word, pack_find(STR("any"), "currency"))
               ? s->words.rows[word].start
               : at;
}

/* The end of the sign or word of money behind @at; @at when none is there. */
static size_t money_behind(const struct scan *s, size_t at)
{
    size_t start = at + blanks(s->text, at);
    size_t sign = sign_at(s->text, start);
    if (sign > 0) {
        return start + sign;
    }
    size_t word = scan_word_from(s, start);
    bool beside = word < s->words.n && s->words.rows[word].start == start;
    return beside && scan_word_is(s, word, pack_find(STR("any"), "currency"))
               ? s->words.rows[word].end
               : at;
}

/* The end of one "thousand" or "million" right behind @at; @at when none is there. */
static size_t one_scale(const struct scan *s, size_t at)
{
    size_t start = at + blanks(s->text, at);
    size_t word = scan_word_from(s, start);
    bool beside = word < s->words.n && s->words.rows[word].start == start;
    return beside && scan_word_is(s, word, pack_find(STR("any"), "scale")) ? s->words.rows[word].end
                                                                           : at;
}

/* The same, going on over "and 200 thousand" as Persian counts. */
static size_t scale_behind(const struct scan *s, size_t at)
{
    size_t end = one_scale(s, at);
    while (end > at) {
        size_t joint = scan_word_from(s, end);
        if (joint + 1 >= s->words.n || !str_eq(s->words.rows[joint].text, STR("و")) ||
            scan_number(s->words.rows[joint + 1].text) < 0) {
            break;
        }
        size_t number = s->words.rows[joint + 1].end;
        size_t further = one_scale(s, number);
        if (further == number) {
            break;
        }
        end = further;
    }
    return end;
}

/* "62 pounds 50": two digits behind the word of money, and nothing counted with them. */
static size_t small_money(const struct scan *s, size_t end)
{
    size_t start = end + blanks(s->text, end);
    size_t stop = number_end(s->text, start);
    struct str number = str_sub(s->text, start, stop);
    size_t word = scan_word_from(s, stop);
    bool counted = scan_word_is(s, word, pack_find(STR("any"), "unit"));
    bool is_word = end > 0 && start > end && sign_at(s->text, end) == 0;
    return is_word && number.n == 2 && scan_number(number) >= 0 && !counted ? stop : end;
}

/* Is a word of paying at most three words before @at? */
static bool is_paid(const struct scan *s, size_t at)
{
    struct pack leads = pack_find(s->language, "pay-lead");
    size_t word = scan_word_before(s, at);
    for (size_t i = 0; i < 3 && word != SIZE_MAX; i++, word--) {
        if (scan_word_is(s, word, leads)) {
            return true;
        }
    }
    return false;
}

/* ---- sums ---- */

/* A sum around the number from @start to @end; returns where to go on. */
static size_t take_amount(struct finder *f, size_t start, size_t end)
{
    const struct scan *s = f->scan;
    size_t first = money_before(s, start);
    size_t scaled = scale_behind(s, end);
    size_t last = money_behind(s, scaled);
    if (last > scaled) {
        last = small_money(s, last);
    } else if (first < start) {
        last = scaled;
        if (str_starts(str_from(s->text, last), STR(",-"))) {
            last += 2;
        }
    } else {
        size_t word = scan_word_from(s, end);
        bool counted = scan_word_is(s, word, pack_find(STR("any"), "unit"));
        if (!has_cents(str_sub(s->text, start, end)) || counted || !is_paid(s, start)) {
            return scaled;
        }
        last = end;
    }
    facts_take(f, CORDIAL_FACT_AMOUNT, first, last);
    return last;
}

void find_amounts(struct finder *f)
{
    struct str s = f->scan->text;
    for (size_t at = 0; at < s.n;) {
        unsigned digit;
        if (scan_digit(s, at, &digit) == 0) {
            at++;
            continue;
        }
        size_t end = number_end(s, at);
        at = take_amount(f, at, end);
    }
}
