/*
 * Commands whose first word says what to do, such as `ledger list`: the verbs of a command in a
 * table.
 */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "cli/commands.h"

struct verb {
    const char *name;
    const char *arguments;
    size_t words_min; /* behind the verb */
    size_t words_max;
    cordial_status (*run)(struct run *run, size_t n, const char *const *words, cordial_error *err);
};

/** verbs_run() - run the verb that is the first word; CORDIAL_E_USAGE for one without a row */
cordial_status verbs_run(struct run *run, const struct verb *verbs, size_t n, cordial_error *err);

/** verbs_date() - the day of a moment, in UTC, such as 2026-03-31 */
const char *verbs_date(struct arena *mem, int64_t when_s);

#endif
