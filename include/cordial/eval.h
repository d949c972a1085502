/*
 * Golden tickets: how well the base answers what it should answer, and what it gets wrong.
 */
#ifndef CORDIAL_EVAL_H
#define CORDIAL_EVAL_H

#include <cordial/index.h>
#include <cordial/suggest.h>

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CORDIAL_EVAL_MAX = 512 * 1024 * 1024, /* bytes of a file of golden tickets, or of a run */
    CORDIAL_EVAL_RANKS = 10,              /* answers looked at for each ticket */
};

/* What is measured, each 0..1, in the order in which it is shown. */
typedef enum cordial_measure {
    CORDIAL_MEASURE_NDCG,        /* nDCG@10, binary gains, over tickets that have an answer */
    CORDIAL_MEASURE_MRR,         /* mean of 1 / rank of the first right answer, over the same */
    CORDIAL_MEASURE_TOP1,        /* the first row is right, over the same */
    CORDIAL_MEASURE_TOP3,        /* one of the first three rows is, over the same */
    CORDIAL_MEASURE_AUROC,       /* has-an-answer told by the first row's confidence */
    CORDIAL_MEASURE_DECISION,    /* none, or not none, as it should be */
    CORDIAL_MEASURE_CALIBRATION, /* mean distance of confidence and truth: less is better */
} cordial_measure;
#define CORDIAL_MEASURES  7
#define CORDIAL_EVAL_BINS 10

/** cordial_measure_name() - "ndcg", "mrr", "top1", … as documents and floors write it */
const char *cordial_measure_name(cordial_measure measure);

/** cordial_measure_falls() - is less of it better? */
bool cordial_measure_falls(cordial_measure measure);

/* The tickets whose first row has a confidence in one tenth of 0..1. */
typedef struct cordial_eval_bin {
    size_t n;
    double confidence; /* mean; 0 without tickets */
    double right;      /* share whose first row is right; 0 without tickets */
} cordial_eval_bin;

/* Some tickets, measured. */
typedef struct cordial_eval_part {
    const char *language; /* "": of all languages, or one that cannot be told */
    size_t tickets;
    size_t with_answer;
    double of[CORDIAL_MEASURES]; /* negative: no ticket to measure it on */
    cordial_eval_bin bins[CORDIAL_EVAL_BINS];
} cordial_eval_part;

typedef struct cordial_eval_row {
    const char *id;
    double confidence;
} cordial_eval_row;

/* One ticket: what was expected, and what came. */
typedef struct cordial_eval_ticket {
    const char *id;
    unsigned line;
    const char *language; /* as given, else as read; "" when it cannot be told */
    const char *excerpt;  /* how its text begins */
    const char *const *expect;
    size_t n_expect;              /* 0: nothing fits */
    const cordial_eval_row *rows; /* best first */
    size_t n_rows;
    cordial_decision decision;
    const cordial_reason *reasons; /* of the first row */
    size_t n_reasons;
    size_t rank;  /* of the first right row; 0: none is right */
    bool decided; /* none, or not none, as it should be */
} cordial_eval_ticket;

/* An expected id that the base does not have. */
typedef struct cordial_eval_unknown {
    const char *id;
    size_t tickets;      /* that expect it */
    unsigned line;       /* of the first of them */
    const char *nearest; /* an id that may be meant, or NULL */
} cordial_eval_unknown;

/* A ticket that is answered otherwise than before. */
typedef struct cordial_eval_change {
    const char *id;
    size_t rank_before; /* as in cordial_eval_ticket */
    size_t rank;
    cordial_decision decision_before;
    cordial_decision decision;
    int ranked;  /* 1 better, 0 the same, -1 worse */
    int decided; /* likewise */
} cordial_eval_change;

/* Better and worse, and how likely so uneven a split is when nothing but luck is at work. */
typedef struct cordial_eval_split {
    size_t better;
    size_t worse;
    double luck; /* two-sided sign test, 0..1: below .05 it is hardly luck */
} cordial_eval_split;

