/*
 * Pages: Mustache files filled with a document. One rule more than the engine has: {{{x}}} takes
 * a value only under the name "html", which documents give to safe HTML and to nothing else.
 */
#ifndef HTTP_PAGE_H
#define HTTP_PAGE_H

#include "base/arena.h"
#include "base/embedded.h"
#include "base/err.h"
#include "base/str.h"

#include <jansson.h>

/* Text that is safe HTML already. Made by the Markdown renderer and the page engine alone. */
struct html {
    struct str text;
};

/** html_put() - put safe HTML into a document: @object becomes {…, "html": text} */
void html_put(json_t *object, struct html html);

/* Where page files are: in the program, or, while somebody works on them, in a folder. */
struct page_files {
    const struct embedded_file *rows;
    size_t n;
    const char *folder; /* NULL: the rows */
};

/** page_file() - the bytes of a file; false when there is none of that name */
bool page_file(struct arena *mem, const struct page_files *files, struct str name, struct str *out);

/**
 * page_check() - whether a page keeps the rule about {{{x}}}
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA with the place.
 */
cordial_status page_check(struct arena *mem, struct str text, cordial_error *err);

/**
 * page_fill() - a page filled with a document
 *
 * {{>part}} is the file part.html.
 *
 * @name: of the file, such as "home.html"
 * @out:  in @mem
 *
 * Returns CORDIAL_OK; CORDIAL_E_NOTFOUND for a page that is not there; CORDIAL_E_DATA, with the
 * file, for one that is malformed; CORDIAL_E_LIMIT.
 */
cordial_status page_fill(struct arena *mem, const struct page_files *files, const char *name,
                         const json_t *document, struct html *out, cordial_error *err);

#endif
