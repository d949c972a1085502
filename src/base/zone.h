/*
 * The time of day in a time zone, from the system's zone files. Knows dates and hours, not how a
 * language writes them.
 */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* A minute of the Gregorian calendar. */
struct zone_time {
    int64_t day; /* days since 1970-01-01; two of them tell how many days lie between */
    int year;
    int month;   /* 1..12 */
    int date;    /* 1..31 */
    int weekday; /* 1: Monday .. 7: Sunday */
    int hour;    /* 0..23 */
    int minute;
};

/** zone_time_of() - a moment, @offset_s seconds east of Greenwich */
struct zone_time zone_time_of(int64_t when_s, int64_t offset_s);

/**
 * zone_offset() - seconds east of Greenwich at a moment
 *
 * @zone:  such as "Europe/Amsterdam"; a name that leads out of the folder of zones is none
 * @out:   0 when there is no such zone
 *
 * Returns false when the system does not know the zone.
 */
bool zone_offset(struct str zone, int64_t when_s, int64_t *out);

/**
 * zone_offset_in() - the same from the bytes of a zone file
 *
 * Behind the last change of the file its rule counts, such as "CET-1CEST,M3.5.0,M10.5.0/3".
 *
 * Source: RFC 8536; POSIX.1-2017, 8.3, TZ. Of the rule's dates only the form "Mm.w.d" is read,
 * which is the only one in use.
 */
bool zone_offset_in(struct str file, int64_t when_s, int64_t *out);

#endif
