/*
 * What a text asks for: each thing that the customer wants to know or to have done. Sentences with
 * a question mark, questions without one, wishes, requests, and trouble that is told and for which
 * nothing else asks. By the word lists of the language; answers are for others.
 */
#ifndef TICKET_QUESTIONS_H
#define TICKET_QUESTIONS_H

#include "ticket/facts.h"

/**
 * questions_find() - what is asked, in order of appearance
 *
 * Two things asked in one sentence and joined there ("how do I get in, and what does it cost?") are
 * two questions. A wish that does not say what for ("please fix this now") only presses, and a
 * question that is mere courtesy ("can you help?") says nothing: both stand for the trouble that
 * the text tells of, which is then a question itself.
 *
 * @facts: of the text; an error among them is trouble
 * @out_n: how many
 */
const cordial_question *questions_find(const struct scan *text, const struct facts *facts,
                                       size_t *out_n);

#endif
