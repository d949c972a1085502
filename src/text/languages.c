/* The table of languages. */
#include "text/languages.h"

static const struct language languages[] = {
    {"ar", "العربية", .rtl = true, .stemmer = "arabic", .respell = "\u06a9\u0643\u06cc\u064a"},
    {"de", "Deutsch", .stemmer = "german", .compounds = true, .capitals = true},
    {"en", "English", .stemmer = "english"},
    {"es", "español", .stemmer = "spanish"},
    {"fa", "فارسی", .rtl = true, .zero = 0x06F0},
    {"fr", "français", .stemmer = "french"},
    {"it", "italiano", .stemmer = "italian"},
    {"ja", "日本語", .unspaced = true},
    {"ko", "한국어"},
    {"nl", "Nederlands", .stemmer = "dutch", .compounds = true},
    {"pt", "português", .stemmer = "portuguese"},
    {"zh", "中文", .unspaced = true},
};

const struct language *language_rows(size_t *out_n)
{
    *out_n = sizeof languages / sizeof languages[0];
    return languages;
}

const struct language *language_find(struct str code)
{
    size_t n;
    const struct language *rows = language_rows(&n);
    for (size_t i = 0; i < n; i++) {
        if (str_eq(code, str_of(rows[i].code))) {
            return &rows[i];
        }
    }
    return NULL;
}

bool language_code(struct arena *mem, struct str tag, struct str *out)
{
    size_t n = 0;
    while (n < tag.n && tag.p[n] != '-' && tag.p[n] != '_') {
        n++;
    }
    if (n < 2 || n > 3) {
        return false;
    }
    char *code = arena_alloc(mem, n + 1);
    for (size_t i = 0; i < n; i++) {
        char c = tag.p[i];
        c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (c < 'a' || c > 'z') {
            return false;
        }
        code[i] = c;
    }
    *out = (struct str){code, n};
    return true;
}
