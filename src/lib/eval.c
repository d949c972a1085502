/*
 * Golden tickets as the public header has them: the expected ids, one ticket, a worker for each
 * processor, the whole evaluation. A handle serves one thread, so each worker but the first opens
 * its own on the same base.
 */
#include "lib/eval_handle.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "lib/advice.h"
#include "lib/eval_lines.h"
#include "search/correct.h"
#include "search/eval_run.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    WORKERS_MAX = 16,
    TICKETS_PER_WORKER = 8, /* fewer are not worth opening the index once more */
    PROGRESS_US = 100 * 1000,
    EXCERPT_BYTES = 160,
    NEAREST_EDITS = 2,
};

/* Rows and reasons live in the arenas of the workers, all else in the first. */
typedef struct handed_evaluation {
    cordial_evaluation data;
    struct arena mem;
    struct arena of_workers[WORKERS_MAX];
} handed_evaluation;

struct evaluating {
    handed_evaluation *handed;
    cordial_base *base;
    const cordial_eval_options *options;
    struct eval_lines lines;
    cordial_eval_ticket *tickets; /* one for each line */
    cordial_error *faults;        /* likewise; status CORDIAL_OK: none */
    unsigned without;
    atomic_size_t next;
    atomic_bool stopped; /* a worker failed */
};

struct worker {
    struct evaluating *e;
    cordial_base *base;
    struct arena *mem;    /* of what is kept */
    struct arena scratch; /* of one ticket */
    bool is_first;        /* in the caller's thread: tells the progress */
    int64_t told_us;
    pthread_t thread;
    bool started;
    cordial_status status; /* of all but single tickets */
    cordial_error err;     /* filled when that failed */
};

struct arena *eval_mem(cordial_evaluation *evaluation)
{
    return &((handed_evaluation *)(void *)evaluation)->mem;
}

/* The ids of all answers, as correct_word() wants them. */
static cordial_status list_ids(struct arena *mem, struct searcher *s, struct xc_terms *out,
                               cordial_error *err)
{
    struct indexed_list all;
    struct map seen;
    map_init(&seen, mem);
    *out = (struct xc_terms){0};
    TRY(index_reader_all(mem, s->reader, &all, err));
    for (size_t i = 0; i < all.n; i++) {
        bool is_new = false;
        map_put(&seen, all.rows[i].stamp.id, 1, &is_new);
        if (is_new) {
            out->rows = arena_more(mem, out->rows, out->n, &out->cap, sizeof *out->rows);
            out->rows[out->n++] = (struct xc_term){.text = all.rows[i].stamp.id, .count = 1};
        }
    }
    return CORDIAL_OK;
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(((const struct xc_term *)a)->text, ((const struct xc_term *)b)->text);
}

static cordial_status find_nearest(struct arena *mem, struct searcher *s,
                                   cordial_eval_unknown *rows, size_t n, cordial_error *err)
{
    struct xc_terms ids;
    if (n == 0) {
        return CORDIAL_OK;
    }
    TRY(list_ids(mem, s, &ids, err));
    if (ids.n > 1) {
        qsort(ids.rows, ids.n, sizeof *ids.rows, by_text);
    }
    for (size_t i = 0; i < n; i++) {
        struct str nearest = correct_listed(mem, &ids, str_of(rows[i].id), NEAREST_EDITS);
        rows[i].nearest = nearest.n > 0 ? arena_cstr(mem, nearest) : NULL;
    }
    return CORDIAL_OK;
}

/* An earlier id becomes the present one; an id that the base does not have is noted. */
static cordial_status check_expected(struct evaluating *e, struct searcher *s, cordial_error *err)
{
    struct arena *mem = &e->handed->mem;
    cordial_eval_unknown *rows = NULL;
    size_t n = 0;
    size_t cap = 0;
    struct map unknown;
    map_init(&unknown, mem);
    for (size_t i = 0; i < e->lines.n; i++) {
        struct eval_line *line = &e->lines.rows[i];
        for (size_t j = 0; j < line->n_expect; j++) {
            struct str id = str_of(line->expect[j]);
            const struct indexed_list *all;
            bool is_new = false;
            TRY(searcher_answer(s, id, &all, err));
            if (all->n > 0) {
                line->expect[j] = arena_cstr(mem, all->rows[0].stamp.id);
                continue;
            }
            size_t at = *map_put(&unknown, id, n, &is_new);
            if (is_new) {
                rows = arena_more(mem, rows, n, &cap, sizeof *rows);
                rows[n++] = (cordial_eval_unknown){.id = line->expect[j], .line = line->line};
            }
            rows[at].tickets++;
        }
    }
    e->handed->data.unknown = rows;
    e->handed->data.n_unknown = n;
    return find_nearest(mem, s, rows, n, err);
}

