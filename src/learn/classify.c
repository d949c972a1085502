/* Choosing answers; the vocabulary; vectors; training each answer; writing. */
#include "learn/classify.h"

#include "base/map.h"
#include "learn/features.h"
#include "learn/model.h"

#include <linear.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { THREADS_MAX = 4 };

/* Of the solver, by cross-validation: the weight of errors, and when it is good enough. */
static const double solver_cost = 1.0;
static const double solver_eps = 0.05;

/* Weights below this share of the answer's largest one say nothing. */
static const double small_share = 0.002;

struct weight {
    uint32_t feature;
    float value;
};

struct trained {
    struct weight *rows; /* from the heap */
    size_t n;
    float bias;
};

struct course {
    struct arena *mem;
    const struct lessons *lessons;
    const struct classify_progress *progress;
    const struct lesson **rows; /* lines that take part */
    size_t *of_text;            /* number of each line's text: the same text has the same */
    size_t n;
    size_t n_texts;
    size_t *answers; /* of each class: index into lessons->answers */
    size_t n_classes;
    int *class_of; /* of each answer; -1: it takes no part */
    struct hashtable table;
    uint8_t *rarity;
    struct feature_node **vectors; /* of each line, ended by index -1 */
    struct trained *trained;       /* of each class */
    size_t weights_max;            /* of one class */
    pthread_mutex_t lock;          /* of what follows */
    size_t next;
    size_t done;
};

/* ---- who takes part ---- */

static int by_history(const void *a, const void *b, void *data)
{
    const struct lesson_answer *answers = data;
    const struct lesson_answer *x = &answers[*(const size_t *)a];
    const struct lesson_answer *y = &answers[*(const size_t *)b];
    if (x->accepted != y->accepted) {
        return x->accepted > y->accepted ? -1 : 1;
    }
    return str_cmp(x->id, y->id);
}

static void choose_answers(struct course *c, bool public_only)
{
    const struct lessons *l = c->lessons;
    c->answers = arena_array(c->mem, l->n_answers, sizeof *c->answers);
    c->class_of = arena_array(c->mem, l->n_answers, sizeof *c->class_of);
    for (size_t i = 0; i < l->n_answers; i++) {
        c->class_of[i] = -1;
        if (l->answers[i].accepted > 0 && (l->answers[i].is_public || !public_only)) {
            c->answers[c->n_classes++] = i;
        }
    }
    qsort_r(c->answers, c->n_classes, sizeof *c->answers, by_history, l->answers);
    c->n_classes = c->n_classes < MODEL_CLASSES_MAX ? c->n_classes : MODEL_CLASSES_MAX;
    for (size_t i = 0; i < c->n_classes; i++) {
        c->class_of[c->answers[i]] = (int)i;
    }
}

static void choose_lines(struct course *c, bool public_only)
{
    const struct lessons *l = c->lessons;
    struct map texts;
    map_init(&texts, c->mem);
    c->rows = arena_array(c->mem, l->n, sizeof *c->rows);
    c->of_text = arena_array(c->mem, l->n, sizeof *c->of_text);
    for (size_t i = 0; i < l->n; i++) {
        bool hidden = public_only && l->rows[i].secret;
        if (c->class_of[l->rows[i].answer] >= 0 && !hidden) {
            c->of_text[c->n] = *map_put(&texts, l->rows[i].text, texts.n, NULL);
            c->rows[c->n++] = &l->rows[i];
        }
    }
    c->n_texts = texts.n;
}

/* ---- the vocabulary ---- */

/* Hash to number of lines, from the heap: there are millions. */
struct tally {
    uint32_t *hashes; /* 0: free */
    uint32_t *counts;
    size_t n;
    size_t cap;
};

static void tally_make(struct tally *t, size_t cap)
{
    t->hashes = heap_alloc(cap * sizeof *t->hashes);
    t->counts = heap_alloc(cap * sizeof *t->counts);
    t->cap = cap;
}

static void tally_done(struct tally *t)
{
    free(t->hashes);
    free(t->counts);
}

static void tally_add(struct tally *t, uint32_t hash, uint32_t count)
{
    size_t at = (hash >> 2) & (t->cap - 1);
    while (t->hashes[at] != 0 && t->hashes[at] != hash) {
        at = (at + 1) & (t->cap - 1);
    }
    t->n += t->hashes[at] == 0;
    t->hashes[at] = hash;
    t->counts[at] += count;
    if (t->n * 2 > t->cap) {
        struct tally larger = {0};
        tally_make(&larger, t->cap * 2);
        for (size_t i = 0; i < t->cap; i++) {
            if (t->hashes[i] != 0) {
                tally_add(&larger, t->hashes[i], t->counts[i]);
            }
        }
        tally_done(t);
        *t = larger;
    }
}

