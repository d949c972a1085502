/*
 * What learn.c and ledger.c share: the ledger's permission, what the base knows, one line from a
 * ticket, and training.
 */
#ifndef LIB_TAUGHT_H
#define LIB_TAUGHT_H

#include "learn/learned.h"
#include "learn/train.h"
#include "lib/handle.h"
#include "store/ledger.h"

#include <cordial/learn.h>

/* A ledger that is being written, with all that a line must be compared with. */
struct teaching {
    cordial_base *base;
    struct searcher *s;
    struct store *store;
    struct learned *learned; /* what was learned before */
    struct arena mem;        /* of the maps */
    struct map known;        /* a folded word and a language -> does it stand in an entry? */
    struct map tickets;      /* a folded word -> lines of this file that have it */
};

/** teaching_begin() - check audience and configuration, open index, store and what is learned */
cordial_status teaching_begin(cordial_base *base, struct teaching *out, cordial_error *err);
void teaching_done(struct teaching *t); /* AUTO(teaching_done) */

/* A ticket before it is stored. */
struct lesson_ticket {
    struct str bytes;
    cordial_format format;
    struct str language; /* when it is known, else the null string */
    struct str answer;
    enum ledger_verdict verdict;
};

/** teaching_answer() - the present id of an answer; CORDIAL_E_NOTFOUND */
cordial_status teaching_answer(struct arena *mem, struct teaching *t, struct str id,
                               struct str *out, cordial_error *err);

/** teaching_line() - read, strip, and make the line that is to be put into the ledger */
cordial_status teaching_line(struct arena *mem, struct teaching *t,
                             const struct lesson_ticket *ticket, struct ledger_line *out,
                             cordial_error *err);

/** taught_train() - train with what the index says of the answers */
cordial_status taught_train(cordial_base *base, struct store *store,
                            const cordial_learn_options *options, cordial_training *out,
                            cordial_error *err);

/** taught_is_due() - is it time to train? */
cordial_status taught_is_due(cordial_base *base, struct store *store, bool *out,
                             cordial_error *err);

/** taught_check() - may this handle see the ledger? CORDIAL_E_USAGE for the public audience */
cordial_status taught_check(const cordial_base *base, cordial_error *err);

#endif
