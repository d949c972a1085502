/*
 * A Mustache template as a flat list of nodes: text, tags, and for each section where it ends.
 * Knows the syntax (delimiters, standalone lines, extensions) and nothing of data.
 */
#ifndef TEXT_MUSTACHE_PARSE_H
#define TEXT_MUSTACHE_PARSE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

struct mustache_node {
    char kind; /* one of: t text, v value, & unescaped, # ^ section, > partial, ? question */
    bool has_fallback;   /* of a value */
    struct str text;     /* the text, or the name in the tag */
    struct str fallback; /* of a value */
    struct str indent;   /* of a partial alone on its line: what stands before every line of it */
    size_t at;           /* where the tag begins in the template */
    size_t end;          /* of a section: the node behind its last one */
    size_t row;          /* of a partial: for who fills; 0 after reading */
};

struct mustache_template {
    struct str text;
    size_t indent_bytes; /* put before each line of @text, and not counted in columns */
    struct mustache_node *nodes;
    size_t n;
    size_t cap;
};

/* A place that moves through a template, so that finding many places is linear. */
struct mustache_place {
    size_t at;
    size_t line_start;
    unsigned line;
};

/**
 * mustache_parse() - read a template
 *
 * @out: the nodes in @mem, borrowing from @text. After a failure it has the nodes before the fault.
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA or CORDIAL_E_LIMIT with line and column.
 */
cordial_status mustache_parse(struct arena *mem, struct str text, size_t indent_bytes,
                              bool extensions, struct mustache_template *out, cordial_error *err);

/** mustache_place_start() - the first place of a template */
struct mustache_place mustache_place_start(void);

/** mustache_place_move() - go on to the offset @at, which is not before the place */
void mustache_place_move(struct mustache_place *place, struct str text, size_t at);

/** mustache_place_column() - counted from 1, without the indentation of a partial */
unsigned mustache_place_column(const struct mustache_place *place, size_t indent_bytes);

/** mustache_shown() - the first part of a name, short enough for a message */
struct str mustache_shown(struct str name);

#endif
