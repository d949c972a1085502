/*
 * Searches of cordial timed inside one process, for tools/bench.
 *
 * usage: bench_cordial BASE STATE [plain] < searches   one a line; "plain": without snippets
 *
 * Prints the number of searches and the median and 99th percentile in milliseconds.
 */
#include <cordial/cordial.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static int fail(const cordial_error *err)
{
    fprintf(stderr, "bench_cordial: %s\n", err->message);
    return 1;
}

int main(int argc, char **argv)
{
    static char line[CORDIAL_SEARCH_MAX + 2];
    static double took[200000];
    cordial_base *base = NULL;
    cordial_error err;
    if (argc < 3) {
        fputs("usage: bench_cordial BASE STATE [plain] < searches\n", stderr);
        return 2;
    }
    cordial_base_options where = {.audience = CORDIAL_AUDIENCE_AGENTS, .state = argv[2]};
    cordial_search_options options = {.no_snippets = argc > 3 && strcmp(argv[3], "plain") == 0};
    if (cordial_base_open(argv[1], &where, &base, &err) != CORDIAL_OK) {
        return fail(&err);
    }
    size_t n = 0;
    while (n < sizeof took / sizeof took[0] && fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        cordial_results *results = NULL;
        double start = now_ms();
        if (cordial_search(base, line, &options, &results, &err) != CORDIAL_OK) {
            cordial_base_close(base);
            return fail(&err);
        }
        took[n++] = now_ms() - start;
        cordial_results_free(results);
    }
    qsort(took, n, sizeof took[0], by_size);
    printf("%zu %.4f %.4f\n", n, n > 0 ? took[n / 2] : 0, n > 0 ? took[n * 99 / 100] : 0);
    cordial_base_close(base);
    return 0;
}
