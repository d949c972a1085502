/*
 * Checking the entries of a base: runs the table of rules (rules.c) over the files. Knows no
 * index and no form of output.
 */
#ifndef LINT_LINT_H
#define LINT_LINT_H

#include "base/arena.h"
#include "base/err.h"
#include "entry/config.h"
#include "text/spell.h"

#include <cordial/lint.h>

struct lint_request {
    int dir_fd; /* of the base's folder */
    const struct config *config;
    struct str_list rules;     /* ids of those to run; none: all */
    struct speller *speller;   /* NULL: spelling is not looked at */
    int64_t now_s;             /* seconds since 1970, for what depends on the day */
    cordial_progress progress; /* or NULL */
    void *data;
};

/**
 * lint_run() - read every entry and run the rules
 *
 * Findings of one file do not depend on the order in which files are read.
 *
 * @mem: owns the result
 * @out: every member but took_ms set
 *
 * Returns CORDIAL_OK; CORDIAL_E_USAGE for an unknown rule; what listing the folder returns.
 */
cordial_status lint_run(struct arena *mem, const struct lint_request *request,
                        cordial_lint_report *out, cordial_error *err);

#endif
