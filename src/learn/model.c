/* Reading a body; weighing a text; scoring. */
#include "learn/model.h"

#include <math.h>

static void fill_decoded(struct classifier *m)
{
    for (int q = -128; q < 128; q++) {
        float share = (float)q / 127.0f;
        m->decoded[(uint8_t)q] = m->head->scale * share * fabsf(share);
    }
}

cordial_status model_read(struct str body, struct classifier *out, cordial_error *err)
{
    struct body_cursor c = {.body = body};
    struct classifier m = {.head = body_take(&c, 1, sizeof(struct model_head))};
    const struct model_head *h = m.head;
    if (c.damaged || h->n_classes > MODEL_CLASSES_MAX || h->n_features > MODEL_VOCABULARY_MAX ||
        h->bits == 0 || h->bits > HASHTABLE_BITS_MAX || !isfinite(h->scale)) {
        return err_set(err, CORDIAL_E_DATA, "the file is damaged");
    }
    m.classes = body_take(&c, h->n_classes, sizeof *m.classes);
    m.table.n = h->n_features;
    m.table.bits = h->bits;
    m.table.tops = body_take(&c, ((size_t)1 << h->bits) + 1, sizeof(uint32_t));
    m.table.hashes = body_take(&c, h->n_features, sizeof(uint32_t));
    m.rarity = body_take(&c, h->n_features, sizeof(uint8_t));
    m.starts = body_take(&c, (size_t)h->n_features + 1, sizeof(uint32_t));
    m.of_class = body_take(&c, h->n_weights, sizeof(uint16_t));
    m.weights = body_take(&c, h->n_weights, sizeof(int8_t));
    m.ids = (struct str){body_take(&c, h->ids_bytes, 1), h->ids_bytes};
    if (c.damaged) {
        return err_set(err, CORDIAL_E_DATA, "the file is damaged");
    }
    fill_decoded(&m);
    *out = m;
    return CORDIAL_OK;
}

struct str model_id(const struct classifier *m, size_t class_number)
{
    const struct model_class *row = &m->classes[class_number];
    return str_sub(m->ids, row->id_start, (size_t)row->id_start + row->id_bytes);
}

void model_weigh(const struct hashtable *table, const uint8_t *rarity, struct features *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->n; i++) {
        uint32_t place;
        if (hashtable_find(table, f->rows[i].hash, &place)) {
            float idf = (float)rarity[place] / MODEL_RARITY_STEPS;
            f->rows[n++] = (struct feature){
                .hash = place << 1 | (f->rows[i].hash & FEATURE_GRAM),
                .value = (1.0f + logf(f->rows[i].value)) * idf,
            };
        }
    }
    f->n = n;
    features_trim(f, MODEL_FEATURES_MAX);
    features_scale(f);
    for (size_t i = 0; i < f->n; i++) {
        f->rows[i].hash >>= 1;
    }
}

void model_score(struct arena *mem, const struct classifier *m, const struct words *words,
                 float *out)
{
    memset(out, 0, MODEL_SCORES * sizeof *out);
    for (size_t i = 0; i < m->head->n_classes; i++) {
        out[i] = m->classes[i].bias;
    }
    struct features f = features_cut(mem, words, features_of_models);
    model_weigh(&m->table, m->rarity, &f);
    for (size_t i = 0; i < f.n; i++) {
        uint32_t place = f.rows[i].hash;
        uint32_t end = m->starts[place + 1];
        end = end < m->head->n_weights ? end : m->head->n_weights;
        for (uint32_t j = m->starts[place]; j < end; j++) {
            float weight = m->decoded[(uint8_t)m->weights[j]];
            out[m->of_class[j] & (MODEL_SCORES - 1)] += f.rows[i].value * weight;
        }
    }
}
