/*
 * Checking the entries of a base: findings of rules, each with its place in a file.
 */
#ifndef CORDIAL_LINT_H
#define CORDIAL_LINT_H

#include <cordial/base.h>
#include <cordial/check.h>
#include <cordial/index.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A rule, as it may be shown and asked for. */
typedef struct cordial_lint_rule {
    const char *id;
    const char *family; /* such as "links" */
    cordial_severity severity;
    const char *summary; /* what it asks for */
    const char *why;
} cordial_lint_rule;

typedef struct cordial_lint_finding {
    const char *rule;
    cordial_severity severity;
    const char *file; /* below the base */
    unsigned line;    /* from 1; 0: the whole file */
    unsigned column;  /* characters of the line, from 1; 0: the whole line */
    unsigned end_line;
    unsigned end_column; /* behind the last character; 0: no end is known */
    const char *message;
    const char *fix; /* a text to put in the place, when the end is known; or NULL */
} cordial_lint_finding;

typedef struct cordial_lint_report {
    const cordial_lint_finding *findings; /* by file, line, column, then as the rules stand */
    size_t n_findings;
    size_t n_files; /* entries that were looked at */
    double took_ms;
} cordial_lint_report;

typedef struct cordial_lint_options {
    const char *const *rules; /* ids of those to run; NULL: all */
    size_t n_rules;
    bool no_spelling;          /* do not look words up in dictionaries */
    cordial_progress progress; /* or NULL */
    void *data;                /* handed to it */
} cordial_lint_options;

/** cordial_lint_rule_at() - the rule number @i, by family, then id; NULL behind the last */
const cordial_lint_rule *cordial_lint_rule_at(size_t i);

/**
 * cordial_lint() - check every entry of a base, and its companions
 *
 * Reads the files, needs no index and writes nothing. Entries that are retired are left alone.
 *
 * @base:    opened for agents
 * @options: NULL for the defaults
 * @out:     freed with cordial_lint_free()
 *
 * Returns CORDIAL_OK, whatever was found; CORDIAL_E_USAGE for a rule that there is not, or for
 * the public audience; CORDIAL_E_IO, CORDIAL_E_PERMISSION when the folder cannot be listed.
 */
cordial_status cordial_lint(cordial_base *base, const cordial_lint_options *options,
                            cordial_lint_report **out, cordial_error *err);

/** cordial_lint_free() - NULL is allowed */
void cordial_lint_free(cordial_lint_report *report);

#ifdef __cplusplus
}
#endif

#endif
