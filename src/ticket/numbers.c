/* Tokens with digits, numbers of orders, telephone numbers. */
#include "ticket/facts.h"

#include "text/sign.h"

enum {
    ORDER_BYTES_MAX = 40,
    LEAD_GAP_MAX = 14, /* bytes between "order" and its number */
    PHONE_DIGITS_MIN = 9,
    PHONE_DIGITS_MAX = 15, /* ITU-T E.164 */
};

/* ---- tokens ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_joint(char c)
{
    return c == '-' || c == '/' || c == '_' || c == '.';
}

/* The length of a token's character at @at: a letter or digit, or a joint between two of them. */
static size_t token_char(struct str s, size_t at)
{
    unsigned digit;
    if (at >= s.n) {
        return 0;
    }
    if (is_letter(s.p[at])) {
        return 1;
    }
    return scan_digit(s, at, &digit);
}

static size_t token_end(struct str s, size_t at)
{
    for (;;) {
        size_t n = token_char(s, at);
        if (n == 0 && at < s.n && is_joint(s.p[at]) && token_char(s, at + 1) > 0) {
            n = 1;
        }
        if (n == 0) {
            return at;
        }
        at += n;
    }
}

/* ---- numbers of orders ---- */

static size_t leading_letters(struct str token)
{
    size_t n = 0;
    while (n < token.n && is_letter(token.p[n])) {
        n++;
    }
    return n;
}

static size_t trailing_letters(struct str token)
{
    size_t n = 0;
    while (n < token.n && is_letter(token.p[token.n - n - 1])) {
        n++;
    }
    return n;
}

static bool has_small_letter(struct str token)
{
    for (size_t i = 0; i < token.n; i++) {
        if (token.p[i] >= 'a' && token.p[i] <= 'z') {
            return true;
        }
    }
    return false;
}

static bool has_joint(struct str token)
{
    return str_chr(token, '-') != STR_NOT_FOUND || str_chr(token, '/') != STR_NOT_FOUND;
}

/* Does a token look like an order's number wherever it stands: HL-48102, 4471-B? */
static bool looks_like_order(const struct scan *s, struct str token)
{
    size_t letters = leading_letters(token);
    if (has_small_letter(token) || !has_joint(token) || scan_count_digits(token) < 4) {
        return false;
    }
    struct words head = words_cut(s->mem, str_sub(token, 0, letters));
    if (head.n == 1 && pack_has_word(pack_find(STR("any"), "no-order"), head.rows[0].text)) {
        return false;
    }
    bool front = letters >= 1 && letters <= 4 && str_chr(STR("-/"), token.p[letters]) == 0;
    size_t behind = trailing_letters(token);
    bool back = letters == 0 && behind >= 1 && behind <= 2 && token.p[token.n - behind - 1] == '-';
    return front || back;
}

/* May a token be an order's number when a word for it stands before? */
static bool may_be_order(struct str token)
{
    size_t digits = scan_count_digits(token);
    bool dressed = has_joint(token) || leading_letters(token) > 0 || trailing_letters(token) > 0;
    return digits >= 4 || (digits >= 3 && dressed);
}

/* A blank and more digits behind: a telephone or card number, not one of an order. */
static bool goes_on(struct str s, size_t end)
{
    unsigned digit;
    return end + 2 < s.n && s.p[end] == ' ' && scan_digit(s, end + 1, &digit) > 0;
}

/* Is there a word for orders right before, with at most a small word or sign between? */
static bool is_led(const struct scan *s, const struct phrase_hits *leads, size_t start)
{
    const struct phrase_hit *hit = scan_hit_before(leads, start);
    if (hit == NULL || start - hit->end > LEAD_GAP_MAX) {
        return false;
    }
    struct str between = str_sub(s->text, hit->end, start);
    size_t word = scan_word_from(s, hit->end);
    size_t words = scan_word_from(s, start) - word;
    bool joined =
        words == 0 || (words == 1 && scan_word_is(s, word, pack_find(STR("any"), "number-word")));
    return joined && str_chr(between, '\n') == STR_NOT_FOUND &&
           sign_find(between, SIGN_ASK) == STR_NOT_FOUND;
}

static void find_orders(struct finder *f)
{
    const struct scan *s = f->scan;
    struct phrase_hits leads = scan_find(s, "order-lead");
    for (size_t at = 0; at < s->text.n;) {
        size_t end = token_end(s->text, at);
        if (end == at) {
            at++;
            continue;
        }
        struct str token = str_sub(s->text, at, end);
        bool led = may_be_order(token) && !goes_on(s->text, end) && is_led(s, &leads, at);
        if (token.n <= ORDER_BYTES_MAX && (led || looks_like_order(s, token))) {
            facts_take(f, CORDIAL_FACT_ORDER, at, end);
        }
        at = end;
    }
}

/* ---- telephone numbers ---- */

static size_t phone_end(struct str s, size_t at, size_t *out_digits)
{
    size_t end = at;
    unsigned digit;
    *out_digits = 0;
    for (size_t i = at; i < s.n;) {
        size_t n = scan_digit(s, i, &digit);
        if (n > 0) {
            (*out_digits)++;
            end = i + n;
        } else if (strchr(" -()./", s.p[i]) != NULL && i - end < 3) {
            n = 1;
        } else {
            break;
        }
        i += n;
    }
    return end;
}

static void find_phones(struct finder *f)
{
    struct str s = f->scan->text;
    unsigned digit;
    for (size_t at = 0; at < s.n;) {
        bool plus = s.p[at] == '+' && at + 1 < s.n && scan_digit(s, at + 1, &digit) > 0;
        bool zero = !plus && scan_digit(s, at, &digit) > 0 && digit == 0;
        bool within = at > 0 && (token_char(s, at - 1) > 0 || is_joint(s.p[at - 1]));
        if ((!plus && !zero) || within) {
            at++;
            continue;
        }
        size_t digits;
        size_t end = phone_end(s, plus ? at + 1 : at, &digits);
        if (digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX && token_char(s, end) == 0) {
            facts_take(f, CORDIAL_FACT_PHONE, at, end);
        }
        at = end > at ? end : at + 1;
    }
}

void find_numbers(struct finder *f)
{
    find_orders(f);
    find_phones(f);
}
