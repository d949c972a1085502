/* What denies haste, deadlines, all of it. */
#include "ticket/cues.h"

#include "text/sign.h"

/* Does a hit lie within one of the phrases that deny haste, or right behind? */
static bool is_denied(const struct phrase_hits *denials, const struct phrase_hit *hit)
{
    for (size_t i = 0; i < denials->n; i++) {
        if (hit->start < denials->rows[i].end && denials->rows[i].start < hit->end) {
            return true;
        }
    }
    return false;
}

static void add_undenied(const struct scan *s, struct cues *cues, const struct phrase_hits *hits,
                         const struct phrase_hits *denials)
{
    for (size_t i = 0; i < hits->n; i++) {
        if (!is_denied(denials, &hits->rows[i])) {
            cues_add(s->mem, cues, "urgent", hits->rows[i].start, hits->rows[i].end);
        }
    }
}

/* Does a sentence or line end within a text? */
static bool is_broken(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\n' || sign_at(text, i, SIGN_BREAK) > 0) {
            return true;
        }
    }
    return false;
}

/* "before … Monday": a word of the one list, and close behind it one of the other. */
static void add_deadlines(const struct scan *s, struct cues *cues)
{
    enum { WORDS_BETWEEN = 2 };
    struct phrase_hits leads = scan_find(s, "deadline-lead");
    struct phrase_hits times = scan_find(s, "deadline-time");
    for (size_t i = 0; i < leads.n; i++) {
        const struct phrase_hit *time = scan_hit_from(&times, leads.rows[i].end);
        if (time != NULL && time->first_word - leads.rows[i].next_word <= WORDS_BETWEEN &&
            !is_broken(str_sub(s->text, leads.rows[i].end, time->start))) {
            cues_add(s->mem, cues, "urgent", leads.rows[i].start, time->end);
        }
    }
}

struct cues haste_read(const struct scan *s)
{
    struct cues cues = {0};
    struct phrase_hits denials = scan_find(s, "no-haste");
    struct phrase_hits urgent = scan_find(s, "urgent");
    struct phrase_hits deadline = scan_find(s, "deadline");
    add_undenied(s, &cues, &urgent, &denials);
    add_undenied(s, &cues, &deadline, &denials);
    if (denials.n == 0) {
        add_deadlines(s, &cues);
    }
    return cues;
}
