/* Checking the entries of a base, as the public header has it. */
#include "lib/handle.h"

#include "base/clock.h"
#include "lint/subject.h"

#include <cordial/lint.h>

#include <stdlib.h>

typedef HANDED(cordial_lint_report) handed_report;

const cordial_lint_rule *cordial_lint_rule_at(size_t i)
{
    size_t n;
    const struct lint_rule *rules = lint_rules(&n);
    return i < n ? &rules[i].shown : NULL;
}

static cordial_status lint(cordial_base *base, const cordial_lint_options *options,
                           handed_report *handed, cordial_error *err)
{
    struct lint_request request = {
        .dir_fd = base->dir_fd,
        .config = &base->config,
        .rules = {.rows = arena_array(&handed->mem, options->n_rules, sizeof(struct str)),
                  .n = options->n_rules},
        .now_s = clock_day_s(),
        .progress = options->progress,
        .data = options->data,
    };
    for (size_t i = 0; i < options->n_rules; i++) {
        request.rules.rows[i] = str_of(options->rules[i]);
    }
    if (!options->no_spelling) {
        base->speller = base->speller != NULL ? base->speller : speller_open();
        request.speller = base->speller;
    }
    return lint_run(&handed->mem, &request, &handed->data, err);
}

cordial_status cordial_lint(cordial_base *base, const cordial_lint_options *options,
                            cordial_lint_report **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_lint_options defaults = {0};
    int64_t start_us = clock_us();
    if (base->audience != CORDIAL_AUDIENCE_AGENTS) {
        return err_set(err, CORDIAL_E_USAGE, "the public audience cannot check entries");
    }
    handed_report *handed = heap_alloc(sizeof *handed);
    if (lint(base, options != NULL ? options : &defaults, handed, err) != CORDIAL_OK) {
        cordial_lint_free(&handed->data);
        return err->status;
    }
    handed->data.took_ms = clock_took_ms(start_us);
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_lint_free(cordial_lint_report *report)
{
    if (report != NULL) {
        handed_report *handed = (handed_report *)(void *)report;
        arena_done(&handed->mem);
        free(handed);
    }
}
