/* Tags by hash. */
#include "http/tag.h"

#include <inttypes.h>

struct str tag_of(struct arena *mem, struct str bytes, bool gzipped)
{
    return arena_printf(mem, "\"%016" PRIx64 "%s\"", str_hash(bytes), gzipped ? "-gz" : "");
}

bool tag_matches(struct str if_none_match, struct str tag)
{
    struct str piece;
    while (str_split(&if_none_match, ',', &piece)) {
        piece = str_trim(piece);
        if (str_eq(piece, STR("*"))) {
            return true;
        }
        if (str_starts(piece, STR("W/"))) {
            piece = str_from(piece, 2);
        }
        if (str_eq(piece, tag)) {
            return true;
        }
    }
    return false;
}
