/* One ticket; sums over many; how well confidence tells; languages; the sign test. */
#include "search/eval.h"

#include "base/map.h"

#include <math.h>
#include <stdlib.h>

static const struct {
    const char *name;
    bool falls;
} measures[CORDIAL_MEASURES] = {
    [CORDIAL_MEASURE_NDCG] = {"ndcg", false},
    [CORDIAL_MEASURE_MRR] = {"mrr", false},
    [CORDIAL_MEASURE_TOP1] = {"top1", false},
    [CORDIAL_MEASURE_TOP3] = {"top3", false},
    [CORDIAL_MEASURE_AUROC] = {"auroc", false},
    [CORDIAL_MEASURE_DECISION] = {"decision", false},
    [CORDIAL_MEASURE_CALIBRATION] = {"calibration", true},
};

/* A measure for which there was no ticket. */
static const double UNMEASURED = -1;

const char *cordial_measure_name(cordial_measure measure)
{
    return (size_t)measure < CORDIAL_MEASURES ? measures[measure].name : "unknown";
}

bool cordial_measure_falls(cordial_measure measure)
{
    return (size_t)measure < CORDIAL_MEASURES && measures[measure].falls;
}

static bool is_expected(const cordial_eval_ticket *ticket, const char *id)
{
    for (size_t i = 0; i < ticket->n_expect; i++) {
        if (strcmp(ticket->expect[i], id) == 0) {
            return true;
        }
    }
    return false;
}

void eval_judge(cordial_eval_ticket *ticket)
{
    bool none = ticket->decision == CORDIAL_DECISION_NONE;
    size_t at = 0;
    while (at < ticket->n_rows && !is_expected(ticket, ticket->rows[at].id)) {
        at++;
    }
    ticket->rank = at < ticket->n_rows ? at + 1 : 0;
    ticket->decided = none == (ticket->n_expect == 0);
}

static double discount(size_t rank)
{
    return 1 / log2((double)rank + 1);
}

double eval_ndcg(const cordial_eval_ticket *ticket)
{
    double gained = 0;
    double ideal = 0;
    for (size_t i = 0; i < CORDIAL_EVAL_RANKS; i++) {
        bool hit = i < ticket->n_rows && is_expected(ticket, ticket->rows[i].id);
        gained += hit ? discount(i + 1) : 0;
        ideal += i < ticket->n_expect ? discount(i + 1) : 0;
    }
    return ideal > 0 ? gained / ideal : 0;
}

static double confidence_of(const cordial_eval_ticket *ticket)
{
    return ticket->n_rows > 0 ? ticket->rows[0].confidence : 0;
}

/* A first row's confidence, and whether the ticket has an answer at all. */
struct told {
    double confidence;
    bool has;
};

static int by_confidence(const void *a, const void *b)
{
    double x = ((const struct told *)a)->confidence;
    double y = ((const struct told *)b)->confidence;
    return (x > y) - (x < y);
}

/*
 * The probability that a ticket with an answer has more confidence than one without, ties
 * counting half: the rank-sum statistic of Mann and Whitney (1947) divided by its maximum.
 */
static double auroc(struct told *rows, size_t n)
{
    double won = 0;
    size_t without = 0; /* tickets without an answer that are below */
    size_t with = 0;
    if (n > 1) {
        qsort(rows, n, sizeof *rows, by_confidence);
    }
    for (size_t i = 0; i < n;) {
        size_t tied[2] = {0, 0};
        double confidence = rows[i].confidence;
        for (; i < n && rows[i].confidence == confidence; i++) {
            tied[rows[i].has]++;
        }
        won += (double)tied[1] * ((double)without + (double)tied[0] / 2);
        without += tied[0];
        with += tied[1];
    }
    return with > 0 && without > 0 ? won / ((double)with * (double)without) : UNMEASURED;
}

static double measure_auroc(const cordial_eval_ticket *tickets, size_t n)
{
    struct arena mem = {0};
    struct told *rows = arena_array(&mem, n, sizeof *rows);
    for (size_t i = 0; i < n; i++) {
        rows[i] = (struct told){confidence_of(&tickets[i]), tickets[i].n_expect > 0};
    }
    double value = auroc(rows, n);
    arena_done(&mem);
    return value;
}

