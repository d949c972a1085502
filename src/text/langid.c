/* The script, the vote of the function words, then CLD2. */
#include "text/langid.h"

#include "base/utf8.h"
#include "text/langid_cld2.h"
#include "text/languages.h"
#include "text/pack.h"
#include "text/unicode.h"
#include "text/words.h"

static const double CLD2_SURE = 0.9;

enum {
    LOOKED_AT_MAX = 4096,   /* bytes; more tells nothing more */
    CLEAR_LEAD = 2,         /* function words by which the first must lead the second */
    LETTERS_A_SYLLABLE = 4, /* of an alphabet, for a character of Chinese, Japanese or Korean */
    KANA_SHARE = 8,         /* Japanese has one kana or more in so many Chinese characters */
    OWN_MIN = 3,            /* function words, not English ones, that nobody writing English uses */
};

struct vote {
    struct str code;
    size_t n;
};

static bool is_allowed(struct str_list allowed, struct str code)
{
    for (size_t i = 0; i < allowed.n; i++) {
        if (str_eq(allowed.rows[i], code)) {
            return true;
        }
    }
    return allowed.n == 0;
}

/* Without those that @but has as well. */
static size_t count_function_words(const struct words *words, struct str code, struct pack but)
{
    struct pack pack = pack_find(code, "function");
    size_t n = 0;
    for (size_t i = 0; i < words->n; i++) {
        const struct word *word = &words->rows[i];
        n += pack_may_have(&pack, word->head) && pack_has_word(pack, word->text) &&
             !pack_has_word(but, word->text);
    }
    return n;
}

/* The two languages with most function words. */
static void count_votes(const struct words *words, struct vote *first, struct vote *second)
{
    size_t n;
    const struct str *codes = pack_languages(&n);
    *first = *second = (struct vote){{"", 0}, 0};
    for (size_t i = 0; i < n; i++) {
        struct vote vote = {codes[i], count_function_words(words, codes[i], (struct pack){0})};
        if (vote.n > first->n) {
            *second = *first;
            *first = vote;
        } else if (vote.n > second->n) {
            *second = vote;
        }
    }
}

/*
 * A long English error inside a short message has more function words than the message. But who
 * writes English quotes no other language so often: the words of the second are the person's.
 */
static void look_past_english(const struct words *words, struct vote *first, struct vote *second)
{
    struct str english = STR("en");
    if (!str_eq(first->code, english)) {
        return;
    }
    size_t own = count_function_words(words, second->code, pack_find(english, "function"));
    if (own >= OWN_MIN && 2 * own >= first->n) {
        *first = (struct vote){second->code, own};
        *second = (struct vote){english, 0};
    }
}

/* Letters that Persian has and Arabic has not: peh, tcheh, jeh, gaf, keheh, Farsi yeh. */
static bool has_persian_letter(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        switch (utf8_next(s, &at)) {
        case 0x067E:
        case 0x0686:
        case 0x0698:
        case 0x06AF:
        case 0x06A9:
        case 0x06CC:
            return true;
        default:
            break;
        }
    }
    return false;
}

static struct language_guess ask_cld2(struct arena *mem, struct str s)
{
    char name[CLD2_CODE_MAX];
    int percent = 0;
    struct str code;
    if (!cld2_detect(s.p, s.n, name, &percent) || !language_code(mem, str_of(name), &code)) {
        return (struct language_guess){{"", 0}, 0};
    }
    if (str_eq(code, STR("ar")) && has_persian_letter(s)) {
        code = STR("fa");
    }
    return (struct language_guess){code, percent / 100.0};
}

/* Letters of the scripts that are written by one language, or by two that are told apart. */
struct scripts {
    size_t han;
    size_t kana;
    size_t hangul;
    size_t others;
};

static struct scripts count_scripts(struct str s)
{
    struct scripts n = {0};
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        bool letter = unicode_kind(c) != UNICODE_OTHER && unicode_kind(c) != UNICODE_DIGIT;
        if ((c >= 0x3040 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F)) {
            n.kana += letter;
        } else if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF)) {
            n.han += letter;
        } else if (c >= 0xAC00 && c <= 0xD7A3) {
            n.hangul++;
        } else {
            n.others += letter;
        }
    }
    return n;
}

/*
 * By its script alone. Where one character is a syllable or a word, few of them outweigh many
 * letters of an English error that is quoted; a name or two in another language do not.
 */
static bool identify_by_script(struct str s, struct language_guess *out)
{
    struct scripts n = count_scripts(s);
    size_t east = n.han + n.kana + n.hangul;
    if (east == 0 || east * LETTERS_A_SYLLABLE < n.others) {
        return false;
    }
    struct str code = n.hangul > n.han + n.kana     ? STR("ko")
                      : n.kana * KANA_SHARE > n.han ? STR("ja")
                                                    : STR("zh");
    double own = (double)(east * LETTERS_A_SYLLABLE);
    *out = (struct language_guess){code, own / (own + (double)n.others / 2 + 0.5)};
    return true;
}

/* How sure a vote makes us: a lead of two out of two is likely, of ten nearly certain. */
static double confidence_of(struct vote first, struct vote second)
{
    double lead = (double)(first.n - second.n);
    return lead / (lead + 0.5);
}

/* Is CLD2 sure of a language whose function words cannot vote? */
static bool is_of_no_pack(const struct language_guess *cld2)
{
    return cld2->confidence >= CLD2_SURE && pack_find(cld2->code, "function").n == 0;
}

struct language_guess language_identify(struct arena *mem, struct str s, struct str_list allowed)
{
    s = str_sub(s, 0, utf8_floor(s, LOOKED_AT_MAX));
    struct language_guess by_script;
    if (identify_by_script(s, &by_script)) {
        return by_script;
    }
    struct words words = words_cut(mem, s);
    struct vote first;
    struct vote second;
    count_votes(&words, &first, &second);
    look_past_english(&words, &first, &second);
    struct language_guess cld2 = ask_cld2(mem, s);
    bool clear = first.n >= second.n + CLEAR_LEAD && !is_of_no_pack(&cld2);
    if (clear &&
        (is_allowed(allowed, first.code) || cld2.code.n == 0 || str_eq(first.code, cld2.code))) {
        double vote = confidence_of(first, second);
        bool agree = str_eq(first.code, cld2.code);
        return (struct language_guess){first.code,
                                       agree && cld2.confidence > vote ? cld2.confidence : vote};
    }
    if (cld2.code.n > 0 && is_allowed(allowed, cld2.code)) {
        return cld2;
    }
    if (first.n > 0 && first.n > second.n && is_allowed(allowed, first.code)) {
        return (struct language_guess){first.code, 0.5};
    }
    if (cld2.code.n > 0 && cld2.confidence >= CLD2_SURE) {
        return cld2;
    }
    return (struct language_guess){{"", 0}, 0};
}
