/* Without Enchant no dictionary is there. */
#include "text/spell.h"

#include <stdlib.h>

struct speller {
    char none;
};

struct speller *speller_open(void)
{
    return heap_alloc(sizeof(struct speller));
}

void speller_close(struct speller *s)
{
    free(s);
}

bool speller_has(struct speller *s, struct str language)
{
    (void)s;
    (void)language;
    return false;
}

bool speller_knows(struct speller *s, struct str language, struct str word)
{
    (void)s;
    (void)language;
    (void)word;
    return false;
}

struct str_list speller_suggest(struct arena *mem, struct speller *s, struct str language,
                                struct str word)
{
    (void)mem;
    (void)s;
    (void)language;
    (void)word;
    return (struct str_list){0};
}
