/*
 * Answers that stay the same as long as the index does, kept by one thread: what many ask for
 * again and again is made once. A fixed number; a new one takes the place of another.
 */
#ifndef WEB_KEPT_H
#define WEB_KEPT_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

struct kept;

struct kept *kept_new(void);

/** kept_free() - NULL is allowed */
void kept_free(struct kept *kept);

/** kept_clear() - forget all */
void kept_clear(struct kept *kept);

/**
 * kept_find() - the answer to @key
 *
 * @version: of the index; answers of another version are not found
 * @out:     a copy in @mem
 */
bool kept_find(const struct kept *kept, uint64_t version, struct str key, struct arena *mem,
               struct str *out);

/** kept_put() - keep a copy, unless it is large */
void kept_put(struct kept *kept, uint64_t version, struct str key, struct str answer);

#endif
