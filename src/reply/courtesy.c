/* The base's phrases first, then the pack's; a leaf that the base has is its own wholly. */
#include "reply/courtesy.h"

#include "text/pack.h"

static struct str_list pack_phrases(struct arena *mem, struct str language, struct str path)
{
    struct pack all = pack_find(language, "courtesy");
    struct str_list found = {0};
    for (size_t i = 0; i < all.n; i++) {
        struct str line = pack_text(&all, i);
        size_t blank = str_chr(line, ' ');
        if (blank != STR_NOT_FOUND && str_eq(str_sub(line, 0, blank), path)) {
            found.rows = arena_more(mem, found.rows, found.n, &found.cap, sizeof *found.rows);
            found.rows[found.n++] = str_trim(str_from(line, blank));
        }
    }
    return found;
}

struct str_list courtesy_phrases(struct arena *mem, const struct config *config,
                                 struct str language, const char *path)
{
    struct str_list own = config_courtesy(mem, config, language, path);
    return own.n > 0 ? own : pack_phrases(mem, language, str_of(path));
}

struct str courtesy_pick(struct arena *mem, const struct config *config, struct str language,
                         const char *path, uint64_t seed)
{
    struct str_list phrases = courtesy_phrases(mem, config, language, path);
    if (phrases.n == 0) {
        return (struct str){NULL, 0};
    }
    return phrases.rows[(seed ^ str_hash(str_of(path))) % phrases.n];
}
