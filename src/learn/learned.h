/*
 * What is learned, as one audience may see it: the public model alone, or the agents' model with
 * the past tickets and the ledger's newest lines. An open one is for one thread. Files that are
 * broken are as if they were not there; learned_state() tells of them.
 */
#ifndef LEARN_LEARNED_H
#define LEARN_LEARNED_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <cordial/base.h>

#include <stdbool.h>
#include <stdint.h>

enum { LEARNED_ROWS_MAX = 50 };

struct learned;

/**
 * learned_open() - open what there is
 *
 * The public audience opens STATE/learned/public.model and nothing else.
 *
 * @out: an empty one when nothing is learned
 *
 * Returns CORDIAL_OK.
 */
cordial_status learned_open(const char *state, cordial_audience audience, struct learned **out,
                            cordial_error *err);
void learned_close(struct learned *l);

/** learned_refresh() - see a newer model and newer lines; a stat of each file when nothing is new
 */
cordial_status learned_refresh(struct learned *l, cordial_error *err);

/* One answer, as the past speaks for it. */
struct learned_row {
    struct str id;   /* as the ledger has it */
    double model;    /* the classifier's decision value, about -1..1 and beyond; NAN: no class */
    double nearest;  /* 0..1: how alike the nearest accepted past ticket is */
    double second;   /* the mean of its three nearest accepted ones, 0 where there are fewer */
    double rejected; /* 0..1: how alike the nearest rejected past ticket is */
    size_t accepted; /* lines accepted for it at all */
    size_t alike;    /* accepted lines that are at least 0.5 alike */
};

/**
 * learned_rank() - what the past says about a ticket
 *
 * @mem:      owns the rows
 * @text:     subject and message, the customer's own things cut
 * @language: a code, or ""
 * @out:      the LEARNED_ROWS_MAX best by model or by nearest, in any order; ids are borrowed
 *             until the next learned_refresh()
 *
 * Returns CORDIAL_OK.
 */
cordial_status learned_rank(struct arena *mem, struct learned *l, struct str text,
                            struct str language, struct learned_row **out, size_t *out_n,
                            cordial_error *err);

/** learned_word_lines() - in how many accepted or rejected tickets a folded word is, about */
size_t learned_word_lines(const struct learned *l, struct str word);

/* How it stands, for a status. */
struct learned_state {
    size_t model_answers;     /* of the classifier; 0: there is none */
    size_t model_bytes;       /* of its file */
    size_t past_lines;        /* of the last training */
    size_t recent_lines;      /* changed since */
    struct str_list problems; /* "agents.model: the file is damaged" */
};

/** learned_state() - borrowed until the next refresh */
struct learned_state learned_state(const struct learned *l);

/** learned_model_path() - STATE/learned/public.model or agents.model */
const char *learned_model_path(struct arena *mem, const char *state, cordial_audience audience);

/** learned_past_path() - STATE/learned/past */
const char *learned_past_path(struct arena *mem, const char *state);

#endif
