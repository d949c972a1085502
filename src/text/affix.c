/* Asking the lists; rules by the longest affix; taking them off one after the other. */
#include "text/affix.h"

#include "base/utf8.h"
#include "text/pack.h"

#include <stdlib.h>

static struct pack any(const char *name)
{
    return pack_find(STR("any"), name);
}

static bool ends_as_listed(struct str word, struct pack endings)
{
    for (size_t i = 0; i < endings.n; i++) {
        if (str_ends(word, endings.rows[i].words[0])) {
            return true;
        }
    }
    return false;
}

bool affix_is_suffix(struct str word)
{
    return pack_has_word(any("cut-suffix"), word);
}

bool affix_is_prefix(struct str word, struct str next)
{
    return pack_has_word(any("cut-prefix"), word) && ends_as_listed(next, any("cut-verb-ending"));
}

/* Elision is before a vowel or a silent h, folded: "don't" and "foto's" are none. */
static bool starts_with_vowel(struct str s)
{
    return s.n > 0 && (strchr("aeiouyh", s.p[0]) != NULL || str_starts(s, STR("\u0153")) ||
                       str_starts(s, STR("\u00e6")));
}

bool affix_is_elided(struct str word, struct str next)
{
    return starts_with_vowel(next) && pack_has_word(any("cut-elision"), word);
}

struct rule {
    struct str affix;
    size_t left_min; /* letters; 0: the word keeps it, and all that is before it */
};

struct affixes {
    struct rule *suffixes; /* the longest first */
    size_t n_suffixes;
    struct pack plurals; /* a row: the singular, then its plurals */
    struct pack verbs;   /* a row: the stem of all its forms, then other stems of the verb */
    struct pack verb_prefixes;
    struct pack verb_suffixes;
    struct pack past_suffixes;
};

static int longest_first(const void *a, const void *b)
{
    const struct rule *x = a;
    const struct rule *y = b;
    if (x->affix.n != y->affix.n) {
        return x->affix.n < y->affix.n ? 1 : -1;
    }
    return str_cmp(x->affix, y->affix);
}

static void read_suffixes(struct arena *mem, struct pack pack, struct affixes *out)
{
    out->suffixes = arena_array(mem, pack.n, sizeof *out->suffixes);
    for (size_t i = 0; i < pack.n; i++) {
        int64_t left_min;
        if (pack.rows[i].n_words == 2 && str_int(pack.rows[i].words[1], &left_min)) {
            out->suffixes[out->n_suffixes++] =
                (struct rule){pack.rows[i].words[0], (size_t)left_min};
        }
    }
    if (out->n_suffixes > 1) {
        qsort(out->suffixes, out->n_suffixes, sizeof *out->suffixes, longest_first);
    }
}

const struct affixes *affixes_of(struct arena *mem, struct str language)
{
    struct pack suffixes = pack_find(language, "suffix");
    if (suffixes.n == 0) {
        return NULL;
    }
    struct affixes *a = arena_alloc(mem, sizeof *a);
    *a = (struct affixes){
        .plurals = pack_find(language, "plural"),
        .verbs = pack_find(language, "verb"),
        .verb_prefixes = pack_find(language, "verb-prefix"),
        .verb_suffixes = pack_find(language, "verb-suffix"),
        .past_suffixes = pack_find(language, "verb-past-suffix"),
    };
    read_suffixes(mem, suffixes, a);
    return a;
}

/* The stem of the verb that has @root as its past stem, or as any; the null string for none. */
static struct str find_verb(struct pack verbs, struct str root, bool past)
{
    if (pack_has_word(verbs, root) || past) {
        size_t row = pack_seek(verbs, root);
        bool is_past = row < verbs.n && str_eq(verbs.rows[row].words[0], root);
        return is_past ? verbs.rows[row].words[0] : (struct str){NULL, 0};
    }
    for (size_t i = 0; i < verbs.n; i++) {
        for (size_t j = 0; j < verbs.rows[i].n_words; j++) {
            if (str_eq(verbs.rows[i].words[j], root)) {
                return verbs.rows[i].words[0];
            }
        }
    }
    return (struct str){NULL, 0};
}

