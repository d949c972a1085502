/*
 * A classifier as it lies in a file: for each hashed feature how rare it is, and what it says for
 * and against each answer. Holds no text. Reading checks every number, so that a damaged file
 * gives wrong scores at worst.
 */
#ifndef LEARN_MODEL_H
#define LEARN_MODEL_H

#include "base/arena.h"
#include "base/err.h"
#include "learn/features.h"
#include "learn/hashtable.h"

enum {
    MODEL_VERSION = 1,
    MODEL_CLASSES_MAX = 300,
    MODEL_SCORES = 512,                /* a power of two above the classes */
    MODEL_VOCABULARY_MAX = 512 * 1024, /* features */
    MODEL_WEIGHTS_MAX = 3700000,       /* with the rest below 20 MB at three bytes each */
    MODEL_FEATURES_MAX = 600,          /* of one text: those that weigh most */
};

struct model_class {
    uint32_t id_start; /* in ids */
    uint32_t id_bytes;
    uint32_t accepted;
    float bias;
};

struct model_head {
    uint32_t n_classes;
    uint32_t n_features;
    uint32_t n_weights;
    uint32_t bits;
    uint32_t ids_bytes;
    float scale; /* of the largest weight */
};

struct classifier {
    const struct model_head *head; /* NULL: there is no model */
    const struct model_class *classes;
    struct hashtable table;
    const uint8_t *rarity;    /* of each feature: idf * MODEL_RARITY_STEPS */
    const uint32_t *starts;   /* n_features + 1 places in the weights */
    const uint16_t *of_class; /* of each weight */
    const int8_t *weights;    /* root of the share of scale, with its sign */
    struct str ids;
    float decoded[256];
};

enum { MODEL_RARITY_STEPS = 20 };

/** model_read() - from a file's body, which is borrowed; CORDIAL_E_DATA when it is damaged */
cordial_status model_read(struct str body, struct classifier *out, cordial_error *err);

/** model_id() - the answer of a class */
struct str model_id(const struct classifier *m, size_t class_number);

/**
 * model_weigh() - from how often a text has its features to a vector as the model was trained on
 *
 * Each feature's hash becomes its number in @table; unknown ones are dropped.
 */
void model_weigh(const struct hashtable *table, const uint8_t *rarity, struct features *f);

/** model_score() - the decision value of each class, in @out of MODEL_SCORES numbers */
void model_score(struct arena *mem, const struct classifier *m, const struct words *words,
                 float *out);

#endif
