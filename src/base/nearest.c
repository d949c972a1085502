/* Distance by optimal string alignment, as in Damerau 1964, over names of a few letters. */
#include "base/nearest.h"

enum { NAME_MAX_BYTES = 32, LETTERS_PER_SLIP = 3, HEAD_MIN = 3 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t distance(struct str a, struct str b)
{
    size_t rows[NAME_MAX_BYTES + 1][NAME_MAX_BYTES + 1];
    for (size_t i = 0; i <= a.n; i++) {
        for (size_t j = 0; j <= b.n; j++) {
            if (i == 0 || j == 0) {
                rows[i][j] = i + j;
                continue;
            }
            size_t change = rows[i - 1][j - 1] + (a.p[i - 1] != b.p[j - 1]);
            rows[i][j] = smaller(change, smaller(rows[i - 1][j], rows[i][j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1];
            if (swapped) {
                rows[i][j] = smaller(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
    }
    return rows[a.n][b.n];
}

void nearest_init(struct nearest *nearest, struct str typed)
{
    *nearest = (struct nearest){.typed = typed, .distance = SIZE_MAX};
}

void nearest_try(struct nearest *nearest, const char *name)
{
    struct str candidate = str_of(name);
    if (nearest->typed.n > NAME_MAX_BYTES || candidate.n > NAME_MAX_BYTES) {
        return;
    }
    size_t slips_max = smaller(candidate.n, nearest->typed.n) / LETTERS_PER_SLIP;
    bool begins = nearest->typed.n >= HEAD_MIN && str_starts(candidate, nearest->typed);
    if (larger(candidate.n, nearest->typed.n) - smaller(candidate.n, nearest->typed.n) >
            slips_max &&
        !begins) {
        return; /* as many letters are missing or too many */
    }
    size_t slips = distance(nearest->typed, candidate);
    bool near = slips <= slips_max || begins;
    if (near && slips < nearest->distance) {
        nearest->name = name;
        nearest->distance = slips;
    }
}
