/*
 * A brand's colour made legible: WCAG 2.2's contrast (1.4.3) between a colour and what it stands
 * on.
 */
#ifndef WEB_COLOUR_H
#define WEB_COLOUR_H

#include "base/str.h"

#include <stdbool.h>

struct colour {
    double red; /* 0..1, as written, not linear */
    double green;
    double blue;
};

/** colour_read() - "#0b6e6e"; false for anything else */
bool colour_read(struct str text, struct colour *out);

/** colour_write() - 7 characters and a NUL */
void colour_write(struct colour colour, char out[8]);

/** colour_contrast() - 1 for equal ones up to 21 for black on white */
double colour_contrast(struct colour a, struct colour b);

/**
 * colour_legible() - the nearest shade of a colour that has a contrast on a page
 *
 * It is mixed with black on a light page, with white on a dark one.
 */
struct colour colour_legible(struct colour colour, struct colour page, double contrast);

#endif