static void count_features(struct course *c, struct tally *t)
{
    struct arena scratch = {0};
    tally_make(t, 1 << 16);
    for (size_t i = 0; i < c->n; i++) {
        struct words words = words_cut(&scratch, c->rows[i]->text);
        struct features f = features_cut(&scratch, &words, features_of_models);
        for (size_t j = 0; j < f.n; j++) {
            tally_add(t, f.rows[j].hash, 1);
        }
        arena_reset(&scratch);
    }
    arena_done(&scratch);
}

/* The number of lines that a feature must have at least, so that not too many are left. */
static uint32_t choose_least(const struct tally *t)
{
    enum { COUNTED = 64 };
    size_t with[COUNTED + 1] = {0};
    for (size_t i = 0; i < t->cap; i++) {
        if (t->hashes[i] != 0) {
            with[t->counts[i] < COUNTED ? t->counts[i] : COUNTED]++;
        }
    }
    size_t left = t->n;
    uint32_t least = 1;
    while (left > MODEL_VOCABULARY_MAX && least < COUNTED) {
        left -= with[least++];
    }
    return least;
}

struct counted {
    uint32_t hash;
    uint32_t count;
};

static int by_hash(const void *a, const void *b)
{
    const struct counted *x = a;
    const struct counted *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static uint8_t rarity_of(size_t lines, uint32_t count)
{
    double idf = log((1.0 + (double)lines) / (1.0 + count)) + 1.0;
    double steps = round(idf * MODEL_RARITY_STEPS);
    return (uint8_t)(steps < 255 ? steps : 255);
}

static struct counted *sort_features(struct course *c, const struct tally *t, size_t *out_n)
{
    uint32_t least = choose_least(t);
    struct counted *rows = arena_array(c->mem, t->n, sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < t->cap; i++) {
        if (t->hashes[i] != 0 && t->counts[i] >= least) {
            rows[n++] = (struct counted){t->hashes[i], t->counts[i]};
        }
    }
    qsort(rows, n, sizeof *rows, by_hash);
    *out_n = n < MODEL_VOCABULARY_MAX ? n : MODEL_VOCABULARY_MAX;
    return rows;
}

static void make_vocabulary(struct course *c)
{
    struct tally tally = {0};
    size_t n;
    count_features(c, &tally);
    struct counted *rows = sort_features(c, &tally, &n);
    tally_done(&tally);
    uint32_t *hashes = arena_array(c->mem, n, sizeof *hashes);
    c->rarity = arena_array(c->mem, n, sizeof *c->rarity);
    for (size_t i = 0; i < n; i++) {
        hashes[i] = rows[i].hash;
        c->rarity[i] = rarity_of(c->n, rows[i].count);
    }
    AUTO(buf_done) struct buf tops = {0};
    uint32_t bits = hashtable_bits(n);
    hashtable_write_tops(&tops, hashes, n, bits);
    struct str kept = buf_keep(&tops, c->mem);
    c->table = (struct hashtable){
        .hashes = hashes,
        .tops = (const uint32_t *)(const void *)kept.p,
        .n = (uint32_t)n,
        .bits = bits,
    };
}

/* ---- vectors ---- */

static int by_number(const void *a, const void *b)
{
    const struct feature *x = a;
    const struct feature *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* Numbers count from 1 for liblinear; the last is the constant whose weight is the bias. */
static struct feature_node *vector_of(struct course *c, const struct features *f)
{
    struct feature_node *nodes = arena_array(c->mem, f->n + 2, sizeof *nodes);
    for (size_t i = 0; i < f->n; i++) {
        nodes[i] = (struct feature_node){(int)f->rows[i].hash + 1, f->rows[i].value};
    }
    nodes[f->n] = (struct feature_node){(int)c->table.n + 1, 1.0};
    nodes[f->n + 1].index = -1;
    return nodes;
}

static void make_vectors(struct course *c)
{
    struct arena scratch = {0};
    c->vectors = arena_array(c->mem, c->n, sizeof *c->vectors);
    for (size_t i = 0; i < c->n; i++) {
        struct words words = words_cut(&scratch, c->rows[i]->text);
        struct features f = features_cut(&scratch, &words, features_of_models);
        model_weigh(&c->table, c->rarity, &f);
        qsort(f.rows, f.n, sizeof *f.rows, by_number);
        c->vectors[i] = vector_of(c, &f);
        arena_reset(&scratch);
    }
    arena_done(&scratch);
}

/* ---- training ---- */

/* A problem of one class. The lists are long enough for all lines. */
struct lesson_plan {
    double *labels;
    struct feature_node **vectors;
    bool *said_yes; /* of each text: it was accepted for this class */
};

static struct problem plan_class(const struct course *c, size_t class_number,
                                 struct lesson_plan *plan)
{
    struct problem p = {
        .n = (int)c->table.n + 1, .y = plan->labels, .x = plan->vectors, .bias = 1.0};
    memset(plan->said_yes, 0, c->n_texts * sizeof *plan->said_yes);
    for (size_t i = 0; i < c->n; i++) {
        bool own = c->class_of[c->rows[i]->answer] == (int)class_number;
        plan->said_yes[c->of_text[i]] |= own && !c->rows[i]->rejected;
    }
    for (size_t i = 0; i < c->n; i++) {
        bool own = c->class_of[c->rows[i]->answer] == (int)class_number;
        bool rejected = c->rows[i]->rejected;
        bool yes = own && !rejected;
        bool no = own ? rejected : !rejected && !plan->said_yes[c->of_text[i]];
        if (yes || no) {
            plan->labels[p.l] = yes ? 1 : -1;
            plan->vectors[p.l++] = c->vectors[i];
        }
    }
    return p;
}

static int by_size(const void *a, const void *b)
{
    const struct weight *x = a;
    const struct weight *y = b;
    float size_x = fabsf(x->value);
    float size_y = fabsf(y->value);
    if (size_x != size_y) {
        return size_x > size_y ? -1 : 1;
    }
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static void keep_weights(const struct course *c, const double *w, struct trained *out)
{
    double largest = 0;
    size_t n = c->table.n;
    for (size_t i = 0; i < n; i++) {
        largest = fabs(w[i]) > largest ? fabs(w[i]) : largest;
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        kept += fabs(w[i]) > largest * small_share;
    }
    out->rows = heap_alloc((kept + 1) * sizeof *out->rows);
    for (size_t i = 0; i < n; i++) {
        if (fabs(w[i]) > largest * small_share) {
            out->rows[out->n++] = (struct weight){(uint32_t)i, (float)w[i]};
        }
    }
    if (out->n > c->weights_max) {
        qsort(out->rows, out->n, sizeof *out->rows, by_size);
        out->n = c->weights_max;
    }
    out->bias = (float)w[n];
}

static void train_class(struct course *c, size_t class_number, struct lesson_plan *plan)
{
    struct problem p = plan_class(c, class_number, plan);
    /* The primal solver: the dual one shuffles by rand(), and then the same lines make another
     * model each time. Both find the same weights. */
    struct parameter how = {.solver_type = L2R_L2LOSS_SVC, .C = solver_cost, .eps = solver_eps};
    struct model *m = train(&p, &how);
    keep_weights(c, m->w, &c->trained[class_number]);
    free_and_destroy_model(&m);
}

/* One of the threads; the first one tells how far it all is. */
static void train_some(struct course *c, bool tells)
{
    struct lesson_plan plan = {
        .labels = heap_alloc(c->n * sizeof *plan.labels),
        .vectors = heap_alloc(c->n * sizeof(struct feature_node *)),
        .said_yes = heap_alloc(c->n_texts * sizeof *plan.said_yes),
    };
    for (;;) {
        pthread_mutex_lock(&c->lock);
        size_t mine = c->next < c->n_classes ? c->next++ : c->n_classes;
        size_t done = c->done;
        pthread_mutex_unlock(&c->lock);
        if (tells && c->progress->tell != NULL) {
            c->progress->tell(c->progress->data, done, c->n_classes);
        }
        if (mine == c->n_classes) {
            break;
        }
        train_class(c, mine, &plan);
        pthread_mutex_lock(&c->lock);
        c->done++;
        pthread_mutex_unlock(&c->lock);
    }
    free(plan.labels);
    free(plan.vectors);
    free(plan.said_yes);
}

static void *train_in_thread(void *data)
{
    train_some(data, false);
    return NULL;
}

static void say_nothing(const char *words)
{
    (void)words;
}

static void train_all(struct course *c)
{
    pthread_t threads[THREADS_MAX];
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = cores > THREADS_MAX ? THREADS_MAX : cores > 1 ? (size_t)cores : 1;
    size_t n = 0;
    set_print_string_function(say_nothing);
    c->trained = arena_array(c->mem, c->n_classes, sizeof *c->trained);
    c->weights_max = MODEL_WEIGHTS_MAX / c->n_classes;
    pthread_mutex_init(&c->lock, NULL);
    while (n + 1 < wanted && pthread_create(&threads[n], NULL, train_in_thread, c) == 0) {
        n++;
    }
    train_some(c, true);
    for (size_t i = 0; i < n; i++) {
        pthread_join(threads[i], NULL);
    }
    pthread_mutex_destroy(&c->lock);
}

/* ---- writing ---- */

static void add_array(struct buf *out, const void *rows, size_t n, size_t size)
{
    buf_add(out, (struct str){rows, n * size});
    body_pad(out);
}

static int8_t encode(float value, float scale)
{
    float root = sqrtf(fabsf(value) / scale) * 127.0f;
    int q = (int)lroundf(root < 127.0f ? root : 127.0f);
    return (int8_t)(value < 0 ? -q : q);
}

/* The weights of all classes, by feature. */
struct by_feature {
    uint32_t *starts;
    uint16_t *of_class;
    int8_t *weights;
    size_t n;
};

static struct by_feature turn(struct course *c, float scale)
{
    size_t n_features = c->table.n;
    struct by_feature out = {.starts = arena_array(c->mem, n_features + 1, sizeof *out.starts)};
    for (size_t i = 0; i < c->n_classes; i++) {
        for (size_t j = 0; j < c->trained[i].n; j++) {
            out.starts[c->trained[i].rows[j].feature + 1]++;
        }
        out.n += c->trained[i].n;
    }
    for (size_t i = 0; i < n_features; i++) {
        out.starts[i + 1] += out.starts[i];
    }
    uint32_t *at = arena_array(c->mem, n_features + 1, sizeof *at);
    memcpy(at, out.starts, (n_features + 1) * sizeof *at);
    out.of_class = arena_array(c->mem, out.n, sizeof *out.of_class);
    out.weights = arena_array(c->mem, out.n, sizeof *out.weights);
    for (size_t i = 0; i < c->n_classes; i++) {
        for (size_t j = 0; j < c->trained[i].n; j++) {
            uint32_t place = at[c->trained[i].rows[j].feature]++;
            out.of_class[place] = (uint16_t)i;
            out.weights[place] = encode(c->trained[i].rows[j].value, scale);
        }
    }
    return out;
}

static float largest_weight(const struct course *c)
{
    float largest = 1e-9f;
    for (size_t i = 0; i < c->n_classes; i++) {
        for (size_t j = 0; j < c->trained[i].n; j++) {
            float size = fabsf(c->trained[i].rows[j].value);
            largest = size > largest ? size : largest;
        }
    }
    return largest;
}

static void write_model(struct course *c, struct buf *out)
{
    AUTO(buf_done) struct buf ids = {0};
    struct model_class *classes = arena_array(c->mem, c->n_classes, sizeof *classes);
    for (size_t i = 0; i < c->n_classes; i++) {
        const struct lesson_answer *answer = &c->lessons->answers[c->answers[i]];
        classes[i] = (struct model_class){(uint32_t)ids.n, (uint32_t)answer->id.n,
                                          (uint32_t)answer->accepted, c->trained[i].bias};
        buf_add(&ids, answer->id);
    }
    float scale = largest_weight(c);
    struct by_feature rows = turn(c, scale);
    struct model_head head = {
        .n_classes = (uint32_t)c->n_classes,
        .n_features = c->table.n,
        .n_weights = (uint32_t)rows.n,
        .bits = c->table.bits,
        .ids_bytes = (uint32_t)ids.n,
        .scale = scale,
    };
    add_array(out, &head, 1, sizeof head);
    add_array(out, classes, c->n_classes, sizeof *classes);
    add_array(out, c->table.tops, ((size_t)1 << head.bits) + 1, sizeof *c->table.tops);
    add_array(out, c->table.hashes, head.n_features, sizeof *c->table.hashes);
    add_array(out, c->rarity, head.n_features, sizeof *c->rarity);
    add_array(out, rows.starts, (size_t)head.n_features + 1, sizeof *rows.starts);
    add_array(out, rows.of_class, rows.n, sizeof *rows.of_class);
    add_array(out, rows.weights, rows.n, sizeof *rows.weights);
    add_array(out, ids.p, ids.n, 1);
}

void classify_train(const struct lessons *lessons, bool public_only,
                    const struct classify_progress *progress, struct buf *out)
{
    AUTO(arena_done) struct arena mem = {0};
    struct course c = {.mem = &mem, .lessons = lessons, .progress = progress};
    choose_answers(&c, public_only);
    if (c.n_classes < 2) {
        return;
    }
    choose_lines(&c, public_only);
    make_vocabulary(&c);
    make_vectors(&c);
    train_all(&c);
    write_model(&c, out);
    for (size_t i = 0; i < c.n_classes; i++) {
        free(c.trained[i].rows);
    }
}
