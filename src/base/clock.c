/* The two clocks of POSIX. */
#include "base/clock.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TEST_DAY_S INT64_C(1796083200) /* 2026-12-01 */

int64_t clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static bool is_test(void)
{
    const char *test = getenv("CORDIAL_TEST");
    return test != NULL && strcmp(test, "1") == 0;
}

double clock_took_ms(int64_t start_us)
{
    if (is_test()) {
        return 0;
    }
    return (double)(clock_us() - start_us) / 1000.0;
}

int64_t clock_now_s(void)
{
    return (int64_t)time(NULL);
}

int64_t clock_day_s(void)
{
    return is_test() ? TEST_DAY_S : clock_now_s();
}

int64_t clock_now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void clock_sleep_ms(int64_t ms)
{
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}
