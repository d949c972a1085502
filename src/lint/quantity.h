/*
 * Numbers with what they count, as a text writes them: times, sums of money, sizes. Knows how
 * they are written; not what is right.
 */
#ifndef LINT_QUANTITY_H
#define LINT_QUANTITY_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

enum quantity_kind {
    QUANTITY_TIME,  /* minutes, whatever the unit */
    QUANTITY_MONEY, /* its unit is the sign or word */
    QUANTITY_SIZE,  /* its unit is the word behind the number, or "%" */
    QUANTITY_BARE,  /* nothing stands behind it; its unit is the word before it */
};

struct quantity {
    enum quantity_kind kind;
    double value;
    struct str unit; /* folded */
    size_t start;    /* bytes of the text, half open: number and unit */
    size_t end;
    bool vague; /* a time without a number of two or more, or the end of a range */
};

struct quantities {
    struct quantity *rows; /* times first, then by place */
    size_t n;
    size_t cap;
};

/** quantity_find() - all of a text; dates, times of day, versions and addresses are none */
struct quantities quantity_find(struct arena *mem, struct str language, struct str text);

/** quantity_alike() - do two count the same thing? */
bool quantity_alike(const struct quantity *a, const struct quantity *b);

/** quantity_same() - and as many of it? */
bool quantity_same(const struct quantity *a, const struct quantity *b);

#endif
