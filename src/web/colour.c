/* Reading and writing; WCAG 2.2, "relative luminance" and "contrast ratio". */
#include "web/colour.h"

#include <math.h>
#include <stdio.h>

static int hex_of(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool colour_read(struct str text, struct colour *out)
{
    double part[3];
    if (text.n != 7 || text.p[0] != '#') {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        int high = hex_of(text.p[1 + 2 * i]);
        int low = hex_of(text.p[2 + 2 * i]);
        if (high < 0 || low < 0) {
            return false;
        }
        part[i] = (high * 16 + low) / 255.0;
    }
    *out = (struct colour){part[0], part[1], part[2]};
    return true;
}

void colour_write(struct colour colour, char out[8])
{
    snprintf(out, 8, "#%02x%02x%02x", (unsigned)lround(colour.red * 255) & 0xffU,
             (unsigned)lround(colour.green * 255) & 0xffU,
             (unsigned)lround(colour.blue * 255) & 0xffU);
}

static double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double colour_contrast(struct colour a, struct colour b)
{
    double one = luminance(a) + 0.05;
    double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

struct colour colour_legible(struct colour colour, struct colour page, double contrast)
{
    enum { STEPS = 50 };
    double end = luminance(page) > 0.18 ? 0.0 : 1.0;
    struct colour mixed = colour;
    for (int i = 1; i <= STEPS && colour_contrast(mixed, page) < contrast; i++) {
        double share = (double)i / STEPS;
        mixed = (struct colour){
            colour.red + (end - colour.red) * share,
            colour.green + (end - colour.green) * share,
            colour.blue + (end - colour.blue) * share,
        };
    }
    return mixed;
}
