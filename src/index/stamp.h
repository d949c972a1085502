/*
 * The stamp of an entry in the index: from which state of which file it was made. By comparing
 * stamps with files a run knows what to read; a stamp that is missing or differs between the two
 * databases is the mark of a run that was cut short.
 */
#ifndef INDEX_STAMP_H
#define INDEX_STAMP_H

#include "base/buf.h"
#include "entry/entry.h"
#include "index/texts.h"

#include <stdint.h>

struct stamp {
    struct str path;
    uint64_t bytes;
    int64_t mtime_ns;
    uint64_t hash;       /* of the content */
    uint64_t facts_hash; /* of facts.yaml when the entry quotes a fact; 0 otherwise */
    struct str id;
    struct str raw_id; /* before a clash was resolved */
    struct str language;
    struct str category;
    enum entry_kind kind;
    cordial_audience audience; /* of the entry, also on the note of a public one */
    bool has_note;             /* a public entry with a document in the agents' database */
    struct text_place card;    /* where its texts are */
    struct text_place body;    /* no bytes: a note has none */
};

void stamp_write(struct buf *out, const struct stamp *stamp);

/** stamp_facts() - facts_hash of an entry that quotes a fact; never 0, also without facts.yaml */
uint64_t stamp_facts(const struct config *config);

/** stamp_read() - strings are borrowed from @bytes; false when they are no stamp */
bool stamp_read(struct str bytes, struct stamp *out);

#endif
