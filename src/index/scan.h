/*
 * The Markdown files of a base, found by walking its folder. Follows no link; passes over names
 * that start with a dot. Reads no content.
 */
#ifndef INDEX_SCAN_H
#define INDEX_SCAN_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

enum { SCAN_DEPTH_MAX = 64, SCAN_PATH_MAX = 4096 };

struct scan_file {
    struct str path; /* below the base, NUL-terminated */
    uint64_t bytes;
    int64_t mtime_ns;
};

/* Something with a Markdown name that is no file to read. */
struct scan_skip {
    struct str path;
    const char *why;
};

struct scan {
    struct scan_file *files; /* sorted by path */
    size_t n;
    size_t cap;
    struct scan_skip *skips;
    size_t n_skips;
    size_t cap_skips;
    struct str_list folders; /* all that were walked, "" for the base itself */
};

/** scan_base() - walk the folder; CORDIAL_E_IO or CORDIAL_E_PERMISSION when it cannot be listed */
cordial_status scan_base(struct arena *mem, int dir_fd, struct scan *out, cordial_error *err);

#endif
