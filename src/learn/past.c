/* Vectors; turning lines over; reading; comparing. */
#include "learn/past.h"

#include <math.h>
#include <stdlib.h>

/* A line's share of a term as a byte. */
static const float share_steps = 255.0f;

/* ---- vectors ---- */

/* By cross-validation: pairs say again what their words say; rare terms win too easily. */
static float weight_of(uint32_t hash, float count, float rarity)
{
    float share = (hash & FEATURE_KIND) == FEATURE_PAIR ? 0.5f : 1.0f;
    return share * (1.0f + logf(count)) * sqrtf(rarity);
}

/* The strongest terms of a text whose values are weights already, of length 1. */
static void finish_vector(struct features *f)
{
    double square = 0;
    features_trim(f, PAST_TERMS);
    for (size_t i = 0; i < f->n; i++) {
        square += (double)f->rows[i].value * f->rows[i].value;
    }
    for (size_t i = 0; i < f->n && square > 0; i++) {
        f->rows[i].value = (float)(f->rows[i].value / sqrt(square));
    }
}

static float rarity_at(uint8_t code)
{
    return (float)code / PAST_RARITY_STEPS;
}

static uint8_t rarity_code(size_t lines, size_t count)
{
    double idf = log((1.0 + (double)lines) / (1.0 + (double)count)) + 1.0;
    double steps = round(idf * PAST_RARITY_STEPS);
    return (uint8_t)(steps < 255 ? steps : 255);
}

struct features past_vector(struct arena *mem, const struct past *p, const struct words *words)
{
    struct features f = features_cut(mem, words, features_of_past);
    uint8_t unseen = rarity_code(p->head != NULL ? p->head->n_lines : 0, 0);
    for (size_t i = 0; i < f.n; i++) {
        uint32_t place;
        bool known = p->head != NULL && hashtable_find(&p->table, f.rows[i].hash, &place);
        float rarity = rarity_at(known ? p->rarity[place] : unseen);
        f.rows[i].value = weight_of(f.rows[i].hash, f.rows[i].value, rarity);
    }
    finish_vector(&f);
    return f;
}

/* ---- building ---- */

/* A term of a line. */
struct term {
    uint32_t hash;
    uint32_t line;
    float value;
};

struct building {
    struct arena *mem;
    const struct lesson **rows; /* lines of the ledger, by number */
    size_t n;
    struct term *terms; /* by hash, then line; the heap's */
    size_t n_terms;
    size_t cap_terms;
};

static int by_line_number(const void *a, const void *b)
{
    const struct lesson *x = *(const struct lesson *const *)a;
    const struct lesson *y = *(const struct lesson *const *)b;
    return x->number < y->number ? -1 : x->number > y->number;
}

static void choose_lines(struct building *b, const struct lessons *lessons)
{
    b->rows = arena_array(b->mem, lessons->n, sizeof *b->rows);
    for (size_t i = 0; i < lessons->n; i++) {
        if (lessons->rows[i].number > 0) {
            b->rows[b->n++] = &lessons->rows[i];
        }
    }
    qsort(b->rows, b->n, sizeof *b->rows, by_line_number);
}

static void add_terms(struct building *b, size_t line, const struct features *f)
{
    if (b->n_terms + f->n > b->cap_terms) {
        b->cap_terms = (b->n_terms + f->n) * 2;
        b->terms = realloc(b->terms, b->cap_terms * sizeof *b->terms);
        if (b->terms == NULL) {
            memory_ended();
        }
    }
    for (size_t i = 0; i < f->n; i++) {
        b->terms[b->n_terms++] = (struct term){f->rows[i].hash, (uint32_t)line, f->rows[i].value};
    }
}

static void cut_lines(struct building *b)
{
    struct arena scratch = {0};
    for (size_t i = 0; i < b->n; i++) {
        struct words words = words_cut(&scratch, b->rows[i]->text);
        struct features f = features_cut(&scratch, &words, features_of_past);
        add_terms(b, i, &f);
        arena_reset(&scratch);
    }
    arena_done(&scratch);
}

static int by_term(const void *a, const void *b)
{
    const struct term *x = a;
    const struct term *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    return x->line < y->line ? -1 : x->line > y->line;
}

/* The terms by hash become columns: hashes, how rare they are, where their lines start. */
struct columns {
    uint32_t *hashes;
    uint8_t *rarity;
    uint32_t *starts;
    uint32_t *lines;
    uint8_t *shares;
    size_t n;
    size_t n_places;
};

static size_t end_of_term(const struct building *b, size_t start)
{
    size_t end = start + 1;
    while (end < b->n_terms && b->terms[end].hash == b->terms[start].hash) {
        end++;
    }
    return end;
}

static size_t count_terms(const struct building *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_terms; i = end_of_term(b, i)) {
        n++;
    }
    return n;
}

