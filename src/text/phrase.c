/* At each word of the text, the phrases of the list that may start there. */
#include "text/phrase.h"

#include "text/sign.h"
#include "text/wrap.h"

enum { GAP_MAX = 4 }; /* words that a "*" may stand for */

struct matcher {
    struct str text;
    const struct words *words;
    struct pack pack;
};

/* The point between two letters, as in "S.r.l." and "d.w.z.", ends nothing. */
static bool is_inner_point(struct str text, size_t start, size_t end)
{
    return end - start == 1 && text.p[start] == '.';
}

/* Does a sentence end, or a line that was not wrapped, between the end and the start of two words?
 */
static bool is_broken(struct str text, size_t start, size_t end)
{
    for (size_t i = start; i < end && !is_inner_point(text, start, end); i++) {
        bool ends = text.p[i] == '\n' ? !wrap_at(text, i) : sign_at(text, i, SIGN_BREAK) > 0;
        if (ends) {
            return true;
        }
    }
    return false;
}

static bool word_matches(struct str pattern, struct str word)
{
    if (pattern.p[0] != word.p[0]) {
        return false;
    }
    if (pattern.n > 1 && pattern.p[pattern.n - 1] == '~') {
        return str_starts(word, str_sub(pattern, 0, pattern.n - 1));
    }
    return str_eq(pattern, word);
}

/* The index of the next word that is no part of a code. */
static size_t behind(const struct matcher *m, size_t i)
{
    do {
        i++;
    } while (i < m->words->n && m->words->rows[i].part);
    return i;
}

/* May the word at @i follow the word before it within one phrase? */
static bool follows(const struct matcher *m, size_t before, size_t i)
{
    return i < m->words->n &&
           !is_broken(m->text, m->words->rows[before].end, m->words->rows[i].start);
}

/*
 * The index behind the match of pattern words from @k on at text word @i, or 0 for none.
 * @before is the text word in front, or @i itself at the start. The depth is that of the phrase.
 */
static size_t match(const struct matcher *m, size_t row, size_t k, size_t before, size_t i)
{
    if (k == m->pack.rows[row].n_words) {
        return i;
    }
    struct str word = pack_word(&m->pack, row, k);
    if (i >= m->words->n || (k > 0 && !follows(m, before, i))) {
        return 0;
    }
    if (word.n != 1 || word.p[0] != '*') {
        bool same = word_matches(word, m->words->rows[i].text);
        return same ? match(m, row, k + 1, i, behind(m, i)) : 0;
    }
    for (size_t gap = 0; gap < GAP_MAX && i < m->words->n; gap++) {
        size_t next = behind(m, i);
        size_t end = match(m, row, k + 1, i, next);
        if (end > 0) {
            return end;
        }
        if (!follows(m, i, next)) {
            return 0;
        }
        i = next;
    }
    return 0;
}

static void try_phrase(const struct matcher *m, size_t row, size_t i, struct phrase_hit *best)
{
    size_t end = match(m, row, 0, i, i);
    if (end > best->next_word) {
        best->phrase = &m->pack.rows[row];
        best->next_word = end;
    }
}

/* The longest phrase at word @i; phrase NULL when there is none. */
static struct phrase_hit longest_at(const struct matcher *m, size_t i)
{
    const struct pack *pack = &m->pack;
    struct phrase_hit best = {.first_word = i};
    for (size_t row = 0; row < pack->n_wild; row++) {
        try_phrase(m, row, i, &best);
    }
    const struct word *word = &m->words->rows[i];
    bool may = pack_may_have(pack, word->head);
    for (size_t row = may ? pack_seek(*pack, word->text) : pack->n; row < pack->n; row++) {
        if (!str_eq(pack_word(pack, row, 0), word->text)) {
            break;
        }
        try_phrase(m, row, i, &best);
    }
    if (best.phrase != NULL) {
        best.text = pack_str(pack, best.phrase->text);
        best.value = pack_str(pack, best.phrase->value);
    }
    return best;
}

struct phrase_hits phrases_find(struct arena *mem, struct str text, const struct words *words,
                                struct pack pack)
{
    struct phrase_hits out = {0};
    struct matcher m = {text, words, pack};
    for (size_t i = 0; i < words->n && pack.n > 0;) {
        struct phrase_hit hit = {0};
        if (!words->rows[i].part) {
            hit = longest_at(&m, i);
        }
        if (hit.phrase == NULL) {
            i++;
            continue;
        }
        hit.start = words->rows[i].start;
        size_t last = hit.next_word - 1;
        while (words->rows[last].part) {
            last--;
        }
        hit.end = words->rows[last].end;
        out.rows = arena_more(mem, out.rows, out.n, &out.cap, sizeof *out.rows);
        out.rows[out.n++] = hit;
        i = hit.next_word;
    }
    return out;
}

struct phrase_hits phrases_in(struct arena *mem, struct str text, struct pack pack)
{
    struct words words = words_cut(mem, text);
    return phrases_find(mem, text, &words, pack);
}
