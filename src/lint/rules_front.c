/* Rules of files and their front matter: what cannot be read, keys, values, dates, ids. */
#include "lint/rules.h"

#include "base/date.h"
#include "base/nearest.h"
#include "entry/front.h"
#include "text/words.h"

#include <cordial/ticket.h>

/* --- files ------------------------------------------------------------------------------------ */

void lint_unread(struct lint *l)
{
    for (size_t i = 0; i < l->n_unread; i++) {
        const struct unread *u = &l->unread[i];
        lint_add(l, u->path, (struct place){.line = u->line, .column = u->column}, "%s", u->why);
    }
}

void lint_empty(struct lint *l, const struct subject *s)
{
    if (words_cut(l->scratch, s->entry.body).n == 0) {
        lint_at(l, s, s->body_at, s->body_at, "this %s has no text", kind_name(s->entry.kind));
    }
}

void lint_id(struct lint *l, const struct subject *s)
{
    if (!s->clashed) {
        return;
    }
    const struct yaml_pair *pair = subject_pair(s, "id");
    struct str called =
        arena_printf(l->scratch, ", so this one is called '%.*s' for now", STR_ARG(s->entry.id));
    called.n = str_eq(s->entry.id, s->raw_id) ? 0 : called.n;
    lint_mark(l, s, pair != NULL ? pair->line : 1, pair != NULL ? pair->column : 1, 0,
              "another file claims the id '%.*s' too%.*s: give each an id of its own",
              STR_ARG(s->raw_id), STR_ARG(called));
}

/* --- keys and values -------------------------------------------------------------------------- */

static const char *nearest_key(struct str key)
{
    struct nearest nearest;
    nearest_init(&nearest, key);
    for (size_t i = 0; front_key(i) != NULL; i++) {
        nearest_try(&nearest, front_key(i));
    }
    return nearest.name;
}

/* The same words about several files, told once. */
struct told {
    struct map by_text; /* to the number of a row */
    struct told_row {
        const struct subject *first;
        const struct yaml_pair *pair;
        bool at_value;
        size_t files;
    } * rows;
    size_t n;
    size_t cap;
};

static void tell(struct lint *l, struct told *told, struct str text, struct told_row row)
{
    bool is_new = false;
    size_t at = *map_put(&told->by_text, text, told->n, &is_new);
    if (is_new) {
        told->rows = arena_more(l->scratch, told->rows, told->n, &told->cap, sizeof *told->rows);
        told->rows[told->n++] = row;
    }
    told->rows[at].files++;
}

/* " (in 3 files; this is the first)", or nothing */
static struct str of_files(struct lint *l, size_t n)
{
    return n > 1 ? arena_printf(l->scratch, " (in %zu files, of which this is the first)", n)
                 : STR("");
}

static void add_key(struct lint *l, const struct told_row *row)
{
    struct str key = row->pair->key;
    const char *nearest = nearest_key(key);
    struct str files = of_files(l, row->files);
    cordial_lint_finding *finding =
        lint_mark(l, row->first, row->pair->line, row->pair->column, key.n,
                  nearest != NULL ? "unknown key '%.*s'; did you mean '%s'?%.*s"
                                  : "unknown key '%.*s': cordial passes over it%s%.*s",
                  STR_ARG(key), nearest != NULL ? nearest : "", STR_ARG(files));
    finding->fix = nearest;
}

void lint_key(struct lint *l)
{
    struct told told = {0};
    map_init(&told.by_text, l->scratch);
    for (size_t i = 0; i < l->n; i++) {
        const struct subject *s = l->subjects[i];
        for (size_t k = 0; s->front != NULL && k < s->front->n; k++) {
            const struct yaml_pair *pair = &s->front->pairs[k];
            if (!front_knows(pair->key)) {
                tell(l, &told, pair->key, (struct told_row){.first = s, .pair = pair});
            }
        }
    }
    for (size_t i = 0; i < told.n; i++) {
        add_key(l, &told.rows[i]);
    }
}

static const char unknown[] = "unknown ";

