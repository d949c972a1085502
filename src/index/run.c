/* The frame of a run, ids, and the report. */
#include "index/run.h"

#include "index/fields.h"
#include "index/ids.h"
#include "index/place.h"

#include "base/clock.h"
#include "base/file.h"

#include <stdlib.h>

cordial_status run_write_meta(const struct run *run, struct xc_writer *db, cordial_error *err)
{
    const struct config *c = run->config;
    struct str shape = arena_printf(run->mem, "%016llx", (unsigned long long)c->shape_hash);
    TRY(xc_writer_meta(db, STR(META_SCHEMA), STR(INDEX_SCHEMA), err));
    TRY(xc_writer_meta(db, STR(META_SHAPE), shape, err));
    return xc_writer_meta(db, STR(META_LONE), run->lone ? STR("1") : STR("0"), err);
}

void run_join(struct run *run, const struct hand *hand)
{
    for (size_t i = 0; i < hand->skipped.n; i++) {
        const cordial_note *note = &hand->skipped.rows[i];
        hand_note(run->mem, &run->skipped, str_of(note->file), note->line, note->column,
                  note->message);
    }
    for (size_t i = 0; i < hand->remarks.cap; i++) {
        const struct map_slot *slot = &hand->remarks.slots[i];
        if (slot->key.p == NULL) {
            continue;
        }
        size_t *known = map_get(&run->remarks, slot->key);
        if (known != NULL) {
            *known += slot->value;
        } else {
            map_put(&run->remarks, arena_str(run->mem, slot->key), slot->value, NULL);
        }
    }
}

/* What is in the index about a source after this run; NULL: nothing. */
static struct stamp *final_stamp(struct source *source)
{
    if (source->has_made) {
        return &source->made;
    }
    if (source->wanted || source->old == NULL) {
        return NULL;
    }
    source->made = *source->old;
    source->has_made = true;
    return &source->made;
}

static void tell_clash(struct run *run, const struct id_claim *claim)
{
    struct str text = arena_printf(
        run->mem, "the id '%.*s' is claimed by several files: their folder is put in front",
        STR_ARG(claim->raw_id));
    map_put(&run->remarks, text, 0, NULL);
    (*map_get(&run->remarks, text))++;
}

static void tell_change(struct run *run, const struct source *source, struct str id)
{
    if (source->old == NULL || str_eq(source->old->id, id)) {
        return;
    }
    struct str text = arena_printf(run->mem, "the id changed from '%.*s' to '%.*s'",
                                   STR_ARG(source->old->id), STR_ARG(id));
    hand_note(run->mem, &run->guesses, source->file->path, 0, 0, text.p);
}

/* Has every answer one document, counting notes too? */
static bool are_lone(struct arena *mem, const struct id_claim *claims, struct source **claimants,
                     size_t n)
{
    struct map seen;
    map_init(&seen, mem);
    for (size_t i = 0; i < n; i++) {
        bool is_new = false;
        map_put(&seen, claims[i].id, i, &is_new);
        if (!is_new || claimants[i]->made.has_note) {
            return false;
        }
    }
    return true;
}

void run_resolve_ids(struct run *run, struct source ***out_changed, size_t *out_n)
{
    struct plan *plan = run->plan;
    struct id_claim *claims = arena_array(run->mem, plan->n, sizeof *claims);
    struct source **claimants = arena_array(run->mem, plan->n, sizeof *claimants);
    size_t n = 0;
    for (size_t i = 0; i < plan->n; i++) {
        struct stamp *s = final_stamp(&plan->rows[i]);
        if (s != NULL) {
            claims[n] = (struct id_claim){s->path, s->raw_id, s->language, s->category, s->kind};
            claimants[n++] = &plan->rows[i];
        }
    }
    ids_resolve(run->mem, claims, n);
    run->lone = are_lone(run->mem, claims, claimants, n);
    *out_changed = arena_array(run->mem, n, sizeof **out_changed);
    *out_n = 0;
    for (size_t i = 0; i < n; i++) {
        if (claims[i].clashed) {
            tell_clash(run, &claims[i]);
        }
        tell_change(run, claimants[i], claims[i].id);
        if (!str_eq(claimants[i]->made.id, claims[i].id)) {
            claimants[i]->made.id = claims[i].id;
            (*out_changed)[(*out_n)++] = claimants[i];
        }
    }
}

