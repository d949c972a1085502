/* Since when: a word such as "since", and a word for a moment close behind. */
#include "ticket/facts.h"

enum { WORDS_BETWEEN = 2 };

void find_moments(struct finder *f)
{
    const struct scan *s = f->scan;
    struct phrase_hits leads = scan_find(s, "since-lead");
    struct phrase_hits times = scan_find(s, "time");
    size_t time = 0;
    for (size_t i = 0; i < leads.n; i++) {
        size_t from = leads.rows[i].next_word;
        while (time < times.n && times.rows[time].first_word < from) {
            time++;
        }
        if (time >= times.n) {
            return;
        }
        const struct phrase_hit *hit = &times.rows[time];
        bool near = hit->first_word - from <= WORDS_BETWEEN;
        if (near && scan_gap_is(s, leads.rows[i].end, s->words.rows[from].start, " ") &&
            str_chr(str_sub(s->text, leads.rows[i].end, hit->start), '.') == STR_NOT_FOUND &&
            str_chr(str_sub(s->text, leads.rows[i].end, hit->start), '\n') == STR_NOT_FOUND) {
            facts_note(f, CORDIAL_FACT_SINCE, leads.rows[i].start, hit->end);
        }
    }
}
