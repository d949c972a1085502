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
        if (str_ends(word, pack_word(&endings, i, 0))) {
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

/* What an ending stands behind: a Korean one may ask for a closed or an open syllable. */
enum behind { BEHIND_ANY, BEHIND_CLOSED, BEHIND_OPEN };

struct rule {
    struct str affix;
    size_t left_min; /* letters; 0: the word keeps it, and all that is before it */
    enum behind behind;
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

static bool read_suffix(const struct pack *pack, size_t row, struct rule *out)
{
    int64_t left_min;
    if (pack->rows[row].n_words != 2 || !str_int(pack_word(pack, row, 1), &left_min)) {
        return false;
    }
    *out = (struct rule){pack_word(pack, row, 0), (size_t)left_min, BEHIND_ANY};
    return true;
}

/* From the line itself: the words of a phrase have lost what this is the list of. */
static bool read_hangul(const struct pack *pack, size_t row, struct rule *out)
{
    struct str rest = pack_text(pack, row);
    struct str affix;
    struct str letters;
    struct str behind;
    int64_t left_min;
    if (!str_split(&rest, ' ', &affix) || !str_split(&rest, ' ', &letters) ||
        !str_int(letters, &left_min)) {
        return false;
    }
    *out = (struct rule){affix, (size_t)left_min, BEHIND_ANY};
    if (str_split(&rest, ' ', &behind)) {
        out->behind = str_eq(behind, STR("closed")) ? BEHIND_CLOSED : BEHIND_OPEN;
    }
    return true;
}

static void read_rules(struct arena *mem, struct pack pack,
                       bool (*read)(const struct pack *pack, size_t row, struct rule *out),
                       struct affixes *out)
{
    out->suffixes = arena_array(mem, pack.n, sizeof *out->suffixes);
    for (size_t i = 0; i < pack.n; i++) {
        out->n_suffixes += read(&pack, i, &out->suffixes[out->n_suffixes]);
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
    read_rules(mem, suffixes, read_suffix, a);
    return a;
}

const struct affixes *affixes_of_hangul(struct arena *mem)
{
    struct affixes *a = arena_alloc(mem, sizeof *a);
    *a = (struct affixes){0};
    read_rules(mem, any("cut-hangul"), read_hangul, a);
    return a;
}

/* The stem of the verb that has @root as its past stem, or as any; the null string for none. */
static struct str find_verb(struct pack verbs, struct str root, bool past)
{
    if (pack_has_word(verbs, root) || past) {
        size_t row = pack_seek(verbs, root);
        bool is_past = row < verbs.n && str_eq(pack_word(&verbs, row, 0), root);
        return is_past ? pack_word(&verbs, row, 0) : (struct str){NULL, 0};
    }
    for (size_t i = 0; i < verbs.n; i++) {
        for (size_t j = 0; j < verbs.rows[i].n_words; j++) {
            if (str_eq(pack_word(&verbs, i, j), root)) {
                return pack_word(&verbs, i, 0);
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
        struct str suffix = pack_word(&suffixes, i, 0);
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
        struct str prefix = pack_word(&a->verb_prefixes, i, 0);
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

static bool stands_behind(const struct rule *rule, struct str rest)
{
    return rule->behind == BEHIND_ANY || (rule->behind == BEHIND_CLOSED) == is_closed(rest);
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
        if (count_letters(rest) >= rule->left_min && stands_behind(rule, rest)) {
            return rest;
        }
    }
    return word;
}

/* The singular of a plural that is listed; any other word as it is. */
static struct str find_singular(const struct affixes *a, struct str word)
{
    for (size_t i = 0; i < a->plurals.n; i++) {
        for (size_t j = 1; j < a->plurals.rows[i].n_words; j++) {
            if (str_eq(pack_word(&a->plurals, i, j), word)) {
                return pack_word(&a->plurals, i, 0);
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
