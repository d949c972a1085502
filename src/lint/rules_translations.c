/* Rules of translations: what customers may read is there in every language of the base, and not
 * older than what it translates. */
#include "lint/rules.h"

#include "base/buf.h"

/* A topic of customers: it has a public article, or only replies, which are written for them. */
static bool is_for_customers(const struct answer *a)
{
    bool has_article = false;
    for (const struct subject *s = a->first; s != NULL; s = s->next) {
        has_article = has_article || s->entry.kind == ENTRY_ARTICLE;
        if (s->entry.kind == ENTRY_ARTICLE && subject_is_public(s)) {
            return true;
        }
    }
    return !has_article;
}

/* The entry that the others translate: the fallback language's, else the first that is ready. */
static const struct subject *original_of(const struct lint *l, const struct answer *a,
                                         enum entry_kind kind)
{
    const struct subject *first = answer_find(a, kind, config_fallback(l->config));
    for (const struct subject *s = a->first; s != NULL && first == NULL; s = s->next) {
        first = s->entry.kind == kind && s->entry.state == ENTRY_READY ? s : NULL;
    }
    return first;
}

static void check_kind(struct lint *l, const struct answer *a, enum entry_kind kind)
{
    const struct subject *original = original_of(l, a, kind);
    AUTO(buf_done) struct buf missing = {0};
    if (original == NULL || original->entry.state != ENTRY_READY) {
        return;
    }
    for (size_t i = 0; i < l->config->languages.n; i++) {
        struct str language = l->config->languages.rows[i];
        if (answer_find(a, kind, language) == NULL) {
            buf_printf(&missing, "%s%.*s", missing.n > 0 ? ", " : "", STR_ARG(language));
        }
    }
    if (missing.n > 0) {
        lint_add(l, original->entry.path, (struct place){.line = 1, .column = 1},
                 "'%.*s' has no %s in: %s", STR_ARG(a->id), kind_name(kind), missing.p);
    }
}

void lint_translation(struct lint *l)
{
    for (size_t i = 0; i < l->n_answers && l->config->languages.n > 1; i++) {
        if (is_for_customers(&l->answers[i])) {
            check_kind(l, &l->answers[i], ENTRY_ARTICLE);
            check_kind(l, &l->answers[i], ENTRY_REPLY);
        }
    }
}

void lint_translation_old(struct lint *l, const struct subject *s)
{
    const struct subject *original = original_of(l, s->answer, s->entry.kind);
    if (original == NULL || original == s || s->entry.updated.n == 0 ||
        str_cmp(s->entry.updated, original->entry.updated) >= 0) {
        return;
    }
    const struct yaml_node *value = subject_pair(s, "updated")->value;
    lint_mark(l, s, value->line, value->column, yaml_text(value).n,
              "%.*s was changed on %.*s, after this translation: see what is new there",
              STR_ARG(original->entry.path), STR_ARG(original->entry.updated));
}
