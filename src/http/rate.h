/*
 * How often one address may call: a bucket for each address and class of calls, which fills with
 * time. A fixed number of buckets; the one that was used least lately makes room.
 */
#ifndef HTTP_RATE_H
#define HTTP_RATE_H

#include "base/str.h"
#include "http/route.h"

#include <stdint.h>

struct rates;

struct rates *rates_new(void);
void rates_free(struct rates *rates);

/**
 * rate_take() - count a call; safe in many threads
 *
 * @client: an address; of IPv6 its /64 counts as one
 * @now_us: of clock_us()
 *
 * Returns 0 when the call is allowed, else the seconds to wait.
 */
unsigned rate_take(struct rates *rates, const char *client, enum rate rate, int64_t now_us);

#endif
