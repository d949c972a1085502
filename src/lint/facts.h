/*
 * Where a base quotes its facts: in entries and in phrases of courtesy. Gathered once, in order.
 */
#ifndef LINT_FACTS_H
#define LINT_FACTS_H

#include "lint/subject.h"

struct fact_use {
    const struct subject *subject; /* NULL: in a phrase */
    struct str file;
    struct str language;
    struct str name;
    size_t start; /* of the tag, bytes of the subject's file, half open */
    size_t end;
    unsigned line; /* of a phrase */
    unsigned column;
    bool code;     /* it stands in code, where a page may show how a tag is written */
    bool fallback; /* {{fact.x|else}} */
};

struct fact_uses {
    struct fact_use *rows;
    size_t n;
    size_t cap;
    struct map counts; /* names, to the number of their uses */
};

/** fact_uses() - all of them; the same each time */
const struct fact_uses *fact_uses(struct lint *l);

#endif
