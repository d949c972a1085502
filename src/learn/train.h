/*
 * From the ledger to the files of STATE/learned/: agents.model, public.model, past. One process
 * at a time; each file is written aside and renamed, so that readers never wait and a crash
 * leaves the old ones.
 */
#ifndef LEARN_TRAIN_H
#define LEARN_TRAIN_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "store/ledger.h"

#include <stdbool.h>

enum { TRAIN_WAIT_S = 10 };

/* An example of an entry: how customers say it. */
struct train_text {
    struct str text;
    struct str language;
    bool secret; /* of an agents-only entry */
};

/* An answer of the base, as it is today. */
struct train_answer {
    bool known;
    bool is_public; /* anyone may find it */
    struct str id;  /* its present id */
    struct train_text *texts;
    size_t n_texts;
    size_t cap_texts;
};

struct train_options {
    const char *state;
    int64_t oldest_s; /* lines from before go; 0: none does */
    int wait_s;       /* for another training */
    cordial_status (*answer)(void *self, struct arena *mem, struct str id, struct train_answer *out,
                             cordial_error *err);
    void *self;
    void (*progress)(void *data, size_t done, size_t total); /* or NULL */
    void *data;
};

struct train_result {
    size_t lines;   /* learned from */
    size_t expired; /* removed, as they were too old */
    size_t unknown; /* lines whose answer is gone; they are kept and not used */
    size_t answers;
    size_t public_answers;
};

/**
 * train_run() - train on the whole ledger
 *
 * Returns CORDIAL_OK; CORDIAL_E_LOCKED naming the process that trains; CORDIAL_E_CANTCREATE,
 * CORDIAL_E_IO; what @answer returns.
 */
cordial_status train_run(struct store *store, const struct train_options *options,
                         struct train_result *out, cordial_error *err);

/**
 * train_is_due() - did much change since the last training?
 *
 * A tenth of the ledger; or anything that the base says of its answers: their examples, and who
 * may find them.
 */
cordial_status train_is_due(struct store *store, const struct train_options *options, bool *out,
                            cordial_error *err);

#endif
