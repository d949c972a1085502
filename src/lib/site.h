/*
 * What a handle keeps for showing the base as a site. Made when first asked for.
 */
#ifndef LIB_SITE_H
#define LIB_SITE_H

#include "base/arena.h"
#include "base/str.h"

#include <cordial/site.h>

struct base_site {
    cordial_site says; /* lives as long as the handle */
    struct arena mem;  /* of the catalogue */
    cordial_catalogue catalogue;
    const cordial_listed **by_file; /* its rows, sorted by their files */
    uint64_t version;               /* of the reader when the catalogue was made */
    bool has_catalogue;
};

/** site_article_at() - the article of a file below the base, in the catalogue as it is; or NULL */
const cordial_listed *site_article_at(const struct base_site *site, struct str file);

void site_close(struct base_site *site); /* NULL is allowed */

#endif
