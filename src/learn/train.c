/* Lines become lessons; files are made; when it is time. */
#include "learn/train.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/lock.h"
#include "base/map.h"
#include "learn/classify.h"
#include "learn/learned.h"
#include "learn/model.h"
#include "learn/past.h"
#include "learn/sealed.h"

#include <dirent.h>
#include <errno.h>
#include <unistd.h>

enum { DUE_PART = 10 }; /* a tenth */

struct training {
    struct arena *mem;
    struct store *store;
    const struct train_options *options;
    struct train_result *out;
    struct lessons lessons;
    struct map ids;     /* an id of the ledger -> index into numbers */
    struct map answers; /* a present id -> index into lessons.answers */
    size_t *numbers;    /* index into lessons.answers; SIZE_MAX: the answer is gone */
    size_t n_numbers;
    size_t cap_numbers;
    struct ledger_counts counts;
    uint64_t taught; /* sum of hash_of() over the answers */
    size_t secrets;  /* lessons of agents-only entries that the agents' model learns */
};

/* ---- lessons ---- */

static void add_lesson(struct training *t, struct lesson lesson)
{
    struct lessons *l = &t->lessons;
    l->rows = arena_more(t->mem, l->rows, l->n, &l->cap, sizeof *l->rows);
    l->rows[l->n++] = lesson;
}

/* Stands for what the base says of an answer. Sums of these do not depend on an order. */
static uint64_t hash_of(const struct train_answer *answer)
{
    AUTO(buf_done) struct buf b = {0};
    buf_printf(&b, "%.*s %d", STR_ARG(answer->id), answer->is_public);
    for (size_t i = 0; i < answer->n_texts; i++) {
        const struct train_text *text = &answer->texts[i];
        buf_printf(&b, "\n%.*s %d %.*s", STR_ARG(text->language), text->secret,
                   STR_ARG(text->text));
    }
    return str_hash(buf_str(&b));
}

static size_t present_answer(struct training *t, const struct train_answer *answer)
{
    bool is_new = false;
    struct lessons *l = &t->lessons;
    size_t number = *map_put(&t->answers, answer->id, l->n_answers, &is_new);
    if (!is_new) {
        return number;
    }
    l->answers = arena_more(t->mem, l->answers, l->n_answers, &l->cap_answers, sizeof *l->answers);
    l->answers[l->n_answers++] = (struct lesson_answer){answer->id, answer->is_public, 0};
    t->taught += hash_of(answer);
    for (size_t i = 0; i < answer->n_texts; i++) {
        const struct train_text *text = &answer->texts[i];
        add_lesson(t, (struct lesson){.text = text->text,
                                      .language = text->language,
                                      .answer = number,
                                      .secret = text->secret});
    }
    return number;
}

static cordial_status find_answer(struct training *t, struct str id, size_t *out,
                                  cordial_error *err)
{
    struct train_answer answer = {0};
    size_t *known = map_get(&t->ids, id);
    if (known != NULL) {
        *out = t->numbers[*known];
        return CORDIAL_OK;
    }
    TRY(t->options->answer(t->options->self, t->mem, id, &answer, err));
    *out = answer.known ? present_answer(t, &answer) : SIZE_MAX;
    t->numbers = arena_more(t->mem, t->numbers, t->n_numbers, &t->cap_numbers, sizeof *t->numbers);
    t->numbers[t->n_numbers] = *out;
    map_put(&t->ids, id, t->n_numbers++, NULL);
    return CORDIAL_OK;
}

static cordial_status add_line(struct training *t, const struct ledger_line *line,
                               cordial_error *err)
{
    size_t answer;
    TRY(find_answer(t, line->answer, &answer, err));
    if (answer == SIZE_MAX) {
        t->out->unknown++;
        return CORDIAL_OK;
    }
    bool rejected = line->verdict == LEDGER_REJECTED;
    add_lesson(t, (struct lesson){.number = line->number,
                                  .text = line->text,
                                  .language = line->language,
                                  .answer = answer,
                                  .rejected = rejected});
    t->lessons.answers[answer].accepted += !rejected;
    t->out->lines++;
    return CORDIAL_OK;
}

/* What is counted and what is read belong together: both see the ledger at one moment. */
static cordial_status read_lines(struct training *t, struct ledger_lines *out, cordial_error *err)
{
    TRY(store_begin(t->store, err));
    cordial_status status = ledger_count(t->store, &t->counts, err);
    if (status == CORDIAL_OK) {
        status = ledger_since(t->mem, t->store, 0, out, err);
    }
    store_rollback(t->store);
    return status;
}

static cordial_status make_lessons(struct training *t, cordial_error *err)
{
    struct ledger_lines lines;
    map_init(&t->ids, t->mem);
    map_init(&t->answers, t->mem);
    TRY(read_lines(t, &lines, err));
    for (size_t i = 0; i < lines.n; i++) {
        if (!lines.rows[i].undone) {
            TRY(add_line(t, &lines.rows[i], err));
        }
    }
    for (size_t i = 0; i < t->lessons.n_answers; i++) {
        bool taught = t->lessons.answers[i].accepted > 0;
        t->out->answers += taught;
        t->out->public_answers += taught && t->lessons.answers[i].is_public;
    }
    for (size_t i = 0; i < t->lessons.n; i++) {
        const struct lesson *lesson = &t->lessons.rows[i];
        t->secrets += lesson->secret && t->lessons.answers[lesson->answer].accepted > 0;
    }
    return CORDIAL_OK;
}

/* ---- files ---- */

static void dir_closep(DIR **dir)
{
    if (*dir != NULL) {
        closedir(*dir);
    }
}

