/* The classes of characters; runs of them; codes and their parts; pairs for unspaced scripts. */
#include "text/words.h"

#include "base/utf8.h"
#include "text/affix.h"
#include "text/fold.h"
#include "text/unicode.h"

enum char_class {
    OTHER,
    LETTER,
    DIGIT,
    UNSPACED, /* a letter of a script that writes no blanks */
    HANGUL,   /* a syllable of Korean, which writes particles behind its words */
};

/* How many blanks at most are between a word and an affix of it. */
enum { AFFIX_GAP_MAX = 2 };

struct cutter {
    struct arena *mem;
    struct str original;
    struct folded folded;
    struct words out;
    struct arena rules;           /* of hangul */
    const struct affixes *hangul; /* NULL before the first Korean word */
    size_t joinable_end; /* folded: where the last word ends, when an affix may join it; else 0 */
};

/* The first byte of a letter of the Arabic script, folded: U+0600 to U+06FF. */
static bool is_arabic(char first)
{
    unsigned char c = (unsigned char)first;
    return c >= 0xD8 && c <= 0xDB;
}

static bool is_unspaced(uint32_t c)
{
    return c == 0x3005 || (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
           (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_hangul(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

static enum char_class class_of_point(uint32_t c)
{
    if (is_hangul(c)) {
        return HANGUL;
    }
    switch (unicode_kind(c)) {
    case UNICODE_CAPITAL:
    case UNICODE_SMALL:
    case UNICODE_LETTER:
    case UNICODE_MARK:
        return is_unspaced(c) ? UNSPACED : LETTER;
    case UNICODE_DIGIT:
        return DIGIT;
    case UNICODE_OTHER:
        break;
    }
    return OTHER;
}

/* The class of the character at @at, and where the next one starts. */
static enum char_class class_at(struct str s, size_t at, size_t *next)
{
    unsigned char c = (unsigned char)s.p[at];
    if (c < 0x80) {
        *next = at + 1;
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            return LETTER;
        }
        return c >= '0' && c <= '9' ? DIGIT : OTHER;
    }
    *next = at;
    return class_of_point(utf8_next(s, next));
}

static enum char_class class_behind(struct str s, size_t at)
{
    size_t next;
    return at < s.n ? class_at(s, at, &next) : OTHER;
}

uint64_t word_head(struct str word)
{
    unsigned char bytes[sizeof(uint64_t)] = {0};
    uint64_t head = 0;
    memcpy(bytes, word.p, word.n < sizeof bytes ? word.n : sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        head = head << 8 | bytes[i];
    }
    return head;
}

static void add(struct cutter *c, struct str text, size_t from, size_t to, bool code, bool part)
{
    if (text.n == 0 || text.n > WORD_MAX) {
        return;
    }
    struct words *out = &c->out;
    out->rows = arena_more(c->mem, out->rows, out->n, &out->cap, sizeof *out->rows);
    out->rows[out->n++] = (struct word){
        .text = text,
        .start = fold_origin(&c->folded, from),
        .end = fold_origin(&c->folded, to),
        .code = code,
        .part = part,
        .head = word_head(text),
    };
}

/* What a run of letters and digits is made of, as far as it matters here. */
struct run {
    size_t start;
    size_t end;
    bool digits;      /* holds one */
    bool underscores; /* between its characters */
    bool hyphens;
    size_t first_hyphen;
};

/* Is there a half-space (a zero width non-joiner) in front of a letter of the folded text? */
static bool is_behind_half_space(const struct cutter *c, size_t at)
{
    size_t letter = fold_origin(&c->folded, utf8_floor(c->folded.text, at - 1));
    struct str between = str_sub(c->original, letter, fold_origin(&c->folded, at));
    return str_find(between, STR("\u200c")) != STR_NOT_FOUND;
}

/*
 * Digits and Arabic letters side by side are two words that lack a blank, and a half-space is
 * nothing else than a blank that is not seen: some write one, some the other.
 */
static bool is_torn(const struct cutter *c, size_t at, enum char_class before,
                    enum char_class class)
{
    struct str s = c->folded.text;
    if (before == LETTER && class == LETTER && is_arabic(s.p[at])) {
        return is_behind_half_space(c, at);
    }
    if (before == DIGIT && class == LETTER) {
        return is_arabic(s.p[at]);
    }
    return before == LETTER && class == DIGIT && is_arabic(s.p[utf8_floor(s, at - 1)]);
}

/* Does the sign at @at, with more of the word behind it, join what stands around it? */
static bool joins(struct str s, size_t at, enum char_class before)
{
    enum char_class behind = class_behind(s, at + 1);
    if (behind != LETTER && behind != DIGIT) {
        return false;
    }
    switch (s.p[at]) {
    case '\'':
        return before == LETTER && behind == LETTER;
    case '.':
        return before == DIGIT && behind == DIGIT;
    case '-':
    case '_':
        return true;
    default:
        return false;
    }
}

/* Does the word end at @at because it is elided there? */
static bool is_elided(struct str s, size_t start, size_t at)
{
    return s.p[at] == '\'' && affix_is_elided(str_sub(s, start, at), str_from(s, at + 1));
}

/* The end of the run of letters and digits that starts at @start. */
static struct run read_run(const struct cutter *c, size_t start)
{
    struct str s = c->folded.text;
    struct run r = {.start = start, .end = start, .first_hyphen = STR_NOT_FOUND};
    enum char_class before = OTHER;
    size_t at = start;
    while (at < s.n) {
        size_t next;
        enum char_class class = class_at(s, at, &next);
        if (is_torn(c, at, before, class)) {
            break;
        }
        if (class == LETTER || class == DIGIT) {
            r.digits |= class == DIGIT;
            before = class;
        } else if (joins(s, at, before) && !is_elided(s, start, at)) {
            r.underscores |= s.p[at] == '_';
            if (s.p[at] == '-' && !r.hyphens) {
                r.hyphens = true;
                r.first_hyphen = at;
            }
        } else {
            break;
        }
        at = next;
    }
    r.end = at;
    return r;
}

/* @s without "-" and "_". */
static struct str without_joiners(struct arena *mem, struct str s)
{
    char *p = arena_alloc(mem, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '-' && s.p[i] != '_') {
            p[n++] = s.p[i];
        }
    }
    return (struct str){p, n};
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* The pieces between "-" and "_", as words of their own or as parts of a code. */
static void add_pieces(struct cutter *c, size_t start, size_t end, bool part)
{
    struct str s = c->folded.text;
    size_t from = start;
    for (size_t at = start; at <= end; at++) {
        if (at == end || s.p[at] == '-' || s.p[at] == '_') {
            struct str piece = str_sub(s, from, at);
            add(c, piece, from, at, has_digit(piece), part);
            from = at + 1;
        }
    }
}

/* "c++", "c#": one letter and its signs. */
static size_t end_of_signs(struct str s, struct run r)
{
    size_t at = r.end;
    if (r.end - r.start != 1 || at >= s.n) {
        return at;
    }
    if (s.p[at] == '#') {
        return class_behind(s, at + 1) == OTHER ? at + 1 : at;
    }
    return at + 1 < s.n && s.p[at] == '+' && s.p[at + 1] == '+' ? at + 2 : at;
}

/* Hamza is folded away, but no affix is written with it: Arabic \u0623\u064a is a word. */
static bool has_hamza(struct str original)
{
    for (size_t i = 0; i + 1 < original.n; i++) {
        unsigned char second = (unsigned char)original.p[i + 1];
        if ((unsigned char)original.p[i] == 0xD8 && second >= 0xA3 && second <= 0xA6) {
            return true;
        }
    }
    return false;
}

static bool is_blank_between(struct str s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (s.p[i] != ' ') {
            return false;
        }
    }
    return to - from <= AFFIX_GAP_MAX;
}

/* Is one of the two an affix of the other, with a blank between them? */
static bool is_one_word(const struct cutter *c, struct str word, size_t from)
{
    const struct word *last = &c->out.rows[c->out.n - 1];
    if (last->text.n + word.n > WORD_MAX ||
        !is_blank_between(c->folded.text, c->joinable_end, from)) {
        return false;
    }
    struct str original =
        str_sub(c->original, fold_origin(&c->folded, from), fold_origin(&c->folded, from + word.n));
    return (affix_is_suffix(word) && !has_hamza(original)) || affix_is_prefix(last->text, word);
}

/* A word of Arabic script: joined to the last one, or a new one. */
static void add_arabic(struct cutter *c, struct str word, size_t from)
{
    if (c->joinable_end > 0 && is_one_word(c, word, from)) {
        struct word *last = &c->out.rows[c->out.n - 1];
        last->text = arena_printf(c->mem, "%.*s%.*s", STR_ARG(last->text), STR_ARG(word));
        last->end = fold_origin(&c->folded, from + word.n);
        last->head = word_head(last->text);
    } else {
        add(c, word, from, from + word.n, false, false);
    }
    c->joinable_end = word.n <= WORD_MAX ? from + word.n : 0;
}

static void add_run(struct cutter *c, struct run r)
{
    struct str s = c->folded.text;
    if (is_arabic(s.p[r.start]) && !r.digits && !r.hyphens && !r.underscores) {
        add_arabic(c, str_sub(s, r.start, r.end), r.start);
        return;
    }
    c->joinable_end = 0;
    struct str whole = str_sub(s, r.start, r.end);
    bool joined = r.hyphens || r.underscores;
    if (!joined) {
        size_t end = end_of_signs(s, r);
        add(c, str_sub(s, r.start, end), r.start, end, r.digits, false);
    } else if (r.digits || r.underscores) {
        add(c, without_joiners(c->mem, whole), r.start, r.end, true, false);
        add_pieces(c, r.start, r.end, true);
    } else if (r.first_hyphen == r.start + 1) {
        add(c, without_joiners(c->mem, whole), r.start, r.end, false, false);
    } else {
        add_pieces(c, r.start, r.end, false);
    }
}

static size_t end_of_class(struct str s, size_t at, enum char_class class)
{
    for (size_t next = at; at < s.n && class_at(s, at, &next) == class; at = next) {
    }
    return at;
}

/* Overlapping pairs of the characters in [from, end); a character alone is a word. */
static void add_pairs(struct cutter *c, size_t from, size_t end)
{
    struct str s = c->folded.text;
    size_t second = from;
    utf8_next(s, &second);
    if (second >= end) {
        add(c, str_sub(s, from, end), from, end, false, false);
    }
    while (second < end) {
        size_t behind = second;
        utf8_next(s, &behind);
        add(c, str_sub(s, from, behind), from, behind, false, false);
        from = second;
        second = behind;
    }
}

static size_t add_unspaced(struct cutter *c, size_t at)
{
    size_t end = end_of_class(c->folded.text, at, UNSPACED);
    add_pairs(c, at, end);
    return end;
}

static size_t add_hangul(struct cutter *c, size_t at)
{
    size_t end = end_of_class(c->folded.text, at, HANGUL);
    if (c->hangul == NULL) {
        c->hangul = affixes_of_hangul(&c->rules);
    }
    add_pairs(c, at, at + affixes_strip(c->hangul, str_sub(c->folded.text, at, end)).n);
    return end;
}

struct words words_cut(struct arena *mem, struct str s)
{
    struct cutter c = {.mem = mem, .original = s};
    fold(mem, s, &c.folded);
    struct str text = c.folded.text;
    for (size_t at = 0; at < text.n;) {
        size_t next;
        switch (class_at(text, at, &next)) {
        case LETTER:
        case DIGIT: {
            struct run r = read_run(&c, at);
            add_run(&c, r);
            at = r.end;
            break;
        }
        case UNSPACED:
            at = add_unspaced(&c, at);
            break;
        case HANGUL:
            at = add_hangul(&c, at);
            break;
        case OTHER:
            at = next;
            break;
        }
    }
    arena_done(&c.rules);
    return c.out;
}

struct str words_join(struct arena *mem, const struct words *words, size_t at, size_t n)
{
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = at; i < at + n; i++) {
        buf_add(&b, i > at ? STR(" ") : STR(""));
        buf_add(&b, words->rows[i].text);
    }
    return buf_keep(&b, mem);
}
