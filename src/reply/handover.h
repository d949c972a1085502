/*
 * The note for the colleague who takes a ticket over: what was read in it, and what came nearest
 * and why it was not given. For agents, in English like all of cordial's own words to them.
 */
#ifndef REPLY_HANDOVER_H
#define REPLY_HANDOVER_H

#include "base/arena.h"

#include <cordial/suggest.h>

struct handover {
    const cordial_ticket *ticket; /* with what each question is answered by */
    const cordial_suggestion *rows;
    size_t n_rows;
    cordial_decision decision;
    double threshold; /* confidence from which an answer is given */
};

/** handover_note() - lines of plain text */
const char *handover_note(struct arena *mem, const struct handover *handover);

#endif
