/*
 * By when a customer hears from the base's people: base.yaml's promise, counted from now, in its
 * time zone. Knows hours and days; the words around them are phrases of courtesy.
 */
#ifndef REPLY_PROMISE_H
#define REPLY_PROMISE_H

#include "base/arena.h"
#include "entry/config.h"

struct promise {
    bool given;         /* base.yaml promises something, and there is a clock */
    const char *phrase; /* of courtesy, for when it is due: "by.today", … */
    struct str time;    /* "18:00", in the language's digits */
    struct str date;    /* "2026-11-24", likewise */
    int weekday;        /* 1: Monday .. 7: Sunday */
    struct str zone;    /* "Amsterdam", "UTC" */
};

/**
 * promise_make() - when an answer is due
 *
 * The time is rounded down to a quarter of an hour, so that it is never later than promised.
 *
 * @language: whose digits are taken
 * @now_s:    seconds since 1970; 0: there is no clock, and no promise
 */
struct promise promise_make(struct arena *mem, const struct config *config, struct str language,
                            bool urgent, int64_t now_s);

/** promise_today() - today's date where the base is, "2026-11-24", with common digits */
struct str promise_today(struct arena *mem, const struct config *config, int64_t now_s);

#endif