static void fill_bins(const cordial_eval_ticket *tickets, size_t n, cordial_eval_bin *bins)
{
    for (size_t i = 0; i < n; i++) {
        double confidence = confidence_of(&tickets[i]);
        size_t at = confidence > 0 ? (size_t)(confidence * CORDIAL_EVAL_BINS) : 0;
        cordial_eval_bin *bin = &bins[at < CORDIAL_EVAL_BINS ? at : CORDIAL_EVAL_BINS - 1];
        bin->n++;
        bin->confidence += confidence;
        bin->right += tickets[i].rank == 1;
    }
    for (size_t i = 0; i < CORDIAL_EVAL_BINS; i++) {
        double count = bins[i].n > 0 ? (double)bins[i].n : 1;
        bins[i].confidence /= count;
        bins[i].right /= count;
    }
}

static double calibration_error(const cordial_eval_bin *bins, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < CORDIAL_EVAL_BINS; i++) {
        sum += (double)bins[i].n * fabs(bins[i].confidence - bins[i].right);
    }
    return n > 0 ? sum / (double)n : UNMEASURED;
}

void eval_measure(const cordial_eval_ticket *tickets, size_t n, const char *language,
                  cordial_eval_part *out)
{
    static const cordial_measure ranked[] = {CORDIAL_MEASURE_NDCG, CORDIAL_MEASURE_MRR,
                                             CORDIAL_MEASURE_TOP1, CORDIAL_MEASURE_TOP3};
    size_t decided = 0;
    *out = (cordial_eval_part){.language = language, .tickets = n};
    for (size_t i = 0; i < n; i++) {
        const cordial_eval_ticket *t = &tickets[i];
        decided += t->decided;
        out->with_answer += t->n_expect > 0;
        out->of[CORDIAL_MEASURE_NDCG] += eval_ndcg(t);
        out->of[CORDIAL_MEASURE_MRR] += t->rank > 0 ? 1 / (double)t->rank : 0;
        out->of[CORDIAL_MEASURE_TOP1] += t->rank == 1;
        out->of[CORDIAL_MEASURE_TOP3] += t->rank >= 1 && t->rank <= 3;
    }
    for (size_t i = 0; i < sizeof ranked / sizeof ranked[0]; i++) {
        double *sum = &out->of[ranked[i]];
        *sum = out->with_answer > 0 ? *sum / (double)out->with_answer : UNMEASURED;
    }
    fill_bins(tickets, n, out->bins);
    out->of[CORDIAL_MEASURE_AUROC] = measure_auroc(tickets, n);
    out->of[CORDIAL_MEASURE_DECISION] = n > 0 ? (double)decided / (double)n : UNMEASURED;
    out->of[CORDIAL_MEASURE_CALIBRATION] = calibration_error(out->bins, n);
}

static int by_language(const void *a, const void *b)
{
    const cordial_eval_ticket *x = a;
    const cordial_eval_ticket *y = b;
    return strcmp(x->language, y->language);
}

cordial_eval_part *eval_by_language(struct arena *mem, const cordial_eval_ticket *tickets, size_t n,
                                    size_t *out_n)
{
    cordial_eval_ticket *sorted = arena_array(mem, n, sizeof *sorted);
    cordial_eval_part *parts = NULL;
    size_t n_parts = 0;
    size_t cap = 0;
    if (n > 0) {
        memcpy(sorted, tickets, n * sizeof *sorted);
        qsort(sorted, n, sizeof *sorted, by_language);
    }
    for (size_t start = 0; start < n;) {
        size_t end = start + 1;
        while (end < n && by_language(&sorted[start], &sorted[end]) == 0) {
            end++;
        }
        parts = arena_more(mem, parts, n_parts, &cap, sizeof *parts);
        eval_measure(sorted + start, end - start, sorted[start].language, &parts[n_parts++]);
        start = end;
    }
    *out_n = n_parts;
    return parts;
}

double eval_sign_test(size_t better, size_t worse)
{
    size_t n = better + worse;
    size_t fewer = better < worse ? better : worse;
    double log_ways = 0; /* of n over k */
    double tail = 0;
    for (size_t k = 0; k <= fewer; k++) {
        tail += exp(log_ways - (double)n * log(2));
        log_ways += log((double)(n - k) / (double)(k + 1));
    }
    return fmin(1, 2 * tail);
}