/* The beginning of a text, on one line. */
static const char *make_excerpt(struct arena *mem, const char *text)
{
    AUTO(buf_done) struct buf b = {0};
    struct str s = str_of(text);
    bool gap = false;
    for (size_t i = 0; i < s.n && b.n < EXCERPT_BYTES; i++) {
        bool is_gap = (unsigned char)s.p[i] <= ' ';
        buf_add_cstr(&b, gap && !is_gap && b.n > 0 ? " " : "");
        if (!is_gap) {
            buf_add_char(&b, s.p[i]);
        }
        gap = is_gap;
    }
    if (b.n < EXCERPT_BYTES) {
        return buf_keep(&b, mem).p;
    }
    size_t whole = utf8_floor(buf_str(&b), b.n - 1);
    return arena_printf(mem, "%.*s…", (int)whole, b.p).p;
}

static void keep_rows(struct arena *mem, const struct suggested *found, cordial_eval_ticket *out)
{
    cordial_eval_row *rows = arena_array(mem, found->n, sizeof *rows);
    for (size_t i = 0; i < found->n; i++) {
        rows[i].id = arena_cstr(mem, str_of(found->rows[i].id));
        rows[i].confidence = found->rows[i].confidence;
    }
    out->rows = rows;
    out->n_rows = found->n;
}

static void keep_reasons(struct arena *mem, const struct suggested *found, cordial_eval_ticket *out)
{
    size_t n = found->n > 0 ? found->rows[0].n_reasons : 0;
    cordial_reason *reasons = arena_array(mem, n, sizeof *reasons);
    for (size_t i = 0; i < n; i++) {
        reasons[i].kind = arena_cstr(mem, str_of(found->rows[0].reasons[i].kind));
        reasons[i].text = arena_cstr(mem, str_of(found->rows[0].reasons[i].text));
    }
    out->reasons = reasons;
    out->n_reasons = n;
}

static cordial_status answer(struct worker *w, struct searcher *s, size_t at, cordial_error *err)
{
    const struct eval_line *line = &w->e->lines.rows[at];
    cordial_eval_ticket *out = &w->e->tickets[at];
    struct suggest_options wanted = {.n = CORDIAL_EVAL_RANKS, .without = w->e->without};
    struct suggested found;
    cordial_ticket ticket;
    arena_reset(&w->scratch);
    TRY(advice_read(&w->scratch, s, line->text, line->format, line->language, &ticket, err));
    TRY(suggest_run(&w->scratch, s, &ticket, &wanted, &found, err));
    *out = (cordial_eval_ticket){
        .id = line->id.p,
        .line = line->line,
        .language = arena_cstr(w->mem, str_of(ticket.language)),
        .excerpt = make_excerpt(w->mem, ticket.text),
        .expect = line->expect,
        .n_expect = line->n_expect,
        .decision = found.decision,
    };
    keep_rows(w->mem, &found, out);
    keep_reasons(w->mem, &found, out);
    eval_judge(out);
    return CORDIAL_OK;
}

static void tell_progress(struct worker *w, size_t done)
{
    const cordial_eval_options *o = w->e->options;
    int64_t now_us = clock_us();
    if (w->is_first && o->progress != NULL && now_us - w->told_us >= PROGRESS_US) {
        o->progress(o->data, done, w->e->lines.n);
        w->told_us = now_us;
    }
}

/* A ticket that cannot be read is a fault of its line; everything else ends the evaluation. */
static bool is_about_the_ticket(cordial_status status)
{
    return status == CORDIAL_E_DATA || status == CORDIAL_E_LIMIT;
}

static cordial_status work(struct worker *w, cordial_error *err)
{
    struct evaluating *e = w->e;
    struct searcher *s = NULL;
    TRY(handle_searcher(w->base, &s, err));
    while (!atomic_load(&e->stopped)) {
        size_t at = atomic_fetch_add(&e->next, 1);
        if (at >= e->lines.n) {
            break;
        }
        cordial_error fault = {0};
        cordial_status status = answer(w, s, at, &fault);
        if (status != CORDIAL_OK && !is_about_the_ticket(status)) {
            *err = fault;
            return status;
        }
        if (status != CORDIAL_OK) { /* its own line and column are inside the ticket */
            err_at(&e->faults[at], status, e->lines.rows[at].line, 0, "its text: %s",
                   fault.message);
        }
        tell_progress(w, at + 1);
    }
    return CORDIAL_OK;
}

static void *run_worker(void *data)
{
    struct worker *w = data;
    cordial_base_options options = {.audience = w->e->base->audience, .state = w->e->base->state};
    if (w->base == NULL) {
        w->status = cordial_base_open(w->e->base->path, &options, &w->base, &w->err);
    }
    if (w->status == CORDIAL_OK) {
        w->status = work(w, &w->err);
    }
    if (w->status != CORDIAL_OK) {
        atomic_store(&w->e->stopped, true);
    }
    arena_done(&w->scratch);
    if (!w->is_first) {
        cordial_base_close(w->base);
    }
    return NULL;
}

