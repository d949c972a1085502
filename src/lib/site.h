/*
 * What a handle keeps for showing the base as a site. Made when first asked for.
 */
#ifndef LIB_SITE_H
#define LIB_SITE_H

#include "base/arena.h"

#include <cordial/site.h>

struct base_site {
    cordial_site says; /* lives as long as the handle */
    struct arena mem;  /* of the catalogue */
    cordial_catalogue catalogue;
    uint64_t version; /* of the reader when the catalogue was made */
    bool has_catalogue;
};

void site_close(struct base_site *site); /* NULL is allowed */

#endif
