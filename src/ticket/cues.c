/* Gathering cues, all that is read from them. */
#include "ticket/cues.h"

#include <stdlib.h>

void cues_add(struct arena *mem, struct cues *cues, const char *kind, size_t start, size_t end)
{
    cues->rows = arena_more(mem, cues->rows, cues->n, &cues->cap, sizeof *cues->rows);
    cues->rows[cues->n++] = (struct cue){kind, start, end};
}

void cues_add_hits(struct arena *mem, struct cues *cues, const char *kind,
                   const struct phrase_hits *hits)
{
    for (size_t i = 0; i < hits->n; i++) {
        cues_add(mem, cues, kind, hits->rows[i].start, hits->rows[i].end);
    }
}

static void join(struct arena *mem, struct cues *out, const struct cues *more)
{
    for (size_t i = 0; i < more->n; i++) {
        cues_add(mem, out, more->rows[i].kind, more->rows[i].start, more->rows[i].end);
    }
}

static int compare_cues(const void *a, const void *b)
{
    const struct cue *x = a;
    const struct cue *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* Where a text shows no address but in quotation marks, it may be all quoted; and at last the
 * closing formula may show one, as "Le sarei grata" does. */
static cordial_register any_register(const struct scan *text, const struct scan *spoken,
                                     const struct scan *subject, const struct scan *closing)
{
    cordial_register reg = register_read(spoken, subject);
    reg = reg != CORDIAL_REGISTER_NONE ? reg : register_read(text, subject);
    return reg != CORDIAL_REGISTER_NONE ? reg : register_read(closing, subject);
}

struct manner cues_read(const struct scan *text, const struct scan *spoken,
                        const struct scan *subject, const struct scan *closing)
{
    bool pitch = pitch_read(spoken, subject);
    struct cues haste = pitch ? (struct cues){0} : haste_read(spoken);
    struct cues moods = {0};
    bool urgent = haste.n > 0 || (!pitch && haste_read(subject).n > 0);
    struct manner out = {
        .mood = mood_read(spoken, subject, urgent, &moods),
        .urgent = urgent,
        .reg = any_register(text, spoken, subject, closing),
        .skill = skill_read(text, subject),
    };
    join(text->mem, &out.cues, &haste);
    join(text->mem, &out.cues, &moods);
    if (out.cues.n > 0) {
        qsort(out.cues.rows, out.cues.n, sizeof *out.cues.rows, compare_cues);
    }
    return out;
}
