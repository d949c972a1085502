/* Writing a run; reading one; which tickets are answered better and worse. */
#include "search/eval_run.h"

#include "base/map.h"

#include <stdlib.h>

enum { COLUMNS = 5 };

static void write_row(struct buf *out, const cordial_eval_ticket *t, size_t rank, const char *id,
                      double confidence)
{
    buf_printf(out, "%s\t%zu\t%s\t%.6f\t%s\n", t->id, rank, id, confidence,
               cordial_decision_name(t->decision));
}

void eval_run_write(struct buf *out, const cordial_eval_ticket *tickets, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const cordial_eval_ticket *t = &tickets[i];
        for (size_t j = 0; j < t->n_rows; j++) {
            write_row(out, t, j + 1, t->rows[j].id, t->rows[j].confidence);
        }
        if (t->n_rows == 0) {
            write_row(out, t, 0, "", 0);
        }
    }
}

/* A ticket of the earlier run while its rows are being gathered. */
struct earlier {
    cordial_eval_row *rows;
    size_t n;
    size_t cap;
    cordial_decision decision;
    bool seen;
};

struct reading {
    struct arena *mem;
    const cordial_eval_ticket *tickets;
    struct map by_id; /* a ticket's id -> its index; those of the earlier run alone follow */
    struct earlier *earlier;
    size_t n_tickets;
    size_t missing;
    unsigned line;
    cordial_error *err;
};

static bool read_decision(struct str word, cordial_decision *out)
{
    static const cordial_decision all[] = {CORDIAL_DECISION_ANSWER, CORDIAL_DECISION_ASK,
                                           CORDIAL_DECISION_NONE};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (str_eq(word, str_of(cordial_decision_name(all[i])))) {
            *out = all[i];
            return true;
        }
    }
    return false;
}

static bool read_share(struct arena *mem, struct str word, double *out)
{
    char *end = NULL;
    const char *text = arena_cstr(mem, word);
    *out = strtod(text, &end);
    return word.n > 0 && *end == '\0' && *out >= 0 && *out <= 1;
}

static cordial_status cut_columns(struct reading *r, struct str line, struct str *columns)
{
    size_t n = 0;
    struct str column;
    while (str_split(&line, '\t', &column)) {
        if (n < COLUMNS) {
            columns[n] = column;
        }
        n++;
    }
    if (n != COLUMNS) {
        return err_at(r->err, CORDIAL_E_DATA, r->line, 0,
                      "a run has %d columns with tabs between them, not %zu", COLUMNS, n);
    }
    return CORDIAL_OK;
}

static cordial_status add_row(struct reading *r, struct earlier *e, const struct str *columns)
{
    int64_t rank = 0;
    double confidence = 0;
    if (!str_int(columns[1], &rank) || !read_share(r->mem, columns[3], &confidence) ||
        !read_decision(columns[4], &e->decision)) {
        return err_at(
            r->err, CORDIAL_E_DATA, r->line, 0,
            "behind the ticket there are a rank, an answer, a confidence from 0 to 1, and "
            "answer, ask or none");
    }
    if (rank == 0 && columns[2].n == 0 && !e->seen) {
        e->seen = true;
        return CORDIAL_OK;
    }
    if (rank != (int64_t)e->n + 1) {
        return err_at(r->err, CORDIAL_E_DATA, r->line, 0,
                      "rank '%.*s' does not follow the ranks above", STR_ARG(columns[1]));
    }
    e->seen = true;
    e->rows = arena_more(r->mem, e->rows, e->n, &e->cap, sizeof *e->rows);
    e->rows[e->n++] = (cordial_eval_row){arena_cstr(r->mem, columns[2]), confidence};
    return CORDIAL_OK;
}

static cordial_status read_line(struct reading *r, struct str line)
{
    struct str columns[COLUMNS];
    bool is_new = false;
    TRY(cut_columns(r, line, columns));
    size_t *at = map_put(&r->by_id, columns[0], SIZE_MAX, &is_new);
    r->missing += is_new;
    return *at == SIZE_MAX ? CORDIAL_OK : add_row(r, &r->earlier[*at], columns);
}

static cordial_status read_run(struct reading *r, struct str run)
{
    struct str line;
    map_init(&r->by_id, r->mem);
    r->earlier = arena_array(r->mem, r->n_tickets, sizeof *r->earlier);
    for (size_t i = 0; i < r->n_tickets; i++) {
        map_put(&r->by_id, str_of(r->tickets[i].id), i, NULL);
    }
    while (str_line(&run, &line)) {
        r->line++;
        if (line.n > 0) {
            TRY(read_line(r, line));
        }
    }
    return CORDIAL_OK;
}

/* 1 when @rank is better than @before, -1 when it is worse; 0 is the worst rank. */
static int compare_ranks(size_t before, size_t rank)
{
    size_t x = before > 0 ? before : SIZE_MAX;
    size_t y = rank > 0 ? rank : SIZE_MAX;
    return (x > y) - (x < y);
}

static void count_side(cordial_eval_split *split, int side)
{
    split->better += side > 0;
    split->worse += side < 0;
}

/* @before and @after: the same tickets. */
static void compare(struct arena *mem, const cordial_eval_ticket *before,
                    const cordial_eval_ticket *after, size_t n, cordial_eval_comparison *out)
{
    cordial_eval_change *changes = arena_array(mem, n, sizeof *changes);
    for (size_t i = 0; i < n; i++) {
        cordial_eval_change change = {
            .id = after[i].id,
            .rank_before = before[i].rank,
            .rank = after[i].rank,
            .decision_before = before[i].decision,
            .decision = after[i].decision,
            .ranked = compare_ranks(before[i].rank, after[i].rank),
            .decided = (int)after[i].decided - (int)before[i].decided,
        };
        count_side(&out->ranked, change.ranked);
        count_side(&out->decided, change.decided);
        if (change.ranked != 0 || change.decided != 0) {
            changes[out->n_changes++] = change;
        }
    }
    out->changes = changes;
    out->ranked.luck = eval_sign_test(out->ranked.better, out->ranked.worse);
    out->decided.luck = eval_sign_test(out->decided.better, out->decided.worse);
    eval_measure(before, n, "", &out->before);
    eval_measure(after, n, "", &out->after);
}

cordial_status eval_compare(struct arena *mem, struct str run, const cordial_eval_ticket *tickets,
                            size_t n, cordial_eval_comparison *out, cordial_error *err)
{
    struct reading r = {.mem = mem, .tickets = tickets, .n_tickets = n, .err = err};
    TRY(read_run(&r, run));
    cordial_eval_ticket *before = arena_array(mem, n, sizeof *before);
    cordial_eval_ticket *after = arena_array(mem, n, sizeof *after);
    size_t both = 0;
    for (size_t i = 0; i < n; i++) {
        if (r.earlier[i].seen) {
            after[both] = tickets[i];
            before[both] = tickets[i];
            before[both].rows = r.earlier[i].rows;
            before[both].n_rows = r.earlier[i].n;
            before[both].decision = r.earlier[i].decision;
            eval_judge(&before[both++]);
        }
    }
    *out = (cordial_eval_comparison){.added = n - both, .missing = r.missing};
    compare(mem, before, after, both, out);
    return CORDIAL_OK;
}