/* A term is weighed once it is known in how many lines it is. */
static void weigh_terms(struct building *b, struct columns *c)
{
    size_t n = count_terms(b);
    c->hashes = arena_array(b->mem, n, sizeof *c->hashes);
    c->rarity = arena_array(b->mem, n, sizeof *c->rarity);
    for (size_t start = 0; start < b->n_terms;) {
        size_t end = end_of_term(b, start);
        uint8_t code = rarity_code(b->n, end - start);
        for (size_t i = start; i < end; i++) {
            b->terms[i].value = weight_of(b->terms[i].hash, b->terms[i].value, rarity_at(code));
        }
        c->hashes[c->n] = b->terms[start].hash;
        c->rarity[c->n++] = code;
        start = end;
    }
}

/* Where the terms of each line stand among all: a list for each line, one behind the other. */
struct line_terms {
    size_t *starts; /* n + 1 */
    uint32_t *places;
};

static struct line_terms gather(struct building *b)
{
    struct line_terms out = {
        .starts = arena_array(b->mem, b->n + 1, sizeof *out.starts),
        .places = arena_array(b->mem, b->n_terms, sizeof *out.places),
    };
    for (size_t i = 0; i < b->n_terms; i++) {
        out.starts[b->terms[i].line + 1]++;
    }
    for (size_t i = 0; i < b->n; i++) {
        out.starts[i + 1] += out.starts[i];
    }
    size_t *at = arena_array(b->mem, b->n + 1, sizeof *at);
    memcpy(at, out.starts, (b->n + 1) * sizeof *at);
    for (size_t i = 0; i < b->n_terms; i++) {
        out.places[at[b->terms[i].line]++] = (uint32_t)i;
    }
    return out;
}

/* Of each line only its strongest terms stay, as shares; the value of the rest becomes 0. The
 * places stand in for the hashes, whose order they have. */
static void trim_lines(struct building *b)
{
    struct arena scratch = {0};
    struct line_terms of = gather(b);
    for (size_t line = 0; line < b->n; line++) {
        size_t n = of.starts[line + 1] - of.starts[line];
        struct features f = {.rows = arena_array(&scratch, n, sizeof *f.rows)};
        for (size_t i = 0; i < n; i++) {
            uint32_t place = of.places[of.starts[line] + i];
            f.rows[f.n++] = (struct feature){place, b->terms[place].value};
            b->terms[place].value = 0;
        }
        finish_vector(&f);
        for (size_t i = 0; i < f.n; i++) {
            b->terms[f.rows[i].hash].value = f.rows[i].value;
        }
        arena_reset(&scratch);
    }
    arena_done(&scratch);
}

static void place_terms(struct building *b, struct columns *c)
{
    c->starts = arena_array(b->mem, c->n + 1, sizeof *c->starts);
    c->lines = arena_array(b->mem, b->n_terms, sizeof *c->lines);
    c->shares = arena_array(b->mem, b->n_terms, sizeof *c->shares);
    size_t number = 0;
    for (size_t start = 0; start < b->n_terms; number++) {
        size_t end = end_of_term(b, start);
        c->starts[number] = (uint32_t)c->n_places;
        for (size_t i = start; i < end; i++) {
            long share = lroundf(b->terms[i].value * share_steps);
            if (share > 0) {
                c->lines[c->n_places] = b->terms[i].line;
                c->shares[c->n_places++] = (uint8_t)(share < 255 ? share : 255);
            }
        }
        start = end;
    }
    c->starts[number] = (uint32_t)c->n_places;
}

static void add_array(struct buf *out, const void *rows, size_t n, size_t size)
{
    buf_add(out, (struct str){rows, n * size});
    body_pad(out);
}

static void write_past(struct building *b, const struct columns *c, const struct lessons *lessons,
                       struct past_head *head, struct buf *out)
{
    AUTO(buf_done) struct buf ids = {0};
    AUTO(buf_done) struct buf tops = {0};
    size_t n_answers = lessons->n_answers;
    struct past_answer *answers = arena_array(b->mem, n_answers, sizeof *answers);
    for (size_t i = 0; i < n_answers; i++) {
        const struct lesson_answer *a = &lessons->answers[i];
        answers[i] =
            (struct past_answer){(uint32_t)ids.n, (uint32_t)a->id.n, (uint32_t)a->accepted, 0};
        buf_add(&ids, a->id);
    }
    int64_t *numbers = arena_array(b->mem, b->n, sizeof *numbers);
    uint32_t *verdicts = arena_array(b->mem, b->n, sizeof *verdicts);
    for (size_t i = 0; i < b->n; i++) {
        numbers[i] = b->rows[i]->number;
        verdicts[i] = (uint32_t)b->rows[i]->answer * 2 + b->rows[i]->rejected;
    }
    head->n_lines = (uint32_t)b->n;
    head->n_answers = (uint32_t)n_answers;
    head->n_terms = (uint32_t)c->n;
    head->n_places = (uint32_t)c->n_places;
    head->bits = hashtable_bits(c->n);
    head->ids_bytes = (uint32_t)ids.n;
    hashtable_write_tops(&tops, c->hashes, c->n, head->bits);
    add_array(out, head, 1, sizeof *head);
    add_array(out, answers, n_answers, sizeof *answers);
    add_array(out, numbers, b->n, sizeof *numbers);
    add_array(out, verdicts, b->n, sizeof *verdicts);
    add_array(out, tops.p, tops.n, 1);
    add_array(out, c->hashes, c->n, sizeof *c->hashes);
    add_array(out, c->rarity, c->n, sizeof *c->rarity);
    add_array(out, c->starts, c->n + 1, sizeof *c->starts);
    add_array(out, c->lines, c->n_places, sizeof *c->lines);
    add_array(out, c->shares, c->n_places, sizeof *c->shares);
    add_array(out, ids.p, ids.n, 1);
}

