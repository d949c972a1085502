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

/* Multiplicative hashing: Knuth, The Art of Computer Programming, volume 3, section 6.4. */
static unsigned sieve_place(uint64_t head)
{
    return (unsigned)((head * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - PACK_SIEVE_BITS));
}

/* A line that is cut, before it is put into a list. */
struct cut {
    struct str text;
    struct str value;
    struct str *words;
    size_t n_words;
};

/* The words of one phrase. Its "*" and "~" stand between or behind words of their own. */
static struct cut cut_line(struct arena *mem, struct str line)
{
    size_t sign = str_find(line, STR(" = "));
    struct cut cut = {.text = line, .value = STR("")};
    if (sign != STR_NOT_FOUND) {
        cut.text = str_trim(str_sub(line, 0, sign));
        cut.value = str_trim(str_from(line, sign + 3));
    }
    size_t cap = 0;
    struct str rest = cut.text;
    struct str token;
    while (str_split(&rest, ' ', &token)) {
        bool open = str_ends(token, STR("~"));
        struct words cut_words = words_cut(mem, token);
        if (str_eq(token, STR("*"))) {
            cut.words = arena_more(mem, cut.words, cut.n_words, &cap, sizeof *cut.words);
            cut.words[cut.n_words++] = STR("*");
        }
        for (size_t i = 0; i < cut_words.n; i++) {
            if (cut_words.rows[i].part) {
                continue;
            }
            cut.words = arena_more(mem, cut.words, cut.n_words, &cap, sizeof *cut.words);
            cut.words[cut.n_words++] =
                copy_word(mem, cut_words.rows[i].text, open && i + 1 == cut_words.n);
        }
    }
    return cut;
}

static bool is_wild(struct str word)
{
    return str_ends(word, STR("~")) || str_eq(word, STR("*"));
}

static int by_first_word(const void *a, const void *b)
{
    const struct cut *x = a;
    const struct cut *y = b;
    bool wild = is_wild(x->words[0]);
    if (wild != is_wild(y->words[0])) {
        return wild ? -1 : 1;
    }
    int order = str_cmp(x->words[0], y->words[0]);
    return order != 0 ? order : str_cmp(x->text, y->text);
}

/* A list that is being filled. */
struct filling {
    struct phrase *rows;
    size_t n;
    struct piece *words;
    size_t n_words;
    char *bytes;
    size_t n_bytes;
};

static struct piece put_str(struct filling *f, struct str s)
{
    struct piece piece = {(uint32_t)f->n_bytes, (uint32_t)s.n};
    memcpy(f->bytes + f->n_bytes, s.p, s.n);
    f->n_bytes += s.n;
    return piece;
}

static void put_phrase(struct filling *f, const struct cut *cut)
{
    f->rows[f->n++] = (struct phrase){
        .head = word_head(cut->words[0]),
        .text = put_str(f, cut->text),
        .value = put_str(f, cut->value),
        .first_word = (uint32_t)f->n_words,
        .n_words = (uint32_t)cut->n_words,
    };
    for (size_t i = 0; i < cut->n_words; i++) {
        f->words[f->n_words++] = put_str(f, cut->words[i]);
    }
}

static struct filling begin_filling(struct arena *mem, const struct cut *cuts, size_t n)
{
    size_t n_words = 0;
    size_t n_bytes = 0;
    for (size_t i = 0; i < n; i++) {
        n_words += cuts[i].n_words;
        n_bytes += cuts[i].text.n + cuts[i].value.n;
        for (size_t j = 0; j < cuts[i].n_words; j++) {
            n_bytes += cuts[i].words[j].n;
        }
    }
    return (struct filling){
        .rows = arena_array(mem, n, sizeof(struct phrase)),
        .words = arena_array(mem, n_words, sizeof(struct piece)),
        .bytes = arena_alloc(mem, n_bytes),
    };
}

struct pack pack_make(struct arena *mem, struct str_list phrases)
{
    struct cut *cuts = arena_array(mem, phrases.n, sizeof *cuts);
    size_t n = 0;
    size_t n_wild = 0;
    for (size_t i = 0; i < phrases.n; i++) {
        struct cut cut = cut_line(mem, str_trim(phrases.rows[i]));
        if (cut.n_words > 0) {
            n_wild += is_wild(cut.words[0]);
            cuts[n++] = cut;
        }
    }
    if (n > 1) {
        qsort(cuts, n, sizeof *cuts, by_first_word);
    }
    struct filling f = begin_filling(mem, cuts, n);
    uint64_t *sieve = arena_array(mem, PACK_SIEVE, sizeof *sieve);
    for (size_t i = 0; i < n; i++) {
        put_phrase(&f, &cuts[i]);
    }
    for (size_t i = n_wild; i < n; i++) {
        unsigned place = sieve_place(f.rows[i].head);
        sieve[place / 64] |= UINT64_C(1) << place % 64;
    }
    return (struct pack){f.rows, n, n_wild, f.words, f.bytes, sieve};
}

bool pack_may_have(const struct pack *pack, uint64_t head)
{
    unsigned place = sieve_place(head);
    return pack->sieve != NULL && (pack->sieve[place / 64] >> place % 64 & 1) != 0;
}

static bool is_below(const struct pack *pack, size_t row, uint64_t head, struct str word)
{
    uint64_t own = pack->rows[row].head;
    return own != head ? own < head : str_cmp(pack_word(pack, row, 0), word) < 0;
}

size_t pack_seek(struct pack pack, struct str word)
{
    uint64_t head = word_head(word);
    size_t low = pack.n_wild;
    size_t high = pack.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_below(&pack, middle, head, word)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool pack_has_word(struct pack pack, struct str word)
{
    if (!pack_may_have(&pack, word_head(word))) {
        return false;
    }
    for (size_t i = pack_seek(pack, word); i < pack.n; i++) {
        if (!str_eq(pack_word(&pack, i, 0), word)) {
            return false;
        }
        if (pack.rows[i].n_words == 1) {
            return true;
        }
    }
    return false;
}
