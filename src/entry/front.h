/*
 * Front matter: the block of YAML at the top of a Markdown file, and the keys of it that cordial
 * knows. What another tool put there is passed over with a remark.
 */
#ifndef ENTRY_FRONT_H
#define ENTRY_FRONT_H

#include "entry/entry.h"
#include "entry/yaml.h"

struct front {
    const struct yaml_node *map; /* or NULL: no front matter, or an empty one */
    struct str body;             /* what stands behind it */
    unsigned body_line;          /* its first line in the file */
};

/**
 * front_split() - divide a file into front matter and body
 *
 * Front matter stands between a first line "---" and the next line "---" or "...", and begins
 * with a key. A first "---" that no key follows is a line across the page.
 *
 * @source: UTF-8, with or without a byte order mark; borrowed by the result
 *
 * Returns CORDIAL_OK; CORDIAL_E_DATA or CORDIAL_E_LIMIT with the place for front matter that does
 * not end or is no good YAML.
 */
cordial_status front_split(struct arena *mem, struct str source, struct front *out,
                           cordial_error *err);

/**
 * front_read() - put the known keys into an entry
 *
 * @entry:   its kind is set; fields of keys that are missing or unreadable stay as they are.
 *           `language` and `id` are set as they will be used, or left empty.
 * @remarks: appended to; or NULL
 */
void front_read(struct arena *mem, const struct yaml_node *map, struct entry *entry,
                struct entry_remarks *remarks);

/** front_key() - the name of the known key number @i, sorted; NULL behind the last */
const char *front_key(size_t i);

/** front_knows() - is it a known key? */
bool front_knows(struct str key);

/** remark_add() - append a row to remarks that may be NULL; the row lives in @mem */
void remark_add(struct arena *mem, struct entry_remarks *remarks, const char *key,
                struct str value);

#endif
