/*
 * A draft while it is being written: paragraphs of Markdown, filled templates and phrases, and in
 * which language each stretch of it is. Knows nothing of which parts a draft has.
 */
#ifndef REPLY_DRAFT_H
#define REPLY_DRAFT_H

#include "reply/compose.h"
#include "reply/fill.h"

/* A stretch in one language, up to the next one. */
struct draft_block {
    size_t start; /* in the Markdown */
    struct str language;
};

struct draft {
    struct arena *mem;
    const struct compose_request *request;
    struct filler filler; /* its language is the one that is being written in */
    struct str language;  /* of the draft */
    uint64_t seed;        /* of the ticket: the same ticket chooses the same phrases */
    struct buf *out;
    struct draft_block *blocks;
    size_t n_blocks;
    size_t cap_blocks;
    int64_t n_steps; /* numbered so far */
};

/** draft_speak() - go on in a language */
void draft_speak(struct draft *d, struct str language);

/** draft_add() - a paragraph; nothing when it is empty */
void draft_add(struct draft *d, struct str markdown);

/** draft_filled() - a template with its values; the caller adds it */
cordial_status draft_filled(struct draft *d, struct str template, struct str *out,
                            cordial_error *err);

/** draft_fill() - a paragraph from a template */
cordial_status draft_fill(struct draft *d, struct str template, cordial_error *err);

/** draft_pick() - the phrase of courtesy under a path; the null string when there is none */
struct str draft_pick(const struct draft *d, const char *path);

/** draft_has() - has the language any phrase under the path? */
bool draft_has(const struct draft *d, struct str language, const char *path);

/** draft_phrase() - a paragraph: the phrase at GROUP.KEY, else at GROUP.OTHER, else nothing */
cordial_status draft_phrase(struct draft *d, const char *group, const char *key, const char *other,
                            cordial_error *err);

/** draft_sentence() - a phrase behind what the last paragraph says */
cordial_status draft_sentence(struct draft *d, const char *path, cordial_error *err);

/** draft_explain() - the base's terms explained in the stretches from @first on */
void draft_explain(struct draft *d, size_t first);

/** draft_forms() - the draft as Markdown, as HTML and as plain text */
cordial_status draft_forms(struct draft *d, cordial_draft *out, cordial_error *err);

#endif
