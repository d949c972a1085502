/*
 * The C face of Xapian: stems, documents, writing, reading, queries. Knows no field, no language
 * and no weight; these come in as arguments. Terms and values are bytes.
 *
 * Statuses of every function here that returns one: CORDIAL_E_LOCKED when another process writes
 * the database; CORDIAL_E_UNAVAILABLE when there is none; CORDIAL_E_IO for a broken database or a
 * full disk; CORDIAL_E_INTERNAL for what only a fault of ours can cause. Readers whose revision
 * has gone open again and try once more by themselves.
 */
#ifndef XAPIAN_C_XAPIAN_C_H
#define XAPIAN_C_XAPIAN_C_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* Xapian's own limit on a term is 245 bytes, counting NUL twice. */
enum { XC_TERM_MAX = 240 };

/* Stems */

struct xc_stemmer;

/** xc_stemmer_open() - Snowball's stemmer of that name; NULL when there is none */
struct xc_stemmer *xc_stemmer_open(const char *name);
void xc_stemmer_close(struct xc_stemmer *s);

/** xc_stem() - the stem of a word; valid until the next call */
struct str xc_stem(struct xc_stemmer *s, struct str word);

/* Documents, as they are made for a writer */

struct xc_doc;

struct xc_doc *xc_doc_new(void);
void xc_doc_free(struct xc_doc *doc);

/** xc_doc_term() - a term that adds @count to its frequency in the document; 0 for a plain mark */
void xc_doc_term(struct xc_doc *doc, struct str term, unsigned count);

/** xc_doc_posting() - like xc_doc_term(), at a position from 1 on, for phrases */
void xc_doc_posting(struct xc_doc *doc, struct str term, unsigned position, unsigned count);

void xc_doc_value(struct xc_doc *doc, unsigned slot, struct str value);

/* Writing: nothing is kept unless it was committed */

struct xc_writer;

/**
 * xc_writer_open() - open a database for writing, made when it is not there
 *
 * @fresh: replace what is there by an empty database that is only for filling; it is not synced
 *         at each commit
 */
cordial_status xc_writer_open(const char *path, bool fresh, struct xc_writer **out,
                              cordial_error *err);

/** xc_writer_close() - drops what was not committed; NULL is allowed */
void xc_writer_close(struct xc_writer *w);

cordial_status xc_writer_begin(struct xc_writer *w, cordial_error *err);
cordial_status xc_writer_commit(struct xc_writer *w, cordial_error *err);

cordial_status xc_writer_add(struct xc_writer *w, struct xc_doc *doc, cordial_error *err);

/** xc_writer_put() - the document becomes the one and only that has @unique as a term */
cordial_status xc_writer_put(struct xc_writer *w, struct str unique, struct xc_doc *doc,
                             cordial_error *err);

/** xc_writer_delete() - every document that has @unique goes; none is no failure */
cordial_status xc_writer_delete(struct xc_writer *w, struct str unique, cordial_error *err);

struct xc_docids;
struct xc_terms;

/** xc_writer_docids() - the documents that have a term now, uncommitted ones too */
cordial_status xc_writer_docids(struct arena *mem, struct xc_writer *w, struct str term, size_t max,
                                struct xc_docids *out, cordial_error *err);

/** xc_writer_terms() - the terms of a document that start with @prefix; the counts are 0 */
cordial_status xc_writer_terms(struct arena *mem, struct xc_writer *w, uint32_t docid,
                               struct str prefix, size_t max, struct xc_terms *out,
                               cordial_error *err);

/** xc_writer_read_meta() - a value of the whole database, uncommitted ones too */
cordial_status xc_writer_read_meta(struct arena *mem, struct xc_writer *w, struct str key,
                                   struct str *out, cordial_error *err);

/** xc_writer_meta() - a value of the whole database under a key; "" removes it */
cordial_status xc_writer_meta(struct xc_writer *w, struct str key, struct str value,
                              cordial_error *err);

/**
 * xc_compact() - join databases into one compact one that can be written to
 *
 * Documents keep their order: those of the first database come first.
 */
cordial_status xc_compact(const char *const *paths, size_t n, const char *to, cordial_error *err);

/* Reading: one reader over one or several databases, for one thread */

struct xc_reader;

cordial_status xc_reader_open(const char *const *paths, size_t n, struct xc_reader **out,
                              cordial_error *err);
void xc_reader_close(struct xc_reader *r);

