/*
 * Style, scripts, pictures and page files: in the program, or in a folder while somebody works on
 * them. Assets are served under the hash of all of them together, so that what one of them names
 * by a relative path is found beside it, and caches may keep them for ever.
 */
#ifndef WEB_ASSETS_H
#define WEB_ASSETS_H

#include "http/page.h"

struct assets;

struct asset {
    const char *type;
    struct str bytes;
    struct str gzipped; /* or empty */
};

/** assets_new() - @folder: with pages/ and assets/ in it; NULL: those of the program */
struct assets *assets_new(const char *folder);
void assets_free(struct assets *assets);

/** assets_path() - "/assets/HASH", what {{assets}} is in pages */
const char *assets_path(const struct assets *assets);

/** assets_is_current() - is it the hash of what is served now? */
bool assets_is_current(const struct assets *assets, struct str hash);

/** assets_find() - false when there is no such file, or its ending has no type */
bool assets_find(struct arena *mem, const struct assets *assets, struct str name,
                 struct asset *out);

/** assets_pages() - the page files */
struct page_files assets_pages(const struct assets *assets);

/** assets_schemas() - the schemas of documents, JSON */
struct str assets_schemas(void);

#endif