static bool is_date_key(struct str key)
{
    return str_eq(key, STR("review")) || str_eq(key, STR("updated"));
}

/* What the reading could not take, of keys that are no dates. */
void lint_value(struct lint *l)
{
    struct told told = {0};
    map_init(&told.by_text, l->scratch);
    for (size_t i = 0; i < l->n; i++) {
        const struct subject *s = l->subjects[i];
        for (size_t k = 0; k < s->remarks.n; k++) {
            const struct entry_remark *r = &s->remarks.rows[k];
            struct str key = str_from(r->key, strlen(unknown));
            if (!str_starts(r->key, str_of(unknown)) || str_eq(key, STR("key")) ||
                is_date_key(key)) {
                continue;
            }
            struct told_row row = {.first = s, .pair = subject_pair(s, key.p)};
            tell(l, &told, arena_printf(l->scratch, "%.*s: %.*s", STR_ARG(key), STR_ARG(r->value)),
                 row);
        }
    }
    for (size_t i = 0; i < told.n; i++) {
        const struct told_row *row = &told.rows[i];
        const struct yaml_node *value = row->pair->value;
        struct str files = of_files(l, row->files);
        struct str text = yaml_text(value);
        lint_mark(l, row->first, value->line, value->column, 0, "'%.*s' cannot be '%.*s'%.*s",
                  STR_ARG(row->pair->key), STR_ARG(text), STR_ARG(files));
    }
}

/* --- dates ------------------------------------------------------------------------------------ */

static void check_date(struct lint *l, const struct subject *s, const char *key)
{
    const struct yaml_pair *pair = subject_pair(s, key);
    struct str text = pair != NULL ? yaml_text(pair->value) : (struct str){0};
    struct str day = str_sub(text, 0, DATE_BYTES);
    if (pair == NULL || (text.n == 0 && pair->value->kind == YAML_SCALAR)) {
        return;
    }
    if (!date_is_valid(day) || (text.n > day.n && strchr(" T", text.p[day.n]) == NULL)) {
        lint_mark(l, s, pair->value->line, pair->value->column, 0,
                  "'%s' is no date: write it like %.*s", key, STR_ARG(l->today));
    } else if (str_eq(pair->key, STR("updated")) && str_cmp(day, l->today) > 0) {
        lint_mark(l, s, pair->value->line, pair->value->column, 0,
                  "'updated' lies in the future; today is %.*s", STR_ARG(l->today));
    }
}

void lint_date(struct lint *l, const struct subject *s)
{
    check_date(l, s, "review");
    check_date(l, s, "updated");
}

void lint_review(struct lint *l, const struct subject *s)
{
    if (s->entry.review.n > 0 && str_cmp(s->entry.review, l->today) < 0) {
        const struct yaml_node *value = subject_pair(s, "review")->value;
        lint_mark(l, s, value->line, value->column, 0,
                  "this was to be read again by %.*s: is all of it still true?",
                  STR_ARG(s->entry.review));
    }
}

/* --- needs ------------------------------------------------------------------------------------ */

static bool is_kind(struct str name)
{
    for (int kind = 0; kind < CORDIAL_FACT_KINDS; kind++) {
        if (str_eq(name, str_of(cordial_fact_name((cordial_fact_kind)kind)))) {
            return true;
        }
    }
    return false;
}

static const char *nearest_kind(struct str name)
{
    struct nearest nearest;
    nearest_init(&nearest, name);
    for (int kind = 0; kind < CORDIAL_FACT_KINDS; kind++) {
        nearest_try(&nearest, cordial_fact_name((cordial_fact_kind)kind));
    }
    return nearest.name;
}

void lint_needs(struct lint *l, const struct subject *s)
{
    struct front_items items = subject_items(l, s, "needs", true);
    for (size_t i = 0; i < items.n; i++) {
        struct str rest = items.rows[i].text;
        for (struct str name; str_split(&rest, '|', &name);) {
            name = str_trim(name);
            if (is_kind(name)) {
                continue;
            }
            const char *nearest = nearest_kind(name);
            lint_mark(l, s, items.rows[i].line, items.rows[i].column, 0,
                      nearest != NULL
                          ? "no ticket can hold a '%.*s', so every draft would ask for it; did you "
                            "mean '%s'?"
                          : "no ticket can hold a '%.*s', so every draft would ask for it%s",
                      STR_ARG(name), nearest != NULL ? nearest : "");
        }
    }
}

