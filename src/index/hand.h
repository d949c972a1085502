/*
 * One hand of a build: reads files of the base and puts them into two databases. A build has
 * as many hands as threads; what they have to say is joined afterwards.
 */
#ifndef INDEX_HAND_H
#define INDEX_HAND_H

#include "base/map.h"
#include "index/document.h"
#include "index/reader.h"
#include "index/scan.h"

#include <cordial/index.h>

/* A file of the base, and what the run knows of it. */
struct source {
    const struct scan_file *file;
    const struct stamp *old; /* the index's, or NULL */
    bool known;              /* the index has a stamp, though its databases may not agree */
    bool wanted;             /* must be read */
    bool broken;             /* cannot be read; `made` is the last good version's, if any */
    bool retired;            /* is read and not indexed */
    bool told;               /* what there is to say of it was said */
    bool has_made;
    struct stamp made; /* what goes into the index */
};

struct notes {
    cordial_note *rows;
    size_t n;
    size_t cap;
};

struct changes;

struct hand {
    const struct config *config;
    int dir_fd;
    const char *state;
    struct xc_writer *public_db;
    struct xc_writer *agents_db;
    struct texts_writer *public_texts;
    struct texts_writer *agents_texts;
    struct changes *public_changes; /* live, to be told of what is put and removed; or NULL */
    struct changes *agents_changes;
    size_t n_added; /* documents, while adding */
    bool adding;    /* the databases hold no document of these paths: nothing is replaced */
    struct document_maker *maker;
    struct index_reader *last_good; /* opened when first needed */
    struct arena mem;               /* of the file at hand */
    struct arena kept;              /* of stamps and notes */
    struct notes skipped;
    struct map remarks; /* text -> number of files */
};

void hand_init(struct hand *h, const struct config *config, int dir_fd, const char *state);
void hand_done(struct hand *h);

/**
 * hand_read() - read a source into an entry
 *
 * A file that cannot be read is noted as skipped; then the entry is its last good version.
 * The source's stamp is set, with the entry's own id.
 *
 * @mem:     owns the entry
 * @out_has: false when there is nothing to index: broken without a last good version, or retired
 *
 * Returns CORDIAL_OK, also for broken files; only a broken index is a failure.
 */
cordial_status hand_read(struct hand *h, struct arena *mem, struct source *source,
                         struct entry *out, bool *out_has, cordial_error *err);

/** hand_put_public() - a public entry into the public database, in place of its old document */
cordial_status hand_put_public(struct hand *h, const struct source *source,
                               const struct entry *entry, cordial_error *err);

/** hand_put_agents() - an agents' entry, or a public one's note, into the agents' database */
cordial_status hand_put_agents(struct hand *h, const struct source *source,
                               const struct entry *entry, cordial_error *err);

/** hand_put() - both, for databases that are being built */
cordial_status hand_put(struct hand *h, const struct source *source, const struct entry *entry,
                        cordial_error *err);

/** hand_sync_texts() - before a commit: what the documents name is on the disk */
cordial_status hand_sync_texts(struct hand *h, cordial_error *err);

/** hand_remove() - a path leaves a database */
cordial_status hand_remove(struct hand *h, struct xc_writer *db, struct str path,
                           cordial_error *err);

/** hand_note() - add a note with a copied file name */
void hand_note(struct arena *mem, struct notes *notes, struct str file, unsigned line,
               unsigned column, const char *message);

#endif
