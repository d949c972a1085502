/* The units in a text, and the number in front of each. */
#include "reply/times.h"

#include "text/phrase.h"
#include "ticket/scan.h"

#include <stdlib.h>

static double value_of(const struct phrase_hit *hit)
{
    struct str value = hit->value;
    return value.n > 0 ? strtod(value.p, NULL) : 0;
}

/* The number that ends right before a word, as words or digits; 0 when there is none. */
static double number_before(const struct phrase_hits *numbers, const struct words *words,
                            struct str text, size_t word, size_t *out_first)
{
    for (size_t i = 0; i < numbers->n; i++) {
        if (numbers->rows[i].next_word == word) {
            *out_first = numbers->rows[i].first_word;
            return value_of(&numbers->rows[i]);
        }
    }
    if (word == 0) {
        return 0;
    }
    const struct word *before = &words->rows[word - 1];
    long n = scan_number(str_sub(text, before->start, before->end));
    *out_first = word - 1;
    return n > 0 ? (double)n : 0;
}

struct told_times times_find(struct arena *mem, struct str language, struct str text,
                             const struct words *words)
{
    struct told_times out = {0};
    struct phrase_hits units = phrases_find(mem, text, words, pack_find(language, "duration"));
    struct phrase_hits alone = phrases_find(mem, text, words, pack_find(language, "duration-one"));
    struct phrase_hits numbers = phrases_find(mem, text, words, pack_find(language, "number"));
    size_t next = 0; /* of those that stand without a number */
    for (size_t i = 0; i < units.n || next < alone.n;) {
        bool is_alone =
            next < alone.n && (i >= units.n || alone.rows[next].start <= units.rows[i].start);
        const struct phrase_hit *hit = is_alone ? &alone.rows[next++] : &units.rows[i++];
        size_t first = hit->first_word;
        double n = is_alone ? 1 : number_before(&numbers, words, text, hit->first_word, &first);
        bool within = out.n > 0 && out.rows[out.n - 1].end > hit->start;
        if (n > 0 && !within) {
            out.rows = arena_more(mem, out.rows, out.n, &out.cap, sizeof *out.rows);
            out.rows[out.n++] = (struct told_time){
                .start = words->rows[first].start,
                .end = hit->end,
                .first_word = first,
                .minutes = n * value_of(hit),
            };
        }
    }
    return out;
}

bool times_has(const struct told_times *times, double minutes)
{
    for (size_t i = 0; i < times->n; i++) {
        if (times->rows[i].minutes > minutes * 0.999 && times->rows[i].minutes < minutes * 1.001) {
            return true;
        }
    }
    return false;
}
