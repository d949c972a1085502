/* Files and paths; the newest lines; what the past says of each answer; choosing rows. */
#include "learn/learned.h"

#include "base/map.h"
#include "learn/model.h"
#include "learn/past.h"
#include "learn/sealed.h"
#include "store/ledger.h"

#include <math.h>
#include <stdlib.h>

/* Lines since the last training that are looked at, and terms of a text in a small table. */
enum { RECENT_MAX = 10000, QUERY_SLOTS = 256, NEAREST = 3 };

/* Below the first a line says nothing; from the second on it counts as alike. */
static const float heard_from = 0.1f;
static const float alike_from = 0.5f;

/* A line that is newer than the file of past tickets, or has changed since. */
struct recent {
    size_t answer;
    bool undone;
    bool rejected;
    struct features vector;
};

struct answer {
    struct str id;
    size_t accepted;
    int class_number; /* of the classifier; -1: it has none */
};

/* What the past says of one answer about a text. */
struct voice {
    float nearest[NEAREST]; /* of accepted lines, falling */
    float rejected;
    size_t alike;
};

struct learned {
    cordial_audience audience;
    struct arena paths;
    const char *state;
    const char *model_path;
    const char *past_path;
    struct sealed model_file;
    struct classifier model;
    struct sealed past_file;
    struct past past;
    size_t *numbers; /* of the file's answers: their places among ours */
    bool *ignored;   /* of each line of the file: it has changed or is gone */
    float *alike;    /* of each line of the file: room for one comparison */
    struct store *store;
    int64_t store_version;
    int64_t changed;  /* the ledger's count of changes that was seen */
    struct arena mem; /* of what follows; all is made again with a new file */
    struct answer *answers;
    size_t n_answers;
    size_t cap_answers;
    struct voice *voices; /* of each answer: room for one comparison */
    size_t cap_voices;
    struct map by_id;     /* index into answers */
    struct map by_number; /* index into recents */
    struct recent *recents;
    size_t n_recents;
    size_t cap_recents;
    struct str_list problems;
};

const char *learned_model_path(struct arena *mem, const char *state, cordial_audience audience)
{
    const char *name = audience == CORDIAL_AUDIENCE_PUBLIC ? "public" : "agents";
    return arena_printf(mem, "%s/learned/%s.model", state, name).p;
}

const char *learned_past_path(struct arena *mem, const char *state)
{
    return arena_printf(mem, "%s/learned/past", state).p;
}

/* ---- loading ---- */

/* The text is an error's, without its place. */
static void add_problem(struct learned *l, const char *path, const cordial_error *err)
{
    const char *slash = strrchr(path, '/');
    struct str_list *list = &l->problems;
    list->rows = arena_more(&l->mem, list->rows, list->n, &list->cap, sizeof *list->rows);
    list->rows[list->n++] =
        arena_printf(&l->mem, "%s: %s", slash != NULL ? slash + 1 : path, err->message);
}

static size_t answer_number(struct learned *l, struct str id)
{
    bool is_new = false;
    size_t *known = map_get(&l->by_id, id);
    if (known != NULL) {
        return *known;
    }
    struct str kept = arena_str(&l->mem, id);
    map_put(&l->by_id, kept, l->n_answers, &is_new);
    l->answers = arena_more(&l->mem, l->answers, l->n_answers, &l->cap_answers, sizeof *l->answers);
    l->answers[l->n_answers] = (struct answer){.id = kept, .class_number = -1};
    return l->n_answers++;
}

static void load_model(struct learned *l)
{
    cordial_error err;
    cordial_status status =
        sealed_open(l->model_path, SEALED_MODEL, MODEL_VERSION, &l->model_file, &err);
    if (status == CORDIAL_OK) {
        status = model_read(l->model_file.body, &l->model, &err);
    }
    if (status != CORDIAL_OK && status != CORDIAL_E_NOINPUT) {
        add_problem(l, l->model_path, &err);
    }
    for (size_t i = 0; l->model.head != NULL && i < l->model.head->n_classes; i++) {
        size_t number = answer_number(l, model_id(&l->model, i));
        l->answers[number].class_number = (int)i;
        l->answers[number].accepted = l->model.classes[i].accepted;
    }
}

