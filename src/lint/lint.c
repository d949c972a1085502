/* The run: entry by entry, then the base as a whole; findings sorted. */
#include "lint/subject.h"

#include "base/nearest.h"
#include "reply/promise.h"

#include <stdlib.h>

enum {
    NEAREST_TRIES = 500000, /* comparisons of ids in one run */
    PROGRESS_EVERY = 32,    /* entries */
};

static int by_place(const void *a, const void *b)
{
    const struct lint_row *x = a;
    const struct lint_row *y = b;
    int order = strcmp(x->finding.file, y->finding.file);
    if (order == 0 && x->finding.line != y->finding.line) {
        order = x->finding.line < y->finding.line ? -1 : 1;
    }
    if (order == 0 && x->finding.column != y->finding.column) {
        order = x->finding.column < y->finding.column ? -1 : 1;
    }
    if (order == 0 && x->rule != y->rule) {
        order = x->rule < y->rule ? -1 : 1;
    }
    return order != 0 ? order : strcmp(x->finding.message, y->finding.message);
}

static cordial_status unknown_rule(struct str id, cordial_error *err)
{
    size_t n;
    const struct lint_rule *rules = lint_rules(&n);
    struct nearest nearest;
    nearest_init(&nearest, id);
    for (size_t i = 0; i < n; i++) {
        nearest_try(&nearest, rules[i].shown.id);
    }
    if (nearest.name != NULL) {
        return err_set(err, CORDIAL_E_USAGE, "there is no rule '%.*s'; did you mean '%s'?",
                       STR_ARG(id), nearest.name);
    }
    return err_set(err, CORDIAL_E_USAGE, "there is no rule '%.*s'", STR_ARG(id));
}

static cordial_status choose_rules(struct lint *l, bool *wanted, cordial_error *err)
{
    size_t n;
    const struct lint_rule *rules = lint_rules(&n);
    struct str_list asked = l->request->rules;
    for (size_t i = 0; i < n; i++) {
        wanted[i] = asked.n == 0;
    }
    for (size_t k = 0; k < asked.n; k++) {
        size_t i = 0;
        while (i < n && !str_eq(str_of(rules[i].shown.id), asked.rows[k])) {
            i++;
        }
        if (i == n) {
            return unknown_rule(asked.rows[k], err);
        }
        wanted[i] = true;
    }
    return CORDIAL_OK;
}

static void run_rules(struct lint *l)
{
    const bool *wanted = l->wanted;
    size_t n;
    const struct lint_rule *rules = lint_rules(&n);
    for (size_t k = 0; k < l->n; k++) {
        for (l->rule = 0; l->rule < n; l->rule++) {
            if (wanted[l->rule] && rules[l->rule].entry != NULL) {
                rules[l->rule].entry(l, l->subjects[k]);
            }
        }
        l->language = (struct language_findings){0};
        arena_reset(l->scratch);
        if (l->request->progress != NULL && k % PROGRESS_EVERY == 0) {
            l->request->progress(l->request->data, k, l->n);
        }
    }
    for (l->rule = 0; l->rule < n; l->rule++) {
        if (wanted[l->rule] && rules[l->rule].base != NULL) {
            rules[l->rule].base(l);
            arena_reset(l->scratch);
        }
    }
}

static void keep_findings(struct lint *l, cordial_lint_report *out)
{
    if (l->n_rows > 1) {
        qsort(l->rows, l->n_rows, sizeof *l->rows, by_place);
    }
    cordial_lint_finding *findings = arena_array(l->mem, l->n_rows, sizeof *findings);
    for (size_t i = 0; i < l->n_rows; i++) {
        findings[i] = l->rows[i].finding;
    }
    *out = (cordial_lint_report){
        .findings = findings,
        .n_findings = l->n_rows,
        .n_files = l->n + l->n_unread,
    };
}

cordial_status lint_run(struct arena *mem, const struct lint_request *request,
                        cordial_lint_report *out, cordial_error *err)
{
    AUTO(arena_done) struct arena scratch = {0};
    size_t n_rules;
    lint_rules(&n_rules);
    bool *wanted = arena_array(mem, n_rules, sizeof *wanted);
    struct lint l = {
        .mem = mem,
        .wanted = wanted,
        .scratch = &scratch,
        .request = request,
        .config = request->config,
        .today = promise_today(mem, request->config, request->now_s),
        .tries = NEAREST_TRIES,
    };
    TRY(choose_rules(&l, wanted, err));
    TRY(lint_read(&l, err));
    run_rules(&l);
    keep_findings(&l, out);
    return CORDIAL_OK;
}
