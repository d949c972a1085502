/*
 * Plain ASCII in one pass without tables; all else character by character: the letters that look
 * alike, then utf8proc's compatibility decomposition with case folding, less the marks.
 */
#include "text/fold.h"

#include "base/utf8.h"

#include <utf8proc.h>

#include <assert.h>

enum { DECOMPOSED_MAX = 32 }; /* U+FDFA gives 18 */

/* Letters that readers take for one another, and signs that stand for an ASCII one. */
static const struct {
    uint32_t from;
    uint32_t to; /* 0: dropped */
} alike[] = {
    {0x00AD, 0},                                          /* soft hyphen */
    {0x02BC, '\''},                                       /* modifier apostrophe */
    {0x0629, 0x0647},                                     /* teh marbuta: heh */
    {0x0640, 0},                                          /* tatweel */
    {0x0643, 0x06A9},                                     /* Arabic kaf: keheh */
    {0x0649, 0x06CC},                                     /* alef maksura: Farsi yeh */
    {0x064A, 0x06CC},                                     /* Arabic yeh: Farsi yeh */
    {0x06C0, 0x0647},                                     /* heh with yeh above: heh */
    {0x06C1, 0x0647},                                     /* heh goal: heh */
    {0x06C2, 0x0647}, {0x06C3, 0x0647}, {0x06D5, 0x0647}, /* ae: heh */
    {0x200B, 0}, /* zero width space, non-joiner, joiner, and the direction marks */
    {0x200C, 0},      {0x200D, 0},      {0x200E, 0},      {0x200F, 0}, {0x2010, '-'}, {0x2011, '-'},
    {0x2018, '\''},   {0x2019, '\''},   {0x2060, 0},      {0xFE0F, 0}, {0xFEFF, 0},
};

/* Signs that are a whole sentence and that Unicode does not take apart. */
static const struct {
    uint32_t sign;
    const char *text;
} sentences[] = {
    {0xFDFD, "\u0628\u0633\u0645 \u0627\u0644\u0644\u0647 "
             "\u0627\u0644\u0631\u062d\u0645\u0646 \u0627\u0644\u0631\u062d\u06cc\u0645"},
};