static void load_past(struct learned *l)
{
    cordial_error err;
    cordial_status status =
        sealed_open(l->past_path, SEALED_PAST, PAST_VERSION, &l->past_file, &err);
    if (status == CORDIAL_OK) {
        status = past_read(l->past_file.body, &l->past, &err);
    }
    if (status != CORDIAL_OK) {
        if (status != CORDIAL_E_NOINPUT) {
            add_problem(l, l->past_path, &err);
        }
        return;
    }
    l->ignored = arena_array(&l->mem, l->past.head->n_lines, sizeof *l->ignored);
    l->alike = arena_array(&l->mem, l->past.head->n_lines, sizeof *l->alike);
    l->numbers = arena_array(&l->mem, l->past.head->n_answers, sizeof *l->numbers);
    l->changed = l->past.head->changed;
    for (size_t i = 0; i < l->past.head->n_answers; i++) {
        l->numbers[i] = answer_number(l, past_id(&l->past, i));
        l->answers[l->numbers[i]].accepted = l->past.answers[i].accepted;
    }
}

static void unload(struct learned *l)
{
    sealed_done(&l->model_file);
    sealed_done(&l->past_file);
    arena_done(&l->mem);
    l->model = (struct classifier){0};
    l->past = (struct past){0};
    l->numbers = NULL;
    l->ignored = NULL;
    l->alike = NULL;
    l->voices = NULL;
    l->cap_voices = 0;
    l->changed = 0;
    l->store_version = -1;
    l->answers = NULL;
    l->n_answers = l->cap_answers = 0;
    l->recents = NULL;
    l->n_recents = l->cap_recents = 0;
    l->problems = (struct str_list){0};
    map_init(&l->by_id, &l->mem);
    map_init(&l->by_number, &l->mem);
}

/* ---- the newest lines ---- */

