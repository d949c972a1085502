/*
 * Building a generation aside: each hand fills two databases of its own from a run of files, in
 * a thread of its own; compaction joins them in the order of the files, so that the result does
 * not depend on how many hands there were. Documents get their files' own ids first; where ids
 * clash, the few documents concerned are made again before the databases are closed.
 */
#include "index/run.h"

#include "base/file.h"
#include "index/lexicon.h"
#include "index/place.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum {
    HANDS_MAX = TEXTS_FILES_MAX,
    HAND_FILES_MIN = 50,             /* fewer files are not worth another hand */
    COMMIT_BYTES = 16 * 1024 * 1024, /* of text between commits: what bounds the memory */
    PROGRESS_STEP = 32,
};

struct aside;

/* One hand's share of the work. */
struct share {
    struct aside *aside;
    struct hand hand;
    const char *public_path;
    const char *agents_path;
    struct source **rows;
    size_t n;
    cordial_error err;
    cordial_status status;
};

struct aside {
    struct run *run;
    const char *folder; /* in which the generation is built */
    struct share shares[HANDS_MAX];
    size_t n;
    size_t total;
    atomic_size_t done;
    atomic_bool failed; /* one share did: the others stop */
    pthread_mutex_t progress;
};

static void tell_progress(struct aside *aside)
{
    const cordial_index_options *options = aside->run->job->options;
    size_t done = atomic_fetch_add(&aside->done, 1) + 1;
    if (options->progress == NULL || (done % PROGRESS_STEP != 0 && done != aside->total)) {
        return;
    }
    pthread_mutex_lock(&aside->progress);
    options->progress(options->data, done, aside->total);
    pthread_mutex_unlock(&aside->progress);
}

static cordial_status open_databases(struct share *s, cordial_error *err)
{
    struct hand *h = &s->hand;
    const char *folder = s->aside->folder;
    size_t number = (size_t)(s - s->aside->shares);
    TRY(xc_writer_open(s->public_path, true, &h->public_db, err));
    TRY(xc_writer_open(s->agents_path, true, &h->agents_db, err));
    TRY(texts_writer_open(folder, CORDIAL_AUDIENCE_PUBLIC, number, &h->public_texts, err));
    return texts_writer_open(folder, CORDIAL_AUDIENCE_AGENTS, number, &h->agents_texts, err);
}

static cordial_status begin(struct share *s, cordial_error *err)
{
    TRY(xc_writer_begin(s->hand.public_db, err));
    return xc_writer_begin(s->hand.agents_db, err);
}

static cordial_status commit(struct share *s, cordial_error *err)
{
    TRY(xc_writer_commit(s->hand.public_db, err));
    return xc_writer_commit(s->hand.agents_db, err);
}

static cordial_status put_source(struct share *s, struct source *source, cordial_error *err)
{
    struct entry entry;
    bool has = false;
    struct str id = source->has_made ? source->made.id : (struct str){NULL, 0};
    arena_reset(&s->hand.mem);
    TRY(hand_read(&s->hand, &s->hand.mem, source, &entry, &has, err));
    if (!has) {
        return CORDIAL_OK;
    }
    if (id.p != NULL) { /* made again, for a resolved id */
        source->made.id = id;
        entry.id = id;
    }
    return hand_put(&s->hand, source, &entry, err);
}

static cordial_status put_share(struct share *s, cordial_error *err)
{
    uint64_t bytes = 0;
    TRY(begin(s, err));
    for (size_t i = 0; i < s->n && !atomic_load(&s->aside->failed); i++) {
        TRY(put_source(s, s->rows[i], err));
        tell_progress(s->aside);
        bytes += s->rows[i]->file->bytes;
        if (bytes >= COMMIT_BYTES) {
            TRY(commit(s, err));
            TRY(begin(s, err));
            bytes = 0;
        }
    }
    return commit(s, err);
}

static void *work(void *data)
{
    struct share *s = data;
    s->status = s->hand.agents_texts == NULL ? open_databases(s, &s->err) : CORDIAL_OK;
    if (s->status == CORDIAL_OK) {
        s->status = put_share(s, &s->err);
    }
    if (s->status != CORDIAL_OK) {
        atomic_store(&s->aside->failed, true);
    }
    return NULL;
}

/* All shares at once, the first in this thread. */
static cordial_status work_all(struct aside *a, cordial_error *err)
{
    pthread_t threads[HANDS_MAX];
    bool started[HANDS_MAX] = {false};
    for (size_t i = 1; i < a->n; i++) {
        started[i] = pthread_create(&threads[i], NULL, work, &a->shares[i]) == 0;
    }
    work(&a->shares[0]);
    for (size_t i = 1; i < a->n; i++) {
        if (started[i]) {
            pthread_join(threads[i], NULL);
        } else {
            work(&a->shares[i]);
        }
    }
    for (size_t i = 0; i < a->n; i++) {
        if (a->shares[i].status != CORDIAL_OK) {
            *err = a->shares[i].err;
            return err->status;
        }
    }
    return CORDIAL_OK;
}

static size_t count_hands(const struct index_job *job, size_t files)
{
    if (job->hands > 0) {
        return job->hands > HANDS_MAX ? HANDS_MAX : job->hands;
    }
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = cores > 0 ? (size_t)cores : 1;
    n = n > HANDS_MAX ? HANDS_MAX : n;
    size_t worth = files / HAND_FILES_MIN + 1;
    return n > worth ? worth : n;
}

