/*
 * The program's two outputs: results on standard output, words for people on standard error.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/buf.h"
#include "base/err.h"

#include <jansson.h>

/** output_write() - all bytes to standard output; CORDIAL_E_IO when they cannot be written */
cordial_status output_write(struct str bytes, cordial_error *err);

/** output_say() - words for people, as they are */
void output_say(struct str bytes);

/** output_complain() - the line "cordial: …" for an error, with @advice behind it (or NULL) */
void output_complain(const cordial_error *err, const char *advice);

/**
 * output_document() - append a document as one line; takes the reference
 *
 * Control characters stand as \u escapes, those of C1 and DEL too: a terminal obeys them.
 */
void output_document(struct buf *out, json_t *document);

#endif