/* The verb of which @word, without prefix, is a form with one of the endings or none. */
static struct str find_form(struct pack verbs, struct pack suffixes, struct str word, bool past)
{
    struct str verb = find_verb(verbs, word, true);
    for (size_t i = 0; i < suffixes.n && verb.p == NULL; i++) {
        struct str suffix = suffixes.rows[i].words[0];
        if (word.n > suffix.n && str_ends(word, suffix)) {
            verb = find_verb(verbs, str_sub(word, 0, word.n - suffix.n), past);
        }
    }
    return verb;
}

/* The stem of a verb's form; the null string when the word is none that is listed. */
static struct str verb_stem(const struct affixes *a, struct str word)
{
    for (size_t i = 0; i < a->verb_prefixes.n; i++) {
        struct str prefix = a->verb_prefixes.rows[i].words[0];
        if (str_starts(word, prefix) && word.n > prefix.n) {
            struct str rest = str_from(word, prefix.n);
            struct str verb = find_form(a->verbs, a->verb_suffixes, rest, false);
            if (verb.p != NULL) {
                return verb;
            }
        }
    }
    return find_form(a->verbs, a->past_suffixes, word, true);
}

static size_t count_letters(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++) {
        utf8_next(s, &at);
    }
    return n;
}

/* Syllables are ordered by their closing consonant first: every 28th has none. */
static bool is_closed(struct str run)
{
    enum { FIRST_SYLLABLE = 0xAC00, CLOSINGS = 28 };
    size_t at = utf8_floor(run, run.n - 1);
    return (utf8_next(run, &at) - FIRST_SYLLABLE) % CLOSINGS != 0;
}

/* What a row of cut-hangul.txt leaves of a run: the run itself when it does not fit. */
static struct str strip_by_row(struct str row, struct str run)
{
    struct str ending = {NULL, 0};
    struct str letters = {NULL, 0};
    struct str after = {NULL, 0};
    int64_t left_min = 0;
    str_split(&row, ' ', &ending);
    if (run.n <= ending.n || !str_ends(run, ending) || !str_split(&row, ' ', &letters) ||
        !str_int(letters, &left_min)) {
        return run;
    }
    struct str rest = str_sub(run, 0, run.n - ending.n);
    bool any = !str_split(&row, ' ', &after);
    bool fits = any || str_eq(after, STR("closed")) == is_closed(rest);
    return fits && count_letters(rest) >= (size_t)left_min ? rest : run;
}

struct str affix_strip_hangul(struct str run)
{
    struct pack rows = any("cut-hangul");
    for (size_t before = run.n + 1; run.n < before;) {
        struct str shortest = run;
        for (size_t i = 0; i < rows.n; i++) {
            struct str rest = strip_by_row(rows.rows[i].text, run);
            shortest = rest.n < shortest.n ? rest : shortest;
        }
        before = run.n;
        run = shortest;
    }
    return run;
}

static struct str strip_suffix(const struct affixes *a, struct str word)
{
    for (size_t i = 0; i < a->n_suffixes; i++) {
        const struct rule *rule = &a->suffixes[i];
        if (!str_ends(word, rule->affix)) {
            continue;
        }
        if (rule->left_min == 0) {
            return word;
        }
        struct str rest = str_sub(word, 0, word.n - rule->affix.n);
        if (count_letters(rest) >= rule->left_min) {
            return rest;
        }
    }
    return word;
}

/* The singular of a plural that is listed; any other word as it is. */
static struct str find_singular(const struct affixes *a, struct str word)
{
    for (size_t i = 0; i < a->plurals.n; i++) {
        const struct phrase *row = &a->plurals.rows[i];
        for (size_t j = 1; j < row->n_words; j++) {
            if (str_eq(row->words[j], word)) {
                return row->words[0];
            }
        }
    }
    return word;
}

struct str affixes_strip(const struct affixes *a, struct str word)
{
    struct str verb = verb_stem(a, word);
    if (verb.p != NULL) {
        return verb;
    }
    for (struct str before = {NULL, 0}; !str_eq(before, word);) {
        before = word;
        word = strip_suffix(a, find_singular(a, word));
    }
    return word;
}
