/*
 * What a text shows of the person: haste, mood, register, skill, each by the word lists of its
 * language, and what he asks. A first, honest reading: words counted, nothing guessed beyond.
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
 * @subject: read as well; its cues have no place in the text
 */
struct manner cues_read(const struct scan *text, const struct scan *subject);

/**
 * cues_questions() - what is asked: sentences with a question mark, and wishes
 *
 * A wish that does not say what for, such as "please fix this now", only presses (pack list
 * "plea"): it is none.
 *
 * @out_n: how many
 */
const cordial_question *cues_questions(const struct scan *text, size_t *out_n);

#endif