static void note_skips(struct run *run, const struct scan *scan)
{
    for (size_t i = 0; i < scan->n_skips; i++) {
        hand_note(run->mem, &run->skipped, scan->skips[i].path, 0, 0, scan->skips[i].why);
    }
}

static int by_file(const void *a, const void *b)
{
    const cordial_note *x = a;
    const cordial_note *y = b;
    int order = strcmp(x->file, y->file);
    return order != 0 ? order : strcmp(x->message, y->message);
}

static void sort_notes(struct notes *notes)
{
    if (notes->n > 1) {
        qsort(notes->rows, notes->n, sizeof *notes->rows, by_file);
    }
}

static void note_remarks(struct run *run)
{
    for (size_t i = 0; i < run->remarks.cap; i++) {
        const struct map_slot *slot = &run->remarks.slots[i];
        if (slot->key.p != NULL) {
            struct str text = arena_printf(run->mem, "%.*s (%zu %s)", STR_ARG(slot->key),
                                           slot->value, slot->value == 1 ? "file" : "files");
            hand_note(run->mem, &run->guesses, STR(""), 0, 0, text.p);
        }
    }
}

static void fill_report(struct run *run, cordial_index_report *out)
{
    const struct plan *plan = run->plan;
    *out = (cordial_index_report){.generation = run->generation, .removed = plan->removed.n};
    for (size_t i = 0; i < plan->n; i++) {
        const struct source *source = &plan->rows[i];
        if (source->retired && source->known) {
            out->removed++;
        } else if (source->wanted && source->has_made && !source->broken) {
            out->indexed++;
        } else if (!source->wanted) {
            out->unchanged++;
        }
    }
    note_remarks(run);
    sort_notes(&run->skipped);
    sort_notes(&run->guesses);
    out->skipped = run->skipped.rows;
    out->n_skipped = run->skipped.n;
    out->guesses = run->guesses.rows;
    out->n_guesses = run->guesses.n;
}

/* Open the current generation; none, or one of another version, is no fault. */
static cordial_status open_current(const char *state, struct index_reader **out, cordial_error *err)
{
    cordial_status status = index_reader_open(state, CORDIAL_AUDIENCE_AGENTS, out, err);
    if (status == CORDIAL_E_UNAVAILABLE || status == CORDIAL_E_IO) {
        *out = NULL; /* a broken index is built anew */
        return CORDIAL_OK;
    }
    return status;
}

static void index_reader_closep(struct index_reader **r)
{
    index_reader_close(*r);
}

static cordial_status run_locked(struct arena *mem, const struct index_job *job,
                                 cordial_index_report *out, struct str_list *out_folders,
                                 cordial_error *err)
{
    struct config config;
    struct scan scan;
    struct plan plan;
    AUTO(index_reader_closep) struct index_reader *reader = NULL;
    TRY(config_read(mem, job->dir_fd, job->name, &config, err));
    TRY(scan_base(mem, job->dir_fd, &scan, err));
    if (out_folders != NULL) {
        *out_folders = scan.folders;
    }
    TRY(open_current(job->state, &reader, err));
    struct plan_input input = {&config, &scan, job->dir_fd, reader, job->options->full};
    TRY(plan_make(mem, &input, &plan, err));
    struct run run = {.mem = mem, .job = job, .config = &config, .plan = &plan};
    map_init(&run.remarks, mem);
    note_skips(&run, &scan);
    if (plan.aside) {
        TRY(run_aside(&run, err));
    } else {
        run.generation = arena_cstr(mem, str_of(index_reader_generation(reader)));
        TRY(run_live(&run, err));
    }
    fill_report(&run, out);
    return CORDIAL_OK;
}

cordial_status index_run(struct arena *mem, const struct index_job *job, cordial_index_report *out,
                         struct str_list *out_folders, cordial_error *err)
{
    int64_t start_us = clock_us();
    AUTO(fd_closep) int lock = -1;
    int wait_s = job->options->wait_s > 0 ? job->options->wait_s : LOCK_WAIT_S;
    TRY(place_lock(mem, job->state, wait_s, &lock, err));
    TRY(run_locked(mem, job, out, out_folders, err));
    out->took_ms = clock_took_ms(start_us);
    return CORDIAL_OK;
}