/* A line of the file counts no more: its place, or SIZE_MAX when the file has not got it. */
static void ignore_line(struct learned *l, int64_t number)
{
    size_t low = 0;
    size_t high = l->past.head != NULL ? l->past.head->n_lines : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (l->past.numbers[middle] < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = l->past.head != NULL && low < l->past.head->n_lines &&
                 l->past.numbers[low] == number && !l->ignored[low];
    if (found) {
        uint32_t verdict = l->past.verdicts[low];
        l->ignored[low] = true;
        if (verdict % 2 == 0 && verdict / 2 < l->past.head->n_answers) {
            struct answer *answer = &l->answers[l->numbers[verdict / 2]];
            answer->accepted -= answer->accepted > 0;
        }
    }
}

/* The place of a line among the recent ones; what it said before counts no more. */
static struct recent *place_recent(struct learned *l, int64_t number)
{
    struct str key = arena_str(&l->mem, (struct str){(const char *)&number, sizeof number});
    bool is_new = false;
    size_t *at = map_put(&l->by_number, key, l->n_recents, &is_new);
    if (is_new) {
        l->recents =
            arena_more(&l->mem, l->recents, l->n_recents, &l->cap_recents, sizeof *l->recents);
        l->n_recents++;
        return &l->recents[l->n_recents - 1];
    }
    struct recent *r = &l->recents[*at];
    if (!r->undone && !r->rejected) {
        l->answers[r->answer].accepted--;
    }
    return r;
}

static void add_recent(struct learned *l, const struct ledger_line *line)
{
    ignore_line(l, line->number);
    size_t answer = answer_number(l, line->answer);
    struct recent *r = place_recent(l, line->number);
    *r = (struct recent){
        .answer = answer,
        .undone = line->undone,
        .rejected = line->verdict == LEDGER_REJECTED,
    };
    if (!line->undone) {
        AUTO(arena_done) struct arena scratch = {0};
        struct words words = words_cut(&scratch, line->text);
        struct features f = past_vector(&scratch, &l->past, &words);
        r->vector = (struct features){arena_array(&l->mem, f.n, sizeof *f.rows), f.n};
        if (f.n > 0) {
            memcpy(r->vector.rows, f.rows, f.n * sizeof *f.rows);
        }
        l->answers[answer].accepted += !r->rejected;
    }
}

static void drop_gone(struct learned *l, int64_t number)
{
    ignore_line(l, number);
    size_t *at = map_get(&l->by_number, (struct str){(const char *)&number, sizeof number});
    if (at != NULL) {
        struct recent *r = place_recent(l, number);
        *r = (struct recent){.answer = r->answer, .undone = true};
    }
}

static cordial_status load_lines(struct learned *l, cordial_error *err)
{
    AUTO(arena_done) struct arena scratch = {0};
    struct ledger_lines lines;
    struct ledger_numbers gone;
    struct ledger_counts counts = {0};
    TRY(ledger_count(l->store, &counts, err));
    if (counts.changed == l->changed) {
        return CORDIAL_OK;
    }
    TRY(ledger_since(&scratch, l->store, l->changed, &lines, err));
    TRY(ledger_gone_since(&scratch, l->store, l->changed, &gone, err));
    for (size_t i = lines.n > RECENT_MAX ? lines.n - RECENT_MAX : 0; i < lines.n; i++) {
        add_recent(l, &lines.rows[i]);
    }
    for (size_t i = 0; i < gone.n; i++) {
        drop_gone(l, gone.rows[i]);
    }
    l->changed = counts.changed;
    return CORDIAL_OK;
}

/* Lines that cannot be read help nobody, but hinder nobody either. */
static void refresh_lines(struct learned *l)
{
    cordial_error err;
    int64_t version = 0;
    cordial_status status = CORDIAL_OK;
    if (l->store == NULL) {
        status = store_open(l->state, STORE_READ, &l->store, &err);
        l->store_version = -1;
    }
    if (status == CORDIAL_OK) {
        status = store_version(l->store, &version, &err);
    }
    if (status == CORDIAL_OK && version != l->store_version) {
        l->store_version = version;
        status = load_lines(l, &err);
    }
    if (status != CORDIAL_OK && status != CORDIAL_E_NOINPUT && l->problems.n < 3) {
        add_problem(l, "cordial.db", &err);
    }
}

/* ---- opening ---- */

static void load(struct learned *l)
{
    unload(l);
    load_model(l);
    if (l->audience == CORDIAL_AUDIENCE_AGENTS) {
        load_past(l);
    }
}

cordial_status learned_open(const char *state, cordial_audience audience, struct learned **out,
                            cordial_error *err)
{
    (void)err;
    struct learned *l = heap_alloc(sizeof *l);
    l->audience = audience;
    l->state = arena_cstr(&l->paths, str_of(state));
    l->model_path = learned_model_path(&l->paths, state, audience);
    l->past_path = learned_past_path(&l->paths, state);
    load(l);
    if (audience == CORDIAL_AUDIENCE_AGENTS) {
        refresh_lines(l);
    }
    *out = l;
    return CORDIAL_OK;
}

void learned_close(struct learned *l)
{
    if (l == NULL) {
        return;
    }
    unload(l);
    arena_done(&l->mem);
    store_close(l->store);
    arena_done(&l->paths);
    free(l);
}

cordial_status learned_refresh(struct learned *l, cordial_error *err)
{
    (void)err;
    bool agents = l->audience == CORDIAL_AUDIENCE_AGENTS;
    if (sealed_is_new(&l->model_file, l->model_path) ||
        (agents && sealed_is_new(&l->past_file, l->past_path))) {
        load(l);
    }
    if (agents) {
        refresh_lines(l);
    }
    return CORDIAL_OK;
}

/* ---- ranking ---- */

static void hear(struct voice *v, bool rejected, float alike)
{
    if (rejected) {
        v->rejected = alike > v->rejected ? alike : v->rejected;
        return;
    }
    v->alike += alike >= alike_from;
    for (size_t i = 0; i < NEAREST; i++) {
        if (alike > v->nearest[i]) {
            float moved = v->nearest[i];
            v->nearest[i] = alike;
            alike = moved;
        }
    }
}

/* Nobody has spoken yet. */
static void begin_voices(struct learned *l)
{
    if (l->n_answers > l->cap_voices) {
        l->cap_voices = l->cap_answers;
        l->voices = arena_array(&l->mem, l->cap_voices, sizeof *l->voices);
    }
    if (l->n_answers > 0) {
        memset(l->voices, 0, l->n_answers * sizeof *l->voices);
    }
}

static void hear_file(const struct learned *l, const struct features *query)
{
    const struct past_head *head = l->past.head;
    if (head == NULL) {
        return;
    }
    past_compare(&l->past, query, l->alike);
    for (size_t i = 0; i < head->n_lines; i++) {
        uint32_t answer = l->past.verdicts[i] / 2;
        if (l->alike[i] >= heard_from && !l->ignored[i] && answer < head->n_answers) {
            hear(&l->voices[l->numbers[answer]], l->past.verdicts[i] % 2 == 1, l->alike[i]);
        }
    }
}

/* The query's terms in a small table, so that each line is gone through once. */
struct query_table {
    uint32_t hashes[QUERY_SLOTS];
    float values[QUERY_SLOTS];
};

static void fill_table(struct query_table *t, const struct features *query)
{
    memset(t, 0, sizeof *t);
    for (size_t i = 0; i < query->n; i++) {
        size_t at = (query->rows[i].hash >> 2) % QUERY_SLOTS;
        while (t->hashes[at] != 0) {
            at = (at + 1) % QUERY_SLOTS;
        }
        t->hashes[at] = query->rows[i].hash;
        t->values[at] = query->rows[i].value;
    }
}

static float compare(const struct query_table *t, const struct features *line)
{
    float sum = 0;
    for (size_t i = 0; i < line->n; i++) {
        uint32_t hash = line->rows[i].hash;
        size_t at = (hash >> 2) % QUERY_SLOTS;
        while (t->hashes[at] != 0 && t->hashes[at] != hash) {
            at = (at + 1) % QUERY_SLOTS;
        }
        sum += t->hashes[at] == hash ? t->values[at] * line->rows[i].value : 0;
    }
    return sum;
}

static void hear_recent(const struct learned *l, const struct features *query)
{
    struct query_table table;
    fill_table(&table, query);
    for (size_t i = 0; i < l->n_recents; i++) {
        const struct recent *r = &l->recents[i];
        float alike = r->undone ? 0 : compare(&table, &r->vector);
        if (alike >= heard_from) {
            hear(&l->voices[r->answer], r->rejected, alike);
        }
    }
}

static double at_most_one(float value)
{
    return value < 1 ? value : 1;
}

static struct learned_row row_of(const struct answer *a, const struct voice *v, const float *scores)
{
    bool three = v->nearest[NEAREST - 1] > 0;
    float mean = (v->nearest[0] + v->nearest[1] + v->nearest[2]) / NEAREST;
    return (struct learned_row){
        .id = a->id,
        .model = a->class_number >= 0 ? (double)scores[a->class_number] : (double)NAN,
        .nearest = at_most_one(v->nearest[0]),
        .second = three ? at_most_one(mean) : 0,
        .rejected = at_most_one(v->rejected),
        .accepted = a->accepted,
        .alike = v->alike,
    };
}

static double by_model(const struct learned_row *row)
{
    return isnan(row->model) ? -INFINITY : row->model;
}

static int fall_by_model(const void *a, const void *b)
{
    double x = by_model(*(const struct learned_row *const *)a);
    double y = by_model(*(const struct learned_row *const *)b);
    return x > y ? -1 : x < y;
}

static int fall_by_past(const void *a, const void *b)
{
    const struct learned_row *x = *(const struct learned_row *const *)a;
    const struct learned_row *y = *(const struct learned_row *const *)b;
    double most_x = fmax(x->nearest, x->rejected);
    double most_y = fmax(y->nearest, y->rejected);
    return most_x > most_y ? -1 : most_x < most_y;
}

/* The rows of the answers of which anything is said; most answers of a large base have none. */
static struct learned_row *rows_said(struct arena *mem, const struct learned *l,
                                     const float *scores, size_t *out_n)
{
    struct learned_row *rows = NULL;
    size_t cap = 0;
    *out_n = 0;
    for (size_t i = 0; i < l->n_answers; i++) {
        const struct voice *v = &l->voices[i];
        if (l->answers[i].class_number >= 0 || v->nearest[0] > 0 || v->rejected > 0) {
            rows = arena_more(mem, rows, *out_n, &cap, sizeof *rows);
            rows[(*out_n)++] = row_of(&l->answers[i], v, scores);
        }
    }
    return rows;
}

/* The best by each of the two, in turns, until there are enough. */
static void choose(struct arena *mem, struct learned_row *rows, size_t n, struct learned_row *out,
                   size_t *out_n)
{
    const struct learned_row **orders[2];
    bool *taken = arena_array(mem, n, sizeof *taken);
    for (size_t k = 0; k < 2; k++) {
        orders[k] = arena_array(mem, n, sizeof *orders[k]);
        for (size_t i = 0; i < n; i++) {
            orders[k][i] = &rows[i];
        }
    }
    if (n > 1) {
        qsort(orders[0], n, sizeof *orders[0], fall_by_model);
        qsort(orders[1], n, sizeof *orders[1], fall_by_past);
    }
    size_t got = 0;
    for (size_t i = 0; i < 2 * n && got < LEARNED_ROWS_MAX; i++) {
        const struct learned_row *row = orders[i % 2][i / 2];
        if (!taken[row - rows]) {
            taken[row - rows] = true;
            out[got++] = *row;
        }
    }
    *out_n = got;
}

cordial_status learned_rank(struct arena *mem, struct learned *l, struct str text,
                            struct str language, struct learned_row **out, size_t *out_n,
                            cordial_error *err)
{
    (void)err;
    (void)language; /* words speak for themselves, so far */
    AUTO(arena_done) struct arena scratch = {0};
    float scores[MODEL_SCORES] = {0};
    struct words words = words_cut(&scratch, text);
    size_t n;
    begin_voices(l);
    if (l->model.head != NULL) {
        model_score(&scratch, &l->model, &words, scores);
    }
    if (l->audience == CORDIAL_AUDIENCE_AGENTS) {
        struct features query = past_vector(&scratch, &l->past, &words);
        hear_file(l, &query);
        hear_recent(l, &query);
    }
    struct learned_row *rows = rows_said(&scratch, l, scores, &n);
    *out = arena_array(mem, LEARNED_ROWS_MAX, sizeof **out);
    choose(&scratch, rows, n, *out, out_n);
    return CORDIAL_OK;
}

/* ---- looking ---- */

size_t learned_word_lines(const struct learned *l, struct str word)
{
    uint32_t hash = feature_of_word(word);
    size_t n = past_word_lines(&l->past, word);
    for (size_t i = 0; i < l->n_recents; i++) {
        const struct features *f = &l->recents[i].vector;
        for (size_t j = 0; j < f->n; j++) {
            n += f->rows[j].hash == hash;
        }
    }
    return n;
}

struct learned_state learned_state(const struct learned *l)
{
    return (struct learned_state){
        .model_answers = l->model.head != NULL ? l->model.head->n_classes : 0,
        .model_bytes = l->model_file.map_bytes,
        .past_lines = l->past.head != NULL ? l->past.head->n_lines : 0,
        .recent_lines = l->n_recents,
        .problems = l->problems,
    };
}
