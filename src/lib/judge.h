/*
 * Judging a reply: the rules run over it, with what they may ask of the whole base. The same for
 * cordial's drafts and for what an agent wrote.
 */
#ifndef LIB_JUDGE_H
#define LIB_JUDGE_H

#include "lib/advice.h"
#include "reply/check.h"

/** judge_sources() - the answers that a reply is measured against, as the rules take them */
const struct check_source *judge_sources(struct arena *mem, const struct source *sources, size_t n);

/**
 * judge() - run the rules
 *
 * @s:       the open index, or NULL: then nothing is asked of the base's entries
 * @request: its base is set here, and now_s when it is 0
 * @out:     as check_run() sets it
 */
cordial_status judge(struct arena *mem, struct searcher *s, struct check_request *request,
                     cordial_check *out, cordial_error *err);

#endif
