/*
 * Work of cordial timed inside one process, for tools/bench.
 *
 * usage: bench_cordial WORK BASE STATE < lines   WORK: a row of the table below
 *
 * Prints the number of lines and the median and 99th percentile in milliseconds: of the wall
 * clock, or of the processor with BENCH_CPU in the environment.
 */
#include "lib/advice.h"

#include <cordial/cordial.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LINE_BYTES = 64 * 1024, LINES_MAX = 200000 };

static double now_ms(void)
{
    struct timespec t;
    bool cpu = getenv("BENCH_CPU") != NULL;
    clock_gettime(cpu ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Each does its work on one line and says how long that took. */
typedef cordial_status (*work)(cordial_base *base, const char *line, double *out_ms,
                               cordial_error *err);

static cordial_status search(cordial_base *base, const char *line, bool no_snippets, double *out_ms,
                             cordial_error *err)
{
    cordial_search_options options = {.no_snippets = no_snippets};
    cordial_results *results = NULL;
    double start = now_ms();
    TRY(cordial_search(base, line, &options, &results, err));
    *out_ms = now_ms() - start;
    cordial_results_free(results);
    return CORDIAL_OK;
}

static cordial_status search_plain(cordial_base *base, const char *line, double *out_ms,
                                   cordial_error *err)
{
    return search(base, line, true, out_ms, err);
}

static cordial_status search_snippets(cordial_base *base, const char *line, double *out_ms,
                                      cordial_error *err)
{
    return search(base, line, false, out_ms, err);
}

static cordial_status complete(cordial_base *base, const char *line, double *out_ms,
                               cordial_error *err)
{
    cordial_completions *completions = NULL;
    double start = now_ms();
    TRY(cordial_complete(base, line, NULL, &completions, err));
    *out_ms = now_ms() - start;
    cordial_completions_free(completions);
    return CORDIAL_OK;
}

/* Suggestions alone: the ticket is read before the clock starts. */
static cordial_status suggest_alone(cordial_base *base, const char *line, double *out_ms,
                                    cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct suggest_options options = {.n = SUGGEST_DEFAULT};
    struct str none = {NULL, 0};
    struct suggested found;
    cordial_ticket ticket;
    struct searcher *s = NULL;
    TRY(handle_searcher(base, &s, err));
    TRY(advice_read(&mem, s, str_of(line), CORDIAL_FORMAT_TEXT, none, &ticket, err));
    double start = now_ms();
    TRY(suggest_run(&mem, s, &ticket, &options, &found, err));
    *out_ms = now_ms() - start;
    return CORDIAL_OK;
}

static cordial_status suggest_whole(cordial_base *base, const char *line, double *out_ms,
                                    cordial_error *err)
{
    cordial_suggest_options options = {.format = CORDIAL_FORMAT_TEXT};
    cordial_suggestions *suggestions = NULL;
    double start = now_ms();
    TRY(cordial_suggest(base, line, strlen(line), &options, &suggestions, err));
    *out_ms = now_ms() - start;
    cordial_suggestions_free(suggestions);
    return CORDIAL_OK;
}

static const struct {
    const char *name;
    work run;
} works[] = {
    {"complete", complete},     {"search", search_snippets},      {"search-plain", search_plain},
    {"suggest", suggest_alone}, {"suggest-whole", suggest_whole},
};

static work find_work(const char *name)
{
    for (size_t i = 0; i < sizeof works / sizeof works[0]; i++) {
        if (strcmp(works[i].name, name) == 0) {
            return works[i].run;
        }
    }
    return NULL;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static cordial_status time_lines(work run, cordial_base *base, cordial_error *err)
{
    static char line[LINE_BYTES];
    static double took[LINES_MAX];
    size_t n = 0;
    while (n < LINES_MAX && fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        TRY(run(base, line, &took[n], err));
        n++;
    }
    qsort(took, n, sizeof took[0], by_size);
    printf("%zu %.4f %.4f\n", n, n > 0 ? took[n / 2] : 0, n > 0 ? took[n * 99 / 100] : 0);
    return CORDIAL_OK;
}

int main(int argc, char **argv)
{
    cordial_base *base = NULL;
    cordial_error err;
    work run = argc == 4 ? find_work(argv[1]) : NULL;
    if (run == NULL) {
        fputs("usage: bench_cordial WORK BASE STATE < lines\n", stderr);
        return 2;
    }
    cordial_base_options where = {.audience = CORDIAL_AUDIENCE_AGENTS, .state = argv[3]};
    cordial_status status = cordial_base_open(argv[2], &where, &base, &err);
    if (status == CORDIAL_OK) {
        status = time_lines(run, base, &err);
    }
    if (status != CORDIAL_OK) {
        fprintf(stderr, "bench_cordial: %s\n", err.message);
    }
    cordial_base_close(base);
    return status != CORDIAL_OK;
}
