/* Binary search by path. */
#include "base/embedded.h"

struct str embedded_find(const struct embedded_file *rows, size_t n, const char *path)
{
    size_t low = 0;
    size_t high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(path, rows[middle].path);
        if (order == 0) {
            return (struct str){(const char *)rows[middle].bytes, rows[middle].n};
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return (struct str){NULL, 0};
}
