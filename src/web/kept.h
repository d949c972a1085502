/*
 * Answers that stay the same as long as the index does, kept for all threads: what many ask for
 * again and again is made once. A fixed number; a new one takes the place of the one that was not
 * asked for the longest.
 */
#ifndef WEB_KEPT_H
#define WEB_KEPT_H

#include "http/response.h"

struct kept;

struct kept *kept_new(void);

/** kept_free() - NULL is allowed */
void kept_free(struct kept *kept);

/**
 * kept_find() - the answer to @key
 *
 * @version: of the index; answers of another version are not found
 * @out:     set to a copy in @mem
 */
bool kept_find(struct kept *kept, uint64_t version, struct str key, struct arena *mem,
               struct response *out);

/** kept_put() - keep a copy, unless it is large */
void kept_put(struct kept *kept, uint64_t version, struct str key, const struct response *response);

#endif
