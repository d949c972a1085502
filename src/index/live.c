/*
 * Changing the current generation. Changed files are read first; then three transactions, so
 * that whatever changes its audience leaves one database before it enters the other: leaving the
 * agents' database, leaving and entering the public one, entering the agents'. A run that is cut
 * short between them leaves stamps that do not agree, and the next run makes those files again.
 */
#include "index/run.h"

#include "index/changes.h"
#include "index/fields.h"
#include "index/place.h"

struct live {
    struct run *run;
    struct hand hand;
    struct changes public_changes;
    struct changes agents_changes;
    struct arena entries; /* of the changed files */
    struct source **rows; /* sources that go into the index */
    struct entry *read;   /* their entries */
    size_t n;
};

static cordial_status read_source(struct live *l, struct source *source, cordial_error *err)
{
    bool has = false;
    struct entry *entry = &l->read[l->n];
    arena_reset(&l->hand.mem);
    TRY(hand_read(&l->hand, &l->entries, source, entry, &has, err));
    if (has && !source->broken) { /* a broken one is in the index as it should be */
        l->rows[l->n++] = source;
    }
    return CORDIAL_OK;
}

static cordial_status read_wanted(struct live *l, cordial_error *err)
{
    const cordial_index_options *options = l->run->job->options;
    struct plan *plan = l->run->plan;
    size_t done = 0;
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->rows[i].wanted) {
            TRY(read_source(l, &plan->rows[i], err));
            if (options->progress != NULL) {
                options->progress(options->data, ++done, plan->n_wanted);
            }
        }
    }
    return CORDIAL_OK;
}

/* Files that were not to be read, but whose id a clash changed. */
static cordial_status read_changed(struct live *l, cordial_error *err)
{
    struct source **changed;
    size_t n;
    run_resolve_ids(l->run, &changed, &n);
    for (size_t i = 0; i < n; i++) {
        if (!changed[i]->wanted) {
            struct str id = changed[i]->made.id;
            changed[i]->wanted = true;
            TRY(read_source(l, changed[i], err));
            changed[i]->made.id = id;
        }
    }
    for (size_t i = 0; i < l->n; i++) {
        l->read[i].id = l->rows[i]->made.id;
    }
    return CORDIAL_OK;
}

static cordial_status remove_gone(struct live *l, struct xc_writer *db, cordial_error *err)
{
    const struct plan *plan = l->run->plan;
    for (size_t i = 0; i < plan->removed.n; i++) {
        TRY(hand_remove(&l->hand, db, plan->removed.rows[i], err));
    }
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->rows[i].retired) {
            TRY(hand_remove(&l->hand, db, plan->rows[i].file->path, err));
        }
    }
    return CORDIAL_OK;
}

static cordial_status leave_agents(struct live *l, cordial_error *err)
{
    struct xc_writer *db = l->hand.agents_db;
    TRY(xc_writer_begin(db, err));
    TRY(remove_gone(l, db, err));
    for (size_t i = 0; i < l->n; i++) {
        bool stays = l->read[i].audience == CORDIAL_AUDIENCE_AGENTS;
        if (!stays) {
            TRY(hand_remove(&l->hand, db, l->read[i].path, err));
        }
    }
    TRY(changes_keep(&l->agents_changes, db, err));
    return xc_writer_commit(db, err);
}

static cordial_status change_public(struct live *l, cordial_error *err)
{
    struct xc_writer *db = l->hand.public_db;
    TRY(xc_writer_begin(db, err));
    TRY(remove_gone(l, db, err));
    for (size_t i = 0; i < l->n; i++) {
        if (l->read[i].audience == CORDIAL_AUDIENCE_PUBLIC) {
            TRY(hand_put_public(&l->hand, l->rows[i], &l->read[i], err));
        } else {
            TRY(hand_remove(&l->hand, db, l->read[i].path, err));
        }
    }
    TRY(run_write_meta(l->run, db, err));
    TRY(hand_sync_texts(&l->hand, err));
    TRY(changes_keep(&l->public_changes, db, err));
    return xc_writer_commit(db, err);
}

static cordial_status enter_agents(struct live *l, cordial_error *err)
{
    struct xc_writer *db = l->hand.agents_db;
    TRY(xc_writer_begin(db, err));
    for (size_t i = 0; i < l->n; i++) {
        TRY(hand_put_agents(&l->hand, l->rows[i], &l->read[i], err));
    }
    TRY(hand_sync_texts(&l->hand, err));
    TRY(changes_keep(&l->agents_changes, db, err));
    return xc_writer_commit(db, err);
}

static bool has_retired(const struct plan *plan)
{
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->rows[i].retired && plan->rows[i].known) {
            return true;
        }
    }
    return false;
}

static cordial_status write_changes(struct live *l, cordial_error *err)
{
    const struct run *run = l->run;
    const char *folder = NULL;
    TRY(place_current(run->mem, run->job->state, &folder, err));
    const char *public_path = place_database(run->mem, folder, CORDIAL_AUDIENCE_PUBLIC);
    const char *agents_path = place_database(run->mem, folder, CORDIAL_AUDIENCE_AGENTS);
    TRY(xc_writer_open(public_path, false, &l->hand.public_db, err));
    TRY(xc_writer_open(agents_path, false, &l->hand.agents_db, err));
    TRY(texts_writer_open(folder, CORDIAL_AUDIENCE_PUBLIC, 0, &l->hand.public_texts, err));
    TRY(texts_writer_open(folder, CORDIAL_AUDIENCE_AGENTS, 0, &l->hand.agents_texts, err));
    TRY(leave_agents(l, err));
    TRY(change_public(l, err));
    return enter_agents(l, err);
}

static cordial_status update(struct live *l, cordial_error *err)
{
    const struct plan *plan = l->run->plan;
    TRY(read_wanted(l, err));
    TRY(read_changed(l, err));
    if (l->n == 0 && plan->removed.n == 0 && !has_retired(plan)) {
        return CORDIAL_OK;
    }
    return write_changes(l, err);
}

cordial_status run_live(struct run *run, cordial_error *err)
{
    struct live l = {.run = run};
    l.rows = arena_array(run->mem, run->plan->n, sizeof(struct source *));
    l.read = arena_array(run->mem, run->plan->n, sizeof *l.read);
    hand_init(&l.hand, run->config, run->job->dir_fd, run->job->state);
    changes_init(&l.public_changes);
    changes_init(&l.agents_changes);
    l.hand.public_changes = &l.public_changes;
    l.hand.agents_changes = &l.agents_changes;
    cordial_status status = update(&l, err);
    run_join(run, &l.hand);
    hand_done(&l.hand);
    changes_done(&l.public_changes);
    changes_done(&l.agents_changes);
    arena_done(&l.entries);
    return status;
}