/* --- other answers ---------------------------------------------------------------------------- */

static void add_nowhere(struct lint *l, const struct subject *s, const struct front_item *item,
                        struct str id)
{
    const char *nearest = lint_nearest_id(l, id);
    if (map_get(&l->retired_ids, id) != NULL) {
        lint_mark(l, s, item->line, item->column, item->text.n,
                  "'%.*s' leads nowhere: that answer is retired", STR_ARG(item->text));
        return;
    }
    cordial_lint_finding *finding =
        lint_mark(l, s, item->line, item->column, item->text.n,
                  nearest != NULL ? "'%.*s' leads nowhere; did you mean '%s'?"
                                  : "'%.*s' leads nowhere: no entry has this id%s",
                  STR_ARG(item->text), nearest != NULL ? nearest : "");
    finding->fix = nearest;
}

void lint_related(struct lint *l, const struct subject *s)
{
    struct front_items items = subject_items(l, s, "related", true);
    for (size_t i = 0; i < items.n; i++) {
        const struct front_item *item = &items.rows[i];
        struct str id = entry_id_fold(l->scratch, item->text);
        bool earlier = false;
        const struct answer *a = lint_answer(l, id, &earlier);
        if (a == NULL) {
            add_nowhere(l, s, item, id);
        } else if (a == s->answer) {
            lint_mark(l, s, item->line, item->column, item->text.n, "'%.*s' is this answer itself",
                      STR_ARG(item->text));
        } else if (earlier) {
            cordial_lint_finding *finding =
                lint_mark(l, s, item->line, item->column, item->text.n,
                          "'%.*s' is an earlier id: it is called '%.*s' now", STR_ARG(item->text),
                          STR_ARG(a->id));
            finding->severity = CORDIAL_SEVERITY_INFO;
            finding->fix = arena_cstr(l->mem, a->id);
        }
    }
}

/* Who claimed an earlier id first. */
static const struct answer *claimed_by(const struct lint *l, struct str id)
{
    size_t *at = map_get(&l->redirects, id);
    return at != NULL ? &l->answers[*at] : NULL;
}

void lint_redirects(struct lint *l, const struct subject *s)
{
    struct front_items items = subject_items(l, s, "redirects", true);
    for (size_t i = 0; i < items.n; i++) {
        const struct front_item *item = &items.rows[i];
        struct str id = entry_id_fold(l->scratch, item->text);
        const struct answer *owner = lint_answer(l, id, NULL);
        const struct answer *claims = claimed_by(l, id);
        if (owner == s->answer) {
            lint_mark(l, s, item->line, item->column, item->text.n,
                      "'%.*s' is what this answer is called now, and no earlier id",
                      STR_ARG(item->text));
        } else if (owner != NULL) {
            lint_mark(l, s, item->line, item->column, item->text.n,
                      "'%.*s' is the id of another answer (%.*s), so it never leads here",
                      STR_ARG(item->text), STR_ARG(owner->first->entry.path));
        } else if (claims != NULL && claims != s->answer) {
            lint_mark(l, s, item->line, item->column, item->text.n,
                      "'%.*s' is an earlier id of '%.*s' too (%.*s), and leads there",
                      STR_ARG(item->text), STR_ARG(claims->id), STR_ARG(claims->first->entry.path));
        }
    }
}

void lint_redirects_retired(struct lint *l)
{
    for (size_t i = 0; i < l->n_retired; i++) {
        const struct subject *s = l->retired[i];
        const struct yaml_pair *pair = subject_pair(s, "redirects");
        if (pair != NULL && s->entry.redirects.n > 0) {
            lint_mark(l, s, pair->line, pair->column, pair->key.n,
                      "this answer is retired, so that its earlier ids lead nowhere");
        }
    }
}
