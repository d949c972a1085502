/*
 * An open index, as one audience may see it: the public database alone, or both. Finds entries
 * by docid, id and path. One reader per thread.
 */
#ifndef INDEX_READER_H
#define INDEX_READER_H

#include "entry/entry.h"
#include "index/stamp.h"
#include "xapian-c/xapian-c.h"

struct index_reader;

/**
 * index_reader_open() - open the current generation
 *
 * Returns CORDIAL_OK; CORDIAL_E_UNAVAILABLE without an index or with one of another schema.
 */
cordial_status index_reader_open(const char *state, cordial_audience audience,
                                 struct index_reader **out, cordial_error *err);
void index_reader_close(struct index_reader *r);

/** index_reader_refresh() - see what was published or committed since */
cordial_status index_reader_refresh(struct index_reader *r, cordial_error *err);

/** index_reader_version() - grows whenever a refresh saw anything new; for what is derived */
uint64_t index_reader_version(const struct index_reader *r);

/** index_reader_xc() - the database below, for queries; valid until a refresh or close */
struct xc_reader *index_reader_xc(const struct index_reader *r);

/** index_reader_generation() - the name of the open generation */
const char *index_reader_generation(const struct index_reader *r);

/** index_reader_meta() - metadata of the public database, which every generation has */
struct str index_reader_meta(struct arena *mem, struct index_reader *r, const char *key);

/** index_reader_card() - the entry of a document, without body and HTML; CORDIAL_E_IO if damaged */
cordial_status index_reader_card(struct arena *mem, struct index_reader *r, uint32_t docid,
                                 struct entry *out, cordial_error *err);

/** index_reader_body() - add body and HTML to the entry of a document */
cordial_status index_reader_body(struct arena *mem, struct index_reader *r, uint32_t docid,
                                 struct entry *entry, cordial_error *err);

struct indexed {
    uint32_t docid;
    bool note; /* the note of a public entry, not an entry */
    struct entry entry;
};

struct indexed_list {
    struct indexed *rows;
    size_t n;
};

/**
 * index_reader_answer() - all entries of an answer, cards only
 *
 * @id:  an id or an earlier one
 * @out: articles before replies, then by language; empty when there is no such answer
 */
cordial_status index_reader_answer(struct arena *mem, struct index_reader *r, struct str id,
                                   struct indexed_list *out, cordial_error *err);

/** index_reader_stamps() - the stamps of all documents, note documents included */
struct stamped {
    uint32_t docid;
    size_t database; /* 0 public, 1 agents */
    struct stamp stamp;
};

struct stamped_list {
    struct stamped *rows;
    size_t n;
};

cordial_status index_reader_stamps(struct arena *mem, struct index_reader *r,
                                   struct stamped_list *out, cordial_error *err);

/** index_reader_languages() - the languages that entries have, sorted */
cordial_status index_reader_languages(struct arena *mem, struct index_reader *r,
                                      struct xc_terms *out, cordial_error *err);

#endif
