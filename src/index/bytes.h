/*
 * Strings and numbers as bytes, for what the index stores: LEB128 numbers, strings with their
 * length in front. Reading checks every length, so damaged bytes give empty strings, not faults.
 */
#ifndef INDEX_BYTES_H
#define INDEX_BYTES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

void bytes_add_number(struct buf *out, uint64_t value);
void bytes_add_str(struct buf *out, struct str s);
void bytes_add_list(struct buf *out, struct str_list list);

struct bytes_reader {
    struct str rest;
    bool damaged; /* a length did not fit; everything read since is empty */
};

uint64_t bytes_number(struct bytes_reader *r);
/* Borrowed from what is read. */
struct str bytes_take(struct bytes_reader *r, uint64_t n);
struct str bytes_str(struct bytes_reader *r);
struct str_list bytes_list(struct arena *mem, struct bytes_reader *r);

#endif
