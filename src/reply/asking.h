/*
 * Whether a reply asks the customer for a fact that the answer needs, in whatever words. What the
 * ticket lacks is told by others.
 */
#ifndef REPLY_ASKING_H
#define REPLY_ASKING_H

#include "entry/config.h"

/**
 * asking_for() - does a question of the reply ask for this?
 *
 * A question does that takes up a phrase with which drafts ask for it (courtesy, "ask.NEED"): a
 * third of its telling words are in it, and one at least.
 *
 * @need: a kind of fact such as "url", or several of which one will do, as "domain|url"
 */
bool asking_for(struct arena *mem, const struct config *config, struct str language,
                struct str text, struct str need);

#endif
