/*
 * Markdown and templates with all that is no prose made blank, every other byte in its place: so
 * that rules about words see words, and know where they stand. Judges by lines and marks; it is
 * no parser of Markdown.
 */
#ifndef LINT_MARKUP_H
#define LINT_MARKUP_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

struct markup_span {
    size_t start; /* bytes, half open */
    size_t end;
};

struct markup {
    struct str text;          /* as many bytes as the body */
    struct markup_span *code; /* blocks and spans of code, by place */
    size_t n_code;
    size_t cap_code;
};

/** markup_blank() - code, tags, targets of links, addresses, HTML and marks of headings blanked */
struct markup markup_blank(struct arena *mem, struct str body);

/** markup_is_code() - does a byte stand in code? */
bool markup_is_code(const struct markup *m, size_t at);

#endif
