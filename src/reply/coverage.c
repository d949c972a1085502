/* Telling words, related words, their share. */
#include "reply/coverage.h"

#include "base/map.h"
#include "base/utf8.h"
#include "text/pack.h"

#include <stdlib.h>

/* When a question counts as taken up: a share of its telling words, or so many. */
#define QUESTION_SHARE 0.34
enum { QUESTION_WORDS = 2 };

/* In characters: a shared beginning, and what may differ behind it ("send", "sending"). */
enum { STEM_MIN = 4, ENDING_MAX = 3, TELLING_MIN = 3 };

static size_t n_characters(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++) {
        utf8_next(s, &at);
    }
    return n;
}

bool words_related(struct str a, struct str b)
{
    size_t same = 0;
    while (same < a.n && same < b.n && a.p[same] == b.p[same]) {
        same++;
    }
    if (same == a.n && same == b.n) {
        return true;
    }
    same = utf8_floor(a, same);
    return n_characters(str_sub(a, 0, same)) >= STEM_MIN &&
           n_characters(str_from(a, same)) <= ENDING_MAX &&
           n_characters(str_from(b, same)) <= ENDING_MAX;
}

static bool is_telling(struct str language, const struct word *word)
{
    return !word->part && n_characters(word->text) >= TELLING_MIN &&
           !word_is_stop(language, word->text);
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Sorted, so that words with a common beginning stand together. */
struct str_list word_set(struct arena *mem, const struct words *words)
{
    struct str_list list = {.rows = arena_array(mem, words->n, sizeof *list.rows)};
    struct map seen;
    map_init(&seen, mem);
    for (size_t i = 0; i < words->n; i++) {
        bool is_new = false;
        map_put(&seen, words->rows[i].text, 0, &is_new);
        if (is_new) {
            list.rows[list.n++] = words->rows[i].text;
        }
    }
    if (list.n > 1) {
        qsort(list.rows, list.n, sizeof *list.rows, by_bytes);
    }
    return list;
}

static struct str beginning(struct str word)
{
    size_t at = 0;
    for (size_t n = 0; n < STEM_MIN && at < word.n; n++) {
        utf8_next(word, &at);
    }
    return str_sub(word, 0, at);
}

/* The first row that is not below a word. */
static size_t seek(struct str_list sorted, struct str word)
{
    size_t low = 0;
    size_t high = sorted.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(sorted.rows[middle], word) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool word_set_has(struct str_list set, struct str word)
{
    size_t at = seek(set, word);
    return at < set.n && str_eq(set.rows[at], word);
}

static bool has_related(struct str_list sorted, struct str word)
{
    struct str head = beginning(word);
    size_t low = seek(sorted, head);
    for (; low < sorted.n && str_starts(sorted.rows[low], head); low++) {
        if (words_related(word, sorted.rows[low])) {
            return true;
        }
    }
    return false;
}

struct coverage coverage_of(struct arena *mem, struct str language, struct str part,
                            struct str_list set)
{
    struct words telling = words_cut(mem, part);
    struct map seen;
    map_init(&seen, mem);
    struct coverage c = {0};
    for (size_t i = 0; i < telling.n; i++) {
        bool is_new = false;
        if (is_telling(language, &telling.rows[i])) {
            map_put(&seen, telling.rows[i].text, 0, &is_new);
        }
        c.n_telling += is_new;
        c.n_found += is_new && has_related(set, telling.rows[i].text);
    }
    c.share = c.n_telling > 0 ? (double)c.n_found / (double)c.n_telling : 0;
    return c;
}

bool coverage_takes_up(struct arena *mem, struct str language, struct str question,
                       struct str_list set)
{
    struct coverage said = coverage_of(mem, language, question, set);
    return said.n_telling < QUESTION_WORDS || said.share >= QUESTION_SHARE ||
           said.n_found >= QUESTION_WORDS;
}
