/*
 * Training the classifier: liblinear's support vector machine, one answer against the rest. The
 * one door to liblinear. Source of the features and their weights: cross-validation on labelled
 * sets (words with pairs and character n-grams of 2 to 5 within words, logarithm of the count
 * times rarity, length 1).
 */
#ifndef LEARN_CLASSIFY_H
#define LEARN_CLASSIFY_H

#include "base/buf.h"
#include "learn/lessons.h"

/* Called after each answer that was trained. */
struct classify_progress {
    void (*tell)(void *data, size_t done, size_t total); /* or NULL */
    void *data;
};

/**
 * classify_train() - train and write the body of a model
 *
 * The MODEL_CLASSES_MAX answers with most history take part. A rejected line counts against its
 * answer and no other.
 *
 * @public_only: lines whose answer is public today
 * @out:         appended to; nothing is when fewer than two answers have lines
 */
void classify_train(const struct lessons *lessons, bool public_only,
                    const struct classify_progress *progress, struct buf *out);

#endif