/* Is @c in the table? Then *out is what it becomes. */
static bool find_alike(uint32_t c, uint32_t *out)
{
    size_t low = 0;
    size_t high = sizeof alike / sizeof alike[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (alike[middle].from == c) {
            *out = alike[middle].to;
            return true;
        }
        if (alike[middle].from < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

/* Marks that may be left out in writing: of Latin, Greek and Cyrillic, Hebrew points, harakat. */
static bool is_dropped_mark(uint32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05BD) ||
           (c >= 0x064B && c <= 0x0655) || c == 0x0670 || utf8_is_bidi_control(c);
}

static uint32_t fold_digit(uint32_t c)
{
    if (c >= 0x0660 && c <= 0x0669) {
        return '0' + (c - 0x0660);
    }
    return c >= 0x06F0 && c <= 0x06F9 ? '0' + (c - 0x06F0) : c;
}

/* Kana and Hangul keep their composed form: their marks change the letter. */
static bool is_kept_whole(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3);
}

struct folding {
    struct buf text;
    uint32_t last; /* the letter that was put last, when it may be drawn out */
    size_t again;  /* how often it stands there */
    struct arena *mem;
    uint32_t *origin;
    size_t n_origin;
    size_t cap_origin;
};

/* Letters of the Arabic script between which no digit and no sign lies. */
static bool is_arabic_letter(uint32_t c)
{
    return (c >= 0x0620 && c <= 0x064A) || (c >= 0x0671 && c <= 0x06D3);
}

/*
 * A letter that is written three times or more is drawn out and stands once. No word of the
 * Arabic script has three alike. (Latin letters are left: www, AAA.)
 *
 * Returns true when @c is to be dropped.
 */
static bool is_drawn_out(struct folding *f, uint32_t c)
{
    f->again = c == f->last && is_arabic_letter(c) ? f->again + 1 : 1;
    f->last = c;
    if (f->again == 3) {
        f->text.n -= 2; /* such a letter has two bytes */
        f->n_origin -= 2;
    }
    return f->again >= 3;
}

/* The signs of kana and the letters of Hangul that are one with what stands before them. */
static bool is_composed_with_last(uint32_t c)
{
    return c == 0x3099 || c == 0x309A || (c >= 0x1161 && c <= 0x1175) ||
           (c >= 0x11A8 && c <= 0x11C2);
}

/* Put @c and the last letter as one, as keyboards write it; false when they make none. */
static bool compose(struct folding *f, uint32_t c)
{
    if (!is_composed_with_last(c) || f->text.n == 0) {
        return false;
    }
    struct str text = {f->text.p, f->text.n};
    size_t last = utf8_floor(text, text.n - 1);
    size_t at = last;
    utf8proc_int32_t both[] = {(utf8proc_int32_t)utf8_next(text, &at), (utf8proc_int32_t)c};
    if (utf8proc_normalize_utf32(both, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) != 1) {
        return false;
    }
    f->text.n = last;
    utf8_add(&f->text, (uint32_t)both[0]);
    return true; /* as many bytes as the last letter had: all of these have three */
}

static void put(struct folding *f, uint32_t c, size_t from)
{
    uint32_t to = c;
    if (compose(f, c)) {
        return;
    }
    if ((find_alike(c, &to) && to == 0) || is_dropped_mark(c)) {
        return;
    }
    if (is_drawn_out(f, to)) {
        return;
    }
    utf8_add(&f->text, fold_digit(to));
    while (f->n_origin < f->text.n) {
        f->origin = arena_more(f->mem, f->origin, f->n_origin, &f->cap_origin, sizeof *f->origin);
        f->origin[f->n_origin++] = (uint32_t)from;
    }
}

static bool fold_sentence(struct folding *f, uint32_t c, size_t from)
{
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        struct str text = str_of(sentences[i].text);
        for (size_t at = 0; sentences[i].sign == c && at < text.n;) {
            put(f, utf8_next(text, &at), from);
        }
        if (sentences[i].sign == c) {
            return true;
        }
    }
    return false;
}

static void fold_point(struct folding *f, uint32_t c, size_t from)
{
    if (c < 0x80) {
        put(f, c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c, from);
        return;
    }
    uint32_t to;
    if (is_kept_whole(c) || find_alike(c, &to)) {
        put(f, c, from);
        return;
    }
    if (fold_sentence(f, c, from)) {
        return;
    }
    utf8proc_int32_t parts[DECOMPOSED_MAX];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)c, parts, DECOMPOSED_MAX,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &boundary);
    if (n < 0 || n > DECOMPOSED_MAX) {
        put(f, c, from);
        return;
    }
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        put(f, (uint32_t)parts[i], from);
    }
}

static void fold_unicode(struct arena *mem, struct str s, struct folded *out)
{
    struct folding f = {.mem = mem, .cap_origin = s.n + s.n / 8 + 8};
    f.origin = arena_array(mem, f.cap_origin, sizeof *f.origin);
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        fold_point(&f, utf8_next(s, &at), from);
    }
    f.origin = arena_more(mem, f.origin, f.n_origin, &f.cap_origin, sizeof *f.origin);
    f.origin[f.n_origin] = (uint32_t)s.n;
    *out = (struct folded){buf_keep(&f.text, mem), f.origin};
    buf_done(&f.text);
}

static bool is_ascii(struct str s)
{
    unsigned char seen = 0;
    for (size_t i = 0; i < s.n; i++) {
        seen |= (unsigned char)s.p[i];
    }
    return seen < 0x80;
}

void fold(struct arena *mem, struct str s, struct folded *out)
{
    assert(s.n < UINT32_MAX);
    if (!is_ascii(s)) {
        fold_unicode(mem, s, out);
        return;
    }
    char *p = arena_alloc(mem, s.n + 1);
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        p[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    *out = (struct folded){{p, s.n}, NULL};
}

struct str fold_str(struct arena *mem, struct str s)
{
    struct folded f;
    fold(mem, s, &f);
    return f.text;
}

size_t fold_origin(const struct folded *f, size_t at)
{
    return f->origin != NULL ? f->origin[at] : at;
}
