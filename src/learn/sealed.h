/*
 * A file of learned numbers: a head with kind, version and checksum, then the body as its reader
 * wants it. Written aside and renamed; mapped when read. A file that is broken, of another
 * version or of another machine's byte order is as if it were not there, with the reason in words.
 */
#ifndef LEARN_SEALED_H
#define LEARN_SEALED_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum sealed_kind { SEALED_MODEL = 1, SEALED_PAST = 2 };

struct sealed {
    void *map; /* NULL: nothing is open */
    size_t map_bytes;
    struct str body; /* 8-byte aligned */
    uint64_t device; /* which file it was, to see when it is another */
    uint64_t inode;
    int64_t mtime_ns;
};

/** sealed_write() - make or replace a file in one step; @version: of the body's shape */
cordial_status sealed_write(const char *path, enum sealed_kind kind, uint32_t version,
                            struct str body, cordial_error *err);

/**
 * sealed_open() - map a file and check it
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOINPUT when there is none; CORDIAL_E_DATA when it cannot be used;
 * CORDIAL_E_IO, CORDIAL_E_PERMISSION.
 */
cordial_status sealed_open(const char *path, enum sealed_kind kind, uint32_t version,
                           struct sealed *out, cordial_error *err);

/** sealed_body() - the body within a whole file's bytes, without the checksum; for sealed_open() */
cordial_status sealed_body(struct str file, enum sealed_kind kind, uint32_t version,
                           struct str *out, cordial_error *err);

/** sealed_is_new() - is there another file at @path now, or none any more? One stat. */
bool sealed_is_new(const struct sealed *s, const char *path);

void sealed_done(struct sealed *s);

#endif
