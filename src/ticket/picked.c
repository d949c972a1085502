/* Two of the finders of facts, over any text. */
#include "ticket/picked.h"

#include "ticket/facts.h"

struct picked_list picked_find(struct arena *mem, struct str text, struct str language)
{
    struct scan scan = scan_make(mem, text, language);
    struct finder f = facts_begin(&scan);
    find_addresses(&f);
    find_amounts(&f);
    find_numbers(&f);
    struct picked_list out = {.rows = arena_array(mem, f.found.n, sizeof *out.rows)};
    for (; out.n < f.found.n; out.n++) {
        const struct fact *fact = &f.found.rows[out.n];
        out.rows[out.n] = (struct picked){fact->kind, fact->start, fact->end, fact->value};
    }
    return out;
}