/** xc_reader_reopen() - see the newest commit; *changed tells whether anything is new */
cordial_status xc_reader_reopen(struct xc_reader *r, bool *changed, cordial_error *err);

/** xc_reader_revision() - a number that grows with each commit, the same for all readers */
uint64_t xc_reader_revision(const struct xc_reader *r);

/** xc_reader_count() - documents in all databases */
size_t xc_reader_count(struct xc_reader *r);

/** xc_reader_count_in() - documents in one of the databases, from 0 */
size_t xc_reader_count_in(struct xc_reader *r, size_t database);

/** xc_reader_database() - from 0: which of the databases holds a document */
size_t xc_reader_database(const struct xc_reader *r, uint32_t docid);

/** xc_reader_docid() - the number in the reader of a document that has @own in its database */
uint32_t xc_reader_docid(const struct xc_reader *r, size_t database, uint32_t own);

/** xc_term_count() - in how many documents the term is; 0 also when that cannot be read */
size_t xc_term_count(struct xc_reader *r, struct str term);

struct xc_term {
    struct str text; /* without the prefix asked for */
    size_t count;    /* documents that have it */
};

struct xc_terms {
    struct xc_term *rows; /* sorted by bytes */
    size_t n;
    size_t cap;
};

/** xc_read_terms() - the terms that start with @prefix, at most @max */
cordial_status xc_read_terms(struct arena *mem, struct xc_reader *r, struct str prefix, size_t max,
                             struct xc_terms *out, cordial_error *err);

struct xc_docids {
    uint32_t *rows; /* ascending */
    size_t n;
    size_t cap;
};

/** xc_read_docids() - the documents that have a term, at most @max */
cordial_status xc_read_docids(struct arena *mem, struct xc_reader *r, struct str term, size_t max,
                              struct xc_docids *out, cordial_error *err);

struct xc_value {
    uint32_t docid;
    struct str value;
};

struct xc_values {
    struct xc_value *rows; /* ascending by docid; documents without a value are not there */
    size_t n;
    size_t cap;
};

/** xc_read_values() - a slot of all documents */
cordial_status xc_read_values(struct arena *mem, struct xc_reader *r, unsigned slot,
                              struct xc_values *out, cordial_error *err);

/** xc_read_value() - a slot of one document; "" when it has none */
cordial_status xc_read_value(struct arena *mem, struct xc_reader *r, uint32_t docid, unsigned slot,
                             struct str *out, cordial_error *err);

/** xc_read_meta() - a value of one of the databases, from 0; "" when there is none */
cordial_status xc_read_meta(struct arena *mem, struct xc_reader *r, size_t database, struct str key,
                            struct str *out, cordial_error *err);

/* Queries: plain trees, built by the caller in an arena */

enum xc_op {
    XC_TERM,   /* .term */
    XC_AND,    /* all of .rows */
    XC_OR,     /* any of .rows, weights added */
    XC_MAX,    /* any of .rows, the largest weight */
    XC_PHRASE, /* the terms of .rows side by side in this order */
    XC_NOT,    /* .rows[0] without the others */
    XC_FILTER, /* .rows[0] where all the others hold; they weigh nothing */
};

struct xc_query {
    enum xc_op op;
    struct str term;
    double scale; /* of the weight; 0 counts as 1 */
    const struct xc_query *const *rows;
    size_t n;
};

/* BM25's parameters (Robertson and Zaragoza 2009); those of Xapian's BM25Weight. */
struct xc_bm25 {
    double k1;
    double b;
    double min_normlen;
};

struct xc_search_options {
    size_t first;
    size_t n;
    size_t check_at_least; /* matches up to here are counted exactly */
    size_t only;           /* from 1: in this one of the databases; 0: in all */
    bool collapse;         /* of documents with equal values in collapse_slot only the best */
    unsigned collapse_slot;
    struct xc_bm25 bm25;
};

struct xc_hit {
    uint32_t docid;
    double weight;
};

struct xc_hits {
    struct xc_hit *rows; /* best first; equal weights by docid */
    size_t n;
    size_t total;     /* matches */
    bool total_exact; /* otherwise an estimate */
};

cordial_status xc_search(struct arena *mem, struct xc_reader *r, const struct xc_query *query,
                         const struct xc_search_options *options, struct xc_hits *out,
                         cordial_error *err);

#ifdef __cplusplus
}
#endif

#endif
