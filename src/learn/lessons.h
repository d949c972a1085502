/*
 * What training learns from: lines of the ledger with their answers as the base has them today, and
 * what the base itself says of those answers.
 */
#ifndef LEARN_LESSONS_H
#define LEARN_LESSONS_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct lesson {
    int64_t number; /* of the ledger's line; 0: it is what the base says */
    struct str text;
    struct str language;
    size_t answer; /* index into lessons.answers */
    bool rejected;
    bool secret; /* an agents-only entry says it */
};

struct lesson_answer {
    struct str id;
    bool is_public;  /* anyone may find it today */
    size_t accepted; /* lines of the ledger */
};

struct lessons {
    struct lesson *rows;
    size_t n;
    size_t cap;
    struct lesson_answer *answers;
    size_t n_answers;
    size_t cap_answers;
};

#endif
