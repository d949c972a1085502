/* Rules of facts: quoted ones are there, in the language, and hold; the others are used. */
#include "lint/rules.h"

#include "base/date.h"
#include "base/nearest.h"
#include "lint/facts.h"

enum { SOON_DAYS = 30 };

#define FACTS_FILE STR("facts.yaml")

static const char *nearest_fact(struct lint *l, struct str name)
{
    struct nearest nearest;
    nearest_init(&nearest, name);
    for (size_t i = 0; i < l->config->n_facts && l->tries > 0; i++, l->tries--) {
        nearest_try(&nearest, arena_cstr(l->scratch, l->config->facts[i].name));
    }
    return nearest.name != NULL ? arena_cstr(l->mem, str_of(nearest.name)) : NULL;
}

static void add_at_use(struct lint *l, const struct fact_use *use, const char *message)
{
    if (use->subject != NULL) {
        lint_at(l, use->subject, use->start, use->end, "%s", message);
    } else {
        lint_config(l, use->file, use->line, use->column, 0, "%s", message);
    }
}

static void check_use(struct lint *l, const struct fact_use *use)
{
    bool known = config_has_fact(l->config, use->name);
    if (known && config_fact(l->config, use->name, use->language) == NULL) {
        add_at_use(l, use,
                   arena_printf(l->scratch, "the fact '%.*s' has no value in the language '%.*s'",
                                STR_ARG(use->name), STR_ARG(use->language))
                       .p);
    }
    if (known) {
        return;
    }
    const char *nearest = nearest_fact(l, use->name);
    if (!use->code || nearest != NULL) {
        add_at_use(l, use,
                   arena_printf(l->scratch,
                                nearest != NULL ? "facts.yaml has no '%.*s'; did you mean '%s'?"
                                                : "facts.yaml has no '%.*s'%s",
                                STR_ARG(use->name), nearest != NULL ? nearest : "")
                       .p);
    }
}

void lint_fact(struct lint *l)
{
    const struct fact_uses *uses = fact_uses(l);
    for (size_t i = 0; i < uses->n; i++) {
        if (!uses->rows[i].fallback) {
            check_use(l, &uses->rows[i]);
        }
    }
}

static size_t uses_of(struct lint *l, struct str name)
{
    const size_t *n = map_get(&fact_uses(l)->counts, name);
    return n != NULL ? *n : 0;
}

/* Only the first of the rows of one fact: they end on the same day. */
static bool is_first_row(const struct config *config, size_t i)
{
    return i == 0 || !str_eq(config->facts[i].name, config->facts[i - 1].name);
}

void lint_fact_expired(struct lint *l)
{
    for (size_t i = 0; i < l->config->n_facts; i++) {
        const struct fact *fact = &l->config->facts[i];
        size_t n = uses_of(l, fact->name);
        if (is_first_row(l->config, i) && n > 0 && config_fact_is_past(fact, l->today)) {
            lint_config(l, FACTS_FILE, fact->line, fact->column, 0,
                        "'%.*s' held until %.*s and is quoted in %zu place%s: look what holds now",
                        STR_ARG(fact->name), STR_ARG(fact->until), n, n == 1 ? "" : "s");
        }
    }
}

void lint_fact_soon(struct lint *l)
{
    int64_t today = date_day(l->today);
    for (size_t i = 0; i < l->config->n_facts; i++) {
        const struct fact *fact = &l->config->facts[i];
        if (fact->until.n > 0 && is_first_row(l->config, i) && uses_of(l, fact->name) > 0 &&
            !config_fact_is_past(fact, l->today) && date_day(fact->until) - today <= SOON_DAYS) {
            lint_config(l, FACTS_FILE, fact->line, fact->column, 0,
                        "'%.*s' holds until %.*s: what comes then?", STR_ARG(fact->name),
                        STR_ARG(fact->until));
        }
    }
}

void lint_fact_unused(struct lint *l)
{
    for (size_t i = 0; i < l->config->n_facts; i++) {
        const struct fact *fact = &l->config->facts[i];
        if (is_first_row(l->config, i) && uses_of(l, fact->name) == 0) {
            lint_config(l, FACTS_FILE, fact->line, fact->column, 0,
                        "nothing quotes the fact '%.*s'", STR_ARG(fact->name));
        }
    }
}
