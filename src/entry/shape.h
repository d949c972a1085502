/*
 * The known keys of the configuration's files and the shapes of their values. Knows what may be
 * written, not what it is used for. An unknown key is an error that names the nearest known one.
 */
#ifndef ENTRY_SHAPE_H
#define ENTRY_SHAPE_H

#include "base/arena.h"
#include "base/err.h"
#include "entry/yaml.h"

/**
 * shape_base() - is this base.yaml as it may be?
 *
 * @root: a map
 *
 * Returns CORDIAL_OK; CORDIAL_E_CONFIG with line and column.
 */
cordial_status shape_base(const struct yaml_node *root, cordial_error *err);

/** shape_courtesy() - the same for courtesy/LANG.yaml */
cordial_status shape_courtesy(const struct yaml_node *root, cordial_error *err);

/** shape_words() - the same for words/LANG.yaml */
cordial_status shape_words(const struct yaml_node *root, cordial_error *err);

/**
 * shape_courtesy_path() - the paths under which courtesy/LANG.yaml has phrases, such as "by.date"
 *
 * Without those of single values, which a base needs only for what it uses: "ask.url",
 * "missing.link.refund".
 *
 * Returns the path number @i, in @mem; NULL behind the last.
 */
const char *shape_courtesy_path(struct arena *mem, size_t i);

/** shape_words_key() - the key number @i of words/LANG.yaml; NULL behind the last */
const char *shape_words_key(size_t i);

/** shape_wrong() - the error for a value of another shape than @want, at its place */
cordial_status shape_wrong(const struct yaml_pair *pair, const char *want, cordial_error *err);

#endif
