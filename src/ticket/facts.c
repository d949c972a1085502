/* What is taken, noting, the order of the finders. */
#include "ticket/facts.h"

#include <stdlib.h>

struct finder facts_begin(const struct scan *scan)
{
    return (struct finder){
        .scan = scan,
        .taken = arena_alloc(scan->mem, scan->text.n + 1),
        .told = arena_alloc(scan->mem, scan->text.n + 1),
    };
}

bool facts_is_free(const struct finder *f, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (f->taken[i]) {
            return false;
        }
    }
    return true;
}

void facts_note(struct finder *f, cordial_fact_kind kind, size_t start, size_t end)
{
    struct facts *found = &f->found;
    found->rows = arena_more(f->scan->mem, found->rows, found->n, &found->cap, sizeof *found->rows);
    struct str value = arena_str(f->scan->mem, str_sub(f->scan->text, start, end));
    found->rows[found->n++] = (struct fact){kind, start, end, value};
    if (kind == CORDIAL_FACT_ERROR) {
        memset(f->told + start, 1, end - start);
    }
}

bool facts_take(struct finder *f, cordial_fact_kind kind, size_t start, size_t end)
{
    if (start >= end || !facts_is_free(f, start, end)) {
        return false;
    }
    memset(f->taken + start, (int)kind + 1, end - start);
    facts_note(f, kind, start, end);
    return true;
}

static int compare_facts(const void *a, const void *b)
{
    const struct fact *x = a;
    const struct fact *y = b;
    if (x->start != y->start) {
        return x->start < y->start ? -1 : 1;
    }
    return (int)x->kind - (int)y->kind;
}

struct facts facts_find(const struct scan *scan)
{
    struct finder f = facts_begin(scan);
    find_addresses(&f);
    find_amounts(&f);
    find_dates(&f);
    find_numbers(&f);
    find_errors(&f);
    find_programs(&f);
    find_moments(&f);
    if (f.found.n > 0) {
        qsort(f.found.rows, f.found.n, sizeof *f.found.rows, compare_facts);
    }
    return f.found;
}
