/*
 * The file of golden tickets: a JSON object a line. Knows no index.
 */
#ifndef LIB_EVAL_LINES_H
#define LIB_EVAL_LINES_H

#include "base/arena.h"
#include "base/str.h"

#include <cordial/eval.h>

enum { EVAL_EXPECT_MAX = 100 }; /* right answers of one ticket */

struct eval_line {
    unsigned line;
    struct str id;
    struct str text;
    cordial_format format;
    struct str language; /* the null string when none is given */
    const char **expect; /* each once */
    size_t n_expect;
};

struct eval_lines {
    struct eval_line *rows;
    size_t n;
    size_t cap;
    size_t faults;
    cordial_error first; /* of the faults */
};

/** eval_fault() - a line that cannot be used: counted, the first kept, and told */
void eval_fault(struct eval_lines *lines, const cordial_eval_options *options,
                const cordial_error *fault);

/** eval_faults() - CORDIAL_OK without faults; else the only one, or how many there were */
cordial_status eval_faults(const struct eval_lines *lines, cordial_error *err);

/** eval_lines_read() - all lines; empty ones are passed over */
void eval_lines_read(struct arena *mem, struct str bytes, const cordial_eval_options *options,
                     struct eval_lines *out);

#endif