void past_build(const struct lessons *lessons, int64_t changed, size_t n_ledger, struct buf *out)
{
    AUTO(arena_done) struct arena mem = {0};
    struct building b = {.mem = &mem};
    struct columns c = {0};
    struct past_head head = {.changed = changed, .n_ledger = n_ledger};
    choose_lines(&b, lessons);
    cut_lines(&b);
    if (b.n_terms > 0) {
        qsort(b.terms, b.n_terms, sizeof *b.terms, by_term);
    }
    weigh_terms(&b, &c);
    trim_lines(&b);
    place_terms(&b, &c);
    write_past(&b, &c, lessons, &head, out);
    free(b.terms);
}

/* ---- reading ---- */

cordial_status past_read(struct str body, struct past *out, cordial_error *err)
{
    struct body_cursor c = {.body = body};
    struct past p = {.head = body_take(&c, 1, sizeof(struct past_head))};
    const struct past_head *h = p.head;
    if (c.damaged || h->bits == 0 || h->bits > HASHTABLE_BITS_MAX) {
        return err_set(err, CORDIAL_E_DATA, "the file is damaged");
    }
    p.answers = body_take(&c, h->n_answers, sizeof *p.answers);
    p.numbers = body_take(&c, h->n_lines, sizeof *p.numbers);
    p.verdicts = body_take(&c, h->n_lines, sizeof *p.verdicts);
    p.table.n = h->n_terms;
    p.table.bits = h->bits;
    p.table.tops = body_take(&c, ((size_t)1 << h->bits) + 1, sizeof(uint32_t));
    p.table.hashes = body_take(&c, h->n_terms, sizeof(uint32_t));
    p.rarity = body_take(&c, h->n_terms, sizeof(uint8_t));
    p.starts = body_take(&c, (size_t)h->n_terms + 1, sizeof(uint32_t));
    p.lines = body_take(&c, h->n_places, sizeof(uint32_t));
    p.shares = body_take(&c, h->n_places, sizeof(uint8_t));
    p.ids = (struct str){body_take(&c, h->ids_bytes, 1), h->ids_bytes};
    if (c.damaged) {
        return err_set(err, CORDIAL_E_DATA, "the file is damaged");
    }
    *out = p;
    return CORDIAL_OK;
}

struct str past_id(const struct past *p, size_t answer)
{
    const struct past_answer *row = &p->answers[answer];
    return str_sub(p->ids, row->id_start, (size_t)row->id_start + row->id_bytes);
}

static uint32_t end_of_places(const struct past *p, uint32_t place)
{
    uint32_t end = p->starts[place + 1];
    return end < p->head->n_places ? end : p->head->n_places;
}

size_t past_word_lines(const struct past *p, struct str word)
{
    uint32_t place;
    if (p->head == NULL || !hashtable_find(&p->table, feature_of_word(word), &place)) {
        return 0;
    }
    /* idf = log((1 + lines) / (1 + count)) + 1, read backwards */
    double idf = rarity_at(p->rarity[place]);
    double count = (1.0 + p->head->n_lines) / exp(idf - 1.0) - 1.0;
    return count > 0 ? (size_t)lround(count) : 0;
}

void past_compare(const struct past *p, const struct features *vector, float *out)
{
    memset(out, 0, p->head->n_lines * sizeof *out);
    for (size_t i = 0; i < vector->n; i++) {
        uint32_t place;
        if (!hashtable_find(&p->table, vector->rows[i].hash, &place)) {
            continue;
        }
        float factor = vector->rows[i].value / share_steps;
        uint32_t end = end_of_places(p, place);
        for (uint32_t j = p->starts[place]; j < end; j++) {
            if (p->lines[j] < p->head->n_lines) {
                out[p->lines[j]] += factor * p->shares[j];
            }
        }
    }
}
