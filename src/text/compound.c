/* From the end of the word to its beginning: the best ways to split what stands behind a place. */
#include "text/compound.h"

#include "text/words.h"

#include <math.h>

/* A way to split what stands from some place on into a number of parts. */
struct way {
    double sum;  /* of the logarithms of the parts' frequencies; of no use when there is no way */
    size_t end;  /* of its first part */
    size_t next; /* where its second part starts, behind a link */
    bool any;
};

struct splitting {
    const struct compound_words *words;
    struct str word;
    struct way ways[WORD_MAX + 1][COMPOUND_PARTS_MAX + 1]; /* from a byte on, in so many parts */
};

static double weigh(const struct splitting *s, size_t from, size_t to)
{
    size_t n = s->words->count(s->words->self, str_sub(s->word, from, to));
    return n > 0 ? log((double)n) : -1;
}

/* With a part [from, to) of that weight, and what stands from @next on in one part less. */
static void try_ways(struct splitting *s, size_t from, size_t to, size_t next, double weight)
{
    for (size_t n = 2; n <= COMPOUND_PARTS_MAX; n++) {
        const struct way *rest = &s->ways[next][n - 1];
        struct way *way = &s->ways[from][n];
        double sum = weight + rest->sum;
        if (rest->any && (!way->any || sum > way->sum)) {
            *way = (struct way){sum, to, next, true};
        }
    }
}

static void find_ways(struct splitting *s, size_t from)
{
    struct pack links = s->words->links;
    for (size_t to = from + COMPOUND_PART_MIN; to <= s->word.n; to++) {
        bool may_follow = to + COMPOUND_PART_MIN <= s->word.n;
        double weight = may_follow || to == s->word.n ? weigh(s, from, to) : -1;
        if (weight < 0) {
            continue;
        }
        if (to == s->word.n) {
            s->ways[from][1] = (struct way){weight, to, to, true};
            continue;
        }
        try_ways(s, from, to, to, weight);
        for (size_t i = 0; i < links.n; i++) {
            struct str link = links.rows[i].words[0];
            if (str_starts(str_from(s->word, to), link)) {
                try_ways(s, from, to, to + link.n, weight);
            }
        }
    }
}

/* By the geometric mean; between equal ones, split rather than whole, and in few parts. */
static bool is_better(const struct way *way, size_t n, const struct way *best, size_t n_best)
{
    double mean = way->sum / (double)n;
    double best_mean = best->sum / (double)n_best;
    return mean > best_mean || (mean == best_mean && n_best == 1);
}

size_t compound_split(const struct compound_words *words, struct str word,
                      struct str out[COMPOUND_PARTS_MAX])
{
    if (word.n < 2 * COMPOUND_PART_MIN || word.n > WORD_MAX) {
        return 0;
    }
    struct splitting s = {.words = words, .word = word};
    for (size_t from = word.n - COMPOUND_PART_MIN + 1; from-- > 0;) {
        find_ways(&s, from);
    }
    size_t best = 0;
    for (size_t n = 1; n <= COMPOUND_PARTS_MAX; n++) {
        if (s.ways[0][n].any &&
            (best == 0 || is_better(&s.ways[0][n], n, &s.ways[0][best], best))) {
            best = n;
        }
    }
    if (best < 2) {
        return 0;
    }
    size_t at = 0;
    for (size_t i = 0; i < best; i++) {
        const struct way *way = &s.ways[at][best - i];
        out[i] = str_sub(word, at, way->end);
        at = way->next;
    }
    return best;
}

static bool is_part(const struct compound_words *words, struct str s)
{
    return s.n >= COMPOUND_PART_MIN && words->count(words->self, s) > 0;
}

bool compound_is_joint(const struct compound_words *words, struct str rest, bool behind)
{
    bool joint = is_part(words, rest);
    for (size_t i = 0; i < words->links.n && !joint; i++) {
        struct str link = words->links.rows[i].words[0];
        if (behind && str_starts(rest, link)) {
            joint = is_part(words, str_from(rest, link.n));
        } else if (!behind && str_ends(rest, link)) {
            joint = is_part(words, str_sub(rest, 0, rest.n - link.n));
        }
    }
    return joint;
}
