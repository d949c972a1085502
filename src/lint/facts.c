/* Tags that name a fact, found as the filler finds them. */
#include "lint/facts.h"

#include "lint/markup.h"

enum { TAG_BYTES_MAX = 256 };

static void add_use(struct lint *l, struct fact_uses *uses, struct fact_use use)
{
    uses->rows = arena_more(l->mem, uses->rows, uses->n, &uses->cap, sizeof *uses->rows);
    uses->rows[uses->n++] = use;
    ++*map_put(&uses->counts, use.name, 0, NULL);
}

/* Read the tag that opens at @at; false when it names no fact. */
static bool read_tag(struct str text, size_t at, struct fact_use *use)
{
    struct str rest = str_sub(text, at, at + TAG_BYTES_MAX);
    struct str head = STR("fact.");
    size_t close = str_find(rest, STR("}}"));
    size_t name = 2;
    while (name < rest.n && strchr(" \t{&#^/", rest.p[name]) != NULL) {
        name++;
    }
    if (close == STR_NOT_FOUND || !str_starts(str_from(rest, name), head)) {
        return false;
    }
    size_t end = name + head.n;
    while (end < close && strchr(" \t|}", rest.p[end]) == NULL) {
        end++;
    }
    use->name = str_sub(rest, name + head.n, end);
    use->start = at;
    use->end = at + close + 2;
    use->fallback = str_chr(str_sub(rest, end, close), '|') != STR_NOT_FOUND;
    return true;
}

static void find_in_subject(struct lint *l, struct fact_uses *uses, const struct subject *s)
{
    if (!s->entry.quotes_facts) {
        return;
    }
    AUTO(arena_done) struct arena mem = {0};
    struct str body = s->entry.body;
    struct markup markup = markup_blank(&mem, body);
    for (size_t at = 0; at < body.n;) {
        size_t open = str_find(str_from(body, at), STR("{{"));
        if (open == STR_NOT_FOUND) {
            break;
        }
        at += open;
        struct fact_use use = {.subject = s, .file = s->entry.path, .language = s->entry.language};
        if (read_tag(body, at, &use)) {
            use.code = markup_is_code(&markup, at);
            use.start += s->body_at;
            use.end += s->body_at;
            add_use(l, uses, use);
        }
        at += 2;
    }
}

static void find_in_phrases(struct lint *l, struct fact_uses *uses, const struct fact_use *where,
                            const struct yaml_node *node)
{
    for (size_t i = 0; i < node->n && node->kind == YAML_MAP; i++) {
        find_in_phrases(l, uses, where, node->pairs[i].value);
    }
    for (size_t i = 0; i < node->n && node->kind == YAML_LIST; i++) {
        find_in_phrases(l, uses, where, node->rows[i]);
    }
    for (size_t at = 0; node->kind == YAML_SCALAR && at + 1 < node->text.n; at++) {
        struct fact_use use = *where;
        use.line = node->line;
        use.column = node->column;
        if (str_starts(str_from(node->text, at), STR("{{")) && read_tag(node->text, at, &use)) {
            add_use(l, uses, use);
        }
    }
}

const struct fact_uses *fact_uses(struct lint *l)
{
    if (l->fact_uses != NULL) {
        return l->fact_uses;
    }
    struct fact_uses *uses = arena_alloc(l->mem, sizeof *uses);
    map_init(&uses->counts, l->mem);
    for (size_t i = 0; i < l->n; i++) {
        find_in_subject(l, uses, l->subjects[i]);
    }
    for (size_t i = 0; i < l->config->n_by_language; i++) {
        const struct language_config *row = &l->config->by_language[i];
        struct fact_use where = {
            .file = arena_printf(l->mem, "courtesy/%.*s.yaml", STR_ARG(row->code)),
            .language = row->code,
        };
        if (row->courtesy != NULL) {
            find_in_phrases(l, uses, &where, row->courtesy);
        }
    }
    l->fact_uses = uses;
    return uses;
}
