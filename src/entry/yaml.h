/*
 * YAML as cordial reads it: a small, strict tree. Scalars are text (no "no" that turns false).
 * Duplicate keys, anchors, aliases, merge keys, tags, several documents, control characters
 * that turn text around and nesting over YAML_DEPTH_MAX are refused with their place.
 * Depth counts the lists and maps that stand within each other: a map is 1, the list in a map
 * in a map 3; a text adds nothing. The one door to libyaml.
 */
#ifndef ENTRY_YAML_H
#define ENTRY_YAML_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum { YAML_DEPTH_MAX = 4, YAML_NODES_MAX = 100000 };

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    unsigned line; /* from 1, in the file */
    unsigned column;
    struct str text;         /* of a scalar */
    struct yaml_pair *pairs; /* of a map, in order */
    struct yaml_node **rows; /* of a list */
    size_t n;
};

struct yaml_pair {
    struct str key;
    unsigned line;
    unsigned column;
    struct yaml_node *value;
};

/**
 * yaml_read() - read one document
 *
 * @mem:        owns the tree
 * @s:          UTF-8, with or without a byte order mark
 * @first_line: the line number of the first line, for front matter
 * @out:        the root; NULL for an empty document
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA or CORDIAL_E_LIMIT with line and column.
 */
cordial_status yaml_read(struct arena *mem, struct str s, unsigned first_line,
                         struct yaml_node **out, cordial_error *err);

/** yaml_get() - the value under @key of a map; NULL for another kind, no such key, or NULL */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

/** yaml_text() - the text of a scalar, trimmed; the null string otherwise */
struct str yaml_text(const struct yaml_node *node);

/** yaml_keys() - the keys of a map; none of anything else, or of NULL */
struct str_list yaml_keys(struct arena *mem, const struct yaml_node *node);

/**
 * yaml_texts() - a list of scalars, or one scalar as a list of one
 *
 * Rows that are no scalars, and empty ones, are left out.
 */
struct str_list yaml_texts(struct arena *mem, const struct yaml_node *node);

#endif
