/* Cutting, finding, looking around, quotations, digits. */
#include "ticket/scan.h"

#include "text/unicode.h"

/* Parts of codes are for the index; whoever reads wants the whole ones. */
static struct words without_parts(struct words words)
{
    size_t n = 0;
    for (size_t i = 0; i < words.n; i++) {
        if (!words.rows[i].part) {
            words.rows[n++] = words.rows[i];
        }
    }
    words.n = n;
    return words;
}

struct scan scan_make(struct arena *mem, struct str text, struct str language)
{
    return (struct scan){mem, text, language, without_parts(words_cut(mem, text))};
}

struct phrase_hits scan_find(const struct scan *s, const char *list)
{
    return phrases_find(s->mem, s->text, &s->words, pack_find(s->language, list));
}

struct phrase_hits scan_find_any(const struct scan *s, const char *list)
{
    return phrases_find(s->mem, s->text, &s->words, pack_find(STR("any"), list));
}

size_t scan_word_from(const struct scan *s, size_t at)
{
    size_t low = 0;
    size_t high = s->words.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->words.rows[middle].start < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t scan_word_before(const struct scan *s, size_t at)
{
    size_t i = scan_word_from(s, at);
    while (i > 0 && s->words.rows[i - 1].end > at) {
        i--;
    }
    return i > 0 ? i - 1 : SIZE_MAX;
}

bool scan_word_is(const struct scan *s, size_t word, struct pack list)
{
    return word < s->words.n && pack_has_word(list, s->words.rows[word].text);
}

bool scan_word_is_written(const struct scan *s, size_t word, struct pack list)
{
    if (!scan_word_is(s, word, list)) {
        return false;
    }
    struct str written = str_sub(s->text, s->words.rows[word].start, s->words.rows[word].end);
    for (size_t i = 0; i < list.n; i++) {
        if (str_eq_ci(pack_text(&list, i), written)) {
            return true;
        }
    }
    return false;
}

bool scan_gap_is(const struct scan *s, size_t from, size_t to, const char *allowed)
{
    for (size_t i = from; i < to && i < s->text.n; i++) {
        if (s->text.p[i] == '\0' || strchr(allowed, s->text.p[i]) == NULL) {
            return false;
        }
    }
    return from <= to;
}

/* The index of the first hit that starts at or behind @at; hits lie in order, apart. */
static size_t hit_from(const struct phrase_hits *hits, size_t at)
{
    size_t low = 0;
    size_t high = hits->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits->rows[middle].start < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const struct phrase_hit *scan_hit_from(const struct phrase_hits *hits, size_t at)
{
    size_t i = hit_from(hits, at);
    return i < hits->n ? &hits->rows[i] : NULL;
}

const struct phrase_hit *scan_hit_before(const struct phrase_hits *hits, size_t at)
{
    size_t i = hit_from(hits, at);
    while (i > 0 && hits->rows[i - 1].end > at) {
        i--;
    }
    return i > 0 ? &hits->rows[i - 1] : NULL;
}

enum { QUOTE_BYTES_MAX = 240 };

static const struct {
    const char *open;
    const char *close;
} quotes[] = {
    {"\"", "\""}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"‘", "’"}, {"'", "'"},
};

/* May a sign that is an apostrophe elsewhere stand for a quotation mark around this text? */
static bool is_quoted_single(struct str s, size_t start, size_t end)
{
    bool opens = start == 1 || strchr(" (\n:", s.p[start - 2]) != NULL;
    unsigned char behind = end + 1 < s.n ? (unsigned char)s.p[end + 1] : ' ';
    return opens && !unicode_begins_letter(behind) && start < end && s.p[start] != ' ' &&
           s.p[end - 1] != ' ' && str_chr(str_sub(s, start, end), ' ') != STR_NOT_FOUND;
}

/* Where the mark @close ends what starts at @start, within one paragraph; STR_NOT_FOUND: nowhere */
static size_t find_close(struct str s, size_t start, struct str close)
{
    for (size_t at = start; at < s.n && at < start + QUOTE_BYTES_MAX; at++) {
        if (str_starts(str_from(s, at), close)) {
            if (!str_eq(close, STR("'")) || is_quoted_single(s, start, at)) {
                return at;
            }
        } else if (str_starts(str_from(s, at), STR("\n\n"))) {
            break;
        }
    }
    return STR_NOT_FOUND;
}

size_t scan_quote(struct str s, size_t at, struct str *out)
{
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        struct str open = str_of(quotes[i].open);
        if (s.p[at] == open.p[0] && str_starts(str_from(s, at), open)) {
            struct str close = str_of(quotes[i].close);
            size_t end = find_close(s, at + open.n, close);
            if (end != STR_NOT_FOUND) {
                *out = str_sub(s, at + open.n, end);
                return end + close.n;
            }
        }
    }
    return at;
}

size_t scan_digit(struct str s, size_t at, unsigned *out)
{
    unsigned char c = (unsigned char)s.p[at];
    if (c >= '0' && c <= '9') {
        *out = c - '0';
        return 1;
    }
    if (at + 1 >= s.n) {
        return 0;
    }
    unsigned char d = (unsigned char)s.p[at + 1];
    if (c == 0xDB && d >= 0xB0 && d <= 0xB9) { /* U+06F0, Persian */
        *out = d - 0xB0u;
        return 2;
    }
    if (c == 0xD9 && d >= 0xA0 && d <= 0xA9) { /* U+0660, Arabic */
        *out = d - 0xA0u;
        return 2;
    }
    return 0;
}

bool scan_has_digit(struct str s)
{
    unsigned digit;
    for (size_t at = 0; at < s.n; at++) {
        if (scan_digit(s, at, &digit) > 0) {
            return true;
        }
    }
    return false;
}

long scan_number(struct str s)
{
    long value = 0;
    for (size_t at = 0; at < s.n;) {
        unsigned digit;
        size_t n = scan_digit(s, at, &digit);
        if (n == 0 || value > 100000000) {
            return -1;
        }
        value = value * 10 + (long)digit;
        at += n;
    }
    return s.n > 0 ? value : -1;
}

size_t scan_count_digits(struct str s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.n;) {
        unsigned digit;
        size_t n = scan_digit(s, at, &digit);
        count += n > 0;
        at += n > 0 ? n : 1;
    }
    return count;
}
