/*
 * A map from each member, its words joined by blanks, to the other members; one from the first word
 * of members tells at most places that none begins there.
 */
#include "search/synonyms.h"

const double SYNONYM_SCALE = 0.5;

/* The members that stand for one. */
struct row {
    struct words *others;
    size_t n;
    size_t cap;
};

struct synonyms {
    struct map firsts;  /* first word of a member -> words of the longest that begins so */
    struct map members; /* -> index into rows */
    struct row *rows;
    size_t n;
    size_t cap;
};

static bool is_same(const struct words *a, const struct words *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; i < a->n && same; i++) {
        same = str_eq(a->rows[i].text, b->rows[i].text);
    }
    return same;
}

static bool is_member(const struct words *words)
{
    return words->n > 0 && words->n <= SYNONYM_WORDS_MAX;
}

static void add_other(struct arena *mem, struct row *row, const struct words *other)
{
    for (size_t i = 0; i < row->n; i++) {
        if (is_same(&row->others[i], other)) {
            return;
        }
    }
    if (row->n < SYNONYMS_MAX) {
        row->others = arena_more(mem, row->others, row->n, &row->cap, sizeof *row->others);
        row->others[row->n++] = *other;
    }
}

/* A member stands for itself nowhere: only for the others. */
static void add_member(struct arena *mem, struct synonyms *out, const struct words *member,
                       const struct words *others, size_t n)
{
    bool is_new = false;
    size_t *longest = map_put(&out->firsts, member->rows[0].text, member->n, &is_new);
    *longest = *longest > member->n ? *longest : member->n;
    size_t row = *map_put(&out->members, words_join(mem, member, 0, member->n), out->n, &is_new);
    if (is_new) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = (struct row){0};
    }
    for (size_t i = 0; i < n; i++) {
        if (is_member(&others[i]) && !is_same(&others[i], member)) {
            add_other(mem, &out->rows[row], &others[i]);
        }
    }
}

static void add_group(struct arena *mem, struct synonyms *out, const struct yaml_node *group)
{
    struct str_list texts = yaml_texts(mem, group);
    struct words *members = arena_array(mem, texts.n, sizeof *members);
    for (size_t i = 0; i < texts.n; i++) {
        members[i] = words_cut(mem, texts.rows[i]);
    }
    for (size_t i = 0; i < texts.n; i++) {
        if (is_member(&members[i])) {
            add_member(mem, out, &members[i], members, texts.n);
        }
    }
}

static struct synonyms *load(struct searcher *s, struct str language)
{
    struct synonyms *out = arena_alloc(&s->mem, sizeof *out);
    const struct yaml_node *groups = config_words(s->config, language, "synonyms");
    map_init(&out->firsts, &s->mem);
    map_init(&out->members, &s->mem);
    for (size_t i = 0; groups != NULL && i < groups->n; i++) {
        add_group(&s->mem, out, groups->rows[i]);
    }
    return out;
}

struct synonyms_found synonyms_at(struct searcher *s, struct searcher_language *language,
                                  const struct words *words, size_t at)
{
    if (language->synonyms == NULL) {
        language->synonyms = load(s, language->code);
    }
    const struct synonyms *known = language->synonyms;
    const size_t *longest = map_get(&known->firsts, words->rows[at].text);
    if (longest == NULL) {
        return (struct synonyms_found){0};
    }
    AUTO(arena_done) struct arena mem = {0};
    for (size_t n = words->n - at < *longest ? words->n - at : *longest; n > 0; n--) {
        const size_t *found = map_get(&known->members, words_join(&mem, words, at, n));
        if (found != NULL) {
            const struct row *row = &known->rows[*found];
            return (struct synonyms_found){n, row->others, row->n};
        }
    }
    return (struct synonyms_found){0};
}
