/*
 * Compression of what is sent.
 */
#ifndef HTTP_GZIP_H
#define HTTP_GZIP_H

#include "base/arena.h"
#include "base/str.h"

/* Below this, compressing costs more than it saves. */
enum { GZIP_MIN = 860 };

/** gzip_is_wanted() - does an Accept-Encoding take gzip? */
bool gzip_is_wanted(struct str accept_encoding);

/** gzip_pays() - is it a type that becomes smaller? */
bool gzip_pays(const char *type);

/** gzip_bytes() - compressed bytes in @mem; @level 1 (fast) .. 9 (small) */
struct str gzip_bytes(struct arena *mem, struct str bytes, int level);

#endif
