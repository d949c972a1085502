/*
 * Files mapped for reading, each once for the whole process however many ask for it: the handles
 * of all threads read the same pages. Knows nothing of what is in them.
 */
#ifndef BASE_FILEMAP_H
#define BASE_FILEMAP_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct filemap {
    const char *p; /* NULL for a file without bytes */
    size_t n;
};

/**
 * filemap_open() - a file as it is now; one that grew since is another map
 *
 * @fd: of a regular file that is never changed, but for growing at its end; not needed afterwards
 *
 * Returns CORDIAL_OK; CORDIAL_E_IO. Any thread may call it.
 */
cordial_status filemap_open(int fd, const struct filemap **out, cordial_error *err);

/** filemap_close() - NULL is allowed */
void filemap_close(const struct filemap *file);

/** filemap_rest() - give the memory of a map back; what is read again comes from the file */
void filemap_rest(const struct filemap *file);

/**
 * filemap_rest_all() - the same of all maps, when the process holds much of files
 *
 * @most: bytes that may be resident of files, the program's own among them
 */
void filemap_rest_all(size_t most);

#endif
