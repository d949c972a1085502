/*
 * Time. Durations come from the monotonic clock, so that a changed wall clock does no harm.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/** clock_us() - microseconds since some fixed moment; only differences mean anything */
int64_t clock_us(void);

/** clock_took_ms() - milliseconds since @start_us; always 0 when CORDIAL_TEST=1 is in the
 * environment */
double clock_took_ms(int64_t start_us);

/** clock_now_s() - seconds since 1970, the wall clock */
int64_t clock_now_s(void);

/** clock_day_s() - the wall clock for what depends on the day; with CORDIAL_TEST=1 always the same
 */
int64_t clock_day_s(void);

/** clock_now_ns() - nanoseconds since 1970, as files are stamped */
int64_t clock_now_ns(void);

/** clock_sleep_ms() - wait; a signal may end it early */
void clock_sleep_ms(int64_t ms);

#endif