/* What a training that was killed left beside the files; the lock is held, so nobody writes it. */
static cordial_status sweep(const char *folder, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    AUTO(dir_closep) DIR *dir = opendir(folder);
    if (dir == NULL) {
        return err_errno(err, errno, "opening '%s'", folder);
    }
    for (const struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
        const char *path = arena_printf(&mem, "%s/%s", folder, e->d_name).p;
        if (str_ends(str_of(e->d_name), STR(".new")) && unlink(path) != 0 && errno != ENOENT) {
            return err_errno(err, errno, "removing '%s'", path);
        }
    }
    return CORDIAL_OK;
}

/* A file without a body has nothing to say and goes. */
static cordial_status write_file(const char *path, enum sealed_kind kind, uint32_t version,
                                 const struct buf *body, cordial_error *err)
{
    if (body->n > 0) {
        return sealed_write(path, kind, version, buf_str(body), err);
    }
    if (unlink(path) != 0 && errno != ENOENT) {
        return err_errno(err, errno, "removing '%s'", path);
    }
    return CORDIAL_OK;
}

struct progress {
    const struct train_options *options;
    size_t before; /* answers of the models that are done */
    size_t total;
};

static void tell(void *data, size_t done, size_t total)
{
    const struct progress *p = data;
    (void)total;
    if (p->options->progress != NULL) {
        p->options->progress(p->options->data, p->before + done, p->total);
    }
}

static cordial_status write_model(struct training *t, cordial_audience audience,
                                  const struct buf *body, cordial_error *err)
{
    const char *path = learned_model_path(t->mem, t->options->state, audience);
    return write_file(path, SEALED_MODEL, MODEL_VERSION, body, err);
}

/* When all is public, one model serves both audiences. */
static cordial_status write_models(struct training *t, cordial_error *err)
{
    AUTO(buf_done) struct buf agents = {0};
    AUTO(buf_done) struct buf public = {0};
    bool same = t->out->answers == t->out->public_answers && t->secrets == 0;
    struct progress progress = {
        .options = t->options,
        .total = t->out->answers + (same ? 0 : t->out->public_answers),
    };
    struct classify_progress teller = {tell, &progress};
    classify_train(&t->lessons, false, &teller, &agents);
    TRY(write_model(t, CORDIAL_AUDIENCE_AGENTS, &agents, err));
    if (same) {
        return write_model(t, CORDIAL_AUDIENCE_PUBLIC, &agents, err);
    }
    progress.before = t->out->answers;
    classify_train(&t->lessons, true, &teller, &public);
    return write_model(t, CORDIAL_AUDIENCE_PUBLIC, &public, err);
}

static cordial_status write_past(struct training *t, cordial_error *err)
{
    AUTO(buf_done) struct buf past = {0};
    const char *path = learned_past_path(t->mem, t->options->state);
    past_build(&t->lessons, t->counts.changed, t->counts.lines, &past);
    return write_file(path, SEALED_PAST, PAST_VERSION, &past, err);
}

static cordial_status train(struct training *t, cordial_error *err)
{
    if (t->options->oldest_s > 0) {
        TRY(ledger_forget_before(t->store, t->options->oldest_s, &t->out->expired, err));
    }
    TRY(make_lessons(t, err));
    TRY(write_models(t, err));
    TRY(write_past(t, err));
    return ledger_trained(t->store, t->counts.changed, (int64_t)t->taught, err);
}

cordial_status train_run(struct store *store, const struct train_options *options,
                         struct train_result *out, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    AUTO(fd_closep) int lock = -1;
    *out = (struct train_result){0};
    struct training t = {.mem = &mem, .store = store, .options = options, .out = out};
    const char *folder = arena_printf(&mem, "%s/learned", options->state).p;
    TRY(dir_make(folder, err));
    const char *path = arena_printf(&mem, "%s/lock", folder).p;
    TRY(lock_take(path, "the models are being trained", options->wait_s, &lock, err));
    TRY(sweep(folder, err));
    return train(&t, err);
}

/* ---- when ---- */

/* The sum as a training made it, of the same answers and the base as it is now. */
static cordial_status hash_taught(struct store *store, const struct train_options *options,
                                  int64_t changed, uint64_t *out, cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct str_list ids;
    struct map seen;
    map_init(&seen, &mem);
    TRY(ledger_answers(&mem, store, changed, &ids, err));
    *out = 0;
    for (size_t i = 0; i < ids.n; i++) {
        struct train_answer answer = {0};
        bool is_new = false;
        TRY(options->answer(options->self, &mem, ids.rows[i], &answer, err));
        if (answer.known) {
            map_put(&seen, answer.id, 1, &is_new);
        }
        *out += is_new ? hash_of(&answer) : 0;
    }
    return CORDIAL_OK;
}

cordial_status train_is_due(struct store *store, const struct train_options *options, bool *out,
                            cordial_error *err)
{
    AUTO(arena_done) struct arena mem = {0};
    struct ledger_counts counts = {0};
    struct sealed file = {0};
    struct past past = {0};
    int64_t trained = 0;
    cordial_error ignored; /* a file that cannot be used is one more reason to train */
    TRY(ledger_count(store, &counts, err));
    *out = counts.changed > 0;
    const char *path = learned_past_path(&mem, options->state);
    if (sealed_open(path, SEALED_PAST, PAST_VERSION, &file, &ignored) == CORDIAL_OK &&
        past_read(file.body, &past, &ignored) == CORDIAL_OK) {
        int64_t changes = counts.changed - past.head->changed;
        trained = past.head->changed;
        *out = changes > 0 && changes * DUE_PART >= (int64_t)past.head->n_ledger;
    }
    sealed_done(&file);
    if (!*out && trained > 0) {
        uint64_t taught = 0;
        TRY(hash_taught(store, options, trained, &taught, err));
        *out = taught != (uint64_t)counts.taught;
    }
    return CORDIAL_OK;
}