/* An earlier run against this one, on the tickets that both have. */
typedef struct cordial_eval_comparison {
    size_t added;   /* tickets of this run alone */
    size_t missing; /* tickets of the earlier one alone */
    cordial_eval_part before;
    cordial_eval_part after;
    cordial_eval_split ranked;  /* by the rank of the first right answer */
    cordial_eval_split decided; /* by the decision */
    const cordial_eval_change *changes;
    size_t n_changes;
} cordial_eval_comparison;

/* A measure that does not reach its floor. */
typedef struct cordial_eval_fall {
    const char *language; /* "": of all */
    cordial_measure measure;
    double value; /* negative: there was nothing to measure it on */
    double floor;
} cordial_eval_fall;

typedef struct cordial_evaluation {
    cordial_eval_part total;
    const cordial_eval_part *languages; /* by code */
    size_t n_languages;
    const cordial_eval_ticket *tickets; /* in the order of the file */
    size_t n_tickets;
    const cordial_eval_unknown *unknown;
    size_t n_unknown;
    double took_ms;
} cordial_evaluation;

/* Called for each line that cannot be used; the error has its line. */
typedef void (*cordial_eval_fault)(void *data, const cordial_error *fault);

typedef struct cordial_eval_options {
    const char *without;       /* kinds of evidence to leave out, as in cordial_suggest_options */
    unsigned threads;          /* at most so many; 0: one for each processor */
    cordial_eval_fault fault;  /* or NULL */
    cordial_progress progress; /* or NULL */
    void *data;                /* handed to the functions above */
} cordial_eval_options;

/**
 * cordial_eval() - answer golden tickets, and measure the answers
 *
 * @tickets: lines of {"id", "text", "expect": [ids]} with, perhaps, "format" (text, eml, json) and
 *           "lang"; at most CORDIAL_EVAL_MAX bytes
 * @options: NULL for the defaults
 * @out:     freed with cordial_evaluation_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA when a line cannot be used, or no line is there: with its
 * place when it is one, else with their number; CORDIAL_E_USAGE for an unknown kind of evidence;
 * CORDIAL_E_LIMIT; CORDIAL_E_UNAVAILABLE.
 */
cordial_status cordial_eval(cordial_base *base, const char *tickets, size_t bytes,
                            const cordial_eval_options *options, cordial_evaluation **out,
                            cordial_error *err);

/** cordial_evaluation_free() - NULL is allowed */
void cordial_evaluation_free(cordial_evaluation *evaluation);

/**
 * cordial_eval_run() - the answers as text, for keeping and for other tools
 *
 * A line is ticket-id, rank, answer-id, confidence, decision, with tabs between them; rank 0 and
 * an empty answer-id for a ticket without any answer.
 *
 * Returns the text, freed with cordial_text_free().
 */
char *cordial_eval_run(const cordial_evaluation *evaluation);

/**
 * cordial_eval_compare() - what an earlier run got better and worse
 *
 * @run: as cordial_eval_run() wrote it; what it answered is held against what is expected now
 * @out: valid as long as @evaluation
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA with a place for a line that is no such line.
 */
cordial_status cordial_eval_compare(cordial_evaluation *evaluation, const char *run, size_t bytes,
                                    const cordial_eval_comparison **out, cordial_error *err);

/**
 * cordial_eval_floor() - the measures that do not reach what is demanded
 *
 * @floor: JSON: {"ndcg": 0.9, "top1": 0.8, "languages": {"nl": {"ndcg": 0.85}}}; of a measure of
 *         which less is better it is what must not be exceeded
 * @out:   valid as long as @evaluation
 *
 * Returns CORDIAL_OK, whatever fell; CORDIAL_E_DATA for another document, or another name.
 */
cordial_status cordial_eval_floor(cordial_evaluation *evaluation, const char *floor, size_t bytes,
                                  const cordial_eval_fall **out, size_t *out_n, cordial_error *err);

#ifdef __cplusplus
}
#endif

#endif
