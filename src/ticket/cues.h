/*
 * What a text shows of the person: haste, mood, register, skill, each by the word lists of its
 * language. Words are counted; those that say it outright weigh more than those that go with it.
 */
#ifndef TICKET_CUES_H
#define TICKET_CUES_H

#include "ticket/scan.h"

struct cue {
    const char *kind; /* "urgent", "angry", "worried", "pleased" */
    size_t start;
    size_t end;
};

struct cues {
    struct cue *rows; /* in order of appearance */
    size_t n;
    size_t cap;
};

struct manner {
    cordial_mood mood;
    bool urgent;
    cordial_register reg;
    cordial_skill skill;
    struct cues cues; /* of the mood that was chosen, and of haste when there is some */
};

/**
 * cues_read() - mood, haste, register and skill of a text
 *
 * @text:    of the customer
 * @spoken:  the same with blanks in the place of what he quotes, which is no sign of his mood
 * @subject: read as well; its cues have no place in the text
 * @closing: the formula above the signature, "" when there is none; read for its address alone
 */
struct manner cues_read(const struct scan *text, const struct scan *spoken,
                        const struct scan *subject, const struct scan *closing);

/* ---- the readings, one a file ---- */

/** haste_read() - the cues of haste (haste.c); a text with one is urgent */
struct cues haste_read(const struct scan *s);

/** pitch_read() - does the text sell something? (mood.c) What a seller presses for is no haste */
bool pitch_read(const struct scan *text, const struct scan *subject);

/**
 * mood_read() - how the customer feels (mood.c)
 *
 * @urgent: who is in haste while something is broken has something at stake
 * @out:    set to the cues in @text that show it
 */
cordial_mood mood_read(const struct scan *text, const struct scan *subject, bool urgent,
                       struct cues *out);

/** register_read() - how the customer addresses the company (register.c) */
cordial_register register_read(const struct scan *text, const struct scan *subject);

/** skill_read() - what the customer knows of the matter (skill.c) */
cordial_skill skill_read(const struct scan *text, const struct scan *subject);

/* ---- for them ---- */

void cues_add(struct arena *mem, struct cues *cues, const char *kind, size_t start, size_t end);

void cues_add_hits(struct arena *mem, struct cues *cues, const char *kind,
                   const struct phrase_hits *hits);

#endif
