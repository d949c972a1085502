/*
 * Snowball or the affixes of a pack are asked once a word; the answers are kept until there are
 * very many.
 */
#include "text/stem.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/affix.h"
#include "text/languages.h"
#include "xapian-c/xapian-c.h"

#include <stdlib.h>

enum { REMEMBERED_MAX = 200000 };

struct stemmer {
    struct xc_stemmer *snowball;   /* or NULL */
    const struct affixes *affixes; /* or NULL; without both, words are their own stems */
    struct str respell;            /* pairs of letters, as in languages.h */
    struct arena rules;            /* of the affixes */
    struct arena mem;              /* of the memory */
    struct map memory;             /* word -> index into stems */
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
        s->respell = str_of(row->respell);
    }
    s->affixes = affixes_of(&s->rules, language);
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
    arena_done(&s->rules);
    free(s);
}

static void forget(struct stemmer *s)
{
    arena_done(&s->mem);
    map_init(&s->memory, &s->mem);
    s->stems = NULL;
    s->n = s->cap = 0;
}

static uint32_t respell_letter(struct str pairs, uint32_t c)
{
    for (size_t at = 0; at < pairs.n;) {
        uint32_t folded = utf8_next(pairs, &at);
        uint32_t known = utf8_next(pairs, &at);
        if (folded == c) {
            return known;
        }
    }
    return c;
}

static struct str respell(struct stemmer *s, struct str word)
{
    AUTO(buf_done) struct buf b = {0};
    if (s->respell.n == 0) {
        return word;
    }
    for (size_t at = 0; at < word.n;) {
        utf8_add(&b, respell_letter(s->respell, utf8_next(word, &at)));
    }
    return buf_keep(&b, &s->mem);
}

static struct str make_stem(struct stemmer *s, struct str word)
{
    struct str bare = s->affixes != NULL ? affixes_strip(s->affixes, word) : word;
    return s->snowball != NULL ? xc_stem(s->snowball, respell(s, bare)) : bare;
}

struct str stem_once(struct stemmer *s, struct str word)
{
    size_t *known = map_get(&s->memory, word);
    return known != NULL ? s->stems[*known] : make_stem(s, word);
}

struct str stem(struct stemmer *s, struct str word)
{
    if (s->snowball == NULL && s->affixes == NULL) {
        return word;
    }
    size_t *known = map_get(&s->memory, word);
    if (known != NULL) {
        return s->stems[*known];
    }
    if (s->n >= REMEMBERED_MAX) {
        forget(s);
    }
    struct str found = arena_str(&s->mem, make_stem(s, word));
    s->stems = arena_more(&s->mem, s->stems, s->n, &s->cap, sizeof *s->stems);
    s->stems[s->n] = found;
    map_put(&s->memory, arena_str(&s->mem, word), s->n++, NULL);
    return found;
}
