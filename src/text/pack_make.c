/*
 * Cutting and folding the phrases of a list, and looking a word up in one: for the build's
 * compiler and for run time.
 */
#include "text/pack.h"

#include "text/words.h"

#include <stdlib.h>

static struct str copy_word(struct arena *mem, struct str word, bool open)
{
    return open ? arena_printf(mem, "%.*s~", STR_ARG(word)) : word;
}

/* Two words of which one key is smaller stand in that order; of two equal ones nothing is told. */
static uint64_t key_of(struct str word)
{
    uint64_t key = 0;
    for (size_t i = 0; i < sizeof key; i++) {
        key = key << 8 | (i < word.n ? (unsigned char)word.p[i] : 0);
    }
    return key;
}

/* The words of one phrase. Its "*" and "~" stand between or behind words of their own. */
static struct phrase cut(struct arena *mem, struct str line)
{
    size_t sign = str_find(line, STR(" = "));
    struct str text = sign == STR_NOT_FOUND ? line : str_trim(str_sub(line, 0, sign));
    struct str value = sign == STR_NOT_FOUND ? STR("") : str_trim(str_from(line, sign + 3));
    struct str *words = NULL;
    size_t n = 0;
    size_t cap = 0;
    struct str rest = text;
    struct str token;
    while (str_split(&rest, ' ', &token)) {
        bool open = str_ends(token, STR("~"));
        struct words cut_words = words_cut(mem, token);
        if (str_eq(token, STR("*"))) {
            words = arena_more(mem, words, n, &cap, sizeof *words);
            words[n++] = STR("*");
        }
        for (size_t i = 0; i < cut_words.n; i++) {
            if (cut_words.rows[i].part) {
                continue;
            }
            words = arena_more(mem, words, n, &cap, sizeof *words);
            words[n++] = copy_word(mem, cut_words.rows[i].text, open && i + 1 == cut_words.n);
        }
    }
    uint64_t key = n > 0 ? key_of(words[0]) : 0;
    return (struct phrase){.text = text, .words = words, .n_words = n, .value = value, .key = key};
}

static bool is_wild(struct str word)
{
    return str_ends(word, STR("~")) || str_eq(word, STR("*"));
}

static int by_first_word(const void *a, const void *b)
{
    const struct phrase *x = a;
    const struct phrase *y = b;
    bool wild = is_wild(x->words[0]);
    if (wild != is_wild(y->words[0])) {
        return wild ? -1 : 1;
    }
    int order = str_cmp(x->words[0], y->words[0]);
    return order != 0 ? order : str_cmp(x->text, y->text);
}

struct pack pack_make(struct arena *mem, struct str_list phrases)
{
    struct phrase *rows = arena_array(mem, phrases.n, sizeof *rows);
    size_t n = 0;
    size_t n_wild = 0;
    for (size_t i = 0; i < phrases.n; i++) {
        struct phrase phrase = cut(mem, str_trim(phrases.rows[i]));
        if (phrase.n_words > 0) {
            n_wild += is_wild(phrase.words[0]);
            rows[n++] = phrase;
        }
    }
    if (n > 1) {
        qsort(rows, n, sizeof *rows, by_first_word);
    }
    return (struct pack){rows, n, n_wild};
}

static bool is_below(const struct phrase *phrase, uint64_t key, struct str word)
{
    return phrase->key != key ? phrase->key < key : str_cmp(phrase->words[0], word) < 0;
}

size_t pack_seek(struct pack pack, struct str word)
{
    uint64_t key = key_of(word);
    size_t low = pack.n_wild;
    size_t high = pack.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_below(&pack.rows[middle], key, word)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool pack_has_word(struct pack pack, struct str word)
{
    for (size_t i = pack_seek(pack, word); i < pack.n; i++) {
        if (!str_eq(pack.rows[i].words[0], word)) {
            return false;
        }
        if (pack.rows[i].n_words == 1) {
            return true;
        }
    }
    return false;
}
