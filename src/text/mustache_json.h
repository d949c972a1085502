/*
 * A JSON document as the data of a template. Knows no file: partials are whoever's who fills.
 */
#ifndef TEXT_MUSTACHE_JSON_H
#define TEXT_MUSTACHE_JSON_H

#include "base/arena.h"
#include "text/mustache.h"

#include <jansson.h>

/**
 * mustache_json_source() - the callbacks for a document
 *
 * Objects have members, arrays are lists; null, false and the empty array are falsy. Numbers are
 * written as JavaScript does: 85, 1.21, 0.
 *
 * @mem:          owns the text of numbers
 * @partial:      as in struct mustache_source; NULL: there are none
 * @partial_self: its first argument
 *
 * Returns a source that lives as long as @mem; its values are json_t.
 */
struct mustache_source mustache_json_source(struct arena *mem,
                                            bool (*partial)(void *self, struct str name,
                                                            struct str *out),
                                            void *partial_self);

/** mustache_json_text() - the text of a JSON value; false for null, an object or an array */
bool mustache_json_text(struct arena *mem, const json_t *value, struct str *out);

#endif
