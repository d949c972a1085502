/*
 * What live changes did to the words and documents of a database since its lexicon was written.
 * Each transaction leaves one record in the database's own metadata, so that it holds exactly
 * when the documents do: a change and its record are committed together or not at all.
 */
#ifndef INDEX_CHANGES_H
#define INDEX_CHANGES_H

#include "base/map.h"
#include "index/reader.h"
#include "xapian-c/xapian-c.h"

struct word_change {
    struct str word; /* "xx:word", as a term without its prefix */
    int64_t by;      /* documents more or less */
};

struct changes {
    struct arena mem;
    struct map words; /* word -> index into rows */
    struct word_change *rows;
    size_t n;
    size_t cap;
    struct map docids; /* their bytes -> index into touched */
    uint32_t *touched; /* of the database itself, put or removed */
    size_t n_touched;
    size_t cap_touched;
};

void changes_init(struct changes *c);
void changes_done(struct changes *c);

/** changes_before() - what stands under @unique is about to be replaced or removed */
cordial_status changes_before(struct changes *c, struct xc_writer *db, struct str unique,
                              cordial_error *err);

/** changes_after() - what stands under @unique was put */
cordial_status changes_after(struct changes *c, struct xc_writer *db, struct str unique,
                             cordial_error *err);

/** changes_keep() - add the record to the open transaction, and forget what is in it */
cordial_status changes_keep(struct changes *c, struct xc_writer *db, cordial_error *err);

/** changes_count() - the records of a database, 0 public or 1 agents */
cordial_status changes_count(struct index_reader *r, size_t database, size_t *out,
                             cordial_error *err);

/** changes_read() - add what one record says, from 1 on */
cordial_status changes_read(struct changes *c, struct index_reader *r, size_t database,
                            size_t number, cordial_error *err);

#endif
