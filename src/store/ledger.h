/*
 * The ledger: which answers were accepted or rejected for which tickets. Rows in, rows out; what
 * may be kept of a ticket and what is learned from it is for learn/.
 */
#ifndef STORE_LEDGER_H
#define STORE_LEDGER_H

#include "store/store.h"

#include <stdbool.h>

enum ledger_verdict { LEDGER_ACCEPTED, LEDGER_REJECTED, LEDGER_EDITED };

struct ledger_line {
    int64_t number; /* never used again after the line is forgotten */
    uint64_t key;   /* of text and answer, for ledger_put(); 0 in lines that were read */
    struct str text;
    struct str answer;
    struct str language;
    enum ledger_verdict verdict;
    int64_t when_s; /* seconds since 1970 */
    bool undone;
    int64_t changed; /* the ledger's count of changes when this line last changed */
};

struct ledger_lines {
    struct ledger_line *rows;
    size_t n;
    size_t cap;
};

struct ledger_numbers {
    int64_t *rows; /* ascending */
    size_t n;
    size_t cap;
};

struct ledger_counts {
    size_t lines; /* undone ones included */
    size_t undone;
    int64_t changed; /* the count of changes */
    int64_t taught;  /* what the last training was told as @taught; 0 before there was one */
};

enum ledger_put_result { LEDGER_ADDED, LEDGER_CHANGED, LEDGER_KNOWN };

/**
 * ledger_put() - add a line, or change the verdict of the same line
 *
 * A line is the same when its key is. Within a transaction of the caller's, or alone.
 *
 * @line:   number and changed are set
 * @revive: an undone line counts again; else it stays undone and is LEDGER_KNOWN
 */
cordial_status ledger_put(struct store *s, struct ledger_line *line, bool revive,
                          enum ledger_put_result *out, cordial_error *err);

/** ledger_get() - a line by its number; CORDIAL_E_NOTFOUND */
cordial_status ledger_get(struct arena *mem, struct store *s, int64_t number,
                          struct ledger_line *out, cordial_error *err);

/**
 * ledger_list() - the newest lines first
 *
 * @answer: lines of this answer alone; "" for all
 * @max:    at most so many
 */
cordial_status ledger_list(struct arena *mem, struct store *s, struct str answer, size_t max,
                           struct ledger_lines *out, cordial_error *err);

/** ledger_since() - lines that changed after the count @changed, by number; 0: all */
cordial_status ledger_since(struct arena *mem, struct store *s, int64_t changed,
                            struct ledger_lines *out, cordial_error *err);

/** ledger_gone_since() - numbers of lines that were forgotten after the count @changed */
cordial_status ledger_gone_since(struct arena *mem, struct store *s, int64_t changed,
                                 struct ledger_numbers *out, cordial_error *err);

cordial_status ledger_count(struct store *s, struct ledger_counts *out, cordial_error *err);

/** ledger_undo() - a line counts no more, but is kept; CORDIAL_E_NOTFOUND */
cordial_status ledger_undo(struct store *s, int64_t number, cordial_error *err);

/** ledger_forget() - remove a line for good; CORDIAL_E_NOTFOUND */
cordial_status ledger_forget(struct store *s, int64_t number, cordial_error *err);

/** ledger_forget_all() - remove every line for good; @out: how many */
cordial_status ledger_forget_all(struct store *s, size_t *out, cordial_error *err);

/** ledger_forget_before() - remove lines that are older than @when_s for good; @out: how many */
cordial_status ledger_forget_before(struct store *s, int64_t when_s, size_t *out,
                                    cordial_error *err);

/**
 * ledger_answers() - the answers of lines that are not undone, each once, sorted
 *
 * @changed: of lines that did not change after this count
 */
cordial_status ledger_answers(struct arena *mem, struct store *s, int64_t changed,
                              struct str_list *out, cordial_error *err);

/**
 * ledger_trained() - drop the marks of forgotten lines that training has seen
 *
 * @changed: the count of changes that training has seen
 * @taught:  stands for what the base said of the answers; kept for ledger_count()
 */
cordial_status ledger_trained(struct store *s, int64_t changed, int64_t taught, cordial_error *err);

#endif
