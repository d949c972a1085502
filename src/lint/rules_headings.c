/* Rules of structure: one title, levels one after the other, headings that say something. */
#include "lint/rules.h"

/* The named parts of a reply are cut away from it and are no headings of a page. */
static bool is_part(const struct subject *s, const struct section *section)
{
    return s->entry.kind == ENTRY_REPLY && section->level == 1;
}

void lint_heading_empty(struct lint *l, const struct subject *s)
{
    for (size_t i = 1; i < s->entry.n_sections; i++) {
        const struct section *section = &s->entry.sections[i];
        if (section->title.n == 0 && !is_part(s, section)) {
            lint_mark(l, s, section->line, 1, 0, "this heading has no words");
        }
    }
}

/* The heading that gives an entry its title, when front matter has none. */
static bool gives_title(const struct subject *s, size_t i)
{
    return subject_pair(s, "title") == NULL && i == 1 &&
           str_eq(s->entry.sections[i].title, s->entry.title);
}

void lint_heading_level(struct lint *l, const struct subject *s)
{
    int level = 1; /* that of the title */
    for (size_t i = 1; i < s->entry.n_sections; i++) {
        const struct section *section = &s->entry.sections[i];
        if (section->level > level + 1 && !gives_title(s, i)) {
            lint_mark(l, s, section->line, 1, 0,
                      "a heading of level %d below one of level %d: use level %d", section->level,
                      level, level + 1);
        }
        level = section->level;
    }
}

void lint_heading_title(struct lint *l, const struct subject *s)
{
    if (s->entry.kind == ENTRY_REPLY) {
        return;
    }
    for (size_t i = 1; i < s->entry.n_sections; i++) {
        const struct section *section = &s->entry.sections[i];
        if (section->level == 1 && !gives_title(s, i)) {
            lint_mark(l, s, section->line, 1, 0,
                      "a second title: the page is called '%.*s'; use level 2 for its sections",
                      STR_ARG(s->entry.title));
        }
    }
}

/* The section that a heading stands below: the last one before it of a higher level, or 0. */
static size_t parent_of(const struct entry *e, const size_t *parents, size_t i)
{
    size_t parent = i - 1;
    while (parent > 0 && e->sections[parent].level >= e->sections[i].level) {
        parent = parents[parent];
    }
    return parent;
}

void lint_heading_twice(struct lint *l, const struct subject *s)
{
    const struct entry *e = &s->entry;
    size_t *parents = arena_array(l->scratch, e->n_sections, sizeof *parents);
    struct map seen;
    map_init(&seen, l->scratch);
    for (size_t i = 1; i < e->n_sections; i++) {
        const struct section *section = &e->sections[i];
        parents[i] = parent_of(e, parents, i);
        struct str key = arena_printf(l->scratch, "%zu/%.*s", parents[i], STR_ARG(section->title));
        bool is_new = false;
        size_t first = *map_put(&seen, key, i, &is_new);
        if (!is_new && section->title.n > 0) {
            lint_mark(l, s, section->line, 1, 0, "'%.*s' is also the heading in line %u",
                      STR_ARG(section->title), e->sections[first].line);
        }
    }
}
