/*
 * Files that the build puts into the program (tools/embed.py makes the tables).
 */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
    const char *path;           /* below the folder they come from; the table is sorted by it */
    const unsigned char *bytes; /* a NUL follows the last one */
    size_t n;
};

#endif