/* Neighbouring files of about the same number of bytes to each share. */
static void divide(struct aside *a)
{
    struct plan *plan = a->run->plan;
    uint64_t total = 0;
    for (size_t i = 0; i < plan->n; i++) {
        total += plan->rows[i].file->bytes + 1;
    }
    uint64_t so_far = 0;
    for (size_t i = 0; i < plan->n; i++) {
        size_t share = (size_t)(so_far * a->n / (total + 1));
        struct share *s = &a->shares[share];
        s->rows[s->n++] = &plan->rows[i];
        so_far += plan->rows[i].file->bytes + 1;
    }
}

static void prepare(struct aside *a)
{
    struct run *run = a->run;
    a->n = count_hands(run->job, run->plan->n);
    a->total = run->plan->n;
    for (size_t i = 0; i < a->n; i++) {
        struct share *s = &a->shares[i];
        s->aside = a;
        s->rows = arena_array(run->mem, run->plan->n, sizeof(struct source *));
        s->public_path = arena_printf(run->mem, "%s/public-%zu", a->folder, i).p;
        s->agents_path = arena_printf(run->mem, "%s/agents-%zu", a->folder, i).p;
        hand_init(&s->hand, run->config, run->job->dir_fd, run->job->state);
        s->hand.adding = true;
    }
    divide(a);
}

/* Make the documents again whose ids clashed, each in the share that holds it. */
static cordial_status put_changed(struct aside *a, cordial_error *err)
{
    struct source **changed;
    size_t n_changed;
    run_resolve_ids(a->run, &changed, &n_changed);
    if (n_changed == 0) {
        return CORDIAL_OK;
    }
    size_t next = 0;
    a->total += n_changed;
    for (size_t i = 0; i < a->n; i++) {
        struct share *s = &a->shares[i];
        struct source *last = s->n > 0 ? s->rows[s->n - 1] : NULL;
        s->rows = changed + next;
        s->n = 0;
        while (last != NULL && next < n_changed && changed[next] <= last) {
            s->n++;
            next++;
        }
        s->hand.adding = false;
    }
    return work_all(a, err);
}

static cordial_status join(struct aside *a, cordial_audience audience, cordial_error *err)
{
    const char *paths[HANDS_MAX];
    bool is_public = audience == CORDIAL_AUDIENCE_PUBLIC;
    for (size_t i = 0; i < a->n; i++) {
        paths[i] = is_public ? a->shares[i].public_path : a->shares[i].agents_path;
    }
    return xc_compact(paths, a->n, place_database(a->run->mem, a->folder, audience), err);
}

static cordial_status close_shares(struct aside *a, cordial_error *err)
{
    struct share *first = &a->shares[0];
    TRY(xc_writer_begin(first->hand.public_db, err));
    TRY(run_write_meta(a->run, first->hand.public_db, err));
    TRY(xc_writer_commit(first->hand.public_db, err));
    for (size_t i = 0; i < a->n; i++) {
        struct hand *h = &a->shares[i].hand;
        TRY(hand_sync_texts(h, err));
        xc_writer_close(h->public_db);
        xc_writer_close(h->agents_db);
        h->public_db = h->agents_db = NULL;
    }
    heap_give_back(); /* what the writers gathered, before the lexicons are made */
    return CORDIAL_OK;
}

static cordial_status remove_shares(struct aside *a, cordial_error *err)
{
    for (size_t i = 0; i < a->n; i++) {
        TRY(dir_remove(a->shares[i].public_path, err));
        TRY(dir_remove(a->shares[i].agents_path, err));
    }
    return CORDIAL_OK;
}

/* The words and titles beside both databases. */
static cordial_status write_lexicons(struct aside *a, struct index_reader *r, cordial_error *err)
{
    TRY(lexicon_write(r, a->folder, CORDIAL_AUDIENCE_PUBLIC, err));
    return lexicon_write(r, a->folder, CORDIAL_AUDIENCE_AGENTS, err);
}

/* Open what was built, add what is made from the whole, and hold it against what was put in. */
static cordial_status complete(struct aside *a, cordial_error *err)
{
    struct index_reader *reader = NULL;
    size_t expected = 0;
    for (size_t i = 0; i < a->n; i++) {
        expected += a->shares[i].hand.n_added;
    }
    TRY(index_reader_open_folder(a->folder, &reader, err));
    cordial_status status = write_lexicons(a, reader, err);
    if (status == CORDIAL_OK) {
        status = index_reader_check(reader, expected, err);
    }
    index_reader_close(reader);
    return status;
}

static cordial_status build(struct aside *a, cordial_error *err)
{
    TRY(work_all(a, err));
    TRY(put_changed(a, err));
    TRY(close_shares(a, err));
    TRY(join(a, CORDIAL_AUDIENCE_PUBLIC, err));
    TRY(join(a, CORDIAL_AUDIENCE_AGENTS, err));
    TRY(remove_shares(a, err));
    TRY(complete(a, err));
    return place_publish(a->run->mem, a->run->job->state, &a->run->generation, err);
}

cordial_status run_aside(struct run *run, cordial_error *err)
{
    const char *folder = place_new(run->mem, run->job->state);
    TRY(dir_remove(folder, err)); /* of a build that was cut short */
    TRY(dir_make(folder, err));
    struct aside a = {.run = run, .folder = folder};
    pthread_mutex_init(&a.progress, NULL);
    prepare(&a);
    cordial_status status = build(&a, err);
    for (size_t i = 0; i < a.n; i++) {
        run_join(run, &a.shares[i].hand);
        hand_done(&a.shares[i].hand);
    }
    pthread_mutex_destroy(&a.progress);
    if (status != CORDIAL_OK) {
        cordial_error ignored; /* the first failure is the one to tell */
        dir_remove(folder, &ignored);
    }
    return status;
}
