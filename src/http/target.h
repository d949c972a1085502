/*
 * The target of a request line: refused when two readers could take it for two things, else
 * decoded into a path and parameters. Also the same for forms, which are written alike.
 */
#ifndef HTTP_TARGET_H
#define HTTP_TARGET_H

#include "http/request.h"

/**
 * target_read() - check and decode "/path?query"
 *
 * Refused are: what does not begin with one '/'; bytes that a target never has; a wrong '%'; a
 * decoded NUL, control character or backslash in the path; a coded '/'; the segments "", "." and
 * ".." inside; what is not UTF-8.
 *
 * @out_path:  in @mem
 * @out_query: gets the pairs
 *
 * Returns NULL, else what is wrong, as words for the caller.
 */
const char *target_read(struct arena *mem, struct str raw, struct str *out_path,
                        struct pairs *out_query);

/** form_read() - decode "a=1&b=2"; returns NULL, else what is wrong */
const char *form_read(struct arena *mem, struct str text, struct pairs *out);

#endif
