/*
 * Phrases of courtesy: the base's own, else the few that cordial has for a language (pack list
 * "courtesy": a path, a blank, the phrase). Knows paths and choice, not what a draft is made of.
 */
#ifndef REPLY_COURTESY_H
#define REPLY_COURTESY_H

#include "entry/config.h"

/**
 * courtesy_phrases() - the phrases under a path, in this language and no other
 *
 * @path: such as "understanding.angry"; below "ask" also a need, such as "ask.url"
 *
 * Returns an empty list when neither the base nor the pack has any.
 */
struct str_list courtesy_phrases(struct arena *mem, const struct config *config,
                                 struct str language, const char *path);

/**
 * courtesy_pick() - one phrase under a path; equal seeds give equal phrases
 *
 * @seed: of the ticket, so that the same ticket gets the same draft
 *
 * Returns the null string when there is none.
 */
struct str courtesy_pick(struct arena *mem, const struct config *config, struct str language,
                         const char *path, uint64_t seed);

#endif
