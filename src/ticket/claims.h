/*
 * Claims: what a customer states but cannot know or tends to overstate, since when, how often, by
 * whose fault, that nothing was changed. They are for the agent to verify; what is true of them is
 * not known here.
 */
#ifndef TICKET_CLAIMS_H
#define TICKET_CLAIMS_H

#include "ticket/facts.h"

/**
 * claims_find() - the claims of a text, in order of appearance, none within another
 *
 * A moment since when something happens is one wherever it stands. Of sentences that do not ask,
 * the phrases of the list "claim" count as they are, and those of "claim-lead" and "guess" with all
 * that their clause says behind them.
 *
 * @facts: of the text
 * @out_n: how many
 */
const cordial_span *claims_find(const struct scan *text, const struct facts *facts, size_t *out_n);

#endif
