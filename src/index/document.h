/*
 * From an entry to the documents that stand for it in the databases. Knows the schema and
 * nothing of files and transactions.
 */
#ifndef INDEX_DOCUMENT_H
#define INDEX_DOCUMENT_H

#include "base/buf.h"
#include "entry/entry.h"
#include "xapian-c/xapian-c.h"

/* Keeps stemmers and scratch memory between documents. One per thread. */
struct document_maker;

struct document_maker *document_maker_open(void);
void document_maker_close(struct document_maker *m);

/* What goes into a database for one entry: all but the stamp. */
struct document {
    struct xc_doc *doc;
    struct buf card;
};

void document_done(struct document *d);

/**
 * document_of_entry() - the document for the database of the entry's audience
 *
 * Of a public entry it holds nothing that is for agents.
 *
 * @out: freed with document_done()
 */
void document_of_entry(struct document_maker *m, const struct entry *entry, struct document *out);

/** document_has_note() - does a public entry have anything for the agents' database? */
bool document_has_note(const struct entry *entry);

/** document_of_note() - of a public entry, the document for the agents' database */
void document_of_note(struct document_maker *m, const struct entry *entry, struct document *out);

#endif
