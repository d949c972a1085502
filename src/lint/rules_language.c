/*
 * Rules of language, by the checks of replies: whatever must not be sent must not be written into
 * the base either. Entries for agents alone may speak about customers, and name what is never
 * to be said.
 */
#include "lint/rules.h"

#include "lint/markup.h"
#include "reply/check.h"

/* A word in so many entries is one of the base, whatever dictionaries say. */
enum { OWN_WORD_ENTRIES = 3, CHECKS = 4 };

/* The checks whose rules are wanted, ended by NULL. */
static void list_wanted(const struct lint *l, const char *out[])
{
    static const char *const checks[] = {"blame", "rude", "sentence", "spelling"};
    size_t n = 0;
    size_t n_rules;
    const struct lint_rule *rules = lint_rules(&n_rules);
    for (size_t i = 0; i < n_rules; i++) {
        for (size_t k = 0; k < CHECKS && l->wanted[i]; k++) {
            if (strcmp(rules[i].shown.id, checks[k]) == 0) {
                out[n++] = checks[k];
            }
        }
    }
    out[n] = NULL;
}

static const cordial_check *check_of(struct lint *l, const struct subject *s)
{
    const char *only[CHECKS + 1];
    if (l->language.subject != s) {
        list_wanted(l, only);
        struct markup markup = markup_blank(l->scratch, s->entry.body);
        const struct check_request request = {
            .config = l->config,
            .text = markup.text,
            .language = s->entry.language,
            .decision = CORDIAL_DECISION_ANSWER,
            .speller = l->request->speller,
            .only = only,
        };
        cordial_check *check = arena_alloc(l->scratch, sizeof *check);
        check_run(l->scratch, &request, check);
        l->language = (struct language_findings){.subject = s, .check = check};
    }
    return l->language.check;
}

/* Report what the check of the same name found. */
static void report(struct lint *l, const struct subject *s, const char *rule)
{
    const cordial_check *check = check_of(l, s);
    for (size_t i = 0; i < check->n_findings; i++) {
        const cordial_finding *f = &check->findings[i];
        if (strcmp(f->rule, rule) == 0) {
            lint_at(l, s, s->body_at + f->start, s->body_at + f->end, "%s", f->message);
        }
    }
}

void lint_blame(struct lint *l, const struct subject *s)
{
    if (subject_goes_out(s)) {
        report(l, s, "blame");
    }
}

void lint_rude(struct lint *l, const struct subject *s)
{
    if (subject_goes_out(s)) {
        report(l, s, "rude");
    }
}

void lint_sentence(struct lint *l, const struct subject *s)
{
    report(l, s, "sentence");
}

/* --- spelling --------------------------------------------------------------------------------- */

struct misspelt {
    const struct subject *subject;
    struct str word;
    size_t start;
    size_t end;
    const char *message;
};

struct misspelt_words {
    struct misspelt *rows;
    size_t n;
    size_t cap;
    struct map entries; /* words of a language, to the number of entries */
};

static struct str key_of(struct lint *l, const struct misspelt *m)
{
    return arena_printf(l->mem, "%.*s %.*s", STR_ARG(m->subject->entry.language), STR_ARG(m->word));
}

/* Each word once an entry: where it stands first. */
static bool is_repeated(const struct misspelt_words *all, const struct misspelt *m)
{
    for (size_t i = all->n; i > 0 && all->rows[i - 1].subject == m->subject; i--) {
        if (str_eq(all->rows[i - 1].word, m->word)) {
            return true;
        }
    }
    return false;
}

void lint_spelling(struct lint *l, const struct subject *s)
{
    const cordial_check *check = check_of(l, s);
    if (l->misspelt == NULL) {
        l->misspelt = arena_alloc(l->mem, sizeof *l->misspelt);
        map_init(&l->misspelt->entries, l->mem);
    }
    struct misspelt_words *all = l->misspelt;
    for (size_t i = 0; i < check->n_findings; i++) {
        const cordial_finding *f = &check->findings[i];
        struct misspelt m = {.subject = s,
                             .word = str_sub(s->entry.body, f->start, f->end),
                             .start = s->body_at + f->start,
                             .end = s->body_at + f->end};
        if (strcmp(f->rule, "spelling") == 0 && !is_repeated(all, &m)) {
            m.message = arena_cstr(l->mem, str_of(f->message));
            all->rows = arena_more(l->mem, all->rows, all->n, &all->cap, sizeof *all->rows);
            all->rows[all->n++] = m;
            ++*map_put(&all->entries, key_of(l, &m), 0, NULL);
        }
    }
}

void lint_spelling_told(struct lint *l)
{
    for (size_t i = 0; l->misspelt != NULL && i < l->misspelt->n; i++) {
        const struct misspelt *m = &l->misspelt->rows[i];
        if (*map_get(&l->misspelt->entries, key_of(l, m)) < OWN_WORD_ENTRIES) {
            lint_at(l, m->subject, m->start, m->end, "%s", m->message);
        }
    }
}
