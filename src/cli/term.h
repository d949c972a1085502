/*
 * What a terminal can show: whether there are colours, how wide it is, and how a text is made
 * harmless for it. Knows no layout (page.h) and no product word.
 */
#ifndef CLI_TERM_H
#define CLI_TERM_H

#include "base/buf.h"
#include "base/str.h"

#include <stdint.h>

enum { TERM_WIDTH_MAX = 100 }; /* wider lines are hard to read */

struct term {
    bool tty;
    bool moves; /* its cursor can be sent back, for a progress line */
    bool colour;
    unsigned width; /* columns to wrap at; 0: lines are not wrapped */
};

/* What the environment says about colours; NULL where it says nothing. */
struct term_wishes {
    const char *option; /* --color: "auto", "always", "never" or NULL */
    const char *no_color;
    const char *clicolor_force;
    const char *term;
};

/**
 * term_init() - look at an open file and the environment
 *
 * @fd:    where the text goes
 * @color: the value of --color, or NULL
 */
void term_init(struct term *term, int fd, const char *color);

/**
 * term_wants_colour() - are colours shown?
 *
 * --color decides when it is not "auto"; then NO_COLOR (https://no-color.org: any value but the
 * empty one) forbids and CLICOLOR_FORCE (any value but empty and 0) demands them; else a
 * terminal has them unless it is a dumb one.
 */
bool term_wants_colour(const struct term_wishes *wishes, bool tty);

/** term_code_width() - the columns of one code point: 0, 1 or 2; by ranges, without a locale */
unsigned term_code_width(uint32_t c);

/** term_str_width() - the columns of a text as term_add_clean() prints it */
unsigned term_str_width(struct str s);

/**
 * term_add_code() - append one code point so that it is harmless
 *
 * Control characters, with them every escape sequence, become U+FFFD. Embeddings, overrides and
 * isolates are left out: they could make a line read otherwise than it is. Joiners and marks,
 * which Persian needs, stay.
 */
void term_add_code(struct buf *out, uint32_t c);

/** term_add_clean() - append a text on one line: like term_add_code(); line ends become spaces */
void term_add_clean(struct buf *out, struct str s);

/** term_is_rtl() - does the text hold a letter that is written from right to left? */
bool term_is_rtl(struct str s);

/* Put around a text of another direction (U+2068 and U+2069). */
#define TERM_ISOLATE     "\xE2\x81\xA8"
#define TERM_ISOLATE_END "\xE2\x81\xA9"

#endif
