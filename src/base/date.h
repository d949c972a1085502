/*
 * Days as "2026-11-30". Knows the calendar, no clock and no time zone.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { DATE_BYTES = 10 };

/** date_is_valid() - is it a day of the calendar, written so, and nothing else? */
bool date_is_valid(struct str s);

/** date_count() - the days since 1970-01-01 of a day; @month and @day from 1 */
int64_t date_count(int64_t year, int month, int day);

/** date_day() - the same of a valid date */
int64_t date_day(struct str s);

#endif
