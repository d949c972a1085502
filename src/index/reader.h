/*
 * An open index, as one audience may see it: the public database alone, or both. Finds entries
 * by docid, id and path. One reader per thread.
 */
#ifndef INDEX_READER_H
#define INDEX_READER_H

#include "index/card.h"
#include "index/stamp.h"
#include "xapian-c/xapian-c.h"

struct index_reader;

/**
 * index_reader_open_folder() - open a generation that is being built, to check it
 *
 * Such a reader is never refreshed.
 */
cordial_status index_reader_open_folder(const char *folder, struct index_reader **out,
                                        cordial_error *err);

/**
 * index_reader_check() - is every document whole?
 *
 * Reads the stamps of all and looks whether their texts and the lexicons are there.
 *
 * @expected: how many documents there should be
 *
 * Returns CORDIAL_OK; CORDIAL_E_IO.
 */
cordial_status index_reader_check(struct index_reader *r, size_t expected, cordial_error *err);

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

/** index_reader_identity() - the same number for the same index, whatever reader sees it */
uint64_t index_reader_identity(const struct index_reader *r);

/** index_reader_xc() - the database below, for queries; valid until a refresh or close */
struct xc_reader *index_reader_xc(const struct index_reader *r);

/** index_reader_has() - is there a document of that number? */
bool index_reader_has(struct index_reader *r, uint32_t docid);

/** index_reader_docid() - the number here of a document that has another in its own database */
uint32_t index_reader_docid(const struct index_reader *r, size_t database, uint32_t own);

/** index_reader_own_docid() - the other way round */
uint32_t index_reader_own_docid(const struct index_reader *r, uint32_t docid);

struct lexicon;

/**
 * index_reader_lexicon() - the words and titles of a database, as they are now
 *
 * Opened when first asked for.
 *
 * @database: 0 public, 1 agents
 * @out:      valid until a refresh or close; NULL for a database that is not open
 */
cordial_status index_reader_lexicon(struct index_reader *r, size_t database,
                                    const struct lexicon **out, cordial_error *err);

/** index_reader_generation() - the name of the open generation */
const char *index_reader_generation(const struct index_reader *r);

/** index_reader_meta() - metadata of the public database, which every generation has */
struct str index_reader_meta(struct arena *mem, struct index_reader *r, const char *key);

/* A document of the index: an entry, or the note of a public one. */
struct indexed {
    uint32_t docid;
    size_t database; /* 0 public, 1 agents */
    bool note;
    struct stamp stamp;
    struct str head;  /* of its card, where the lexicon has it */
    struct card card; /* read by index_reader_card() */
};

struct indexed_list {
    struct indexed *rows;
    size_t n;
};

/** index_reader_stored() - a document as it stands in the database itself, without its card */
cordial_status index_reader_stored(struct arena *mem, struct index_reader *r, uint32_t docid,
                                   struct indexed *out, cordial_error *err);

/** index_reader_head() - the bytes of the head of a document's card; borrowed as the card is */
cordial_status index_reader_head(struct index_reader *r, const struct indexed *row, struct str *out,
                                 cordial_error *err);

/**
 * index_reader_document() - a document by its number: its stamp, not its card
 *
 * From the lexicon (index/lexicon.h) where that has it, else from the database.
 *
 * @mem: owns what is not borrowed from the index until a refresh or close
 */
cordial_status index_reader_document(struct arena *mem, struct index_reader *r, uint32_t docid,
                                     struct indexed *out, cordial_error *err);

/**
 * index_reader_card() - read the card of a document
 *
 * @mem: owns the lists; strings are borrowed from the index until a refresh or close
 *
 * Returns CORDIAL_OK; CORDIAL_E_IO for a damaged index.
 */
cordial_status index_reader_card(struct arena *mem, struct index_reader *r, enum card_depth depth,
                                 struct indexed *row, cordial_error *err);

/** index_reader_body() - add body and HTML to an entry; borrowed like its card */
cordial_status index_reader_body(struct index_reader *r, const struct indexed *row,
                                 struct entry *entry, cordial_error *err);

/**
 * index_reader_answer() - the documents of an answer, without their cards
 *
 * @id:  an id or an earlier one
 * @out: articles before replies before notes, then by language; empty when there is no such answer
 */
cordial_status index_reader_answer(struct arena *mem, struct index_reader *r, struct str id,
                                   struct indexed_list *out, cordial_error *err);

/** index_reader_file() - the documents of a file with their cards, the entry before its note */
cordial_status index_reader_file(struct arena *mem, struct index_reader *r, struct str path,
                                 struct indexed_list *out, cordial_error *err);

/** index_reader_all() - all documents, without their cards */
cordial_status index_reader_all(struct arena *mem, struct index_reader *r, struct indexed_list *out,
                                cordial_error *err);

/** index_reader_rest() - give back the memory of texts that were read; for runs over all of them */
void index_reader_rest(struct index_reader *r);

/** index_reader_text_bytes() - how much texts there are on the disk, those of nobody included */
uint64_t index_reader_text_bytes(const struct index_reader *r);

/** index_reader_languages() - the languages that entries have, sorted */
cordial_status index_reader_languages(struct arena *mem, struct index_reader *r,
                                      struct xc_terms *out, cordial_error *err);

#endif
