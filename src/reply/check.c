/* Running the table: findings sorted, factors scored; and applying fixes. */
#include "reply/check.h"

#include "base/buf.h"
#include "reply/context.h"

#include <stdlib.h>

/* A factor begins at 1 and keeps this share of it at each finding. */
static const double kept[] = {
    [CORDIAL_SEVERITY_ERROR] = 0.5,
    [CORDIAL_SEVERITY_WARNING] = 0.8,
    [CORDIAL_SEVERITY_INFO] = 0.95,
};
#define NOT_LOOKED (-1.0)

static int by_place(const void *a, const void *b)
{
    const struct finding_row *x = a;
    const struct finding_row *y = b;
    if (x->finding.start != y->finding.start) {
        return x->finding.start < y->finding.start ? -1 : 1;
    }
    if (x->finding.end != y->finding.end) {
        return x->finding.end < y->finding.end ? -1 : 1;
    }
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static bool is_wanted(const struct check_request *request, const char *id)
{
    for (const char *const *only = request->only; only != NULL; only++) {
        if (*only == NULL) {
            return false;
        }
        if (strcmp(*only, id) == 0) {
            return true;
        }
    }
    return true;
}

static void run_rules(struct check_context *c, cordial_check *out)
{
    size_t n;
    const struct check_rule *rules = check_rules(&n);
    for (size_t i = 0; i < CORDIAL_FACTORS; i++) {
        out->factors[i] = NOT_LOOKED;
    }
    bool is_read = false;
    for (size_t i = 0; i < n; i++) {
        bool wanted = is_wanted(c->request, rules[i].id);
        if (wanted && !rules[i].plain && !is_read) {
            context_read(c);
            is_read = true;
        }
        c->rule = i;
        c->looked = false;
        c->first_row = c->n_rows;
        if (wanted) {
            rules[i].check(c);
        }
        double *factor = &out->factors[rules[i].factor];
        *factor = c->looked && *factor < 0 ? 1 : *factor;
    }
}

static void score(struct check_context *c, cordial_check *out)
{
    out->sendable = true;
    for (size_t i = 0; i < c->n_rows; i++) {
        const cordial_finding *finding = &c->rows[i].finding;
        out->factors[finding->factor] *= kept[finding->severity];
        out->sendable = out->sendable && finding->severity != CORDIAL_SEVERITY_ERROR;
    }
}

void check_run(struct arena *mem, const struct check_request *request, cordial_check *out)
{
    struct check_context c;
    context_init(&c, mem, request);
    *out = (cordial_check){0};
    run_rules(&c, out);
    score(&c, out);
    if (c.n_rows > 1) {
        qsort(c.rows, c.n_rows, sizeof *c.rows, by_place);
    }
    cordial_finding *findings = arena_array(mem, c.n_rows, sizeof *findings);
    for (size_t i = 0; i < c.n_rows; i++) {
        findings[i] = c.rows[i].finding;
    }
    out->findings = findings;
    out->n_findings = c.n_rows;
    out->text = arena_cstr(mem, request->text);
}

struct str check_fix(struct arena *mem, struct str text, const cordial_check *check)
{
    AUTO(buf_done) struct buf b = {0};
    size_t done = 0;
    for (size_t i = 0; i < check->n_findings; i++) {
        const cordial_finding *finding = &check->findings[i];
        bool fits = finding->start >= done && finding->end <= text.n;
        if (finding->fix == NULL || !finding->fix_safe || !fits) {
            continue; /* what overlaps an applied fix is left for the next run */
        }
        buf_add(&b, str_sub(text, done, finding->start));
        buf_add_cstr(&b, finding->fix);
        done = finding->end;
    }
    buf_add(&b, str_from(text, done));
    return buf_keep(&b, mem);
}
