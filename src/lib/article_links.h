/*
 * Where the links and pictures of an article lead on a site: relative targets become routes. Works
 * on the HTML that our renderer writes, and on no other.
 */
#ifndef LIB_ARTICLE_LINKS_H
#define LIB_ARTICLE_LINKS_H

#include "base/arena.h"
#include "base/str.h"

struct base_site;

struct article_place {
    const char *route; /* such as "/articles/" */
    const char *id;
    const char *language;
    struct str file; /* below the base */
};

/**
 * article_links() - the HTML with routes for targets
 *
 * A link to the file of an article in the site's catalogue becomes its route; one to any other file
 * loses its link and keeps its words. A picture of another host becomes a link to it: pages show
 * nothing that comes from elsewhere.
 */
struct str article_links(struct arena *mem, struct str html, const struct article_place *place,
                         const struct base_site *site);

/**
 * article_picture() - the file of the n-th picture that is in the base
 *
 * @number: from 1
 * @out:    its path below the base
 *
 * Returns false when there are not so many, or when it leads out of the base.
 */
bool article_picture(struct arena *mem, struct str html, struct str file, size_t number,
                     struct str *out);

#endif
