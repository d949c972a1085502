/* Rules of replies and phrases of courtesy: parts that drafts need, and tags that can be filled. */
#include "lint/rules.h"

#include "base/nearest.h"
#include "reply/fill.h"
#include "text/mustache.h"

/* --- parts ------------------------------------------------------------------------------------ */

static void add_missing(struct lint *l, const struct subject *s, cordial_severity severity,
                        const char *what)
{
    lint_at(l, s, s->text_at, s->text_at, "%s", what)->severity = severity;
}

void lint_part(struct lint *l, const struct subject *s)
{
    struct str parts[REPLY_PARTS];
    cordial_error ignored;
    if (s->entry.kind != ENTRY_REPLY || entry_parts(s->entry.body, parts, &ignored) != CORDIAL_OK) {
        return;
    }
    if (parts[PART_REMEDY].n == 0) {
        add_missing(l, s, CORDIAL_SEVERITY_WARNING,
                    "there is no '# remedy': a draft would not say what to do");
    }
    if (parts[PART_CAUSE].n == 0) {
        add_missing(l, s, CORDIAL_SEVERITY_INFO,
                    "there is no '# cause': who knows why it happens need not ask again");
    }
    if (parts[PART_NEXT].n == 0) {
        add_missing(l, s, CORDIAL_SEVERITY_INFO,
                    "there is no '# next': a draft would not say what happens then");
    }
}

/* --- tags ------------------------------------------------------------------------------------- */

static const char *nearest_name(struct lint *l, struct str name)
{
    struct nearest nearest;
    nearest_init(&nearest, name);
    const char *known;
    for (size_t i = 0; (known = fill_name(l->scratch, i)) != NULL; i++) {
        nearest_try(&nearest, known);
    }
    return nearest.name != NULL ? arena_cstr(l->mem, str_of(nearest.name)) : NULL;
}

static bool is_fine(struct lint *l, const struct mustache_tag *tag)
{
    struct str head = STR("link.");
    bool earlier = false;
    switch (tag->kind) {
    case '?':
        return true;
    case '>': {
        const struct answer *a = lint_answer(l, tag->name, NULL);
        for (const struct subject *s = a != NULL ? a->first : NULL; s != NULL; s = s->next) {
            if (s->entry.kind == ENTRY_REPLY) {
                return true;
            }
        }
        return false;
    }
    default:
        return str_starts(tag->name, head)
                   ? lint_answer(l, str_from(tag->name, head.n), &earlier) != NULL
                   : fill_knows(tag->name);
    }
}

static struct str why_wrong(struct lint *l, const struct mustache_tag *tag)
{
    struct str head = STR("link.");
    const char *nearest;
    if (tag->kind == '>') {
        nearest = lint_nearest_id(l, tag->name);
        return arena_printf(l->scratch,
                            nearest != NULL ? "there is no reply '%.*s'; did you mean '%s'?"
                                            : "there is no reply '%.*s'%s",
                            STR_ARG(tag->name), nearest != NULL ? nearest : "");
    }
    if (str_starts(tag->name, head)) {
        struct str id = str_from(tag->name, head.n);
        nearest = lint_nearest_id(l, id);
        return arena_printf(l->scratch,
                            nearest != NULL ? "there is no answer '%.*s'; did you mean '%s'?"
                                            : "there is no answer '%.*s'%s",
                            STR_ARG(id), nearest != NULL ? nearest : "");
    }
    nearest = nearest_name(l, tag->name);
    return arena_printf(l->scratch,
                        nearest != NULL
                            ? "'%.*s' is no value, and would stay open in every draft; did you "
                              "mean '%s'?"
                            : "'%.*s' is no value, and would stay open in every draft%s",
                        STR_ARG(tag->name), nearest != NULL ? nearest : "");
}

/* The text of a reply or phrase that is being checked, and how its places become findings. */
struct template
{
    const struct subject *subject; /* or NULL: a phrase */
    struct str file;               /* of a phrase */
    unsigned line;                 /* of the phrase's text, or the line before the body */
    unsigned column;
};

static void add_fault(struct lint *l, const struct template *t, unsigned line, unsigned column,
                      const char *message)
{
    if (t->subject != NULL) {
        lint_mark(l, t->subject, t->line + line, column, 0, "%s", message);
    } else {
        lint_config(l, t->file, t->line, t->column, 0, "%s", message);
    }
}

static void check_template(struct lint *l, const struct template *t, struct str text)
{
    struct mustache_tags tags = {0};
    cordial_error err = {0};
    if (mustache_tags(l->scratch, text, &tags, &err) != CORDIAL_OK) {
        add_fault(l, t, err.line, err.column, err.message);
        return;
    }
    for (size_t i = 0; i < tags.n; i++) {
        const struct mustache_tag *tag = &tags.rows[i];
        if (!is_fine(l, tag)) {
            add_fault(l, t, tag->line, tag->column, why_wrong(l, tag).p);
        }
    }
}

void lint_tag(struct lint *l, const struct subject *s)
{
    if (s->entry.kind != ENTRY_REPLY) {
        return;
    }
    size_t at = s->body_at;
    const struct template t = {.subject = s,
                               .line = place_of(&l->cursor, s->source, at, at).line - 1};
    check_template(l, &t, s->entry.body);
}

static void check_phrases(struct lint *l, struct str file, const struct yaml_node *node)
{
    for (size_t i = 0; i < node->n && node->kind == YAML_MAP; i++) {
        check_phrases(l, file, node->pairs[i].value);
    }
    for (size_t i = 0; i < node->n && node->kind == YAML_LIST; i++) {
        check_phrases(l, file, node->rows[i]);
    }
    if (node->kind == YAML_SCALAR) {
        const struct template t = {.file = file, .line = node->line, .column = node->column};
        check_template(l, &t, node->text);
    }
}

void lint_tag_courtesy(struct lint *l)
{
    for (size_t i = 0; i < l->config->n_by_language; i++) {
        const struct language_config *row = &l->config->by_language[i];
        if (row->courtesy != NULL) {
            struct str file = arena_printf(l->mem, "courtesy/%.*s.yaml", STR_ARG(row->code));
            check_phrases(l, file, row->courtesy);
        }
    }
}
