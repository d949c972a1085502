/* Snowball is asked once a word; the answers are kept until there are very many. */
#include "text/stem.h"

#include "base/map.h"
#include "text/languages.h"
#include "xapian-c/xapian-c.h"

#include <stdlib.h>

enum { REMEMBERED_MAX = 200000 };

struct stemmer {
    struct xc_stemmer *snowball; /* NULL: words are their own stems */
    struct arena mem;            /* of the memory */
    struct map memory;           /* word -> index into stems */
    struct str *stems;
    size_t n;
    size_t cap;
};

struct stemmer *stemmer_open(struct str language)
{
    struct stemmer *s = heap_alloc(sizeof *s);
    const struct language *row = language_find(language);
    if (row != NULL && row->stemmer != NULL) {
        s->snowball = xc_stemmer_open(row->stemmer);
    }
    map_init(&s->memory, &s->mem);
    return s;
}

void stemmer_close(struct stemmer *s)
{
    if (s == NULL) {
        return;
    }
    xc_stemmer_close(s->snowball);
    arena_done(&s->mem);
    free(s);
}

static void forget(struct stemmer *s)
{
    arena_done(&s->mem);
    map_init(&s->memory, &s->mem);
    s->stems = NULL;
    s->n = s->cap = 0;
}

struct str stem(struct stemmer *s, struct str word)
{
    if (s->snowball == NULL) {
        return word;
    }
    size_t *known = map_get(&s->memory, word);
    if (known != NULL) {
        return s->stems[*known];
    }
    if (s->n >= REMEMBERED_MAX) {
        forget(s);
    }
    struct str found = arena_str(&s->mem, xc_stem(s->snowball, word));
    s->stems = arena_more(&s->mem, s->stems, s->n, &s->cap, sizeof *s->stems);
    s->stems[s->n] = found;
    map_put(&s->memory, arena_str(&s->mem, word), s->n++, NULL);
    return found;
}
