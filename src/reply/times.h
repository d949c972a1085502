/*
 * Times that a text tells: "within four hours", "30 minutes", "een half uur". Knows numbers in
 * digits of any script and the words of the pack lists "number" and "duration"; a moment such as
 * "tomorrow" is none.
 */
#ifndef REPLY_TIMES_H
#define REPLY_TIMES_H

#include "base/arena.h"
#include "base/str.h"
#include "text/words.h"

struct told_time {
    size_t start; /* bytes of the text, half open: number and unit */
    size_t end;
    size_t first_word; /* index into the words of the text */
    double minutes;    /* of "two or three days" the larger */
};

struct told_times {
    struct told_time *rows; /* by place */
    size_t n;
    size_t cap;
};

/** times_find() - every time in a text */
struct told_times times_find(struct arena *mem, struct str language, struct str text,
                             const struct words *words);

/** times_has() - is there a time of that length among them? */
bool times_has(const struct told_times *times, double minutes);

#endif
