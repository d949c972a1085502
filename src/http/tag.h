/*
 * Strong tags of contents, and whether a caller has them already.
 */
#ifndef HTTP_TAG_H
#define HTTP_TAG_H

#include "base/arena.h"
#include "base/str.h"

/** tag_of() - "\"0123456789abcdef\""; of compressed bytes with "-gz" in it */
struct str tag_of(struct arena *mem, struct str bytes, bool gzipped);

/** tag_matches() - does an If-None-Match name @tag? Weak ones count (RFC 9110, 13.1.2). */
bool tag_matches(struct str if_none_match, struct str tag);

#endif
