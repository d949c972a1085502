/* The classes of characters; runs of them; codes and their parts; pairs for unspaced scripts. */
#include "text/words.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/unicode.h"

enum char_class {
    OTHER,
    LETTER,
    DIGIT,
    UNSPACED, /* a letter of a script that writes no blanks */
};

struct cutter {
    struct arena *mem;
    struct folded folded;
    struct words out;
};

static bool is_unspaced(uint32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
           (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static enum char_class class_of_point(uint32_t c)
{
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

/* The end of the run of letters and digits that starts at @start. */
static struct run read_run(struct str s, size_t start)
{
    struct run r = {.start = start, .end = start, .first_hyphen = STR_NOT_FOUND};
    enum char_class before = OTHER;
    size_t at = start;
    while (at < s.n) {
        size_t next;
        enum char_class class = class_at(s, at, &next);
        if (class == LETTER || class == DIGIT) {
            r.digits |= class == DIGIT;
            before = class;
        } else if (joins(s, at, before)) {
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

static void add_run(struct cutter *c, struct run r)
{
    struct str s = c->folded.text;
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

/* Overlapping pairs of the characters from @at on; returns where the run ends. */
static size_t add_pairs(struct cutter *c, size_t at)
{
    struct str s = c->folded.text;
    size_t first = at;
    size_t second;
    class_at(s, at, &second);
    if (class_behind(s, second) != UNSPACED) {
        add(c, str_sub(s, first, second), first, second, false, false);
        return second;
    }
    while (class_behind(s, second) == UNSPACED) {
        size_t end;
        class_at(s, second, &end);
        add(c, str_sub(s, first, end), first, end, false, false);
        first = second;
        second = end;
    }
    return second;
}

struct words words_cut(struct arena *mem, struct str s)
{
    struct cutter c = {.mem = mem};
    fold(mem, s, &c.folded);
    struct str text = c.folded.text;
    for (size_t at = 0; at < text.n;) {
        size_t next;
        switch (class_at(text, at, &next)) {
        case LETTER:
        case DIGIT: {
            struct run r = read_run(text, at);
            add_run(&c, r);
            at = r.end;
            break;
        }
        case UNSPACED:
            at = add_pairs(&c, at);
            break;
        case OTHER:
            at = next;
            break;
        }
    }
    return c.out;
}
