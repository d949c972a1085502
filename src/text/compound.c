/*
 * From the beginning of the word to its end: the best ways to split what stands before a place.
 * Only where a part may end, another is looked for: most pieces of a long word are never asked for.
 */
#include "text/compound.h"

#include "text/words.h"

#include <math.h>

/* A way to split what stands before some place into a number of parts. */
struct way {
    double sum;   /* of the logarithms of the parts' frequencies; of no use when there is no way */
    size_t start; /* of its last part */
    size_t end;   /* of its last part; a link may follow */
    bool any;
};

struct splitting {
    const struct compound_words *words;
    struct str word;
    struct way ways[WORD_MAX + 1][COMPOUND_PARTS_MAX + 1]; /* up to a byte, in so many parts */
};

static double weigh(const struct splitting *s, size_t from, size_t to)
{
    size_t n = s->words->count(s->words->self, str_sub(s->word, from, to), to == s->word.n);
    return n > 0 ? log((double)n) : -1;
}

/* With what stands before @from in some parts, and one more part [from, to) before @next. */
static void try_ways(struct splitting *s, size_t from, size_t to, size_t next, double weight)
{
    for (size_t n = 0; n < COMPOUND_PARTS_MAX; n++) {
        const struct way *before = &s->ways[from][n];
        struct way *way = &s->ways[next][n + 1];
        double sum = before->sum + weight;
        if (before->any && (!way->any || sum > way->sum)) {
            *way = (struct way){sum, from, to, true};
        }
    }
}

static void try_links(struct splitting *s, size_t from, size_t to, double weight)
{
    struct pack links = s->words->links;
    for (size_t i = 0; i < links.n; i++) {
        struct str link = pack_word(&links, i, 0);
        if (str_starts(str_from(s->word, to), link) && to + link.n < s->word.n) {
            try_ways(s, from, to, to + link.n, weight);
        }
    }
}

static bool is_reached(const struct splitting *s, size_t at)
{
    bool reached = false;
    for (size_t n = 0; n < COMPOUND_PARTS_MAX; n++) { /* with all parts used none may follow */
        reached |= s->ways[at][n].any;
    }
    return reached;
}

static void find_ways(struct splitting *s, size_t from)
{
    for (size_t to = from + COMPOUND_PART_MIN; to <= s->word.n; to++) {
        bool may_follow = to + COMPOUND_PART_MIN <= s->word.n;
        double weight = may_follow || to == s->word.n ? weigh(s, from, to) : -1;
        if (weight >= 0) {
            try_ways(s, from, to, to, weight);
            try_links(s, from, to, weight);
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
    s.ways[0][0].any = true;
    for (size_t from = 0; from + COMPOUND_PART_MIN <= word.n; from++) {
        if (is_reached(&s, from)) {
            find_ways(&s, from);
        }
    }
    const struct way *whole = s.ways[word.n];
    size_t best = 0;
    for (size_t n = 1; n <= COMPOUND_PARTS_MAX; n++) {
        if (whole[n].any && (best == 0 || is_better(&whole[n], n, &whole[best], best))) {
            best = n;
        }
    }
    if (best < 2) {
        return 0;
    }
    size_t at = word.n;
    for (size_t n = best; n > 0; n--) {
        const struct way *way = &s.ways[at][n];
        out[n - 1] = str_sub(word, way->start, way->end);
        at = way->start;
    }
    return best;
}

static bool is_part(const struct compound_words *words, struct str s, bool last)
{
    return s.n >= COMPOUND_PART_MIN && words->count(words->self, s, last) > 0;
}

bool compound_is_joint(const struct compound_words *words, struct str rest, bool behind)
{
    bool joint = is_part(words, rest, behind);
    for (size_t i = 0; i < words->links.n && !joint; i++) {
        struct str link = pack_word(&words->links, i, 0);
        if (behind && str_starts(rest, link)) {
            joint = is_part(words, str_from(rest, link.n), true);
        } else if (!behind && str_ends(rest, link)) {
            joint = is_part(words, str_sub(rest, 0, rest.n - link.n), false);
        }
    }
    return joint;
}