static size_t count_workers(const struct evaluating *e)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = e->options->threads > 0 ? e->options->threads
               : processors > 0        ? (size_t)processors
                                       : 1;
    size_t useful = e->lines.n / TICKETS_PER_WORKER + 1;
    n = n < useful ? n : useful;
    return n < WORKERS_MAX ? n : WORKERS_MAX;
}

/* A thread that cannot be started leaves its work to the others. */
static cordial_status answer_all(struct evaluating *e, cordial_error *err)
{
    struct worker workers[WORKERS_MAX] = {0};
    size_t n = count_workers(e);
    for (size_t i = 0; i < n; i++) {
        workers[i].e = e;
        workers[i].mem = &e->handed->of_workers[i];
        workers[i].is_first = i == 0;
        workers[i].started =
            i > 0 && pthread_create(&workers[i].thread, NULL, run_worker, &workers[i]) == 0;
    }
    workers[0].base = e->base;
    run_worker(&workers[0]);
    for (size_t i = 0; i < n; i++) {
        if (workers[i].started) {
            pthread_join(workers[i].thread, NULL);
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (workers[i].status != CORDIAL_OK) {
            *err = workers[i].err;
            return workers[i].status;
        }
    }
    return CORDIAL_OK;
}

static cordial_status tell_faults(struct evaluating *e, cordial_error *err)
{
    for (size_t i = 0; i < e->lines.n; i++) {
        if (e->faults[i].status != CORDIAL_OK) {
            eval_fault(&e->lines, e->options, &e->faults[i]);
        }
    }
    return eval_faults(&e->lines, err);
}

static cordial_status evaluate(struct evaluating *e, struct str bytes, cordial_error *err)
{
    struct arena *mem = &e->handed->mem;
    cordial_evaluation *out = &e->handed->data;
    struct searcher *s = NULL;
    TRY(evidence_kinds(str_of(e->options->without), &e->without, err));
    eval_lines_read(mem, bytes, e->options, &e->lines);
    TRY(eval_faults(&e->lines, err));
    if (e->lines.n == 0) {
        return err_set(err, CORDIAL_E_DATA, "there is no ticket");
    }
    TRY(handle_searcher(e->base, &s, err));
    TRY(check_expected(e, s, err));
    e->tickets = arena_array(mem, e->lines.n, sizeof *e->tickets);
    e->faults = arena_array(mem, e->lines.n, sizeof *e->faults);
    TRY(answer_all(e, err));
    TRY(tell_faults(e, err));
    out->tickets = e->tickets;
    out->n_tickets = e->lines.n;
    out->languages = eval_by_language(mem, out->tickets, out->n_tickets, &out->n_languages);
    eval_measure(out->tickets, out->n_tickets, "", &out->total);
    return CORDIAL_OK;
}

cordial_status cordial_eval(cordial_base *base, const char *tickets, size_t bytes,
                            const cordial_eval_options *options, cordial_evaluation **out,
                            cordial_error *err)
{
    LOCAL_ERROR(err);
    static const cordial_eval_options defaults = {0};
    int64_t start_us = clock_us();
    if (bytes > CORDIAL_EVAL_MAX) {
        return err_set(err, CORDIAL_E_LIMIT, "%zu bytes of tickets, at most %d", bytes,
                       CORDIAL_EVAL_MAX);
    }
    handed_evaluation *handed = heap_alloc(sizeof *handed);
    struct evaluating e = {
        .handed = handed,
        .base = base,
        .options = options != NULL ? options : &defaults,
    };
    if (evaluate(&e, (struct str){tickets, bytes}, err) != CORDIAL_OK) {
        cordial_evaluation_free(&handed->data);
        return err->status;
    }
    handed->data.took_ms = clock_took_ms(start_us);
    *out = &handed->data;
    return CORDIAL_OK;
}

void cordial_evaluation_free(cordial_evaluation *evaluation)
{
    if (evaluation != NULL) {
        handed_evaluation *handed = (handed_evaluation *)(void *)evaluation;
        for (size_t i = 0; i < WORKERS_MAX; i++) {
            arena_done(&handed->of_workers[i]);
        }
        arena_done(&handed->mem);
        free(handed);
    }
}

char *cordial_eval_run(const cordial_evaluation *evaluation)
{
    struct buf b = {0};
    eval_run_write(&b, evaluation->tickets, evaluation->n_tickets);
    return b.p != NULL ? b.p : heap_alloc(1);
}

cordial_status cordial_eval_compare(cordial_evaluation *evaluation, const char *run, size_t bytes,
                                    const cordial_eval_comparison **out, cordial_error *err)
{
    LOCAL_ERROR(err);
    struct arena *mem = eval_mem(evaluation);
    cordial_eval_comparison *comparison = arena_alloc(mem, sizeof *comparison);
    TRY(eval_compare(mem, (struct str){run, bytes}, evaluation->tickets, evaluation->n_tickets,
                     comparison, err));
    *out = comparison;
    return CORDIAL_OK;
}
