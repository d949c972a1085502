/*
 * Learning from answered tickets: the ledger of what was accepted and rejected, and training on
 * it. Texts are stripped of names, addresses and numbers of people before they are stored. For
 * agents' handles only: to the public audience these functions return CORDIAL_E_USAGE.
 */
#ifndef CORDIAL_LEARN_H
#define CORDIAL_LEARN_H

#include <cordial/base.h>
#include <cordial/index.h>
#include <cordial/ticket.h>

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CORDIAL_HISTORY_MAX = 256 * 1024 * 1024, /* bytes of one file of history */
    CORDIAL_LEDGER_LIST = 50,                /* lines listed unless said otherwise */
};

typedef enum cordial_verdict {
    CORDIAL_VERDICT_ACCEPTED,
    CORDIAL_VERDICT_REJECTED,
    CORDIAL_VERDICT_EDITED, /* accepted, after changes to the draft */
} cordial_verdict;

/** cordial_verdict_name() - "accepted", "rejected", "edited" */
const char *cordial_verdict_name(cordial_verdict verdict);

/* What a training did. */
typedef struct cordial_training {
    bool trained;          /* false: it was not yet time, or another process was at it */
    size_t lines;          /* learned from */
    size_t expired;        /* removed: older than keep_days */
    size_t unknown;        /* kept, but their answer is in the base no more */
    size_t answers;        /* that have lines */
    size_t public_answers; /* among them, for the public model */
} cordial_training;

typedef struct cordial_learn_options {
    const char *file;          /* the history's name, for notes; NULL: "" */
    int wait_s;                /* for another training; 0: the default of 10 s */
    cordial_progress progress; /* or NULL */
    void *data;                /* handed to it */
} cordial_learn_options;

typedef struct cordial_learn_report {
    size_t added;                /* lines that are new */
    size_t known;                /* lines that were in the ledger */
    const cordial_note *refused; /* with file and line */
    size_t n_refused;
    cordial_training training;
    double took_ms;
} cordial_learn_report;

/**
 * cordial_learn() - add lines of history to the ledger and train
 *
 * A line is {"text", "answer"[, "lang"]}. What cannot be taken is refused with its line; the rest
 * is taken. Empty lines do not count.
 *
 * @history: JSON lines, @bytes long, at most CORDIAL_HISTORY_MAX
 * @options: NULL for the defaults
 * @out:     freed with cordial_learn_report_free()
 *
 * Returns CORDIAL_OK, also when lines were refused; CORDIAL_E_CONFIG when base.yaml switches the
 * ledger off; CORDIAL_E_UNAVAILABLE without an index; CORDIAL_E_LOCKED while another process
 * trains; CORDIAL_E_LIMIT, CORDIAL_E_USAGE, CORDIAL_E_IO, CORDIAL_E_CANTCREATE.
 */
cordial_status cordial_learn(cordial_base *base, const char *history, size_t bytes,
                             const cordial_learn_options *options, cordial_learn_report **out,
                             cordial_error *err);

/** cordial_learn_report_free() - NULL is allowed */
void cordial_learn_report_free(cordial_learn_report *report);

/* A line of the ledger. */
typedef struct cordial_ledger_line {
    int64_t number;
    const char *text; /* stripped */
    const char *answer;
    const char *language;
    cordial_verdict verdict;
    int64_t when_s; /* seconds since 1970 */
    bool undone;    /* nothing is learned from it */
} cordial_ledger_line;

typedef struct cordial_ledger {
    const cordial_ledger_line *rows; /* the newest first */
    size_t n_rows;
    size_t total; /* lines of the ledger */
} cordial_ledger;

typedef struct cordial_ledger_query {
    const char *answer; /* lines of this answer alone, or NULL */
    size_t n;           /* at most so many; 0: CORDIAL_LEDGER_LIST */
} cordial_ledger_query;

/**
 * cordial_ledger_list() - the lines of the ledger
 *
 * @query: NULL for the defaults
 * @out:   freed with cordial_ledger_free(); empty when there is no ledger
 */
cordial_status cordial_ledger_list(cordial_base *base, const cordial_ledger_query *query,
                                   cordial_ledger **out, cordial_error *err);

/** cordial_ledger_free() - NULL is allowed */
void cordial_ledger_free(cordial_ledger *ledger);

typedef struct cordial_ledger_add {
    const char *answer; /* an id, or an earlier one */
    cordial_verdict verdict;
    const char *ticket; /* as it arrived */
    size_t bytes;
    cordial_format format;
    const char *language; /* when it is known, or NULL */
} cordial_ledger_add;

/**
 * cordial_ledger_put() - record a verdict
 *
 * The same ticket and answer a second time changes the verdict. Trains when the ledger has changed
 * by a tenth since the last training; until then the line works as a past ticket.
 *
 * @out_number:   the line; may be NULL
 * @out_training: what was trained; may be NULL
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND for an unknown answer; CORDIAL_E_DATA when nothing is left
 * of the ticket, or it cannot be read; CORDIAL_E_CONFIG when the ledger is off;
 * CORDIAL_E_UNAVAILABLE; CORDIAL_E_LIMIT, CORDIAL_E_IO, CORDIAL_E_CANTCREATE.
 */
cordial_status cordial_ledger_put(cordial_base *base, const cordial_ledger_add *add,
                                  int64_t *out_number, cordial_training *out_training,
                                  cordial_error *err);

/** cordial_ledger_undo() - nothing is learned from a line any more, from now on; it is kept.
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND.
 */
cordial_status cordial_ledger_undo(cordial_base *base, int64_t number, cordial_error *err);

/* What to forget: one of these. */
typedef struct cordial_ledger_forgetting {
    int64_t number;   /* a line; 0: none */
    int64_t before_s; /* what is older than this; 0: none */
    bool all;
} cordial_ledger_forgetting;

/**
 * cordial_ledger_forget() - remove lines for good and train without them
 *
 * @out_removed: how many; may be NULL
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND for a line that is not there.
 */
cordial_status cordial_ledger_forget(cordial_base *base, const cordial_ledger_forgetting *what,
                                     size_t *out_removed, cordial_error *err);

#ifdef __cplusplus
}
#endif

#endif
