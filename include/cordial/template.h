/*
 * Filling a Mustache template, with or without a base.
 */
#ifndef CORDIAL_TEMPLATE_H
#define CORDIAL_TEMPLATE_H

#include <cordial/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How values are escaped. */
typedef enum cordial_escape {
    CORDIAL_ESCAPE_HTML,
    CORDIAL_ESCAPE_MARKDOWN,
    CORDIAL_ESCAPE_TEXT, /* not at all */
} cordial_escape;

typedef struct cordial_fill_options {
    const char *data; /* JSON: an object, or any value for {{.}}; NULL: an empty object */
    size_t data_bytes;
    const char *partials; /* a folder where {{> x}} finds x.mustache, x.md or x; NULL: none */
    cordial_escape escape;
} cordial_fill_options;

/**
 * cordial_fill() - fill a template
 *
 * A value or a partial that is not there is empty; {{? question}} becomes "[question]".
 *
 * @text: the template, UTF-8
 * @out:  the text, NUL-terminated, freed with cordial_text_free()
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA with a place for a template or data that are malformed, where
 * the error's file is "data" for the data, the partial's name for a partial, else empty;
 * CORDIAL_E_LIMIT for what is too large, too deep or too much work; CORDIAL_E_NOINPUT for a folder
 * of partials that is not there, CORDIAL_E_PERMISSION or CORDIAL_E_IO for a partial that cannot be
 * read.
 */
cordial_status cordial_fill(const char *text, size_t bytes, const cordial_fill_options *options,
                            char **out, cordial_error *err);

/** cordial_text_free() - free a text that a function of this library handed out; NULL is allowed */
void cordial_text_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
