/* A map from each member, its words joined by blanks, to the other members. */
#include "search/synonyms.h"

const double SYNONYM_SCALE = 0.5;

struct synonyms {
    struct map members; /* -> index into rows */
    struct str_list *rows;
    size_t n;
    size_t cap;
};

static struct str join(struct arena *mem, const struct words *words, size_t at, size_t n)
{
    AUTO(buf_done) struct buf b = {0};
    for (size_t i = 0; i < n; i++) {
        buf_printf(&b, "%s%.*s", i > 0 ? " " : "", STR_ARG(words->rows[at + i].text));
    }
    return buf_keep(&b, mem);
}

static void add_word(struct arena *mem, struct str_list *list, struct str word)
{
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq(list->rows[i], word)) {
            return;
        }
    }
    if (list->n < SYNONYMS_MAX) {
        list->rows = arena_more(mem, list->rows, list->n, &list->cap, sizeof *list->rows);
        list->rows[list->n++] = word;
    }
}

/* A member stands for itself nowhere: only for the others. */
static void add_member(struct arena *mem, struct synonyms *out, struct str member,
                       const struct words *others, size_t n)
{
    bool is_new = false;
    size_t row = *map_put(&out->members, member, out->n, &is_new);
    if (is_new) {
        out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
        out->rows[out->n++] = (struct str_list){0};
    }
    for (size_t i = 0; i < n; i++) {
        struct str other = join(mem, &others[i], 0, others[i].n);
        if (other.n > 0 && others[i].n <= SYNONYM_WORDS_MAX && !str_eq(other, member)) {
            add_word(mem, &out->rows[row], other);
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
        size_t n = members[i].n;
        if (n > 0 && n <= SYNONYM_WORDS_MAX) {
            add_member(mem, out, join(mem, &members[i], 0, n), members, texts.n);
        }
    }
}

static struct synonyms *load(struct searcher *s, struct str language)
{
    struct synonyms *out = arena_alloc(&s->mem, sizeof *out);
    const struct yaml_node *groups = config_words(s->config, language, "synonyms");
    map_init(&out->members, &s->mem);
    for (size_t i = 0; groups != NULL && i < groups->n; i++) {
        add_group(&s->mem, out, groups->rows[i]);
    }
    return out;
}

struct str_list synonyms_at(struct searcher *s, struct searcher_language *language,
                            const struct words *words, size_t at, size_t *out_n)
{
    if (language->synonyms == NULL) {
        language->synonyms = load(s, language->code);
    }
    const struct synonyms *known = language->synonyms;
    AUTO(arena_done) struct arena mem = {0};
    size_t longest = words->n - at < SYNONYM_WORDS_MAX ? words->n - at : SYNONYM_WORDS_MAX;
    for (size_t n = known->n > 0 ? longest : 0; n > 0; n--) {
        const size_t *row = map_get(&known->members, join(&mem, words, at, n));
        if (row != NULL) {
            *out_n = n;
            return known->rows[*row];
        }
    }
    *out_n = 0;
    return (struct str_list){0};
}
